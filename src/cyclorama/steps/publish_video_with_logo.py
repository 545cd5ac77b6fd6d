"""The clip that a template hands out: its clips end to end, with the event's logo on them."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.clips import MEMORY, SECONDS, WORK, Filmed, JoinRequest
from cyclorama.imaging.canvas import Ratio
from cyclorama.steps.base import ClipId, Makes, Offer, PictureId, StepContext, StepResult, StepType
from cyclorama.steps.logo_params import LogoParams
from cyclorama.steps.opened import opened
from cyclorama.video.format import Transition


class PublishVideoWithLogoParams(LogoParams):
    """Without `aspect_ratio` the frame is that of the first clip. A single clip to which nothing
    is to be done is handed out as it is."""

    video_urls: Annotated[tuple[ClipId, ...], Field(min_length=1, max_length=20)]
    logo_url: Annotated[PictureId | None, Field(title="Logo, best with transparency")] = None
    transition: Transition = Transition.CUT
    aspect_ratio: Ratio | None = None


class PublishVideoWithLogo(StepType[PublishVideoWithLogoParams]):
    name: ClassVar = "publish_video_with_logo"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 1800
    params = PublishVideoWithLogoParams
    offer: ClassVar = Offer(
        title="Publish video",
        summary="Put clips end to end, with the event's logo on them where there is one.",
        makes=Makes.VIDEO,
    )

    async def run(self, ctx: StepContext, params: PublishVideoWithLogoParams) -> StepResult:
        out = ctx.scratch("video.mp4")
        async with AsyncExitStack() as files:
            sources = [await files.enter_async_context(ctx.open(one)) for one in params.video_urls]
            logo = await opened(ctx, files, params.logo_url)
            request = JoinRequest(
                sources=tuple(sources),
                transition=params.transition,
                ratio=params.aspect_ratio,
                logo=logo,
                look=params.look,
                out=out,
            )
            result, made = await ctx.craft(
                f"{WORK}:join_file", request, Filmed, memory=MEMORY, seconds=SECONDS
            )
        media = params.video_urls[0] if result.unchanged else await ctx.keep(out, result.facts)
        return StepResult({"media": media, "all": [media], "remarks": list(result.remarks)}, made)
