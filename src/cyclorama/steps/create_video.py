"""Animate a still, or what words say, into a clip."""

from contextlib import AsyncExitStack
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import ClipEdge, MakeVideoRequest
from cyclorama.engines.picturing import MakeImageRequest
from cyclorama.imaging.canvas import Ratio, Size, fit_size
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
from cyclorama.steps.opened import opened
from cyclorama.video.act import Act
from cyclorama.video.motion import Motion
from cyclorama.video.prompt import read_motion


class CreateVideoParams(Params):
    """Without `first_frame` the clip begins with a picture that is made from the prompt.

    `subject` and `backdrop` are the layers of the first frame, where the step that made it has
    them. `motion` and `act` go before what the words of the prompt say. `quantity` clips differ
    by their strength. `motion_type` names a model, for engines that have several.
    """

    first_frame: PictureId | None = None
    last_frame: PictureId | None = None
    references: Annotated[tuple[PictureId, ...], Field(max_length=10)] = ()
    subject: PictureId | None = None
    backdrop: PictureId | None = None
    prompt: Annotated[str, Field(max_length=20_000)] = ""
    act: Act = Act.STILL
    motion: Motion | None = None
    brief: Brief = Brief()
    duration: Annotated[int, Field(ge=1, le=10)] = 5
    quantity: Annotated[int, Field(ge=1, le=4)] = 1
    loop: bool = False
    motion_type: Annotated[str, Field(max_length=100)] = "Auto"
    aspect_ratio: Ratio = Ratio.R16X9
    edge: ClipEdge = 1280


class CreateVideo(StepType[CreateVideoParams]):
    name: ClassVar = "create_video"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 1800  # of up to four clips, and waiting for a free child
    params = CreateVideoParams
    offer: ClassVar = Offer(
        title="Create video",
        summary="Animate a still, or from a first frame to a last one, or what a prompt says.",
        makes=Makes.VIDEO,
        credits=80,
    )

    async def run(self, ctx: StepContext, params: CreateVideoParams) -> StepResult:
        size = fit_size(params.aspect_ratio, params.edge)
        motion = _motion(params)
        async with AsyncExitStack() as files:
            first = await opened(ctx, files, params.first_frame)
            if first is None:
                first = await self._imagined(ctx, params, size)
            last = await opened(ctx, files, params.last_frame)
            subject = await opened(ctx, files, params.subject)
            backdrop = await opened(ctx, files, params.backdrop)
            kept: list[str] = []
            remarks: list[str] = []
            for index in range(params.quantity):
                out = ctx.scratch(f"clip-{index + 1}.mp4")
                request = MakeVideoRequest(
                    first=first,
                    last=last,
                    motion=_varied(motion, index),
                    act=params.act,
                    subject=subject if params.first_frame else None,
                    backdrop=backdrop if params.first_frame else None,
                    prompt=params.prompt,
                    seconds=params.duration,
                    width=size.width,
                    height=size.height,
                    out=out,
                )
                result, made = await ctx.engines.make_video(request, ctx.progress)
                kept.append(await ctx.keep(out, result.facts))
                remarks += result.remarks
        outputs: dict[str, JsonValue] = {
            "media": kept[0],
            "all": list(kept),
            "method": result.method,
            "remarks": list(dict.fromkeys(remarks)),
        }
        return StepResult(outputs, made)

    async def _imagined(self, ctx: StepContext, params: CreateVideoParams, size: Size) -> Path:
        """A first frame from words alone."""
        out = ctx.scratch("first.png")
        await ctx.engines.make_image(
            MakeImageRequest(
                prompt=params.prompt,
                brief=params.brief,
                width=size.width,
                height=size.height,
                out=out,
            )
        )
        return out


def _motion(params: CreateVideoParams) -> Motion:
    motion = params.motion or read_motion(params.prompt).motion
    return motion.model_copy(update={"loop": True}) if params.loop else motion


def _varied(motion: Motion, index: int) -> Motion:
    """The later of several clips are calmer."""
    return motion.model_copy(update={"strength": motion.strength * 0.75**index})
