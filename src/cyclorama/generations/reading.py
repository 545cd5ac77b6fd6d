"""Read generations with their predictions and refines, of several accounts at once.

A list takes the same few queries however long it is.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.generations.elsewhere import Thing, not_here
from cyclorama.generations.records import INPUTS
from cyclorama.generations.rows import (
    GENERATIONS,
    PREDICTIONS,
    REFINES,
    generation_of,
    prediction_of,
    refine_of,
)
from cyclorama.generations.views import GenerationView, PredictionView, RefineView
from cyclorama.generations.wanted import Wanted
from cyclorama.production.states import StepState
from cyclorama.store.generation_tables import generations, predictions, refines
from cyclorama.store.one_of import one_of
from cyclorama.store.tables import steps

_INGEST = "ingest"
_IN_ORDER = (predictions.c.generation_id, predictions.c.number)


class Generations:
    """Those of the accounts that the caller sees. What is deleted is not there.

    `get`, `prediction` and `refine` raise Forbidden for what another account has, and NotFound
    for what nobody has.
    """

    def __init__(self, connection: AsyncConnection, account_ids: Collection[str]) -> None:
        self._connection = connection
        self._account_ids = list(account_ids)

    async def get(self, generation_id: str) -> GenerationView:
        found = await self.among([generation_id])
        if not found:
            raise await self._not_here(Thing.GENERATION, generation_id)
        return found[0]

    async def among(self, generation_ids: Sequence[str]) -> list[GenerationView]:
        """Those of these that are there, each once, in this order."""
        found = await self._read(one_of(generations.c.run_id, generation_ids))
        by_id = {one.id: one for one in found}
        return [by_id[one] for one in dict.fromkeys(generation_ids) if one in by_id]

    async def listed(self, wanted: Wanted, *, offset: int, limit: int) -> list[GenerationView]:
        """A page, the newest first."""
        return await self._read(*wanted.conditions(), offset=offset, limit=limit)

    async def count(self, wanted: Wanted) -> int:
        """How many there are on all pages."""
        total = await self._connection.scalar(
            sa.select(sa.func.count())
            .select_from(generations)
            .where(self._own(generations), *wanted.conditions())
        )
        return int(total or 0)

    async def prediction(self, prediction_id: str) -> PredictionView:
        found = await self._predictions(predictions.c.id == prediction_id)
        if not found:
            raise await self._not_here(Thing.PREDICTION, prediction_id)
        return found[0]

    async def predictions(
        self, *, favourite: bool | None = None, offset: int, limit: int
    ) -> tuple[list[PredictionView], int]:
        """A page, the newest first, and how many there are in all."""
        chosen = [] if favourite is None else [predictions.c.favourite == favourite]
        total = await self._connection.scalar(
            sa.select(sa.func.count())
            .select_from(predictions)
            .where(self._own(predictions), *chosen)
        )
        newest = (
            predictions.c.created_at.desc(),
            predictions.c.generation_id.desc(),
            predictions.c.number,
        )
        found = await self._predictions(*chosen, order=newest, offset=offset, limit=limit)
        return found, int(total or 0)

    async def refine(self, refine_id: str) -> RefineView:
        found = await self._refines(refines.c.id == refine_id)
        if not found:
            raise await self._not_here(Thing.REFINE, refine_id)
        return found[0]

    async def refines_among(self, refine_ids: Collection[str]) -> dict[str, RefineView]:
        """Those of these that are there, by id."""
        return {one.id: one for one in await self._refines(one_of(refines.c.id, refine_ids))}

    async def predictions_among(self, prediction_ids: Collection[str]) -> dict[str, PredictionView]:
        """Those of these that are there, by id."""
        found = await self._predictions(one_of(predictions.c.id, prediction_ids))
        return {one.id: one for one in found}

    async def _read(
        self, *conditions: sa.ColumnElement[bool], offset: int = 0, limit: int | None = None
    ) -> list[GenerationView]:
        found = await self._connection.execute(
            GENERATIONS.where(self._own(generations), *conditions)
            .order_by(generations.c.created_at.desc(), generations.c.run_id.desc())
            .offset(offset)
            .limit(limit)
        )
        rows = found.all()
        ids = [row.run_id for row in rows]
        of_generation: defaultdict[str, list[PredictionView]] = defaultdict(list)
        # Without the accounts, which are those of the generations: SQLite would rather walk
        # through all that the accounts have.
        for one in await self._predictions(one_of(predictions.c.generation_id, ids), own=False):
            of_generation[one.generation_id].append(one)
        taken = await self._taken_in([row.run_id for row in rows if _by_steps(row.details)])
        return [generation_of(row, of_generation[row.run_id], taken) for row in rows]

    async def _predictions(
        self,
        *conditions: sa.ColumnElement[bool],
        own: bool = True,
        order: Sequence[sa.ColumnElement[Any]] = _IN_ORDER,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[PredictionView]:
        found = await self._connection.execute(
            PREDICTIONS.where(
                self._own(predictions) if own else predictions.c.deleted_at.is_(None), *conditions
            )
            .order_by(*order)
            .offset(offset)
            .limit(limit)
        )
        rows = found.all()
        of_prediction: defaultdict[str, list[RefineView]] = defaultdict(list)
        ids = [row.id for row in rows]
        for one in await self._refines(one_of(refines.c.prediction_id, ids), own=False):
            of_prediction[one.prediction_id].append(one)
        return [prediction_of(row, of_prediction[row.id]) for row in rows]

    async def _refines(
        self, *conditions: sa.ColumnElement[bool], own: bool = True
    ) -> list[RefineView]:
        found = await self._connection.execute(
            REFINES.where(
                self._own(refines) if own else refines.c.deleted_at.is_(None), *conditions
            )
        )
        return [refine_of(row) for row in found]

    async def _taken_in(self, run_ids: list[str]) -> dict[tuple[str, str], str]:
        """The media that steps of these runs have taken in, by run and step."""
        if not run_ids:
            return {}
        found = await self._connection.execute(
            sa.select(steps.c.run_id, steps.c.id, steps.c.outputs).where(
                one_of(steps.c.run_id, run_ids),
                steps.c.type == _INGEST,
                steps.c.state == StepState.SUCCEEDED.value,
            )
        )
        return {(row.run_id, row.id): str(row.outputs["media"]) for row in found}

    async def _not_here(self, thing: Thing, its_id: str) -> Exception:
        return await not_here(self._connection, thing, its_id)

    def _own(self, table: sa.Table) -> sa.ColumnElement[bool]:
        return table.c.account_id.in_(self._account_ids) & table.c.deleted_at.is_(None)


def _by_steps(details: Mapping[str, Any]) -> bool:
    return any("step" in one for sources in details.get(INPUTS, {}).values() for one in sources)
