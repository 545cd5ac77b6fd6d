"""Bring a database to the newest form of the tables."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from cyclorama.store.database import prepare_sqlite, with_driver

_LOCK = 7_214_011_853  # any number, as long as every process of ours takes the same


def migrate(url: str) -> None:
    """Upgrade the database at `url` to the newest revision; it may be empty or up to date.

    `url` as for `Database`. Any number of processes may call this at the same time.
    """
    with only_one(url):
        upgrade(url)


@contextmanager
def only_one(url: str) -> Iterator[None]:
    """Hold this while preparing the database: other processes wait until it is let go.

    It ends with the process that holds it, however that ends. It cannot be nested.
    """
    engine = sa.create_engine(with_driver(url), poolclass=sa.NullPool)
    if url.startswith("sqlite"):
        # Not the database's own lock: the first switch to WAL fails at once when another
        # process is faster, whatever the busy timeout says.
        file = Path(str(engine.url.database))
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.with_name(f"{file.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    else:
        with engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(sa.select(sa.func.pg_advisory_lock(_LOCK)))
            yield


def upgrade(url: str, revision: str = "head") -> None:
    """Upgrade to `revision` in one transaction, for a caller that holds `only_one`."""
    with _transaction(url) as connection:
        command.upgrade(_config(connection), revision)


def downgrade(url: str, revision: str) -> None:
    """Go back to `revision`, or to an empty database by `base`."""
    with only_one(url), _transaction(url) as connection:
        command.downgrade(_config(connection), revision)


def revisions(url: str) -> tuple[str | None, str]:
    """The revision that the database is at, None for an empty one, and the newest there is.

    Changes nothing.
    """
    engine = sa.create_engine(with_driver(url), poolclass=sa.NullPool)
    with engine.connect() as connection:
        newest = ScriptDirectory.from_config(_config(connection)).get_current_head()
        assert newest is not None
        return MigrationContext.configure(connection).get_current_revision(), newest


@contextmanager
def _transaction(url: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(with_driver(url), poolclass=sa.NullPool)
    if url.startswith("sqlite"):
        prepare_sqlite(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", "cyclorama.store:migrations")
    config.attributes["connection"] = connection
    return config
