"""Within a transaction: take generations, predictions and refines away from their readers."""

from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa
from pydantic import JsonValue

from cyclorama.durable.queue import Queue
from cyclorama.kit.clock import Clock
from cyclorama.media.usage import USED
from cyclorama.production.cancel import jobs_of
from cyclorama.production.locked_run import LockedRun
from cyclorama.steps.take import Take
from cyclorama.store.database import Transaction
from cyclorama.store.generation_tables import generations, predictions, refines, takes
from cyclorama.store.tables import media, steps


class Deleting:
    """`jobs`: to be cancelled once the transaction is committed."""

    def __init__(self, transaction: Transaction, queue: Queue, clock: Clock) -> None:
        self._transaction = transaction
        self._queue = queue
        self._now = clock()
        self._clock = clock
        self.jobs: list[str] = []

    async def generations(self, generation_ids: Collection[str]) -> None:
        """With their predictions, and all that their runs have made or taken in."""
        if not generation_ids:
            return
        ids = list(generation_ids)
        of_them = predictions.c.generation_id.in_(ids)
        await self.refines(refines.c.prediction_id.in_(sa.select(predictions.c.id).where(of_them)))
        await self._mark(predictions, of_them)
        await self._mark(generations, generations.c.run_id.in_(ids))
        for run_id in sorted(ids):
            await self._stop(run_id)
        await self._drop_media(media.c.run_id.in_(ids))

    async def predictions(self, prediction_ids: Collection[str]) -> None:
        """With their refines; the rest of their generations goes on."""
        if not prediction_ids:
            return
        these = predictions.c.id.in_(list(prediction_ids))
        await self.refines(refines.c.prediction_id.in_(list(prediction_ids)))
        made = await made_by_predictions(self._transaction, these)
        await self._mark(predictions, these)
        await self._drop_media(media.c.id.in_(made))

    async def refines(self, which: sa.ColumnElement[bool]) -> None:
        """Refines of what they made have no source any more. `which`: on `refines`."""
        found = await self._transaction.execute(
            sa.select(refines.c.id, refines.c.run_id).where(which, refines.c.deleted_at.is_(None))
        )
        rows = found.all()
        if not rows:
            return
        ids = [row.id for row in rows]
        await self._transaction.execute(
            sa.update(refines)
            .where(refines.c.source_refine_id.in_(ids))
            .values(source_refine_id=None)
        )
        these = refines.c.id.in_(ids)
        await self._mark(refines, these)
        for run_id in sorted(row.run_id for row in rows if row.run_id == row.id):
            await self._stop(run_id)
        made = await made_by_refines(self._transaction, these)
        await self._drop_media(media.c.id.in_(made))

    async def _stop(self, run_id: str) -> None:
        """A run that goes on is cancelled, and gives back what it has not spent."""
        run = await LockedRun.lock(self._transaction, self._queue, self._clock, run_id)
        if not run.state.is_terminal:
            await run.cancel()
            self.jobs += await jobs_of(self._transaction, run_id)

    async def _mark(self, table: sa.Table, which: sa.ColumnElement[bool]) -> None:
        await self._transaction.execute(
            sa.update(table).where(which, table.c.deleted_at.is_(None)).values(deleted_at=self._now)
        )

    async def _drop_media(self, which: sa.ColumnElement[bool]) -> None:
        await drop_media(self._transaction, self._clock, which)


async def drop_media(transaction: Transaction, clock: Clock, which: sa.ColumnElement[bool]) -> None:
    """Delete files, but none that the studio's library or a revision shows."""
    await transaction.execute(
        sa.update(media)
        .where(
            which,
            media.c.deleted_at.is_(None),
            *(media.c.id.not_in(used) for used in USED),
        )
        .values(deleted_at=clock())
    )


async def made_by_predictions(transaction: Transaction, which: sa.ColumnElement[bool]) -> set[str]:
    """The files of these predictions, and of all their takes. `which`: on `predictions`."""
    made = await transaction.scalars(
        sa.select(steps.c.outputs)
        .join(
            predictions,
            (predictions.c.generation_id == steps.c.run_id) & (predictions.c.step_id == steps.c.id),
        )
        .where(which)
    )
    tried = await transaction.scalars(
        sa.select(takes.c.data)
        .join(
            predictions,
            (predictions.c.generation_id == takes.c.run_id)
            & (predictions.c.step_id == takes.c.step_id),
        )
        .where(which)
    )
    return _media_in(made) | {one for data in tried for one in Take.model_validate(data).files}


async def made_by_refines(transaction: Transaction, which: sa.ColumnElement[bool]) -> set[str]:
    """The files of these refines. `which`: on `refines`."""
    made = await transaction.scalars(
        sa.select(steps.c.outputs)
        .join(refines, (refines.c.run_id == steps.c.run_id) & (refines.c.step_id == steps.c.id))
        .where(which)
    )
    return _media_in(made)


def _media_in(outputs: Iterable[Mapping[str, JsonValue] | None]) -> set[str]:
    """The files that steps have made, as far as they have."""
    made = ((one or {}).get("media") for one in outputs)
    return {media_id for media_id in made if isinstance(media_id, str)}
