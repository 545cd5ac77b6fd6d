import cv2
import numpy as np
import pytest
from skimage import data

import scenes
from cyclorama.imaging.faces import find_faces


@pytest.mark.parametrize("edge", [256, 512, 1200])
def test_a_face_is_found_at_any_size(edge):
    picture = cv2.resize(data.astronaut(), (edge, edge), interpolation=cv2.INTER_AREA)

    faces = find_faces(picture)

    assert len(faces) == 1
    middle = (faces[0].left + faces[0].right) / 2, (faces[0].top + faces[0].bottom) / 2
    assert middle == pytest.approx((0.44, 0.23), abs=0.04)


@pytest.mark.parametrize("name", ["navy tee", "shoe", "tee on wood"])
def test_products_have_no_face(name):
    assert find_faces(scenes.draw(name, 8, (640, 512)).picture) == ()


def test_a_picture_too_thin_for_a_face_has_none():
    assert find_faces(np.zeros((3, 400, 3), np.uint8)) == ()
