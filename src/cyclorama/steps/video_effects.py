"""Apply a named effect to a clip or a still."""

from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import ClipEdge
from cyclorama.engines.effects import Effect, EffectRequest, EffectResult
from cyclorama.imaging.canvas import Ratio, Size, fit_size
from cyclorama.steps.base import (
    Makes,
    Offer,
    Params,
    PictureId,
    StepContext,
    StepResult,
    StepType,
    VisualId,
)

WORK = "cyclorama.engines.draft.effects_work:effect_file"
MEMORY = 1_000_000_000
SECONDS = 600.0


class VideoEffectsParams(Params):
    """`duration`: seconds of the result; what repeats itself ends with a whole cycle.
    `ref_image_url` and `prompt` are for engines that make effects of their own."""

    media_url: VisualId
    effect: Effect = Effect.LOOP
    ref_image_url: PictureId | None = None
    prompt: Annotated[str, Field(max_length=20_000)] = ""
    duration: Annotated[int, Field(ge=1, le=60)] = 5
    aspect_ratio: Ratio | None = None
    edge: ClipEdge = 1280


class VideoEffects(StepType[VideoEffectsParams]):
    name: ClassVar = "video_effects"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 900
    params = VideoEffectsParams
    offer: ClassVar = Offer(
        title="Video effects",
        summary="A seamless loop, forth and back, half the speed, or time that stands still.",
        makes=Makes.VIDEO,
        credits=20,
    )

    async def run(self, ctx: StepContext, params: VideoEffectsParams) -> StepResult:
        out = ctx.scratch(f"{params.effect.value}.mp4")
        size: Size | None = None
        if params.aspect_ratio is not None:
            size = fit_size(params.aspect_ratio, params.edge)
        async with ctx.open(params.media_url) as source:
            request = EffectRequest(
                source=source,
                effect=params.effect,
                seconds=params.duration,
                width=size.width if size else None,
                height=size.height if size else None,
                edge=params.edge,
                out=out,
            )
            result, made = await ctx.craft(
                WORK, request, EffectResult, memory=MEMORY, seconds=SECONDS
            )
        media = await ctx.keep(out, result.facts)
        outputs: dict[str, JsonValue] = {
            "media": media,
            "all": [media],
            "method": result.method,
            "remarks": list(result.remarks),
        }
        return StepResult(outputs, made)
