"""Say in a sentence what a picture shows."""

from typing import ClassVar

from cyclorama.durable.lanes import Lane
from cyclorama.engines.captioning import MEMORY, SECONDS, WORK, Captioned, CaptionOf, CaptionRequest
from cyclorama.steps.base import Params, PictureId, StepContext, StepResult, StepType


class CaptionImageParams(Params):
    image: PictureId
    preset: CaptionOf = CaptionOf.PRODUCT


class CaptionImage(StepType[CaptionImageParams]):
    """Its outputs are `text`, and `sure`: 0..1, how far what it is of may be trusted."""

    name: ClassVar = "caption_image"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 300
    params = CaptionImageParams

    async def run(self, ctx: StepContext, params: CaptionImageParams) -> StepResult:
        async with ctx.open(params.image) as source:
            captioned, made = await ctx.craft(
                f"{WORK}:caption_file",
                CaptionRequest(source=source, preset=params.preset),
                Captioned,
                memory=MEMORY,
                seconds=SECONDS,
            )
        return StepResult({"text": captioned.text, "sure": captioned.sure}, made)
