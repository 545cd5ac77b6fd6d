"""Delete what a step in flight has made after its generation, prediction or refine was deleted."""

from datetime import timedelta

import sqlalchemy as sa

from cyclorama.generations.deleting import drop_media, media_in
from cyclorama.kit.clock import Clock
from cyclorama.production.states import StepState
from cyclorama.store.database import Database
from cyclorama.store.generation_tables import generations, predictions, refines
from cyclorama.store.tables import media, steps

# No step goes on for so long after what it is for was deleted.
MEMORY = timedelta(days=2)


async def sweep_deleted_generations(database: Database, clock: Clock) -> None:
    since = clock() - MEMORY
    async with database.write() as transaction:
        gone = sa.select(generations.c.run_id).where(generations.c.deleted_at >= since)
        await drop_media(transaction, clock, media.c.run_id.in_(gone))
        late = await transaction.execute(
            sa.select(steps.c.outputs)
            .join(
                predictions,
                (predictions.c.generation_id == steps.c.run_id)
                & (predictions.c.step_id == steps.c.id),
            )
            .where(predictions.c.deleted_at >= since, _made())
            .union_all(
                sa.select(steps.c.outputs)
                .join(
                    refines,
                    (refines.c.run_id == steps.c.run_id) & (refines.c.step_id == steps.c.id),
                )
                .where(refines.c.deleted_at >= since, _made())
            )
        )
        made = [one for (outputs,) in late for one in media_in(outputs)]
        for start in range(0, len(made), 1_000):
            await drop_media(transaction, clock, media.c.id.in_(made[start : start + 1_000]))


def _made() -> sa.ColumnElement[bool]:
    return steps.c.state == StepState.SUCCEEDED.value
