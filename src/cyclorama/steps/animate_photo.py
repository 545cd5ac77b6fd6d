"""Make a clip from a photo, in the photo's own ratio."""

from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import ClipEdge, MakeVideoRequest
from cyclorama.steps.base import Params, PictureId, StepContext, StepResult, StepType
from cyclorama.steps.photo_size import settled_size
from cyclorama.video.motion import Motion

LONGEST = 1280
SMALLEST, LARGEST = 64, 4096


class AnimatePhotoParams(Params):
    """`prompt` is for engines that read words; `motion` says what is read out of it. Width and
    height that are not given are the photo's, whose long edge then becomes at most 1280 px."""

    image: PictureId
    prompt: Annotated[str, Field(max_length=20_000)] = ""
    motion: Motion = Motion()
    duration: Annotated[int, Field(ge=1, le=10)] = 5
    width: ClipEdge | None = None
    height: ClipEdge | None = None


class AnimatePhoto(StepType[AnimatePhotoParams]):
    name: ClassVar = "animate_photo"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 1800  # the engine's own deadline, and waiting for a free child
    params = AnimatePhotoParams

    async def run(self, ctx: StepContext, params: AnimatePhotoParams) -> StepResult:
        out = ctx.scratch("clip.mp4")
        async with ctx.open(params.image) as photo:
            size = await settled_size(ctx, photo, params.width, params.height, LONGEST)
            request = MakeVideoRequest(
                first=photo,
                motion=params.motion,
                prompt=params.prompt,
                seconds=params.duration,
                width=_even(size.width),
                height=_even(size.height),
                out=out,
            )
            result, made = await ctx.engines.make_video(request, ctx.progress)
        media = await ctx.keep(out, result.facts)
        outputs: dict[str, JsonValue] = {
            "media": media,
            "seconds": params.duration,
            "method": result.method,
            "remarks": list(result.remarks),
        }
        return StepResult(outputs, made)


def _even(pixels: int) -> int:
    """The colours of a clip are stored at half its size."""
    return min(max(2 * round(pixels / 2), SMALLEST), LARGEST)
