import numpy as np
import pytest

from cyclorama.imaging.chroma import keyed


def before_a_screen(colour, light=1.0):
    picture = np.empty((40, 40, 3), np.uint8)
    picture[:] = (np.array(colour) * light).astype(np.uint8)
    picture[10:30, 10:30] = (190, 120, 100)
    return picture


@pytest.mark.parametrize("light", [0.75, 1.0])
@pytest.mark.parametrize("colour", ["#00b140", "#0047bb"])
def test_the_screen_goes_and_the_subject_stays(colour, light):
    picture = before_a_screen(list(bytes.fromhex(colour[1:])), light)

    layer = keyed(picture, colour, 0.2)

    assert (layer[:10, :, 3] == 0).all()
    assert (layer[10:30, 10:30, 3] == 255).all()
    assert np.abs(layer[10:30, 10:30, :3].astype(int) - [190, 120, 100]).max() <= 1


def test_the_cast_of_a_green_screen_is_taken_from_the_subject():
    picture = before_a_screen([0, 177, 64])
    picture[10:30, 10:14] = (150, 170, 120)  # green light on its side

    layer = keyed(picture, "#00b140", 0.1)

    assert layer[20, 12, 1] <= layer[20, 12, 0]


def test_another_colour_is_no_screen():
    layer = keyed(before_a_screen([0, 177, 64]), "#0047bb", 0.1)

    assert (layer[..., 3] == 255).all()
