"""Delete a refine: its picture is gone at once, and what it still does is stopped."""

from collections.abc import Collection

import sqlalchemy as sa

from cyclorama.durable.queue import Queue
from cyclorama.errors import Conflict
from cyclorama.generations.deleting import Deleting
from cyclorama.generations.deletion import SHOWN
from cyclorama.generations.reading import Generations
from cyclorama.kit.clock import Clock
from cyclorama.shots.usage import refines_used_by_revision
from cyclorama.store.database import Database
from cyclorama.store.generation_tables import refines


async def delete_refine(
    database: Database, queue: Queue, clock: Clock, account_ids: Collection[str], refine_id: str
) -> None:
    """Refines of its picture stay, and name no source any more.

    Raises NotFound, Forbidden; Conflict where a revision of a shot shows it.
    """
    async with database.write() as transaction:
        await Generations(transaction, account_ids).refine(refine_id)
        # Whoever puts it into a revision locks it, too: one of the two comes first.
        this = sa.select(refines.c.id).where(refines.c.id == refine_id)
        await transaction.execute(this.with_for_update())
        if await refines_used_by_revision(transaction, [refine_id]):
            raise Conflict(f"The refine cannot be deleted. {SHOWN}")
        deleting = Deleting(transaction, queue, clock)
        await deleting.refines(refines.c.id == refine_id)
    await queue.cancel(deleting.jobs)
