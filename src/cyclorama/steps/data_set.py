"""Judge prepared photos as a set, and show them: a contact sheet, and a report on their quality."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.data_set import (
    MOST_PHOTOS,
    SHEET_MEMORY,
    SHEET_SECONDS,
    WORK,
    JudgedSet,
    JudgeSetRequest,
    Learned,
    PreparedPhoto,
    SetPhoto,
)
from cyclorama.errors import InvalidInput
from cyclorama.steps.base import Params, PictureId, StepContext, StepResult, StepType


class PreparedParams(Params):
    """What `prepare_photo` made of the photo of that number; nothing where it failed."""

    number: int
    media: PictureId | None = None
    prepared: PreparedPhoto | None = None


class DataSetParams(Params):
    learned: Learned
    trigger: Annotated[str, Field(min_length=1, max_length=100)]
    photos: Annotated[tuple[PreparedParams, ...], Field(min_length=1, max_length=MOST_PHOTOS)]


class DataSet(StepType[DataSetParams]):
    """Its outputs: `media` is the contact sheet, `report` the report; `verdict` and `findings` are
    on the set, `photos` on each photo."""

    name: ClassVar = "data_set"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 600
    params = DataSetParams

    async def run(self, ctx: StepContext, params: DataSetParams) -> StepResult:
        """Raises InvalidInput where no photo could be prepared."""
        there = {
            one.number: (one.media, one.prepared)
            for one in params.photos
            if one.media is not None and one.prepared is not None
        }
        if not there:
            raise InvalidInput(
                "None of the photos could be taken in; what is wrong stands with each of them."
            )
        sheet, page = ctx.scratch("contact-sheet.png"), ctx.scratch("report.png")
        async with AsyncExitStack() as files:
            photos = [
                SetPhoto(
                    number=number,
                    file=await files.enter_async_context(ctx.open(media)),
                    prepared=prepared,
                )
                for number, (media, prepared) in sorted(there.items())
            ]
            request = JudgeSetRequest(
                learned=params.learned,
                trigger=params.trigger,
                photos=tuple(photos),
                lost=len(params.photos) - len(photos),
                sheet=sheet,
                report=page,
            )
            judged, made = await ctx.craft(
                f"{WORK}:judge_set_file",
                request,
                JudgedSet,
                memory=SHEET_MEMORY,
                seconds=SHEET_SECONDS,
            )
        shown = await ctx.keep(sheet, judged.sheet_facts)
        reported = await ctx.keep(page, judged.report_facts)
        return StepResult(
            {
                "media": shown,
                "report": reported,
                "all": [shown, reported],
                "verdict": judged.verdict.value,
                "findings": list(judged.findings),
                "photos": [
                    {**photo.model_dump(mode="json"), "media": there[photo.number][0]}
                    for photo in judged.photos
                ],
            },
            made,
        )
