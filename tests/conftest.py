"""What many tests need: a fresh database of each kind, the queue in it, and a clock."""

import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from cyclorama.durable.queue import Queue, prepare
from cyclorama.kit.ids import new_id
from cyclorama.store.database import Database
from cyclorama.store.migrate import migrate
from postgres_server import private_postgres
from settable_clock import SettableClock


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: some tests do little but wait for the servers they started."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A private server: `f"{postgres_url}/{name}"` is a database in it."""
    with private_postgres() as url:
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and prepared file, to be copied."""
    file = tmp_path_factory.mktemp("template") / "template.db"
    migrate(f"sqlite:///{file}")
    prepare(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> str:
    """The name of a migrated and prepared database, to be copied."""
    with psycopg.connect(f"{postgres_url}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE template")
    migrate(f"{postgres_url}/template")
    prepare(f"{postgres_url}/template")
    return "template"


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a database is, or can be, without any table in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        yield from _postgres_database(request.getfixturevalue("postgres_url"), "template0")


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database with all tables, those of the queue too."""
    if request.param == "sqlite":
        file = tmp_path / "cyclorama.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
    else:
        template = request.getfixturevalue("postgres_template")
        yield from _postgres_database(request.getfixturevalue("postgres_url"), template)


@pytest.fixture
def new_postgres_url(postgres_url: str) -> Iterator[str]:
    """A fresh database without any table."""
    yield from _postgres_database(postgres_url, "template0")


@pytest.fixture(scope="session")
def open_postgres_database(postgres_url: str) -> Callable[[], AbstractContextManager[str]]:
    """Gives one each time, for tests that share it. A fixture of a module or package that is asked
    for here would be the same one for all of them."""
    return lambda: contextmanager(_postgres_database)(postgres_url, "template0")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.dispose()


@pytest.fixture
async def queue(database_url: str) -> AsyncIterator[Queue]:
    opened = Queue(database_url)
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


def _postgres_database(server: str, template: str) -> Iterator[str]:
    name = f"test_{new_id()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        # As files: through the log, all of its pages would be written twice.
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
    yield f"{server}/{name}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
