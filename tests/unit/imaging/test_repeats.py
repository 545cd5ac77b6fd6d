import cv2
import numpy as np
import skimage.data

from cyclorama.imaging.repeats import fingerprint, repeats

PHOTO = cv2.resize(skimage.data.coffee(), (300, 200), interpolation=cv2.INTER_AREA)


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
