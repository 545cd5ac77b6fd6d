"""RGB to the planes that are encoded: BT.709, video range, colour at half the size.

The default matrices of PyAV and OpenCV are those of BT.601, which HD players do not assume:
colours would be off by up to 20 levels of 255.
"""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Rgb = NDArray[np.uint8]
"""uint8 (height, width, 3), sRGB levels."""

# Rec. ITU-R BT.709-6, items 3.2 to 3.4, for 8 bits: Y 16..235, Cb and Cr 16..240.
_TO_YCBCR = np.array(
    [
        [0.2126 * 219 / 255, 0.7152 * 219 / 255, 0.0722 * 219 / 255, 16.0],
        [-0.2126 / 1.8556 * 224 / 255, -0.7152 / 1.8556 * 224 / 255, 0.5 * 224 / 255, 128.0],
        [0.5 * 224 / 255, -0.7152 / 1.5748 * 224 / 255, -0.0722 / 1.5748 * 224 / 255, 128.0],
    ],
    np.float32,
)


class Planes(NamedTuple):
    """Luma uint8 (h, w), and two planes of colour difference, uint8 (h/2, w/2)."""

    y: NDArray[np.uint8]
    cb: NDArray[np.uint8]
    cr: NDArray[np.uint8]


Drawn = Rgb | Planes
"""A frame as a recipe draws it: in the planes that are encoded, where that saves work."""


def as_planes(frame: Drawn) -> Planes:
    return frame if isinstance(frame, Planes) else to_planes(frame)


def to_planes(picture: Rgb) -> Planes:
    """`picture` has even edges."""
    y, cb, cr = cv2.split(cv2.transform(picture, _TO_YCBCR))
    return Planes(y, halved(cb), halved(cr))


def halved(plane: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """At half the size, both edges even."""
    half = plane.shape[1] // 2, plane.shape[0] // 2
    return np.asarray(cv2.resize(plane, half, interpolation=cv2.INTER_AREA), np.uint8)


_FROM_YCBCR = np.linalg.inv(_TO_YCBCR[:, :3])
_FROM_YCBCR = np.column_stack([_FROM_YCBCR, -_FROM_YCBCR @ _TO_YCBCR[:, 3]]).astype(np.float32)


def to_rgb(planes: Planes) -> Rgb:
    """The picture that the planes hold; its colours at half the size."""
    size = planes.y.shape[1], planes.y.shape[0]
    cb, cr = (cv2.resize(plane, size, interpolation=cv2.INTER_LINEAR) for plane in planes[1:])
    return np.asarray(cv2.transform(cv2.merge([planes.y, cb, cr]), _FROM_YCBCR), np.uint8)
