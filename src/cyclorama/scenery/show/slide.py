"""A still as a scene: shown whole before itself out of focus, while the camera comes closer."""

from math import ceil

import cv2
import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgb
from cyclorama.scenery.show.ground import dimmed

CLOSER = 0.08  # how much larger it is at the end
SAME = 0.35  # a picture whose shape is so little off is cropped to fill the frame
BEHIND, BLUR = 0.62, 0.035  # light, and blur in parts of the long edge


class Slide:
    """picture: uint8 (h, w, 3) of any size. `number`: odd ones go out instead of in."""

    def __init__(self, picture: Rgb, size: Size, number: int) -> None:
        self._size, self._out = size, number % 2 == 1
        self._still = _composed(picture, size)

    def frame(self, part: float) -> Rgb:
        """After that part of its time, 0 to 1."""
        part = 1 - part if self._out else part
        scale = (1 + CLOSER * part) / (1 + CLOSER)
        height, width = self._still.shape[:2]
        matrix = np.array(
            [
                [scale, 0, (self._size.width - scale * width) / 2],
                [0, scale, (self._size.height - scale * height) / 2],
            ],
            np.float32,
        )
        shown = cv2.warpAffine(
            self._still, matrix, tuple(self._size), flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )  # fmt: skip
        return np.asarray(shown, np.uint8)


def _composed(picture: Rgb, size: Size) -> Rgb:
    """In a frame so much larger that the camera may come closer without blur."""
    wide, high = (ceil(edge * (1 + CLOSER)) for edge in size)
    height, width = picture.shape[:2]
    cover, contain = max(wide / width, high / height), min(wide / width, high / height)
    filled = _middle(_scaled(picture, cover), wide, high)
    if cover / contain - 1 <= SAME:
        return filled
    made = dimmed(filled, BEHIND, BLUR * max(size))
    whole = _scaled(picture, contain)
    top, left = (high - whole.shape[0]) // 2, (wide - whole.shape[1]) // 2
    made[top : top + whole.shape[0], left : left + whole.shape[1]] = whole[:high, :wide]
    return made


def _scaled(picture: Rgb, factor: float) -> Rgb:
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    size = max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor))
    return np.asarray(cv2.resize(picture, size, interpolation=way), np.uint8)


def _middle(picture: Rgb, wide: int, high: int) -> Rgb:
    padded = cv2.copyMakeBorder(
        picture, 0, max(0, high - picture.shape[0]), 0, max(0, wide - picture.shape[1]),
        cv2.BORDER_REPLICATE,
    )  # fmt: skip
    top, left = (padded.shape[0] - high) // 2, (padded.shape[1] - wide) // 2
    return np.ascontiguousarray(padded[top : top + high, left : left + wide])
