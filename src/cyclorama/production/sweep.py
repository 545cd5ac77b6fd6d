"""What no transaction could do: end runs that took too long or whose work was given up, and
forget what is no longer needed."""

from datetime import timedelta

import sqlalchemy as sa
import structlog

from cyclorama.durable.queue import Queue
from cyclorama.errors import CycloramaError, DeadlineExceeded
from cyclorama.kit.clock import Clock
from cyclorama.production.cancel import jobs_of
from cyclorama.production.locked_run import LockedRun, run_of_job
from cyclorama.production.states import RunState
from cyclorama.store.database import Database
from cyclorama.store.idempotency import KEEP_KEYS, forget_keys
from cyclorama.store.tables import runs

# Jobs that were given up are looked for so far back: longer than a sweep is ever late.
MEMORY = timedelta(days=2)

log = structlog.get_logger()


class Sweeper:
    def __init__(self, database: Database, queue: Queue, clock: Clock, run_seconds: float) -> None:
        self._database = database
        self._queue = queue
        self._clock = clock
        self._run_time = timedelta(seconds=run_seconds)

    async def sweep(self) -> None:
        for run_id in await self._overdue():
            await self._end(
                run_id,
                DeadlineExceeded(
                    f"The run took longer than {self._run_time.total_seconds():.0f} s."
                ),
            )
        for run_id in await self._given_up():
            await self._end(
                run_id, CycloramaError("The work was tried several times and given up.")
            )

    async def forget(self) -> None:
        """Delete what nobody will ask for any more: old idempotency keys, jobs that have ended."""
        # A finished job is kept as long as a key, so that its id still stops a second one.
        before = self._clock() - KEEP_KEYS
        async with self._database.write() as transaction:
            await forget_keys(transaction, before)
        await self._queue.forget(before)

    async def _overdue(self) -> list[str]:
        async with self._database.read() as connection:
            found = await connection.execute(
                sa.select(runs.c.id).where(
                    runs.c.state == RunState.RUNNING.value,
                    runs.c.started_at < self._clock() - self._run_time,
                )
            )
            return list(found.scalars())

    async def _given_up(self) -> list[str]:
        jobs = await self._queue.given_up(self._clock() - MEMORY)
        run_ids = {run_id for job in jobs if (run_id := run_of_job(job)) is not None}
        if not run_ids:
            return []
        async with self._database.read() as connection:
            found = await connection.execute(
                sa.select(runs.c.id).where(
                    runs.c.id.in_(run_ids),
                    runs.c.state.in_([RunState.QUEUED.value, RunState.RUNNING.value]),
                )
            )
            return list(found.scalars())

    async def _end(self, run_id: str, error: CycloramaError) -> None:
        async with self._database.write() as transaction:
            run = await LockedRun.lock(transaction, self._queue, self._clock, run_id)
            if run.state.is_terminal:
                return
            await run.fail(error)
            jobs = await jobs_of(transaction, run_id)
        await self._queue.cancel(jobs)
        log.warning("run.ended_by_sweep", run=run_id, code=error.code)
