import cv2
import numpy as np
import pytest
from skimage import data

from cyclorama.scenery.subject import Border, find_subject


def test_a_person_of_whom_the_photo_shows_a_part_is_found_with_the_face() -> None:
    subject = find_subject(data.astronaut())

    assert subject.found
    assert subject.remark is None
    assert subject.touches == {Border.BOTTOM}
    assert not subject.stands
    assert subject.face is not None
    left, top, right, bottom = subject.face
    assert subject.rgba[(top + bottom) // 2, (left + right) // 2, 3] == 255
    assert subject.rgba[0, 0, 3] == 0


def test_what_was_cut_out_before_is_taken_as_it_is() -> None:
    layer = np.zeros((120, 100, 4), np.uint8)
    layer[30:90, 20:70] = (200, 30, 40, 255)

    subject = find_subject(layer)

    assert subject.rgba.shape == (60, 50, 4)
    assert subject.touches == frozenset()
    assert subject.stands
    assert subject.face is None


@pytest.mark.parametrize(
    "source",
    [
        np.random.default_rng(5).integers(0, 256, (24, 32, 3), dtype=np.uint8),
        np.full((64, 64, 3), 128, np.uint8),
        np.full((3, 5, 3), 128, np.uint8),
        np.zeros((40, 40, 4), np.uint8),
    ],
    ids=["noise", "one colour", "five pixels", "all transparent"],
)
def test_a_photo_of_nothing_stands_for_itself_as_a_print(source: np.ndarray) -> None:
    subject = find_subject(source)

    assert not subject.found
    assert subject.remark is not None
    assert subject.rgba.shape[0] > source.shape[0]
    assert (subject.rgba[..., 3] == 255).all()


def test_a_flag_beside_a_person_stays_behind_at_whatever_size_the_photo_is() -> None:
    """Enlarged by a quarter, the graph cut took the flag for a sleeve."""
    photo = cv2.resize(data.astronaut(), (640, 640), interpolation=cv2.INTER_CUBIC)

    subject = find_subject(photo)

    assert Border.LEFT not in subject.touches
