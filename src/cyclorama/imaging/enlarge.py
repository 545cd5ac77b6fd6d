"""Enlarging a small product so that it looks clean: no blocks, no stairs, no halos.

Nothing is invented: the result is sharp, not more detailed.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.back_projection import (
    BAND,
    OVERLAP,
    Plane,
    noise_of,
    projected_up,
    sharpened,
    size_of,
)

# x4: back-projection returns the stairs of the source's own pixels, so lines are smoothed by
# STAIRS (in source pixels) and made crisp again. Chosen by eye on a 600 x 400 photo.
STAIRS, CRISPNESS, CRISP_RADIUS = 0.45, 1.2, 0.8
CONTOUR_GAIN = 1.8  # alpha, smoothed the same way, regains its steepness; one half stays put


def enlarge(cut_out: NDArray[np.uint8], doublings: int) -> NDArray[np.uint8]:
    """The cut-out at 2 ** doublings its size, uint8 RGBA with straight alpha.

    Its pixel grid keeps the corners: source edge x lies at x * 2 ** doublings.
    """
    large = _without_noise(colours_carried_outward(cut_out))
    while doublings:
        step = min(doublings, 2)
        large = _enlarged(large, 2**step)
        doublings -= step
    return large


def _enlarged(picture: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    height, width, _ = picture.shape
    large = np.empty((height * factor, width * factor, 4), np.uint8)
    enlarge_colour = projected_up if factor == 2 else _smoothed_up
    for top in range(0, height, BAND):
        bottom = min(top + BAND, height)
        first, last = max(0, top - OVERLAP), min(height, bottom + OVERLAP)
        for channel, enlarge_plane in enumerate([enlarge_colour] * 3 + [_contour_up]):
            small = picture[first:last, :, channel].astype(np.float32)
            plane = enlarge_plane(small, factor)[(top - first) * factor :]
            plane = plane[: (bottom - top) * factor]
            large[top * factor : bottom * factor, :, channel] = np.clip(plane + 0.5, 0, 255)
    return large


def _smoothed_up(small: Plane, factor: int) -> Plane:
    cubic = cv2.resize(small, size_of(small, factor), interpolation=cv2.INTER_CUBIC)
    smooth = cv2.GaussianBlur(cubic, (0, 0), STAIRS * factor)
    return sharpened(smooth, CRISPNESS, CRISP_RADIUS * factor, factor)


def _contour_up(small: Plane, factor: int) -> Plane:
    cubic = cv2.resize(small, size_of(small, factor), interpolation=cv2.INTER_CUBIC)
    smooth = cv2.GaussianBlur(cubic, (0, 0), STAIRS * factor)
    return np.asarray((smooth - 127.5) * CONTOUR_GAIN + 127.5, np.float32)


def _without_noise(cut_out: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Sensor and JPEG noise taken off the colours first, or sharpening would draw it large."""
    colour = np.ascontiguousarray(cut_out[..., :3])
    tolerance = 4 * max(1.0, noise_of(colour, cut_out[..., 3] > 250))
    return np.dstack([cv2.bilateralFilter(colour, 7, tolerance, 2), cut_out[..., 3]])


def colours_carried_outward(cut_out: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The same cut-out with the product's colours under its transparent surroundings too.

    What lies there is arbitrary, and every filter would draw it into the edge.
    """
    alpha = cut_out[..., 3:].astype(np.float32) / 255
    colour = cut_out[..., :3].astype(np.float32)
    weight = cv2.GaussianBlur(alpha, (0, 0), 3)[..., None]
    spread = cv2.GaussianBlur(colour * alpha, (0, 0), 3) / np.maximum(weight, 1e-4)
    carried = np.where(alpha > 0.02, colour, spread)
    return np.dstack([np.clip(carried + 0.5, 0, 255).astype(np.uint8), cut_out[..., 3]])
