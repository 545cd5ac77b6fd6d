import numpy as np
import pytest

from cyclorama.imaging.linear import colour_to_linear, to_levels, to_linear


def test_every_level_comes_back_as_itself():
    levels = np.arange(256, dtype=np.uint8).reshape(16, 16, 1)

    back = to_levels(to_linear(levels))

    assert np.abs(back - np.arange(256).reshape(back.shape)).max() < 0.03


@pytest.mark.parametrize(("level", "light"), [(0, 0.0), (55, 0.03820), (188, 0.50289), (255, 1.0)])
def test_levels_follow_the_standard(level: int, light: float):
    assert to_linear(np.full((1, 1, 3), level, np.uint8)) == pytest.approx(light, abs=1e-5)


def test_light_outside_the_range_is_clipped():
    assert to_levels(np.array([-0.2, 1.7], np.float32)).tolist() == [0.0, 255.0]


def test_colour_names_red_green_and_blue_in_this_order():
    assert colour_to_linear("#FF00bc").tolist() == pytest.approx([1.0, 0.0, 0.50289], abs=1e-5)
