"""Bend a picture smoothly: pull places about, and swell or shrink what lies around them."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.scenery.layer import Rgba


class Pull(NamedTuple):
    """What lies at (x, y) moves by (across, down); the pull fades over `reach`. All in px."""

    x: float
    y: float
    across: float
    down: float
    reach: float


class Swell(NamedTuple):
    """What lies within about `reach` px of (x, y) grows by a factor in its middle: `across` and
    `down`, each above 1 to grow."""

    x: float
    y: float
    reach: float
    across: float
    down: float


def bent(layer: Rgba, pulls: tuple[Pull, ...], swells: tuple[Swell, ...] = ()) -> Rgba:
    """The layer bent by all of them at once; its size stays."""
    height, width = layer.shape[:2]
    xs = np.arange(width, dtype=np.float32)[None].repeat(height, 0)
    ys = np.arange(height, dtype=np.float32)[:, None].repeat(width, 1)
    from_x, from_y = xs.copy(), ys.copy()
    for swell in swells:
        near = _near(xs, ys, swell.x, swell.y, swell.reach)
        from_x -= near * (xs - swell.x) * np.float32(1 - 1 / swell.across)
        from_y -= near * (ys - swell.y) * np.float32(1 - 1 / swell.down)
    for pull in pulls:
        # looked up where the place came from, so the fading is measured around its new place
        near = _near(xs, ys, pull.x + pull.across, pull.y + pull.down, pull.reach)
        from_x -= near * np.float32(pull.across)
        from_y -= near * np.float32(pull.down)
    values = layer.astype(np.float32)
    values[..., :3] *= values[..., 3:] * np.float32(1 / 255)
    moved = cv2.remap(values, from_x, from_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    moved[..., :3] *= 255 / np.maximum(moved[..., 3:], 1e-3)
    bent_layer: Rgba = np.rint(np.clip(moved, 0, 255)).astype(np.uint8)
    return bent_layer


def _near(
    xs: NDArray[np.float32],
    ys: NDArray[np.float32],
    x: float,
    y: float,
    reach: float,
) -> NDArray[np.float32]:
    """1 in the middle, fading to nothing."""
    distance = ((xs - np.float32(x)) ** 2 + (ys - np.float32(y)) ** 2) / np.float32(reach**2)
    return np.exp(-2 * distance)
