"""The pictures that a template hands out, each with the event's logo where there is one."""

from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.stills import MEMORY, SECONDS, WORK, StampRequest, Still
from cyclorama.steps.base import Makes, Offer, PictureId, StepContext, StepResult, StepType
from cyclorama.steps.logo_params import LogoParams


class PublishFramesWithLogoParams(LogoParams):
    """Without a logo the pictures are handed out as they are."""

    image_urls: Annotated[tuple[PictureId, ...], Field(min_length=1, max_length=100)]
    logo_url: Annotated[PictureId | None, Field(title="Logo, best with transparency")] = None


class PublishFramesWithLogo(StepType[PublishFramesWithLogoParams]):
    name: ClassVar = "publish_frames_with_logo"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 1800  # of up to a hundred pictures
    params = PublishFramesWithLogoParams
    offer: ClassVar = Offer(
        title="Publish pictures",
        summary="Hand several pictures out, each with the event's logo where there is one.",
        makes=Makes.IMAGE,
    )

    async def run(self, ctx: StepContext, params: PublishFramesWithLogoParams) -> StepResult:
        if params.logo_url is None:
            handed = list(params.image_urls)
            return StepResult({"media": handed[0], "all": [*handed]})
        kept: list[str] = []
        async with ctx.open(params.logo_url) as logo:
            for index, image in enumerate(params.image_urls):
                out = ctx.scratch(f"picture-{index + 1}.png")
                async with ctx.open(image) as source:
                    request = StampRequest(source=source, logo=logo, look=params.look, out=out)
                    result, made = await ctx.craft(
                        f"{WORK}:stamp_file", request, Still, memory=MEMORY, seconds=SECONDS
                    )
                kept.append(await ctx.keep(out, result.facts))
                ctx.progress((index + 1) / len(params.image_urls))
        return StepResult({"media": kept[0], "all": [*kept]}, made)
