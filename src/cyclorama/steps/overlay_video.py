"""One clip upon another: nine layouts, with the transparency that the upper one has."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.clips import MEMORY, SECONDS, WORK, Filmed, OverlayRequest, OverlaySound
from cyclorama.steps.base import ClipId, Makes, Offer, Params, StepContext, StepResult, StepType
from cyclorama.video.layout import Layout


class OverlayVideoParams(Params):
    """The clips below are joined. The overlay begins with them and is gone when it ends, unless it
    is repeated."""

    video_urls: Annotated[
        tuple[ClipId, ...], Field(title="Clips below", min_length=1, max_length=10)
    ]
    overlay_url: Annotated[ClipId, Field(title="Clip above")]
    layout: Annotated[Layout, Field(title="Side and size of the clip above")] = Layout.LEFT_SMALL
    sound: Annotated[OverlaySound, Field(title="Which of them is heard")] = OverlaySound.BOTH
    repeat: Annotated[bool, Field(title="Play the clip above again until those below end")] = False


class OverlayVideo(StepType[OverlayVideoParams]):
    name: ClassVar = "overlay_video"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 1800
    params = OverlayVideoParams
    offer: ClassVar = Offer(
        title="Overlay video",
        summary="Lay a clip, such as a person who was cut out, upon other clips.",
        makes=Makes.VIDEO,
        credits=10,
    )

    async def run(self, ctx: StepContext, params: OverlayVideoParams) -> StepResult:
        out = ctx.scratch("overlay.mp4")
        async with AsyncExitStack() as files:
            sources = [await files.enter_async_context(ctx.open(one)) for one in params.video_urls]
            request = OverlayRequest(
                sources=tuple(sources),
                overlay=await files.enter_async_context(ctx.open(params.overlay_url)),
                layout=params.layout,
                sound=params.sound,
                repeat=params.repeat,
                out=out,
            )
            result, made = await ctx.craft(
                f"{WORK}:overlay_file", request, Filmed, memory=MEMORY, seconds=SECONDS
            )
        media = await ctx.keep(out, result.facts)
        return StepResult({"media": media, "all": [media], "remarks": list(result.remarks)}, made)
