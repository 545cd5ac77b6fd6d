"""Make a new picture from a photo: its subject in another scene, or treated another way."""

from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import Edge
from cyclorama.engines.picturing import EditImageRequest
from cyclorama.imaging.canvas import Ratio, fit_size
from cyclorama.scenery.brief import Brief
from cyclorama.steps.base import (
    Makes,
    Offer,
    Params,
    PictureId,
    StepContext,
    StepResult,
    StepType,
)
from cyclorama.steps.pictured import keep_pictures


class Image2ImageParams(Params):
    """`brief` says as data what the prompt says in words. `option` names a way or a model, for
    engines that have several, and `creativity_strength` how far the picture may leave the photo.
    """

    image_url: PictureId
    prompt: Annotated[str, Field(max_length=20_000)] = ""
    brief: Brief = Brief()
    aspect_ratio: Ratio = Ratio.R1X1
    quantity: Annotated[int, Field(ge=1, le=4)] = 1
    option: Annotated[str, Field(max_length=100)] = ""
    creativity_strength: Annotated[int, Field(ge=1, le=10)] = 5
    edge: Edge = 1536


class Image2Image(StepType[Image2ImageParams]):
    name: ClassVar = "image_2_image"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 900  # of up to four pictures, and waiting for a free child
    params = Image2ImageParams
    offer: ClassVar = Offer(
        title="Image to image",
        summary="Show the subject of a photo in a new scene, or treated in another style.",
        makes=Makes.IMAGE,
        outputs=("url", "urls", "subject", "backdrop"),
        credits=10,
    )

    async def run(self, ctx: StepContext, params: Image2ImageParams) -> StepResult:
        size = fit_size(params.aspect_ratio, params.edge)
        async with ctx.open(params.image_url) as source:
            wish = EditImageRequest(
                prompt=params.prompt,
                brief=params.brief,
                width=size.width,
                height=size.height,
                out=ctx.scratch("picture.png"),
                sources=(source,),
            )
            return await keep_pictures(ctx, wish, params.quantity, ctx.engines.edit_image)
