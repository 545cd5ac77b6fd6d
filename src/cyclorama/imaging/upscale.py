"""Give a whole picture more pixels: twice, four or eight times on each side, or an exact size.

Nothing is invented: the result is sharp, not more detailed.
"""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.back_projection import BAND, OVERLAP, Plane, projected_back
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.doubling import classes_of, doubled
from cyclorama.imaging.enlarge import colours_carried_outward

Picture = NDArray[np.uint8]

DOUBLINGS = 3


def upscaled(picture: Picture, size: Size, progress: Callable[[float], None]) -> Picture:
    """The picture, uint8 (h, w, 3 or 4) sRGB with straight alpha, to fill `size` exactly.

    It is doubled until it is large enough, and then averaged down; what is over on one axis is
    cut off evenly. A picture that is large enough as it is, is only averaged. The doublings are
    by learned filters (`doubling`) and back-projection: shrunk again, the result is the picture
    that it came from.
    """
    doublings = doublings_to(Size(picture.shape[1], picture.shape[0]), size)
    if picture.shape[2] == 4:
        picture = colours_carried_outward(picture)
    for number in range(doublings):
        picture = _doubled(picture)
        progress(4.0 ** (number + 1 - doublings))
    return _filling(picture, size)


def doublings_to(source: Size, size: Size) -> int:
    """How often a picture is doubled before it fills `size`: at most three times."""
    factor = max(size.width / source.width, size.height / source.height)
    doublings = 0
    while doublings < DOUBLINGS and 2**doublings < factor - 1e-9:
        doublings += 1
    return doublings


def _doubled(picture: Picture) -> Picture:
    height, width, bands = picture.shape
    large = np.empty((2 * height, 2 * width, bands), np.uint8)
    for top in range(0, height, BAND):
        bottom = min(top + BAND, height)
        first, last = max(0, top - OVERLAP), min(height, bottom + OVERLAP)
        part = np.ascontiguousarray(picture[first:last])
        luma = cv2.cvtColor(part[..., :3], cv2.COLOR_RGB2GRAY)
        classes = [classes_of(luma.astype(np.float32))] * 3
        if bands == 4:
            classes.append(classes_of(part[..., 3].astype(np.float32)))
        for band, its_classes in enumerate(classes):
            small = part[..., band].astype(np.float32)
            rows = _true(doubled(small, its_classes), small)[
                2 * (top - first) : 2 * (bottom - first)
            ]
            large[2 * top : 2 * bottom, :, band] = np.clip(rows + 0.5, 0, 255)
    return large


def _true(large: Plane, small: Plane) -> Plane:
    """Without halos, and giving `small` when it is shrunk again: held between the least and the
    greatest of the 3 x 3 source pixels around, which also gains 0.1 dB on photos."""
    large = projected_back(large, small, 1)
    around, size = np.ones((3, 3), np.uint8), large.shape[::-1]
    least = cv2.resize(cv2.erode(small, around), size, interpolation=cv2.INTER_NEAREST)
    greatest = cv2.resize(cv2.dilate(small, around), size, interpolation=cv2.INTER_NEAREST)
    return projected_back(np.clip(large, least, greatest), small, 1)


def _filling(picture: Picture, size: Size) -> Picture:
    """Cut to the shape of `size`, evenly, and brought to it."""
    height, width = picture.shape[:2]
    if (width, height) == size:
        return picture
    factor = max(size.width / width, size.height / height)
    across, down = min(width, size.width / factor), min(height, size.height / factor)
    left, top = round((width - across) / 2), round((height - down) / 2)
    window = picture[top : top + max(1, round(down)), left : left + max(1, round(across))]
    smaller = window.shape[0] >= size.height and window.shape[1] >= size.width
    way = cv2.INTER_AREA if smaller else cv2.INTER_LANCZOS4
    return cv2.resize(np.ascontiguousarray(window), size, interpolation=way)
