"""Cancel a run: its end is written first, then the work in flight is stopped."""

import sqlalchemy as sa

from cyclorama.durable.queue import Queue
from cyclorama.errors import Conflict
from cyclorama.kit.clock import Clock
from cyclorama.production.locked_run import LockedRun
from cyclorama.production.reading import Runs
from cyclorama.store.database import Database, Transaction
from cyclorama.store.tables import steps


async def cancel_run(
    database: Database, queue: Queue, clock: Clock, account_id: str, run_id: str
) -> None:
    """Raises NotFound; Conflict when the run has ended already."""
    async with database.write() as transaction:
        await Runs(transaction, account_id).get(run_id)
        run = await LockedRun.lock(transaction, queue, clock, run_id)
        if run.state.is_terminal:
            raise Conflict(f"The run has ended already: it is {run.state}.")
        await run.cancel()
        jobs = await jobs_of(transaction, run_id)
    await queue.cancel(jobs)


async def jobs_of(transaction: Transaction, run_id: str) -> list[str]:
    """The jobs of a run's steps that may be waiting or running."""
    found = await transaction.execute(
        sa.select(steps.c.job)
        .distinct()
        .where(steps.c.run_id == run_id, steps.c.outputs.is_(None), steps.c.job.is_not(None))
    )
    return list(found.scalars())
