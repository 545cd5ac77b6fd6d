import cv2
import numpy as np

from cyclorama.imaging.bays import bays_of
from cyclorama.imaging.mask import Mask
from cyclorama.imaging.study import study

WALL = (206, 196, 186)


def block(dot: tuple[int, int, int] | None) -> tuple[np.ndarray, Mask]:
    """A block with a half dot at its upper edge: printed, or (None) cut out of it."""
    picture = np.full((512, 512, 3), WALL, np.uint8)
    picture[150:400, 120:400] = (60, 100, 80)
    mask = np.zeros((512, 512), dtype=bool)
    mask[150:400, 120:400] = True
    ys, xs = np.mgrid[0:512, 0:512]
    bite = (np.hypot(xs - 260, ys - 150) < 8) & mask
    picture[bite] = WALL if dot is None else dot
    return cv2.GaussianBlur(picture, (0, 0), 0.8), mask & ~bite


def test_a_pale_dot_at_the_edge_is_part_of_the_product():
    picture, mask = block((222, 214, 196))

    assert bays_of(study(picture), mask)[153, 260]


def test_a_notch_stays_a_notch():
    picture, mask = block(None)

    assert not bays_of(study(picture), mask)[153, 260]


def test_the_corner_between_neck_and_shoulder_stays_open():
    mask = np.zeros((512, 384), np.uint8)
    cv2.ellipse(mask, (192, 80), (17, 30), 0, 0, 360, 1, -1)
    cv2.rectangle(mask, (186, 80), (198, 124), 1, -1)
    shoulders = [(183, 122), (201, 122), (236, 141), (236, 322), (148, 322), (148, 141)]
    cv2.fillPoly(mask, [np.array(shoulders)], 1)
    picture = np.where(mask[..., None] > 0, (120, 70, 50), WALL).astype(np.uint8)

    assert not bays_of(study(cv2.GaussianBlur(picture, (0, 0), 0.8)), mask > 0).any()
