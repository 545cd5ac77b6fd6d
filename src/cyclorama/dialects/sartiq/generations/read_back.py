"""Generations, predictions and refines, read back in the dialect's words."""

import asyncio
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.dialects.sartiq.answers.generation import (
    GenerationPublic,
    GenerationsPublic,
    GenerationStats,
)
from cyclorama.dialects.sartiq.answers.media import Files
from cyclorama.dialects.sartiq.answers.prediction import PredictionPublic, PredictionsPublic
from cyclorama.dialects.sartiq.answers.refine import RefinePublic, RefinesPublic
from cyclorama.dialects.sartiq.call import Call
from cyclorama.dialects.sartiq.enums import PredictionStatus
from cyclorama.dialects.sartiq.files.files_of import files_of
from cyclorama.dialects.sartiq.generations.forms import (
    generation_answer,
    prediction_answer,
    refine_answer,
)
from cyclorama.dialects.sartiq.states import generation_status, prediction_status
from cyclorama.generations.reading import Generations
from cyclorama.generations.refine_list import refine_ids
from cyclorama.generations.views import GenerationView, PredictionView, RefineView
from cyclorama.generations.wanted import Wanted
from cyclorama.media.links import Links


class Reader:
    """Reads what the caller's accounts have; links are signed anew at every reading.

    Whatever is asked for by its id raises Forbidden where another account has it, and NotFound
    where nobody does. A list takes the same few queries however long it is.
    """

    def __init__(
        self, connection: AsyncConnection, account_ids: Collection[str], links: Links
    ) -> None:
        self._connection = connection
        self._account_ids = account_ids
        self._links = links
        self._kept = Generations(connection, account_ids)

    async def generation(self, generation_id: str) -> GenerationPublic:
        return (await self._generations([await self._kept.get(generation_id)]))[0]

    async def generations(self, wanted: Wanted, *, skip: int, limit: int) -> list[GenerationPublic]:
        """A page, the newest first."""
        return await self._generations(await self._kept.listed(wanted, offset=skip, limit=limit))

    async def count(self, wanted: Wanted) -> int:
        """How many generations there are on all pages."""
        return await self._kept.count(wanted)

    async def generations_among(self, generation_ids: Sequence[str]) -> list[GenerationPublic]:
        """Those of these that are there, each once, in this order."""
        return await self._generations(await self._kept.among(generation_ids))

    async def stats(self, generation_id: str) -> GenerationStats:
        found = await self._kept.get(generation_id)
        statuses = [prediction_status(one.making.state) for one in found.predictions]
        latest = max(found.predictions, key=lambda one: (one.updated_at, one.number), default=None)
        return GenerationStats(
            id=found.id,
            status=generation_status(found.state),
            total=len(statuses),
            completed=statuses.count(PredictionStatus.COMPLETED),
            error=statuses.count(PredictionStatus.ERROR),
            latest_prediction_status=latest and prediction_status(latest.making.state),
        )

    async def prediction(self, prediction_id: str) -> PredictionPublic:
        return (await self._predictions([await self._kept.prediction(prediction_id)]))[0]

    async def predictions(
        self, *, favourite: bool | None, skip: int, limit: int
    ) -> PredictionsPublic:
        found, count = await self._kept.predictions(favourite=favourite, offset=skip, limit=limit)
        return PredictionsPublic(data=await self._predictions(found), count=count)

    async def refine(self, refine_id: str) -> RefinePublic:
        return (await self._refines([await self._kept.refine(refine_id)]))[0]

    async def refines_among(self, refine_ids: Sequence[str]) -> list[RefinePublic]:
        """Those of these that are there, each once, in this order."""
        found = await self._kept.refines_among(refine_ids)
        return await self._refines(
            [found[one] for one in dict.fromkeys(refine_ids) if one in found]
        )

    async def refines(self, *, skip: int, limit: int) -> RefinesPublic:
        """All of them, the newest first."""
        found, count = await refine_ids(
            self._connection, self._account_ids, offset=skip, limit=limit
        )
        return RefinesPublic(data=await self.refines_among(found), count=count)

    async def refines_of(self, prediction_id: str, *, skip: int, limit: int) -> RefinesPublic:
        """Of one prediction, the oldest first."""
        found = (await self._kept.prediction(prediction_id)).refines
        return RefinesPublic(data=await self._refines(found[skip : skip + limit]), count=len(found))

    async def _generations(self, views: Sequence[GenerationView]) -> list[GenerationPublic]:
        files = await self._files(_named(views))
        return [generation_answer(one, files) for one in views]

    async def _predictions(self, views: Sequence[PredictionView]) -> list[PredictionPublic]:
        files = await self._files(_named_by_predictions(views))
        return [prediction_answer(one, files) for one in views]

    async def _refines(self, views: Sequence[RefineView]) -> list[RefinePublic]:
        files = await self._files(one.making.media_id for one in views)
        return [refine_answer(one, files) for one in views]

    async def _files(self, named: Iterable[str | None]) -> Files:
        return await files_of(self._connection, self._account_ids, named, self._links)


@asynccontextmanager
async def reading(call: Call, account_ids: Collection[str]) -> AsyncIterator[Reader]:
    """A reader of what these accounts have."""
    async with call.services.database.read() as connection:
        yield Reader(connection, account_ids, call.services.links)


async def page_of_generations(
    call: Call, account_ids: Collection[str], wanted: Wanted, *, skip: int, limit: int
) -> GenerationsPublic:
    """A page, the newest first, and how many there are in all. To count them takes about as long
    as to read some, so that both are done at once, each on a connection of its own."""

    async def count() -> int:
        async with reading(call, account_ids) as reader:
            return await reader.count(wanted)

    async def read() -> list[GenerationPublic]:
        async with reading(call, account_ids) as reader:
            return await reader.generations(wanted, skip=skip, limit=limit)

    total, data = await asyncio.gather(count(), read())
    return GenerationsPublic(data=data, count=total)


def _named(views: Iterable[GenerationView]) -> Iterator[str | None]:
    for one in views:
        for media_ids in one.inputs.values():
            yield from media_ids
        yield from _named_by_predictions(one.predictions)


def _named_by_predictions(views: Iterable[PredictionView]) -> Iterator[str | None]:
    for one in views:
        yield one.making.media_id
        for refine in one.refines:
            yield refine.making.media_id
