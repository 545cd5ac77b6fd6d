"""Put several pictures together in one: the first is the main one, the others go with it."""

from contextlib import AsyncExitStack
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

SWAPPED = " Keep the face of the first picture's person, and put it on the person of the others."


class CreateElementsParams(Params):
    """`brief` says as data what the prompt says in words. `swap_faces` is asked of engines in
    words; the draft engine keeps each face with its person."""

    image_urls: Annotated[tuple[PictureId, ...], Field(min_length=1, max_length=10)]
    prompt: Annotated[str, Field(max_length=20_000)] = ""
    brief: Brief = Brief()
    aspect_ratio: Ratio = Ratio.R1X1
    quantity: Annotated[int, Field(ge=1, le=4)] = 1
    swap_faces: bool = False
    edge: Edge = 1536


class CreateElements(StepType[CreateElementsParams]):
    name: ClassVar = "create_elements"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 900  # of up to four pictures, and waiting for a free child
    params = CreateElementsParams
    offer: ClassVar = Offer(
        title="Create from elements",
        summary="Put the subjects of several photos together in one new picture.",
        makes=Makes.IMAGE,
        outputs=("url", "urls", "subject", "backdrop"),
        credits=10,
    )

    async def run(self, ctx: StepContext, params: CreateElementsParams) -> StepResult:
        size = fit_size(params.aspect_ratio, params.edge)
        async with AsyncExitStack() as files:
            sources = [
                await files.enter_async_context(ctx.open(image)) for image in params.image_urls
            ]
            wish = EditImageRequest(
                prompt=params.prompt + SWAPPED if params.swap_faces else params.prompt,
                brief=params.brief,
                width=size.width,
                height=size.height,
                out=ctx.scratch("picture.png"),
                sources=tuple(sources),
            )
            return await keep_pictures(ctx, wish, params.quantity, ctx.engines.edit_image)
