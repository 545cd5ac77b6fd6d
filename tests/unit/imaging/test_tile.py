import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.grid import Grid
from cyclorama.imaging.tile import split, tiled


def noise(height, width, channels=3, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels), np.uint8)


def test_what_is_tiled_can_be_split_again():
    grid = Grid(3, 2)
    pictures = [noise(20, 30, seed=index) for index in range(6)]
    size = grid.around(Size(30, 20), gap=5)

    whole = tiled(pictures, grid.cells(size, 5), size, "#102030")

    assert whole.shape == (45, 100, 3)
    assert (whole[:, 30:35] == [16, 32, 48]).all()
    for picture, cell in zip(pictures, split(whole, grid, gap=5), strict=True):
        assert np.array_equal(picture, cell)


def test_a_picture_of_another_ratio_is_shown_whole_and_in_the_middle():
    grid = Grid(1, 1)
    tall = np.full((80, 20, 3), 200, np.uint8)

    whole = tiled([tall], grid.cells(Size(40, 40)), Size(40, 40), "#000000")

    assert (whole[:, 15:25] == 200).all()
    assert (whole[:, :15] == 0).all()
    assert (whole[:, 25:] == 0).all()


def test_a_small_picture_is_not_enlarged():
    whole = tiled([noise(4, 4)], Grid(1, 1).cells(Size(10, 10)), Size(10, 10), "#ffffff")

    assert np.array_equal(whole[3:7, 3:7], noise(4, 4))
    assert (whole[:3] == 255).all()


def test_the_background_shows_through_and_no_hidden_colour_bleeds():
    layer = np.zeros((40, 40, 4), np.uint8)
    layer[..., 0] = 255  # red under full transparency
    layer[10:30, 10:30] = (0, 0, 255, 255)

    whole = tiled([layer], Grid(1, 1).cells(Size(15, 15)), Size(15, 15), "#ffffff")

    assert (whole[0] == 255).all()
    assert (whole[7, 7] == [0, 0, 255]).all()
    assert (whole[..., 2] == 255).all()  # blue on white: had red bled in, less than that


def test_cells_without_a_picture_show_the_background():
    grid = Grid(2, 1)
    size = grid.around(Size(8, 8))

    whole = tiled([noise(8, 8)], grid.cells(size), size, "#0a0b0c")

    assert (whole[:, 8:] == [10, 11, 12]).all()
