"""Sharpness, light and surroundings, measured."""

import cv2
import numpy as np
import pytest
from skimage import data

from cyclorama.imaging.quality import quality_of

NOWHERE = np.zeros((8, 8), bool)
PHOTO = np.ascontiguousarray(data.astronaut()[:256, 128:384])


def blurred(sigma: float):
    return cv2.GaussianBlur(PHOTO, (0, 0), sigma)


def test_sharpness_falls_with_blur_and_not_with_contrast():
    sharp, soft, softer = (
        quality_of(picture, NOWHERE).sharpness for picture in (PHOTO, blurred(1), blurred(3))
    )
    weak = quality_of((PHOTO // 3 + 90).astype(np.uint8), NOWHERE).sharpness

    assert sharp > 0.4 > soft > softer
    assert weak == pytest.approx(sharp, abs=0.06)


def test_a_plain_area_has_no_sharpness():
    assert quality_of(np.full((64, 64, 3), 128, np.uint8), NOWHERE).sharpness is None


def test_light_is_that_of_the_subject():
    picture = np.full((80, 80, 3), 255, np.uint8)
    picture[20:60, 20:60] = 40
    subject = np.zeros((80, 80), bool)
    subject[20:60, 20:60] = True

    inside, all_of_it = quality_of(picture, subject), quality_of(picture, NOWHERE)

    assert inside.lightest < 20
    assert inside.burnt == 0
    assert all_of_it.lightest > 99
    assert all_of_it.burnt == pytest.approx(0.75, abs=0.01)


def test_a_studio_is_even_and_a_room_is_not():
    studio = np.full((96, 96, 3), 230, np.uint8)

    assert quality_of(studio, NOWHERE).plain
    assert quality_of(studio, NOWHERE).uneven < 1
    assert not quality_of(PHOTO, NOWHERE).plain
