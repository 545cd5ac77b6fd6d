"""Grids of equal cells: read from words like `3x2`, and laid out to the pixel. Loads no pixels."""

import re
from typing import NamedTuple

from cyclorama.errors import InvalidInput
from cyclorama.imaging.canvas import Size

MOST_CELLS = 100
_PATTERN = re.compile(r"\s*(\d{1,9})\s*[xX×]\s*(\d{1,9})\s*")


class Cell(NamedTuple):
    """In pixels; right and bottom are one past the last."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> Size:
        return Size(self.right - self.left, self.bottom - self.top)


class Grid(NamedTuple):
    columns: int
    rows: int

    @property
    def total(self) -> int:
        return self.columns * self.rows

    def cells(self, size: Size, gap: int = 0) -> tuple[Cell, ...]:
        """The cells of a picture of that size, row by row, with `gap` px between them.

        What does not divide evenly is spread: cells differ by one pixel at most. Raises
        InvalidInput where the cells would have no pixels.
        """
        across = _spans(size.width, self.columns, gap, "wide", "columns")
        down = _spans(size.height, self.rows, gap, "high", "rows")
        return tuple(Cell(left, top, right, low) for top, low in down for left, right in across)

    def around(self, cell: Size, gap: int = 0) -> Size:
        """The size of a grid of such cells."""
        return Size(
            self.columns * cell.width + gap * (self.columns - 1),
            self.rows * cell.height + gap * (self.rows - 1),
        )


def read_grid(pattern: str) -> Grid:
    """`columns x rows`, such as `3x2`. Raises InvalidInput for what is no grid."""
    match = _PATTERN.fullmatch(pattern)
    if match is None:
        raise InvalidInput(
            f"{pattern[:40]!r} is no grid: write columns x rows as two numbers, such as 3x2."
        )
    grid = Grid(int(match[1]), int(match[2]))
    if grid.columns < 1 or grid.rows < 1:
        raise InvalidInput(
            f"A grid of {grid.columns}x{grid.rows} has no cells: at least one column and one row"
            " are needed, such as 3x2."
        )
    if grid.total > MOST_CELLS:
        raise InvalidInput(
            f"A grid of {grid.columns}x{grid.rows} has {grid.total} cells;"
            f" at most {MOST_CELLS} are made, such as 10x10."
        )
    return grid


def check_fits(grid: Grid, count: int, what: str) -> str | None:
    """A remark where cells stay empty. Raises InvalidInput where not all find a cell.

    count: of the things that are to be tiled; what: their name in the plural.
    """
    if count > grid.total:
        raise InvalidInput(
            f"{count} {what} do not fit in a grid of {grid.columns}x{grid.rows}, which has"
            f" {grid.total} cells: choose a larger grid or send fewer."
        )
    if count < grid.total:
        free = grid.total - count
        return (
            f"The last {free} of the grid's {grid.total} cells are"
            f" empty, because there are {count} {what}."
            if free > 1
            else f"The last of the grid's {grid.total} cells is empty, because there are {count}"
            f" {what}."
        )
    return None


def _spans(length: int, count: int, gap: int, word: str, parts: str) -> tuple[tuple[int, int], ...]:
    usable = length - gap * (count - 1)
    if usable < count:
        gaps = f" with gaps of {gap} pixels" if gap else ""
        raise InvalidInput(
            f"The picture is {length} pixels {word}: too small for {count} {parts}{gaps}."
        )
    edges = [round(index * usable / count) for index in range(count + 1)]
    return tuple(
        (edges[index] + index * gap, edges[index + 1] + index * gap) for index in range(count)
    )
