"""Delete what a step in flight has made after its generation, prediction or refine was deleted."""

from datetime import timedelta

import sqlalchemy as sa

from cyclorama.generations.deleting import drop_media, made_by_predictions, made_by_refines
from cyclorama.kit.clock import Clock
from cyclorama.store.database import Database
from cyclorama.store.generation_tables import generations, predictions, refines
from cyclorama.store.tables import media

# No step goes on for so long after what it is for was deleted.
MEMORY = timedelta(days=2)


async def sweep_deleted_generations(database: Database, clock: Clock) -> None:
    since = clock() - MEMORY
    async with database.write() as transaction:
        gone = sa.select(generations.c.run_id).where(generations.c.deleted_at >= since)
        await drop_media(transaction, clock, media.c.run_id.in_(gone))
        made = [
            *await made_by_predictions(transaction, predictions.c.deleted_at >= since),
            *await made_by_refines(transaction, refines.c.deleted_at >= since),
        ]
        for start in range(0, len(made), 1_000):
            await drop_media(transaction, clock, media.c.id.in_(made[start : start + 1_000]))
