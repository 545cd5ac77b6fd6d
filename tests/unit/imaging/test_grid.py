import pytest

from cyclorama.errors import InvalidInput
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.grid import Cell, Grid, check_fits, read_grid


@pytest.mark.parametrize(
    ("pattern", "grid"),
    [("2x2", (2, 2)), ("1X10", (1, 10)), (" 3 x 2 ", (3, 2)), ("3×2", (3, 2)), ("100x1", (100, 1))],
)
def test_a_pattern_is_columns_and_rows(pattern, grid):
    assert read_grid(pattern) == grid


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("0x3", "has no cells"),
        ("3x0", "has no cells"),
        ("9999x9999", "at most 100"),
        ("11x10", "110 cells"),
        ("", "write columns x rows"),
        ("3", "write columns x rows"),
        ("axb", "write columns x rows"),
        ("-2x2", "write columns x rows"),
        ("2x2x2", "write columns x rows"),
        ("9" * 5000 + "x1", "write columns x rows"),
    ],
)
def test_what_is_no_grid_gets_a_sentence(pattern, says):
    with pytest.raises(InvalidInput, match=says) as caught:
        read_grid(pattern)

    assert len(caught.value.public) < 200


def test_cells_cover_the_picture_and_differ_by_a_pixel_at_most():
    cells = Grid(3, 2).cells(Size(100, 51))

    assert cells[0] == Cell(0, 0, 33, 26)
    assert cells[-1] == Cell(67, 26, 100, 51)
    assert sum(cell.size.width * cell.size.height for cell in cells) == 100 * 51


def test_gaps_lie_between_the_cells_only():
    grid = Grid(2, 2)

    size = grid.around(Size(10, 20), gap=4)

    assert size == (24, 44)
    assert grid.cells(size, gap=4) == (
        Cell(0, 0, 10, 20),
        Cell(14, 0, 24, 20),
        Cell(0, 24, 10, 44),
        Cell(14, 24, 24, 44),
    )


@pytest.mark.parametrize(("size", "gap"), [((5, 100), 0), ((100, 5), 0), ((100, 100), 12)])
def test_cells_without_pixels_are_refused(size, gap):
    with pytest.raises(InvalidInput, match="too small for 10"):
        Grid(10, 10).cells(Size(*size), gap)


def test_more_than_fits_is_refused_and_less_is_told():
    assert check_fits(Grid(2, 2), 4, "pictures") is None
    assert "last of the grid's 4 cells is empty" in check_fits(Grid(2, 2), 3, "pictures")
    assert "last 3" in check_fits(Grid(2, 2), 1, "pictures")
    with pytest.raises(InvalidInput, match="5 pictures do not fit in a grid of 2x2"):
        check_fits(Grid(2, 2), 5, "pictures")
