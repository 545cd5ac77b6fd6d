"""Delete a refine: its picture is gone at once, and what it still does is stopped."""

from collections.abc import Collection

import sqlalchemy as sa

from cyclorama.durable.queue import Queue
from cyclorama.errors import Conflict
from cyclorama.generations.reading import Generations
from cyclorama.kit.clock import Clock
from cyclorama.production.cancel import jobs_of
from cyclorama.production.locked_run import LockedRun
from cyclorama.store.database import Database
from cyclorama.store.generation_tables import refines
from cyclorama.store.studio_tables import shot_images
from cyclorama.store.tables import media


async def delete_refine(
    database: Database, queue: Queue, clock: Clock, account_ids: Collection[str], refine_id: str
) -> None:
    """Refines of its picture stay, and name no source any more.

    Raises NotFound, Forbidden; Conflict where a revision of a shot uses it.
    """
    jobs: list[str] = []
    async with database.write() as transaction:
        refine = await Generations(transaction, account_ids).refine(refine_id)
        used = sa.select(sa.literal(1)).where(shot_images.c.refine_id == refine_id).limit(1)
        if await transaction.scalar(used):
            raise Conflict("A revision of a shot uses this refine, so it cannot be deleted.")
        now = clock()
        await transaction.execute(
            sa.update(refines).where(refines.c.id == refine_id).values(deleted_at=now)
        )
        await transaction.execute(
            sa.update(refines)
            .where(refines.c.source_refine_id == refine_id)
            .values(source_refine_id=None)
        )
        if refine.run_id == refine.id:  # a run of its own
            run = await LockedRun.lock(transaction, queue, clock, refine.run_id)
            if not run.state.is_terminal:
                await run.cancel()
                jobs = await jobs_of(transaction, run.id)
        made_by = f"run/{refine.run_id}/{refine.step_id}/"
        await transaction.execute(
            sa.update(media)
            .where(
                media.c.run_id == refine.run_id,
                media.c.origin_key.startswith(made_by, autoescape=True),
                media.c.deleted_at.is_(None),
            )
            .values(deleted_at=now)
        )
    await queue.cancel(jobs)
