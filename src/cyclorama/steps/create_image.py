"""Make a picture from words alone."""

from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import Edge
from cyclorama.engines.picturing import MakeImageRequest
from cyclorama.imaging.canvas import Ratio, fit_size
from cyclorama.scenery.brief import Brief
from cyclorama.steps.base import Makes, Offer, Params, StepContext, StepResult, StepType
from cyclorama.steps.pictured import keep_pictures


class CreateImageParams(Params):
    """`brief` says as data what the prompt says in words. What the picture shows comes first in
    the prompt: engines that only draw read no further than its first sentence for it."""

    prompt: Annotated[str, Field(max_length=20_000)] = ""
    brief: Brief = Brief()
    aspect_ratio: Ratio = Ratio.R1X1
    quantity: Annotated[int, Field(ge=1, le=4)] = 1
    edge: Edge = 1536


class CreateImage(StepType[CreateImageParams]):
    name: ClassVar = "create_image"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 900  # of up to four pictures, and waiting for a free child
    params = CreateImageParams
    offer: ClassVar = Offer(
        title="Create an image",
        summary="Make a picture of a thing or a place from words.",
        makes=Makes.IMAGE,
        outputs=("url", "urls", "subject", "backdrop"),
        credits=10,
    )

    async def run(self, ctx: StepContext, params: CreateImageParams) -> StepResult:
        size = fit_size(params.aspect_ratio, params.edge)
        wish = MakeImageRequest(
            prompt=params.prompt,
            brief=params.brief,
            width=size.width,
            height=size.height,
            out=ctx.scratch("picture.png"),
        )
        return await keep_pictures(ctx, wish, params.quantity, ctx.engines.make_image)
