"""Make a photo fit to be trained on: cropped to its subject, captioned and judged."""

from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.data_set import (
    PHOTO_MEMORY,
    PHOTO_SECONDS,
    WORK,
    Captions,
    Learned,
    PreparedPhoto,
    PreparePhotoRequest,
)
from cyclorama.steps.base import Params, PictureId, StepContext, StepResult, StepType


class PreparePhotoParams(Params):
    photo: PictureId
    learned: Learned
    trigger: Annotated[str, Field(min_length=1, max_length=100)]
    crop: bool = True
    captions: Captions = Captions.MEASURED
    words: Annotated[str, Field(max_length=1000)] = ""


class PreparePhoto(StepType[PreparePhotoParams]):
    """Its output `prepared` is the `PreparedPhoto`, without the facts of its file."""

    name: ClassVar = "prepare_photo"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 600
    params = PreparePhotoParams

    async def run(self, ctx: StepContext, params: PreparePhotoParams) -> StepResult:
        """Raises InvalidInput for a photo that is too small to be trained on."""
        out = ctx.scratch("photo.png")
        async with ctx.open(params.photo) as source:
            request = PreparePhotoRequest(
                source=source,
                learned=params.learned,
                trigger=params.trigger,
                crop=params.crop,
                captions=params.captions,
                words=params.words,
                out=out,
            )
            prepared, made = await ctx.craft(
                f"{WORK}:prepare_photo_file",
                request,
                PreparedPhoto,
                memory=PHOTO_MEMORY,
                seconds=PHOTO_SECONDS,
            )
        media = await ctx.keep(out, prepared.facts)
        told = prepared.model_dump(mode="json", exclude={"facts"})
        return StepResult({"media": media, "prepared": told}, made)
