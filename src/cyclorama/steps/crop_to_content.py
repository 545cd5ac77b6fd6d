"""Cut off what is empty around a picture's content."""

from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.stills import MEMORY, SECONDS, WORK, Still, TrimRequest
from cyclorama.steps.base import Makes, Offer, Params, PictureId, StepContext, StepResult, StepType


class CropToContentParams(Params):
    image_url: Annotated[PictureId, Field(title="Picture, transparent or plain at its border")]
    padding: Annotated[
        float, Field(title="Room on each side, of the content's longer edge", ge=0, le=0.5)
    ] = 0.0


class CropToContent(StepType[CropToContentParams]):
    name: ClassVar = "crop_to_content"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 600
    params = CropToContentParams
    offer: ClassVar = Offer(
        title="Crop to content",
        summary="Cut off what is transparent, or of one colour, around a picture's content.",
        makes=Makes.IMAGE,
    )

    async def run(self, ctx: StepContext, params: CropToContentParams) -> StepResult:
        """Raises InvalidInput for a picture with nothing in it."""
        out = ctx.scratch("picture.png")
        async with ctx.open(params.image_url) as source:
            request = TrimRequest(source=source, padding=params.padding, out=out)
            result, made = await ctx.craft(
                f"{WORK}:trim_file", request, Still, memory=MEMORY, seconds=SECONDS
            )
        media = await ctx.keep(out, result.facts)
        return StepResult({"media": media, "all": [media], "remarks": list(result.remarks)}, made)
