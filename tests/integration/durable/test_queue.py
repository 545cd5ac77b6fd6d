from datetime import timedelta

import pytest
import sqlalchemy as sa
from dbos import DBOSClient

from cyclorama.durable.lanes import Lane
from cyclorama.durable.queue import APPLICATION, Job, Queue, set_lanes
from cyclorama.kit.clock import system_clock
from cyclorama.store.database import Database


async def waiting(database: Database) -> dict[str, tuple[str, int]]:
    """The jobs that wait, with their lane and priority."""
    table = "dbos.workflow_status" if not database.is_sqlite else "workflow_status"
    async with database.read() as connection:
        rows = await connection.execute(
            sa.text(f"SELECT workflow_uuid, queue_name, priority FROM {table}")
        )
        return {row[0]: (row[1], row[2]) for row in rows}


async def end(database: Database, job_id: str, status: str) -> None:
    table = "dbos.workflow_status" if not database.is_sqlite else "workflow_status"
    async with database.write() as transaction:
        await transaction.execute(
            sa.text(f"UPDATE {table} SET status = :status WHERE workflow_uuid = :id"),
            {"status": status, "id": job_id},
        )


async def test_a_job_is_queued_with_the_transaction(database: Database, queue: Queue):
    async with database.write() as transaction:
        await queue.put(transaction, Job("a:1", "step", Lane.CPU, {"x": "1"}, priority=7))

    assert await waiting(database) == {"a:1": ("cpu", 7)}


async def test_a_job_is_not_queued_when_the_transaction_fails(database: Database, queue: Queue):
    async def fail() -> None:
        async with database.write() as transaction:
            await queue.put(transaction, Job("a:1", "step", Lane.CPU))
            raise RuntimeError("changed my mind")

    with pytest.raises(RuntimeError, match="changed my mind"):
        await fail()

    assert await waiting(database) == {}


async def test_a_job_that_is_known_is_not_queued_again(database: Database, queue: Queue):
    for lane in (Lane.CPU, Lane.CPU):
        async with database.write() as transaction:
            await queue.put(transaction, Job("a:1", "step", lane))

    assert len(await waiting(database)) == 1


async def test_jobs_that_were_given_up_are_found(database: Database, queue: Queue):
    async with database.write() as transaction:
        for name in ("fine", "broken", "poison", "cancelled"):
            await queue.put(transaction, Job(name, "step", Lane.CPU))
    await end(database, "broken", "ERROR")
    await end(database, "poison", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
    await queue.cancel(["cancelled"])

    found = await queue.given_up(system_clock() - timedelta(hours=1))

    assert sorted(found) == ["broken", "poison"]
    assert await queue.given_up(system_clock() + timedelta(hours=1)) == []


async def test_jobs_that_ended_long_ago_are_forgotten(database: Database, queue: Queue):
    async with database.write() as transaction:
        for name in ("done", "waits"):
            await queue.put(transaction, Job(name, "step", Lane.CPU))
    await end(database, "done", "SUCCESS")

    await queue.forget(system_clock() - timedelta(hours=1))
    assert set(await waiting(database)) == {"done", "waits"}
    await queue.forget(system_clock() + timedelta(hours=1))

    assert set(await waiting(database)) == {"waits"}


def test_no_more_callbacks_than_promised_are_begun_a_second(database_url: str):
    set_lanes(database_url, 4)

    client = DBOSClient(system_database_url=database_url, application_name=APPLICATION)
    try:
        limiters = {lane: client.retrieve_queue(lane.value).limiter for lane in Lane}
    finally:
        client.destroy()
    assert limiters.pop(Lane.WEBHOOK) == {"limit": 50, "period": 1.0}
    assert set(limiters.values()) == {None}
