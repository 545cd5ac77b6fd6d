"""Several pictures in one: a grid of columns x rows."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import Edge
from cyclorama.engines.stills import MEMORY, SECONDS, WORK, Gap, Still, TileRequest
from cyclorama.imaging.canvas import Ratio
from cyclorama.imaging.composition import Colour
from cyclorama.imaging.grid import check_fits, read_grid
from cyclorama.steps.base import Makes, Offer, Params, PictureId, StepContext, StepResult, StepType
from cyclorama.steps.grid_pattern import GridPattern


class TileGridImagesParams(Params):
    """Each picture is shown whole. Without `aspect_ratio` each cell has the first picture's."""

    image_urls: Annotated[tuple[PictureId, ...], Field(min_length=1, max_length=100)]
    grid_pattern: GridPattern = "2x2"
    gap: Annotated[Gap, Field(title="Pixels between the pictures")] = 0
    background: Colour = "#ffffff"
    aspect_ratio: Annotated[Ratio | None, Field(title="Ratio of the whole picture")] = None
    edge: Edge = 1536


class TileGridImages(StepType[TileGridImagesParams]):
    name: ClassVar = "tile_grid_images"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 600
    params = TileGridImagesParams
    offer: ClassVar = Offer(
        title="Tile pictures",
        summary="Put pictures side by side in a grid of columns x rows.",
        makes=Makes.IMAGE,
        credits=2,
    )

    async def run(self, ctx: StepContext, params: TileGridImagesParams) -> StepResult:
        """Raises InvalidInput for what is no grid, and for more pictures than cells."""
        grid = read_grid(params.grid_pattern)
        check_fits(grid, len(params.image_urls), "pictures")
        out = ctx.scratch("grid.png")
        async with AsyncExitStack() as files:
            sources = [
                await files.enter_async_context(ctx.open(image)) for image in params.image_urls
            ]
            request = TileRequest(
                sources=tuple(sources),
                columns=grid.columns,
                rows=grid.rows,
                gap=params.gap,
                background=params.background,
                ratio=params.aspect_ratio,
                edge=params.edge,
                out=out,
            )
            result, made = await ctx.craft(
                f"{WORK}:tile_file", request, Still, memory=MEMORY, seconds=SECONDS
            )
        media = await ctx.keep(out, result.facts)
        return StepResult({"media": media, "all": [media], "remarks": list(result.remarks)}, made)
