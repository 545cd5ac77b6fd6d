"""The durable queue: a job put into a transaction exists if and only if that transaction commits.

DBOS keeps its tables in our database, so an accepted run and the work that follows from it
are one commit: there is no moment between the two in which a crash could lose the work.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dbos import DBOS, DBOSClient, EnqueueOptions

from cyclorama.durable.lanes import POLL_SECONDS, STARTS_PER_SECOND, Lane, concurrency
from cyclorama.store.database import Transaction

APPLICATION = "cyclorama"
# Raised by hand when a job of the old form could not be carried out by the new code: a worker
# only takes jobs of its own version, so drain the queue before raising it.
COMPATIBILITY = "1"
WORKFLOW = "job"
NORMAL = 50
"""Priorities count from 1, the highest. Zero, which DBOS takes for higher still, is not ours."""
BACKGROUND = 1_000
"""Behind the steps of runs, for which somebody waits: those of a normal run have at most 500."""
_BATCH = 500


@dataclass(frozen=True)
class Job:
    """One piece of work. A job whose `id` is known already is not queued again."""

    id: str
    kind: str
    lane: Lane
    payload: Mapping[str, str] = field(default_factory=dict)
    priority: int = NORMAL
    delay_seconds: float = 0


class Queue:
    """The sending side, for any process: it needs no code of the work itself."""

    def __init__(self, database_url: str) -> None:
        self._client = DBOSClient(
            system_database_url=database_url, application_name=APPLICATION, lazy=True
        )

    async def put(self, transaction: Transaction, job: Job) -> None:
        """Queue `job` as a part of `transaction`."""
        options: EnqueueOptions = {
            "workflow_name": WORKFLOW,
            "queue_name": job.lane.value,
            "workflow_id": job.id,
            "priority": job.priority,
            "app_version": COMPATIBILITY,
        }
        if job.delay_seconds > 0:
            options["delay_seconds"] = job.delay_seconds
        await transaction.run_sync(
            lambda connection: self._client.enqueue_in_transaction(
                connection, options, job.kind, dict(job.payload)
            )
        )

    async def cancel(self, job_ids: Iterable[str]) -> None:
        """Cancel jobs that wait or run; a running one is told within half a second."""
        if ids := list(job_ids):
            await self._client.cancel_workflows_async(ids)

    async def given_up(self, since: datetime) -> list[str]:
        """The jobs queued after `since` that the queue will not try again although they did
        not succeed."""
        found = await self._client.list_workflows_async(
            status=["ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"],
            start_time=since.isoformat(),
            load_input=False,
            load_output=False,
        )
        return [workflow.workflow_id for workflow in found]

    async def forget(self, before: datetime) -> None:
        """Delete what is known of jobs that were queued before then and have ended."""
        while True:
            ended = await self._client.list_workflows_async(
                status=["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"],
                end_time=before.isoformat(),
                limit=_BATCH,
                load_input=False,
                load_output=False,
            )
            if not ended:
                return
            await self._client.delete_workflows_async([job.workflow_id for job in ended])

    async def check(self) -> None:
        """Raise when the queue cannot be reached."""
        await self._client.check_connection_async()

    async def close(self) -> None:
        await asyncio.to_thread(self._client.destroy)


def prepare(database_url: str) -> None:
    """Create or upgrade the queue's tables. Run before any process uses them."""
    DBOS.migrate(database_url)


def set_lanes(database_url: str, processes: int) -> None:
    """Write down how each lane is worked. For a worker, before it starts: it polls with the
    settings that it finds in the database."""
    client = DBOSClient(system_database_url=database_url, application_name=APPLICATION)
    try:
        for lane in Lane:
            client.register_queue(
                lane.value,
                worker_concurrency=concurrency(lane, processes),
                limiter=(
                    {"limit": STARTS_PER_SECOND[lane], "period": 1.0}
                    if lane in STARTS_PER_SECOND
                    else None
                ),
                polling_interval_sec=POLL_SECONDS[lane],
                on_conflict="always_update",
            )
    finally:
        client.destroy()
