"""Delete a run of a template: what it made is gone at once, and what it still does is stopped."""

import sqlalchemy as sa

from cyclorama.durable.queue import Queue
from cyclorama.kit.clock import Clock
from cyclorama.production.cancel import jobs_of
from cyclorama.production.locked_run import LockedRun
from cyclorama.store.database import Database, Transaction
from cyclorama.store.tables import media, runs, template_runs
from cyclorama.templates.runs import TemplateRuns
from cyclorama.webhooks import outbox


async def delete_template_run(
    database: Database, queue: Queue, clock: Clock, account_id: str, run_id: str
) -> None:
    """Links to its files are dead from now on; the retention sweep deletes the blobs. A run that
    goes on is cancelled, and gives back what it has not spent. Nothing more is told of it.

    Raises NotFound.
    """
    jobs: list[str] = []
    async with database.write() as transaction:
        await TemplateRuns(transaction, account_id, clock).delete(run_id)
        run = await LockedRun.lock(transaction, queue, clock, run_id)
        if not run.state.is_terminal:
            await run.cancel()
            jobs = await jobs_of(transaction, run_id)
        await _delete_media(transaction, clock, media.c.run_id == run_id)
        await outbox.withdraw(transaction, clock, sa.select(runs.c.id).where(runs.c.id == run_id))
    await queue.cancel(jobs)


async def _delete_media(
    transaction: Transaction, clock: Clock, which: sa.ColumnElement[bool]
) -> None:
    await transaction.execute(
        sa.update(media).where(which, media.c.deleted_at.is_(None)).values(deleted_at=clock())
    )


async def sweep_deleted(database: Database, clock: Clock) -> None:
    """Delete what a step in flight has made after its run was deleted."""
    deleted = sa.select(template_runs.c.run_id).where(template_runs.c.deleted_at.is_not(None))
    async with database.write() as transaction:
        await _delete_media(transaction, clock, media.c.run_id.in_(deleted))
