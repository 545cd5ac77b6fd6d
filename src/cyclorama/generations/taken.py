"""How far a prediction is that is made in takes, and what each of them was judged to be."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import NotFound
from cyclorama.generations.reading import Generations
from cyclorama.generations.takes import Taking
from cyclorama.generations.views import PredictionView
from cyclorama.production.takes import takes_of
from cyclorama.steps.take import Take, best_of
from cyclorama.store.generation_tables import generations, predictions


@dataclass(frozen=True)
class Taken:
    prediction: PredictionView
    taking: Taking
    takes: Sequence[Take]

    @property
    def best(self) -> Take | None:
        return best_of(self.takes)


async def taken(
    connection: AsyncConnection, account_ids: Collection[str], prediction_id: str
) -> Taken:
    """Raises NotFound, for what another account has too, and for a prediction that is not made in
    takes."""
    found = await Generations(connection, account_ids).predictions_among([prediction_id])
    if prediction_id not in found:
        raise _not_here(prediction_id)
    prediction = found[prediction_id]
    details = await connection.scalar(
        sa.select(generations.c.details).where(generations.c.run_id == prediction.generation_id)
    )
    taking = Taking.read(details or {})
    if taking is None:
        raise _not_here(prediction_id)
    takes = await takes_of(connection, prediction.generation_id, prediction.step_id)
    return Taken(prediction, taking, takes)


async def owner_of(connection: AsyncConnection, prediction_id: str) -> str:
    """The account of a prediction, for who may see it without being known. Raises NotFound."""
    account_id = await connection.scalar(
        sa.select(predictions.c.account_id).where(
            predictions.c.id == prediction_id, predictions.c.deleted_at.is_(None)
        )
    )
    if account_id is None:
        raise _not_here(prediction_id)
    return str(account_id)


def _not_here(prediction_id: str) -> NotFound:
    return NotFound(f"There is no shot {prediction_id} that is made in takes.")
