"""Make a clip from a first frame, and perhaps a last one."""

from contextlib import AsyncExitStack
from typing import ClassVar, Literal

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import MakeVideoRequest
from cyclorama.imaging.canvas import Ratio
from cyclorama.steps.base import Params, StepContext, StepResult, StepType
from cyclorama.steps.opened import opened
from cyclorama.video.format import clip_size
from cyclorama.video.motion import Motion
from cyclorama.video.prompt import read_motion


class MakeVideoParams(Params):
    """`motion`, where it is given, goes before what the words of `prompt` say."""

    first: str
    last: str | None = None
    prompt: str = ""
    motion: Motion | None = None
    seconds: Literal[5, 10] = 5
    ratio: Ratio = Ratio.R9X16
    name: str = "clip"


class MakeVideo(StepType[MakeVideoParams]):
    name: ClassVar = "make_video"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 900  # the engine's own deadline, and waiting for a free child
    params = MakeVideoParams

    async def run(self, ctx: StepContext, params: MakeVideoParams) -> StepResult:
        out = ctx.scratch(f"{params.name}.mp4")
        read = read_motion(params.prompt)
        motion, motion_from = read.motion, "prompt" if read.found else "default"
        if params.motion is not None:
            motion, motion_from = params.motion, "request"
        width, height = clip_size(params.ratio)
        async with AsyncExitStack() as stack:
            first = await stack.enter_async_context(ctx.open(params.first))
            last = await opened(ctx, stack, params.last)
            request = MakeVideoRequest(
                first=first,
                last=last,
                motion=motion,
                prompt=params.prompt,
                seconds=params.seconds,
                width=width,
                height=height,
                out=out,
            )
            result, made = await ctx.engines.make_video(request, ctx.progress)
        media = await ctx.keep(out, result.facts)
        return StepResult(
            {
                "media": media,
                "method": result.method,
                "remarks": list(result.remarks),
                "motion": motion.model_dump(mode="json"),
                "motion_from": motion_from,
            },
            made,
        )
