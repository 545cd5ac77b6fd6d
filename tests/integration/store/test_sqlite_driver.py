"""What SQLAlchemy asks of a driver, of ours for SQLite."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError

from cyclorama.store.database import Database

_METADATA = sa.MetaData()
_THINGS = sa.Table(
    "things",
    _METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, unique=True),
)
MANY = 1000


@pytest.fixture
async def things(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'things.db'}")
    async with database.write() as transaction:
        await transaction.run_sync(_METADATA.create_all)
        await transaction.execute(
            sa.insert(_THINGS), [{"name": str(number)} for number in range(MANY)]
        )
    yield database
    await database.dispose()


async def test_many_rows_are_written_and_read(things: Database) -> None:
    async with things.read() as connection:
        found = await connection.execute(sa.select(_THINGS.c.name).order_by(_THINGS.c.id))
        assert found.scalars().all() == [str(number) for number in range(MANY)]
        assert (await connection.execute(sa.select(_THINGS).limit(0))).all() == []
        assert await connection.scalar(sa.select(sa.func.count()).select_from(_THINGS)) == MANY


async def test_what_a_statement_changed_is_counted_and_returned(things: Database) -> None:
    first = sa.insert(_THINGS).values(name="new")
    async with things.write() as transaction:
        made = await transaction.execute(first.returning(_THINGS.c.id))
        assert made.scalar_one() == MANY + 1
        plain = await transaction.execute(sa.insert(_THINGS).values(name="newer"))
        assert plain.inserted_primary_key == (MANY + 2,)
        gone = await transaction.execute(sa.delete(_THINGS).where(_THINGS.c.id > 10))
        assert gone.rowcount == MANY + 2 - 10


async def test_its_errors_are_sqlalchemys_and_leave_the_connection_fit_for_use(
    things: Database,
) -> None:
    async with things.write() as transaction:
        with pytest.raises(IntegrityError, match="UNIQUE"):
            async with transaction.begin_nested():
                await transaction.execute(sa.insert(_THINGS).values(name="7"))
        with pytest.raises(OperationalError, match="no such table"):
            await transaction.execute(sa.text("SELECT 1 FROM anything"))
        await transaction.execute(sa.insert(_THINGS).values(name="after all"))
    async with things.read() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(_THINGS)) == MANY + 1


async def test_results_of_one_connection_do_not_disturb_each_other(things: Database) -> None:
    async with things.read() as connection:
        first = await connection.execute(sa.select(_THINGS.c.id))
        second = await connection.execute(sa.select(_THINGS.c.name))
        assert len(first.all()) == len(second.all()) == MANY


async def test_connections_are_asked_at_once(things: Database) -> None:
    async def count() -> int | None:
        async with things.read() as connection:
            return await connection.scalar(sa.select(sa.func.count()).select_from(_THINGS))

    assert await asyncio.gather(*(count() for _ in range(40))) == [MANY] * 40
