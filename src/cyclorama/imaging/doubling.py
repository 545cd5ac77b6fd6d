"""Twice as many pixels on each side, by filters that were learned from photos.

Romano, Isidoro and Milanfar, "RAISR: Rapid and Accurate Image Super Resolution", 2016: each
pixel's surroundings fall into one of a few hundred classes by the direction, strength and
coherence of their edges, and each class has its own linear filter. Here a filter gives the four
pixels of a double-sized picture directly. `tools/learn_doubling.py` says how they were learned.
"""

from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numba import njit
from numpy.typing import NDArray

Plane = NDArray[np.float32]
Classes = NDArray[np.int32]

REACH = 3  # px: a filter sees 7 x 7
WIDTH = 2 * REACH + 1
ANGLES, STRENGTHS, COHERENCES = 16, 5, 3
STRENGTH_EDGES = (1.5, 4.0, 10.0, 24.0)  # levels per pixel
COHERENCE_EDGES = (0.3, 0.6)
CLASSES = ANGLES * STRENGTHS * COHERENCES
TENSOR_SIGMA = 1.2
FILE = Path(__file__).with_name("doubling.npz")


def classes_of(luma: Plane) -> Classes:
    """The class of each pixel's surroundings, int32 (h, w), from levels 0..255."""
    across = cv2.Sobel(luma, cv2.CV_32F, 1, 0, scale=1 / 8, borderType=cv2.BORDER_REFLECT)
    down = cv2.Sobel(luma, cv2.CV_32F, 0, 1, scale=1 / 8, borderType=cv2.BORDER_REFLECT)

    def spread(plane: Plane) -> Plane:
        return cv2.GaussianBlur(plane, (7, 7), TENSOR_SIGMA, borderType=cv2.BORDER_REFLECT)

    xx, yy, xy = spread(across * across), spread(down * down), spread(across * down)
    half, apart = (xx + yy) / 2, np.sqrt((xx - yy) ** 2 / 4 + xy**2)
    most, least = np.sqrt(half + apart), np.sqrt(np.maximum(half - apart, 0))
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)  # -pi/2..pi/2
    sector = np.floor((angle / np.pi + 0.5) * ANGLES).astype(np.int32) % ANGLES
    strength = np.digitize(most, STRENGTH_EDGES).astype(np.int32)
    coherence = np.digitize((most - least) / (most + least + 1e-3), COHERENCE_EDGES)
    return (sector * STRENGTHS + strength) * COHERENCES + coherence.astype(np.int32)


@lru_cache(maxsize=1)
def filters() -> NDArray[np.float32]:
    """(classes, 4, 49): what the surroundings' differences from their middle add to it."""
    with np.load(FILE) as file:
        return file["filters"].astype(np.float32)


def doubled(plane: Plane, classes: Classes) -> Plane:
    """A plane of levels (h, w) as (2h, 2w), true to its source when shrunk again."""
    padded = cv2.copyMakeBorder(plane, *(REACH,) * 4, cv2.BORDER_REFLECT)
    large = np.empty((2 * plane.shape[0], 2 * plane.shape[1]), np.float32)
    _apply(padded, classes, filters(), large)
    return large


@njit(cache=True, fastmath=True)
def _apply(padded: Plane, classes: Classes, bank: NDArray[np.float32], large: Plane) -> None:
    height, width = classes.shape
    around = np.empty(WIDTH * WIDTH, np.float32)
    for y in range(height):
        for x in range(width):
            middle = padded[y + REACH, x + REACH]
            for row in range(WIDTH):
                for column in range(WIDTH):
                    around[row * WIDTH + column] = padded[y + row, x + column] - middle
            bucket = bank[classes[y, x]]
            for part in range(4):
                total = np.float32(0)
                for tap in range(WIDTH * WIDTH):
                    total += bucket[part, tap] * around[tap]
                large[2 * y + part // 2, 2 * x + part % 2] = middle + total
