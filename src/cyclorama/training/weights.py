"""Weights that were trained for a subject, a product or a style of an account."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.engines.data_set import Learned
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.store.generation_tables import weights


@dataclass(frozen=True)
class TrainedWeights:
    """`address`: where the trainer keeps the file, if it is not here."""

    id: str
    learned: Learned
    entity_id: str
    trigger: str
    base_model: str
    address: str | None
    training_id: str | None
    created_at: datetime


class Weights:
    """Those of one account."""

    def __init__(self, connection: AsyncConnection, account_id: str) -> None:
        self._connection = connection
        self._account_id = account_id

    async def of(self, learned: Learned, entity_id: str) -> TrainedWeights | None:
        """The latest that know this thing."""
        return (await self.among(learned, [entity_id])).get(entity_id)

    async def among(
        self, learned: Learned, entity_ids: Collection[str]
    ) -> dict[str, TrainedWeights]:
        """The latest of each of these things that has any, by its id."""
        found = await self._connection.execute(
            sa.select(weights)
            .where(
                weights.c.account_id == self._account_id,
                weights.c.entity_kind == learned.value,
                weights.c.entity_id.in_(list(entity_ids)),
                weights.c.deleted_at.is_(None),
            )
            .order_by(weights.c.created_at, weights.c.id)
        )
        return {row.entity_id: weights_view(row) for row in found}

    async def add(
        self,
        clock: Clock,
        *,
        learned: Learned,
        entity_id: str,
        trigger: str,
        base_model: str,
        address: str | None,
        training_id: str | None,
    ) -> str:
        """Within a transaction. Gives the id of the new weights."""
        weights_id = new_id()
        await self._connection.execute(
            sa.insert(weights).values(
                id=weights_id,
                account_id=self._account_id,
                entity_kind=learned.value,
                entity_id=entity_id,
                trigger=trigger,
                base_model=base_model,
                address=address,
                training_id=training_id,
                created_at=clock(),
            )
        )
        return weights_id


def weights_view(row: sa.Row[Any]) -> TrainedWeights:
    return TrainedWeights(
        id=row.id,
        learned=Learned(row.entity_kind),
        entity_id=row.entity_id,
        trigger=row.trigger,
        base_model=row.base_model,
        address=row.address,
        training_id=row.training_id,
        created_at=row.created_at,
    )
