import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.perspective import beyond, onto, turned_away


def test_a_layer_lies_between_its_corners():
    layer = np.full((40, 60, 4), 255, np.uint8)
    quad = ((10.0, 5.0), (50.0, 15.0), (50.0, 45.0), (10.0, 55.0))

    seen = onto(layer, quad, Size(64, 64))[..., 3] > 128

    assert seen[30, 30]
    assert not seen[:, :9].any()
    assert not seen[:, 52:].any()
    assert seen[:, 12].sum() > seen[:, 48].sum()


def test_colours_do_not_bleed_at_the_edges():
    layer = np.zeros((20, 20, 4), np.uint8)
    layer[..., 0], layer[..., 3] = 200, 255

    seen = onto(layer, ((3.0, 3.0), (17.0, 5.0), (16.0, 15.0), (4.0, 17.0)), Size(20, 20))

    assert (seen[seen[..., 3] > 8][:, 0] > 190).all()


def test_the_side_that_is_turned_away_is_shorter():
    top_left, top_right, low_right, low_left = turned_away(Size(100, 60), 50, 30, yaw=0.5)

    assert low_left[1] - top_left[1] > low_right[1] - top_right[1]
    assert top_right[0] - top_left[0] < 100


def test_a_plane_goes_on_beyond_its_sheet():
    square = ((10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0))

    around = beyond(square, 0.5, 1, 0, 0)

    assert np.allclose(around, [(5, 0), (20, 0), (20, 20), (5, 20)])
