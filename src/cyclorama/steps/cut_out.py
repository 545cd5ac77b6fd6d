"""Cut the product out of a photo: an RGBA picture with straight alpha."""

from typing import ClassVar

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import CutOutRequest
from cyclorama.imaging.hint import Hint
from cyclorama.steps.base import Params, StepContext, StepResult, StepType


class CutOutParams(Params):
    photo: str
    hint: Hint | None = None
    max_edge: int = 2048


class CutOut(StepType[CutOutParams]):
    name: ClassVar = "cut_out"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 300  # the engine's own deadline, and waiting for a free child
    params = CutOutParams

    async def run(self, ctx: StepContext, params: CutOutParams) -> StepResult:
        out = ctx.scratch("cut-out.png")
        async with ctx.open(params.photo) as photo:
            request = CutOutRequest(
                source=photo, hint=params.hint, max_edge=params.max_edge, out=out
            )
            result, made = await ctx.engines.cut_out(request, ctx.progress)
        media = await ctx.keep(out, result.facts)
        return StepResult({"media": media, "confidence": result.confidence}, made)
