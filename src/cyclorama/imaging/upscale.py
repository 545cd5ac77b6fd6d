"""Give a whole picture more pixels: twice, four or eight times on each side, or an exact size.

Nothing is invented: the result is sharp, not more detailed.
"""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.back_projection import (
    BAND,
    OVERLAP,
    SHARPENING,
    noise_of,
    projected_up,
)
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.enlarge import colours_carried_outward

Picture = NDArray[np.uint8]

CLEAN, NOISY = 1.5, 6.0  # levels of noise: between them less and less is sharpened
LEAST = 0.2
DOUBLINGS = 3


def upscaled(picture: Picture, size: Size, progress: Callable[[float], None]) -> Picture:
    """The picture, uint8 (h, w, 3 or 4) sRGB with straight alpha, to fill `size` exactly.

    It is doubled until it is large enough, and then averaged down; what is over on one axis is
    cut off evenly. A picture that is large enough as it is, is only averaged. The doublings are
    by back-projection (`back_projection`); noise is sharpened less, or it would be drawn large.
    """
    doublings = doublings_to(Size(picture.shape[1], picture.shape[0]), size)
    if picture.shape[2] == 4:
        picture = colours_carried_outward(picture)
    amount = _sharpening(picture)
    for number in range(doublings):
        picture = _doubled(picture, amount)
        progress(4.0 ** (number + 1 - doublings))
    return _filling(picture, size)


def doublings_to(source: Size, size: Size) -> int:
    """How often a picture is doubled before it fills `size`: at most three times."""
    factor = max(size.width / source.width, size.height / source.height)
    doublings = 0
    while doublings < DOUBLINGS and 2**doublings < factor - 1e-9:
        doublings += 1
    return doublings


def _sharpening(picture: Picture) -> float:
    colour = np.ascontiguousarray(picture[..., :3])
    noise = noise_of(colour, np.ones(colour.shape[:2], bool))
    share = np.interp(noise, (CLEAN, NOISY), (1.0, 0.0))
    return float(LEAST + (SHARPENING - LEAST) * share)


def _doubled(picture: Picture, sharpening: float) -> Picture:
    height, width, bands = picture.shape
    large = np.empty((2 * height, 2 * width, bands), np.uint8)
    for top in range(0, height, BAND):
        bottom = min(top + BAND, height)
        first, last = max(0, top - OVERLAP), min(height, bottom + OVERLAP)
        for band in range(bands):
            small = picture[first:last, :, band].astype(np.float32)
            plane = projected_up(small, 2, sharpening)
            rows = plane[2 * (top - first) : 2 * (bottom - first)]
            large[2 * top : 2 * bottom, :, band] = np.clip(rows + 0.5, 0, 255)
    return large


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
