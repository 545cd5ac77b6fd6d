"""What to say of an object that the caller's accounts do not have: that it is another's, or that
nobody has it. Nothing else is ever told of it."""

from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import CycloramaError, Forbidden, NotFound
from cyclorama.store.generation_tables import generations, predictions, refines

NOT_ENOUGH = "Not enough permissions"


class Thing(StrEnum):
    GENERATION = "generation"
    PREDICTION = "prediction"
    REFINE = "refine"


_PLACES = {
    Thing.GENERATION: (generations, generations.c.run_id),
    Thing.PREDICTION: (predictions, predictions.c.id),
    Thing.REFINE: (refines, refines.c.id),
}


async def not_here(connection: AsyncConnection, thing: Thing, its_id: str) -> CycloramaError:
    """The error to be raised for an object that was not found among the caller's accounts:
    Forbidden where another account has it, else NotFound; a deleted one nobody has."""
    table, key = _PLACES[thing]
    there = await connection.scalar(
        sa.select(sa.literal(1)).where(key == its_id, table.c.deleted_at.is_(None))
    )
    return Forbidden(NOT_ENOUGH) if there else NotFound(f"There is no {thing} {its_id}.")
