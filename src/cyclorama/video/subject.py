"""Where somebody or something stands in a frame before a plain wall, seen at a glance.

Finding a product exactly takes a second; this takes milliseconds, and is enough to come closer
without cutting off a head.
"""

from typing import NamedTuple

import cv2
import numpy as np

from cyclorama.video.colour import Rgb

EDGE = 96  # px of the glance
BORDER = 3  # px of it, on each side, that should be wall
UNEVEN = 10.0  # levels; a wall that differs more from itself within a row is no plain one
STANDS_OUT = 28.0  # levels from the wall
LEAST = 0.01  # of a row; less is noise


class Span(NamedTuple):
    """Top and bottom of what stands there, in fractions of the frame's height."""

    top: float
    bottom: float


def standing(frame: Rgb) -> Span | None:
    """None where the wall is not plain, or nothing stands before it.

    frame: uint8 (h, w, 3).
    """
    height, width = frame.shape[:2]
    scale = EDGE / max(height, width)
    size = max(2 * BORDER + 2, round(width * scale)), max(8, round(height * scale))
    small = cv2.resize(frame, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    left, right = small[:, :BORDER], small[:, -BORDER:]
    if max(left.std(axis=1).max(), right.std(axis=1).max()) > UNEVEN:
        return None
    across = np.linspace(0, 1, size[0], dtype=np.float32)[None, :, None]
    wall = left.mean(axis=1)[:, None] * (1 - across) + right.mean(axis=1)[:, None] * across
    apart = np.abs(small - wall).max(axis=2) > STANDS_OUT
    rows = np.flatnonzero(apart.mean(axis=1) > LEAST)
    if not len(rows):
        return None
    return Span(float(rows[0]) / size[1], float(rows[-1] + 1) / size[1])
