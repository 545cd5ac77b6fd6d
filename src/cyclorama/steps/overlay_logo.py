"""Put a logo on a picture."""

from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.stills import MEMORY, SECONDS, WORK, StampRequest, Still
from cyclorama.steps.base import Makes, Offer, PictureId, StepContext, StepResult, StepType
from cyclorama.steps.logo_params import LogoParams


class OverlayLogoParams(LogoParams):
    image_url: Annotated[PictureId, Field(title="Picture")]
    logo_url: Annotated[PictureId, Field(title="Logo, best with transparency")]


class OverlayLogo(StepType[OverlayLogoParams]):
    name: ClassVar = "overlay_logo"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 600
    params = OverlayLogoParams
    offer: ClassVar = Offer(
        title="Overlay logo",
        summary="Put a logo in a corner of a picture, or in its middle.",
        makes=Makes.IMAGE,
    )

    async def run(self, ctx: StepContext, params: OverlayLogoParams) -> StepResult:
        out = ctx.scratch("picture.png")
        async with ctx.open(params.image_url) as source, ctx.open(params.logo_url) as logo:
            request = StampRequest(source=source, logo=logo, look=params.look, out=out)
            result, made = await ctx.craft(
                f"{WORK}:stamp_file", request, Still, memory=MEMORY, seconds=SECONDS
            )
        media = await ctx.keep(out, result.facts)
        return StepResult({"media": media, "all": [media]}, made)
