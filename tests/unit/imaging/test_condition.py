import cv2
import numpy as np
import pytest
import skimage.data

from cyclorama.imaging.condition import condition_of, fingerprint, repeats

PHOTO = cv2.resize(skimage.data.coffee(), (300, 200), interpolation=cv2.INTER_AREA)


def test_a_blurred_photo_is_less_sharp_the_more_it_is_blurred():
    seen = [
        condition_of(cv2.GaussianBlur(PHOTO, (0, 0), sigma)).sharpness for sigma in (0.3, 1.0, 3.0)
    ]

    assert seen[0] > 0.5 > seen[1] > 0.25 > seen[2]


def test_a_plain_picture_has_nothing_that_is_sharp():
    assert condition_of(np.full((64, 64, 3), 128, np.uint8)).sharpness == 0.0


@pytest.mark.parametrize(
    ("grey", "crushed", "blown", "lightness"), [(2, 1, 0, 0.5), (254, 0, 1, 99.6), (119, 0, 0, 50)]
)
def test_exposure_is_told_of_the_subject_alone(grey, crushed, blown, lightness):
    picture = np.full((64, 64, 3), 180, np.uint8)
    subject = np.zeros((64, 64), bool)
    subject[16:48, 16:48] = True
    picture[subject] = grey

    seen = condition_of(picture, subject)

    assert seen.crushed == pytest.approx(crushed, abs=0.05)
    assert seen.blown == pytest.approx(blown, abs=0.05)
    assert seen.lightness == pytest.approx(lightness, abs=2)


def test_a_photo_that_comes_again_is_known_and_another_is_not():
    brighter = cv2.convertScaleAbs(PHOTO, alpha=1.1)
    photos = {
        1: PHOTO,
        2: np.ascontiguousarray(PHOTO[:, ::-1]),
        4: cv2.resize(PHOTO, (120, 80), interpolation=cv2.INTER_AREA),
        7: cv2.GaussianBlur(brighter, (0, 0), 2),
        8: np.ascontiguousarray(PHOTO[3:-3, 4:-4]),
        9: np.full((64, 64, 3), 128, np.uint8),
        10: np.full((64, 64, 3), 200, np.uint8),
    }

    found = repeats({number: fingerprint(photo) for number, photo in photos.items()})

    assert found == {4: 1, 7: 1, 8: 1}


def test_no_photos_are_alike():
    assert repeats({}) == {}
