"""A picture that is a grid of others, cut into those."""

from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.stills import MEMORY, SECONDS, WORK, Gap, SplitRequest, Stills
from cyclorama.imaging.grid import read_grid
from cyclorama.steps.base import Makes, Offer, Params, PictureId, StepContext, StepResult, StepType
from cyclorama.steps.grid_pattern import GridPattern


class SplitGridImagesParams(Params):
    image_url: Annotated[PictureId, Field(title="Picture of a grid")]
    grid_pattern: GridPattern = "2x2"
    gap: Annotated[Gap, Field(title="Pixels between the cells, which are left out")] = 0


class SplitGridImages(StepType[SplitGridImagesParams]):
    name: ClassVar = "split_grid_images"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 900  # of up to a hundred pictures
    params = SplitGridImagesParams
    offer: ClassVar = Offer(
        title="Split a grid",
        summary="Cut a picture into columns x rows single pictures.",
        makes=Makes.IMAGE,
        credits=2,
    )

    async def run(self, ctx: StepContext, params: SplitGridImagesParams) -> StepResult:
        """Raises InvalidInput for what is no grid, and for a picture too small for it."""
        grid = read_grid(params.grid_pattern)
        outs = tuple(ctx.scratch(f"picture-{index + 1}.png") for index in range(grid.total))
        async with ctx.open(params.image_url) as source:
            request = SplitRequest(
                source=source, columns=grid.columns, rows=grid.rows, gap=params.gap, outs=outs
            )
            result, made = await ctx.craft(
                f"{WORK}:split_file", request, Stills, memory=MEMORY, seconds=SECONDS
            )
        kept = [
            await ctx.keep(out, cell.facts) for out, cell in zip(outs, result.pictures, strict=True)
        ]
        return StepResult({"media": kept[0], "all": [*kept]}, made)
