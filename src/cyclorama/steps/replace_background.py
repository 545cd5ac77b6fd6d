"""Take away what is behind a subject, or put something else there."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from typing import ClassVar

from pydantic import JsonValue

from cyclorama import errors
from cyclorama.durable.lanes import Lane
from cyclorama.engines.backgrounds import (
    MEMORY,
    SECONDS,
    WORK,
    Lifted,
    LiftRequest,
    OverlayRequest,
    TrimmedCutOutRequest,
)
from cyclorama.engines.capabilities import CutOutRequest, Made
from cyclorama.engines.picturing import EditImageRequest, Pictured
from cyclorama.imaging.canvas import Ratio, Size, fit_size
from cyclorama.media.kinds import Medium, medium_of
from cyclorama.steps.background_params import Background, ReplaceBackgroundParams
from cyclorama.steps.base import (
    Makes,
    Offer,
    StepContext,
    StepResult,
    StepType,
)
from cyclorama.steps.clip_background import of_clip
from cyclorama.steps.opened import opened
from cyclorama.steps.pictured import keep_pictures


class ReplaceBackground(StepType[ReplaceBackgroundParams]):
    name: ClassVar = "replace_background"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 1800  # of a clip; a still takes seconds
    params = ReplaceBackgroundParams
    offer: ClassVar = Offer(
        title="Replace background",
        summary="Take away what is behind the subject of a photo or clip, or put another there.",
        makes=Makes.ANY,
        outputs=("url", "urls", "subject", "backdrop"),
        credits=10,
    )

    async def run(self, ctx: StepContext, params: ReplaceBackgroundParams) -> StepResult:
        """Raises ProductNotFound where no subject is seen with confidence."""
        async with AsyncExitStack() as files:
            source = await files.enter_async_context(ctx.open(params.media_url))
            background = await opened(ctx, files, params.background_url)
            if await asyncio.to_thread(medium_of, source) is Medium.VIDEO:
                return await of_clip(ctx, params, source, background)
            if background is not None and (
                await asyncio.to_thread(medium_of, background) is Medium.VIDEO
            ):
                raise errors.InvalidInput(
                    "A clip cannot be put behind a photo: send a picture as background_url."
                )
            if params.option is Background.REMOVE:
                return await _removed(ctx, params, source)
            if params.option is Background.REPLACE and background is not None:
                return await _replaced(ctx, params, source, background)
            return await _imagined(ctx, params, source, background)


async def _removed(ctx: StepContext, params: ReplaceBackgroundParams, source: Path) -> StepResult:
    cut_out, lifted, made = await _lifted(ctx, params, source)
    if params.aspect_ratio is None:
        media = await ctx.keep(cut_out, lifted.facts)
        return _result(media, lifted.remarks, made)
    out = ctx.scratch("picture.png")
    framed, made = await _overlaid(ctx, params, cut_out, None, lifted, out)
    media = await ctx.keep(out, framed.facts)
    return _result(media, lifted.remarks, made)


async def _replaced(
    ctx: StepContext, params: ReplaceBackgroundParams, source: Path, background: Path
) -> StepResult:
    cut_out, lifted, _ = await _lifted(ctx, params, source)
    out = ctx.scratch("picture.png")
    result, made = await _overlaid(ctx, params, cut_out, background, lifted, out)
    outputs: dict[str, JsonValue] = {
        "subject": await ctx.keep(ctx.scratch("subject.png"), result.subject_facts),
        "backdrop": await ctx.keep(ctx.scratch("backdrop.png"), result.backdrop_facts),
    }
    media = await ctx.keep(out, result.facts)
    return _result(media, lifted.remarks, made, outputs)


async def _imagined(
    ctx: StepContext, params: ReplaceBackgroundParams, source: Path, background: Path | None
) -> StepResult:
    """By an engine that makes pictures: the prompt and the brief say what is to be behind."""
    size = fit_size(params.aspect_ratio or Ratio.R1X1, params.edge)
    wish = EditImageRequest(
        prompt=params.prompt,
        brief=params.brief,
        width=size.width,
        height=size.height,
        out=ctx.scratch("picture.png"),
        sources=(source,) if background is None else (source, background),
    )
    return await keep_pictures(ctx, wish, 1, ctx.engines.edit_image)


async def _lifted(
    ctx: StepContext, params: ReplaceBackgroundParams, source: Path
) -> tuple[Path, Lifted, Made]:
    """The cut-out's file: by the screen's colour, by an engine, or, where that is not sure of any
    product, by the subject's face."""
    out = ctx.scratch("cut-out.png")
    lift = LiftRequest(
        source=source,
        screen=params.screen,
        tolerance=params.chroma_tolerance,
        max_edge=params.edge,
        out=out,
    )
    if params.screen is not None:
        lifted, made = await _crafted(ctx, "lift_file", lift)
    else:
        try:
            cut, made = await ctx.engines.cut_out(
                CutOutRequest(source=source, max_edge=params.edge, out=out), ctx.progress
            )
            lifted = Lifted(width=cut.width, height=cut.height, facts=cut.facts)
        except errors.ProductNotFound:
            lifted, made = await _crafted(ctx, "lift_file", lift)
    if not params.crop_to_content:
        return out, lifted, made
    trimmed = ctx.scratch("trimmed.png")
    request = TrimmedCutOutRequest(source=out, out=trimmed)
    cropped, _ = await _crafted(ctx, "trim_cut_out_file", request)
    told = {"remarks": lifted.remarks, "width": lifted.width, "height": lifted.height}
    return trimmed, cropped.model_copy(update=told), made  # the frame stays the photo's


async def _crafted(
    ctx: StepContext, function: str, request: LiftRequest | TrimmedCutOutRequest
) -> tuple[Lifted, Made]:
    return await ctx.craft(f"{WORK}:{function}", request, Lifted, memory=MEMORY, seconds=SECONDS)


async def _overlaid(
    ctx: StepContext,
    params: ReplaceBackgroundParams,
    cut_out: Path,
    background: Path | None,
    lifted: Lifted,
    out: Path,
) -> tuple[Pictured, Made]:
    size = (
        Size(lifted.width, lifted.height)
        if params.aspect_ratio is None
        else fit_size(params.aspect_ratio, params.edge)
    )
    request = OverlayRequest(
        cut_out=cut_out,
        background=background,
        width=size.width,
        height=size.height,
        scale=params.overlay_scale,
        alignment=params.alignment,
        offset_x=params.offset_x,
        offset_y=params.offset_y,
        out=out,
        subject=ctx.scratch("subject.png") if background else None,
        backdrop=ctx.scratch("backdrop.png") if background else None,
    )
    return await ctx.craft(
        f"{WORK}:overlay_file", request, Pictured, memory=MEMORY, seconds=SECONDS
    )


def _result(
    media: str,
    remarks: tuple[str, ...],
    made: Made,
    layers: dict[str, JsonValue] | None = None,
) -> StepResult:
    outputs: dict[str, JsonValue] = {"media": media, "all": [media], "remarks": list(remarks)}
    return StepResult(outputs | (layers or {}), made)
