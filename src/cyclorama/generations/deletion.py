"""Delete generations and predictions: what they made is gone at once, and what still works
on them is stopped. Blobs go later, by the retention sweep.

What a revision of a shot shows is kept: it can be deleted only after the revision.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from cyclorama.durable.queue import Queue
from cyclorama.errors import Conflict
from cyclorama.generations.deleting import Deleting
from cyclorama.generations.reading import Generations
from cyclorama.kit.clock import Clock
from cyclorama.shots.usage import used_by_revision
from cyclorama.store.database import Database, Transaction
from cyclorama.store.generation_tables import predictions

SHOWN = "It is shown by a revision of a shot: delete that first."
LAST = "It is the last prediction of its generation: delete the generation instead."


@dataclass(frozen=True)
class Deleted:
    """`failed`: the ids that stay, each with a sentence that says why."""

    predictions: Sequence[str] = ()
    generations: Sequence[str] = ()
    failed: Sequence[tuple[str, str]] = ()


class Deletion:
    """Of what the accounts have. Each method is a transaction of its own, and raises Forbidden for
    what another account has, and NotFound for what nobody has."""

    def __init__(
        self, database: Database, queue: Queue, clock: Clock, account_ids: Collection[str]
    ) -> None:
        self._database = database
        self._queue = queue
        self._clock = clock
        self._account_ids = account_ids

    async def generation(self, generation_id: str) -> None:
        """With all its predictions and their refines. Raises Conflict where one is shown."""
        async with self._database.write() as transaction:
            found = await Generations(transaction, self._account_ids).get(generation_id)
            if await used_by_revision(transaction, [one.id for one in found.predictions]):
                raise Conflict(f"A prediction of the generation cannot be deleted. {SHOWN}")
            deleting = Deleting(transaction, self._queue, self._clock)
            await deleting.generations([generation_id])
        await self._queue.cancel(deleting.jobs)

    async def prediction(self, prediction_id: str) -> None:
        """With its refines. Raises Conflict for the last one of a generation, and for one that is
        shown."""
        done = await self._predictions([prediction_id], whole_generations=False)
        if not done.failed:
            return
        _, reason = done.failed[0]
        async with self._database.read() as connection:
            await Generations(connection, self._account_ids).prediction(prediction_id)
        raise Conflict(reason)

    async def predictions(self, prediction_ids: Sequence[str]) -> Deleted:
        """Those that can be deleted. A generation of which none would be left goes with them."""
        return await self._predictions(list(dict.fromkeys(prediction_ids)), whole_generations=True)

    async def _predictions(self, asked: Sequence[str], *, whole_generations: bool) -> Deleted:
        async with self._database.write() as transaction:
            mine = await self._locked(transaction, asked)
            shown = await used_by_revision(transaction, mine)
            failed = [(one, SHOWN) for one in asked if one in shown]
            failed += [(one, f"There is no prediction {one}.") for one in asked if one not in mine]
            going = [one for one in asked if one in mine and one not in shown]
            empty = await _emptied(transaction, {mine[one] for one in going}, going)
            if not whole_generations:
                failed += [(one, LAST) for one in going if mine[one] in empty]
                going = [one for one in going if mine[one] not in empty]
                empty = []
            deleting = Deleting(transaction, self._queue, self._clock)
            await deleting.generations(empty)
            await deleting.predictions([one for one in going if mine[one] not in empty])
        await self._queue.cancel(deleting.jobs)
        return Deleted(going, empty, failed)

    async def _locked(self, transaction: Transaction, asked: Iterable[str]) -> dict[str, str]:
        """The generations of those predictions that are the accounts', with all their predictions
        locked: two who delete one each must not leave none."""
        found = await transaction.execute(
            sa.select(predictions.c.id, predictions.c.generation_id).where(
                predictions.c.id.in_(list(asked)),
                predictions.c.account_id.in_(list(self._account_ids)),
            )
        )
        generation_of = {row.id: row.generation_id for row in found}
        there = await transaction.execute(
            sa.select(predictions.c.id)
            .where(
                predictions.c.generation_id.in_(set(generation_of.values())),
                predictions.c.deleted_at.is_(None),
            )
            .order_by(predictions.c.id)
            .with_for_update()
        )
        return {one: generation_of[one] for one in there.scalars() if one in generation_of}


async def _emptied(
    transaction: Transaction, generation_ids: Collection[str], going: Collection[str]
) -> list[str]:
    """The generations of which no prediction would be left."""
    found = await transaction.execute(
        sa.select(predictions.c.generation_id)
        .distinct()
        .where(
            predictions.c.generation_id.in_(list(generation_ids)),
            predictions.c.deleted_at.is_(None),
            predictions.c.id.not_in(list(going)),
        )
    )
    return sorted(set(generation_ids) - set(found.scalars()))
