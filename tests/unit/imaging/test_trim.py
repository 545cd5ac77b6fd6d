import numpy as np
import pytest

from cyclorama.errors import InvalidInput
from cyclorama.imaging.trim import trimmed


def cut_out():
    layer = np.zeros((60, 80, 4), np.uint8)
    layer[10:30, 20:60] = (200, 100, 50, 255)
    return layer


def test_what_is_transparent_is_cut_off():
    found = trimmed(cut_out())

    assert found.box == (20, 10, 60, 30)
    assert found.picture.shape == (20, 40, 4)
    assert (found.picture == [200, 100, 50, 255]).all()


def test_padding_is_exact_even_beyond_the_picture():
    found = trimmed(cut_out(), padding=0.5)

    assert found.box == (0, -10, 80, 50)
    assert found.picture.shape == (60, 80, 4)
    assert (found.picture[:20, :, 3] == 0).all()
    assert (found.picture[20:40, 20:60, 3] == 255).all()


def test_a_plain_border_is_cut_off_and_more_of_it_is_added():
    photo = np.full((100, 100, 3), (240, 238, 235), np.uint8)
    photo[40:60, 5:95] = (20, 60, 90)

    found = trimmed(photo, padding=0.1)

    assert found.box == (-4, 31, 104, 69)
    assert (found.picture[0, 0] == [240, 238, 235]).all()
    assert (found.picture[9:29, 9:99] == [20, 60, 90]).all()


def test_surroundings_that_are_not_plain_stay_and_that_is_told():
    photo = np.random.default_rng(1).integers(0, 256, (40, 40, 3), np.uint8)

    found = trimmed(photo)

    assert np.array_equal(found.picture, photo)
    assert "not plain" in found.remark


@pytest.mark.parametrize(
    "empty", [np.zeros((20, 20, 4), np.uint8), np.full((20, 20, 3), 255, np.uint8)]
)
def test_an_empty_picture_is_refused(empty):
    with pytest.raises(InvalidInput, match="nothing in the picture"):
        trimmed(empty)
