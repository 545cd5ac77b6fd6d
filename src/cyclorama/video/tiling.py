"""Clips side by side in the cells of a grid, playing at once."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.grid import Grid
from cyclorama.video.colour import Planes
from cyclorama.video.format import Length
from cyclorama.video.joining import strip
from cyclorama.video.pixels import Pixels, lay, plain
from cyclorama.video.reel import Reel


def frames_of_grid(reels: Sequence[Reel], rate: Fraction, length: Length) -> int:
    counts = [reel.count(rate) for reel in reels]
    return max(counts) if length is Length.LONGEST else min(counts)


def cell_size(first: Size, grid: Grid, edge: int) -> Size:
    """Even edges in the first clip's shape, so that the whole grid's long edge is at most `edge`
    and no clip of that size is enlarged. At least 2 px."""
    factor = min(
        1.0,
        edge / (grid.columns * first.width),
        edge / (grid.rows * first.height),
    )
    return Size(
        max(2, 2 * int(first.width * factor / 2 + 1e-6)),
        max(2, 2 * int(first.height * factor / 2 + 1e-6)),
    )


def tiled(
    reels: Sequence[Reel], grid: Grid, cell: Size, rate: Fraction, count: int
) -> Iterator[Planes]:
    """So many frames of the grid; cells without a clip stay black."""
    strips = [strip(reel, cell, rate, count) for reel in reels]
    spots = [
        (cell.width * (i % grid.columns), cell.height * (i // grid.columns))
        for i in range(len(reels))
    ]
    size = grid.around(cell)
    for frames in zip(*strips, strict=True):
        canvas = plain(size)
        for planes, (left, top) in zip(frames, spots, strict=True):
            lay(Pixels(planes), canvas, left, top)
        yield canvas
