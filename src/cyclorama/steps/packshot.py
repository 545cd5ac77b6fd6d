"""Set a cut-out product in a shot: framing, backdrop and shadow."""

from typing import ClassVar

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import Edge, PackshotRequest
from cyclorama.imaging.canvas import Ratio, Resolution, canvas_size
from cyclorama.imaging.composition import Composition
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.steps.base import Params, StepContext, StepResult, StepType


class PackshotParams(Params):
    """`size`: width and height in pixels, where they are not to follow from ratio and
    resolution."""

    cut_out: str
    name: str
    composition: Composition
    ratio: Ratio = Ratio.R1X1
    resolution: Resolution = Resolution.ONE_K
    size: tuple[Edge, Edge] | None = None
    format: PictureFormat = PictureFormat.PNG


class Packshot(StepType[PackshotParams]):
    name: ClassVar = "packshot"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 300  # the engine's own deadline, and waiting for a free child
    params = PackshotParams

    async def run(self, ctx: StepContext, params: PackshotParams) -> StepResult:
        out = ctx.scratch(f"{params.name}.{params.format.suffix}")
        width, height = params.size or canvas_size(params.ratio, params.resolution)
        async with ctx.open(params.cut_out) as cut_out:
            request = PackshotRequest(
                cut_out=cut_out,
                composition=params.composition,
                width=width,
                height=height,
                format=params.format,
                out=out,
            )
            result, made = await ctx.engines.compose_packshot(request, ctx.progress)
        media = await ctx.keep(out, result.facts)
        return StepResult({"media": media}, made)
