"""Make a picture of an exact size from words alone."""

from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import Edge
from cyclorama.engines.picturing import MakeImageRequest
from cyclorama.scenery.brief import Brief
from cyclorama.steps.base import Params, StepContext, StepResult, StepType


class MakePictureParams(Params):
    """`size`: width and height in pixels. `brief` says as data what the prompt says in words."""

    prompt: Annotated[str, Field(max_length=20_000)] = ""
    brief: Brief = Brief()
    size: tuple[Edge, Edge]
    model: Annotated[str, Field(max_length=100)] = ""


class MakePicture(StepType[MakePictureParams]):
    name: ClassVar = "make_picture"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 300  # the engine's own deadline, and waiting for a free child
    params = MakePictureParams

    async def run(self, ctx: StepContext, params: MakePictureParams) -> StepResult:
        width, height = params.size
        wish = MakeImageRequest(
            prompt=params.prompt,
            brief=params.brief,
            width=width,
            height=height,
            out=ctx.scratch("picture.png"),
        )
        result, made = await ctx.engines.make_image(wish)
        media = await ctx.keep(wish.out, result.facts)
        return StepResult({"media": media, "remarks": list(result.remarks)}, made)
