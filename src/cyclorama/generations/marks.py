"""What callers say of generations and predictions afterwards."""

from datetime import datetime

import sqlalchemy as sa

from cyclorama.generations.views import PredictionView
from cyclorama.store.database import Transaction
from cyclorama.store.generation_tables import generations, predictions


async def mark_revised(
    transaction: Transaction, generation_id: str, revised: bool, now: datetime
) -> None:
    await transaction.execute(
        sa.update(generations)
        .where(generations.c.run_id == generation_id)
        .values(revised=revised, updated_at=now)
    )


async def mark_favourite(
    transaction: Transaction, prediction_id: str, favourite: bool, now: datetime
) -> None:
    await transaction.execute(
        sa.update(predictions)
        .where(predictions.c.id == prediction_id)
        .values(favourite=favourite, updated_at=now)
    )


async def select(transaction: Transaction, chosen: PredictionView, now: datetime) -> None:
    """Of its generation this one is selected, and no other."""
    this = predictions.c.id == chosen.id
    await transaction.execute(
        sa.update(predictions)
        .where(predictions.c.generation_id == chosen.generation_id, predictions.c.selected != this)
        .values(selected=this, updated_at=now)
    )
