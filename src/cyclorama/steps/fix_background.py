"""Give the background of a picture the colour that it should have."""

from pathlib import Path
from typing import ClassVar

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import CutOutRequest
from cyclorama.engines.retouching import FixBackgroundRequest, Strategy
from cyclorama.errors import ProductNotFound
from cyclorama.steps.base import Params, PictureId, StepContext, StepResult, StepType
from cyclorama.steps.retouched import keep_retouched

CUT_OUT_EDGE = 2048  # a larger one costs far more memory and finds no more: its edge is refined


class FixBackgroundParams(Params):
    """`palette`: a picture whose prevailing colour the background gets, or which is put there
    itself; `strategy` says which."""

    image: PictureId
    palette: PictureId
    strategy: Strategy = Strategy.COLOR_MATCH


class FixBackground(StepType[FixBackgroundParams]):
    name: ClassVar = "fix_background"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 900
    params = FixBackgroundParams

    async def run(self, ctx: StepContext, params: FixBackgroundParams) -> StepResult:
        """Raises ProductNotFound where no subject is seen with confidence."""
        out = ctx.scratch("picture")
        async with ctx.open(params.image) as source, ctx.open(params.palette) as palette:
            request = FixBackgroundRequest(
                source=source,
                cut_out=await _cut_out(ctx, source),
                palette=palette,
                strategy=params.strategy,
                out=out,
            )
            result, made = await ctx.engines.fix_background(request, ctx.progress)
        return await keep_retouched(ctx, out, result, made, delta_e=result.delta_e)


async def _cut_out(ctx: StepContext, source: Path) -> Path | None:
    """None where no engine sees a product: it may be a person."""
    out = ctx.scratch("cut-out.png")
    try:
        await ctx.engines.cut_out(CutOutRequest(source=source, max_edge=CUT_OUT_EDGE, out=out))
    except ProductNotFound:
        return None
    return out
