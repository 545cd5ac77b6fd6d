import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import box_of, empty, laid, resized, turned


def test_colours_under_full_transparency_leave_no_rim() -> None:
    layer = np.zeros((40, 40, 4), np.uint8)  # black where nothing is seen
    layer[10:30, 10:30] = 255

    small = resized(layer, 15, 15)

    seen = small[..., 3] > 20
    assert (small[seen][:, :3] > 250).all()


def test_a_turned_layer_keeps_all_of_itself() -> None:
    layer = np.full((20, 60, 4), 255, np.uint8)

    out = turned(layer, 90)

    assert box_of(out) is not None
    assert abs(out.shape[0] - 60) <= 1
    assert abs(out.shape[1] - 20) <= 1


def test_what_falls_beyond_the_sheet_is_cut_off() -> None:
    sheet = np.zeros((10, 10, 3), np.uint8)
    layer = np.full((6, 6, 4), 255, np.uint8)

    out = laid(sheet, layer, -3, 7)

    assert out[7:, :3].min() == 255
    assert out[:7].max() == 0
    assert sheet.max() == 0


def test_half_over_nothing_stays_half() -> None:
    layer = np.full((4, 4, 4), (10, 20, 30, 128), np.uint8)

    out = laid(empty(Size(4, 4)), layer, 0, 0)

    np.testing.assert_array_equal(out, layer)
    assert box_of(empty(Size(4, 4))) is None
