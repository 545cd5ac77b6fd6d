"""The background of a clip taken away, or replaced: what `replace_background` does with clips."""

from pathlib import Path

from cyclorama import errors
from cyclorama.engines.capabilities import Made
from cyclorama.engines.clip_cutting import SETTING, CutOutClipRequest, SetClipRequest
from cyclorama.engines.clips import MEMORY, SECONDS, Filmed
from cyclorama.engines.picturing import MakeImageRequest
from cyclorama.imaging.canvas import Size, fit_size
from cyclorama.steps.background_params import Background, ReplaceBackgroundParams
from cyclorama.steps.base import StepContext, StepResult


async def of_clip(
    ctx: StepContext, params: ReplaceBackgroundParams, source: Path, background: Path | None
) -> StepResult:
    """Raises ProductNotFound where no subject is seen with confidence, InvalidInput for what is
    done to stills only."""
    if params.option is Background.RESTYLE:
        raise errors.InvalidInput(
            "The background of a clip can be removed or replaced, and not restyled: send a photo,"
            " or choose `replace` with a prompt."
        )
    cut_out = ctx.scratch("cut-out.webm")
    request = CutOutClipRequest(
        source=source, screen=params.screen, tolerance=params.chroma_tolerance, out=cut_out
    )
    filmed, made = await ctx.engines.cut_out_clip(request, lambda done: ctx.progress(0.8 * done))
    out = cut_out
    if params.option is Background.REPLACE:
        frame = _size(params, filmed)
        if background is None:
            background = await _imagined(ctx, params, frame)
        out = ctx.scratch("clip.mp4")
        filmed, made = await _set(ctx, params, cut_out, background, frame, out)
    elif params.aspect_ratio is not None or params.crop_to_content:
        size = None if params.aspect_ratio is None else _size(params, filmed)
        out = ctx.scratch("clip.webm")
        filmed, made = await _set(ctx, params, cut_out, None, size, out)
    media = await ctx.keep(out, filmed.facts)
    return StepResult({"media": media, "all": [media], "remarks": list(filmed.remarks)}, made)


def _size(params: ReplaceBackgroundParams, filmed: Filmed) -> Size:
    if params.aspect_ratio is None:
        return Size(filmed.width, filmed.height)
    return fit_size(params.aspect_ratio, min(params.edge, max(filmed.width, filmed.height)) & ~1)


async def _imagined(ctx: StepContext, params: ReplaceBackgroundParams, size: Size) -> Path:
    """A background from what the prompt and the brief say."""
    out = ctx.scratch("background.png")
    await ctx.engines.make_image(
        MakeImageRequest(
            prompt=params.prompt, brief=params.brief, width=size.width, height=size.height, out=out
        )
    )
    return out


async def _set(
    ctx: StepContext,
    params: ReplaceBackgroundParams,
    cut_out: Path,
    background: Path | None,
    size: Size | None,
    out: Path,
) -> tuple[Filmed, Made]:
    request = SetClipRequest(
        cut_out=cut_out,
        background=background,
        width=size.width if size else None,
        height=size.height if size else None,
        scale=params.overlay_scale,
        alignment=params.alignment,
        offset_x=params.offset_x,
        offset_y=params.offset_y,
        out=out,
    )
    return await ctx.craft(SETTING, request, Filmed, memory=MEMORY, seconds=SECONDS)
