"""Several clips in one, playing at once: a grid of columns x rows."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import ClipEdge
from cyclorama.engines.clips import MEMORY, SECONDS, WORK, Filmed, TileClipsRequest, TileSound
from cyclorama.imaging.grid import check_fits, read_grid
from cyclorama.steps.base import ClipId, Makes, Offer, Params, StepContext, StepResult, StepType
from cyclorama.steps.grid_pattern import GridPattern
from cyclorama.video.format import Length


class TileGridVideosParams(Params):
    """Each cell has the first clip's shape; a clip of another shape is shown whole in it."""

    video_urls: Annotated[tuple[ClipId, ...], Field(min_length=1, max_length=16)]
    grid_pattern: GridPattern = "2x2"
    length: Annotated[Length, Field(title="The grid plays as long as which clip")] = Length.LONGEST
    sound: Annotated[TileSound, Field(title="What is heard")] = TileSound.FIRST
    edge: ClipEdge = 1280


class TileGridVideos(StepType[TileGridVideosParams]):
    name: ClassVar = "tile_grid_videos"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 1800
    params = TileGridVideosParams
    offer: ClassVar = Offer(
        title="Tile videos",
        summary="Put clips side by side in a grid of columns x rows, where they play at once.",
        makes=Makes.VIDEO,
        credits=10,
    )

    async def run(self, ctx: StepContext, params: TileGridVideosParams) -> StepResult:
        """Raises InvalidInput for what is no grid, and for more clips than cells."""
        grid = read_grid(params.grid_pattern)
        check_fits(grid, len(params.video_urls), "clips")
        out = ctx.scratch("grid.mp4")
        async with AsyncExitStack() as files:
            sources = [await files.enter_async_context(ctx.open(one)) for one in params.video_urls]
            request = TileClipsRequest(
                sources=tuple(sources),
                columns=grid.columns,
                rows=grid.rows,
                length=params.length,
                sound=params.sound,
                edge=params.edge,
                out=out,
            )
            result, made = await ctx.craft(
                f"{WORK}:tile_file", request, Filmed, memory=MEMORY, seconds=SECONDS
            )
        media = await ctx.keep(out, result.facts)
        return StepResult({"media": media, "all": [media], "remarks": list(result.remarks)}, made)
