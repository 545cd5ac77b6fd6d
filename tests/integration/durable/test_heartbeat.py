import asyncio
import os
import sys
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from cyclorama.durable.heartbeat import MISSES, Heartbeat
from cyclorama.durable.lanes import Lane
from cyclorama.store.database import Database
from cyclorama.store.tables import executors
from settable_clock import SettableClock

INTERVAL = 5.0


class Recovery:
    """Notes whose work is to be taken over; `done` says whether nothing is left of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.done = True

    def __call__(self, executor_id: str) -> bool:
        self.asked.append(executor_id)
        return self.done


@pytest.fixture
def recovery() -> Recovery:
    return Recovery()


@pytest.fixture
def heartbeat(database_url: str, clock: SettableClock, recovery: Recovery) -> Iterator[Heartbeat]:
    """Registered but not started: the test beats itself."""
    beating = Heartbeat(database_url, "me", [Lane.CPU], clock, INTERVAL, recovery)
    beating.register()
    yield beating
    beating.stop()


async def insert(database: Database, clock: SettableClock, executor_id: str, host: str, pid: int):
    async with database.write() as transaction:
        await transaction.execute(
            sa.insert(executors).values(
                id=executor_id, host=host, pid=pid, lanes=[], started_at=clock(), seen_at=clock()
            )
        )


async def known(database: Database) -> dict[str, tuple[str, object]]:
    async with database.read() as connection:
        rows = await connection.execute(sa.select(executors))
        return {row.id: (row.host, row.seen_at) for row in rows}


async def test_a_beat_says_that_the_executor_lives(heartbeat, database, clock):
    clock.advance(7)

    heartbeat.beat()

    assert (await known(database))["me"][1] == clock()


async def test_one_that_missed_its_beats_is_taken_over_and_forgotten(
    heartbeat, database, clock, recovery
):
    await insert(database, clock, "elsewhere", "another machine", 1)
    clock.advance(MISSES * INTERVAL)
    heartbeat.beat()
    assert recovery.asked == []

    clock.advance(1)
    heartbeat.beat()

    assert recovery.asked == ["elsewhere"]
    assert set(await known(database)) == {"me"}


async def test_one_of_this_machine_whose_process_is_gone_is_taken_over_at_once(
    heartbeat, database, clock, recovery
):
    gone = await asyncio.create_subprocess_exec(sys.executable, "-c", "")
    await gone.wait()
    here = (await known(database))["me"][0]
    await insert(database, clock, "gone", here, gone.pid)
    await insert(database, clock, "alive", here, os.getppid())

    heartbeat.beat()

    assert recovery.asked == ["gone"]


async def test_the_dead_are_remembered_until_nothing_of_theirs_is_left(
    heartbeat, database, clock, recovery
):
    await insert(database, clock, "dead", "another machine", 1)
    clock.advance(MISSES * INTERVAL + 1)
    recovery.done = False
    heartbeat.beat()
    recovery.done = True
    heartbeat.beat()
    heartbeat.beat()

    assert recovery.asked == ["dead", "dead"]
