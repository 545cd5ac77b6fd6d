"""Make more of a picture beyond its border."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.video.colour import Rgb

EDGE = 0.01  # of the long edge: the strip whose mean colours go on
CALM = 0.004  # of the long edge: their noise would go on as stripes
GRAIN = 0.05  # of the long edge: the strip whose noise goes on
FADES = 0.12  # of the long edge: after this far the wall is evened out along the border
EVEN = 0.10  # of the long edge: how far it is evened out


class Margins(NamedTuple):
    """Pixels to add on each side."""

    left: int
    top: int
    right: int
    bottom: int


def extend(picture: Rgb, margins: Margins, plain: bool) -> Rgb:
    """The picture with so much more around it.

    A plain wall goes on in the colours of its border, with its own noise, evened out with the
    distance, so that nothing that stands near the border is drawn out to stripes. Where the
    wall is not plain the picture is mirrored at its border, which serves a narrow margin.
    """
    if not any(margins):
        return picture
    if not plain:
        left, top, right, bottom = margins
        return np.asarray(
            cv2.copyMakeBorder(picture, top, bottom, left, right, cv2.BORDER_REFLECT_101)
        )
    tall = np.concatenate(
        [
            _beyond_top(picture, margins.top),
            picture,
            _beyond_top(picture[::-1], margins.bottom)[::-1],
        ]
    )
    across = tall.transpose(1, 0, 2)
    wide = np.concatenate(
        [
            _beyond_top(across, margins.left),
            across,
            _beyond_top(across[::-1], margins.right)[::-1],
        ]
    )
    return np.ascontiguousarray(wide.transpose(1, 0, 2))


def _beyond_top(picture: Rgb, rows: int) -> Rgb:
    """`rows` rows that go on above the first one."""
    if not rows:
        return picture[:0]
    height, width = picture.shape[:2]
    long_edge = max(height, width)
    edge = picture[: max(2, round(EDGE * long_edge))].astype(np.float32).mean(axis=0)[None]
    edge = cv2.GaussianBlur(edge, (0, 0), CALM * long_edge, sigmaY=1, borderType=cv2.BORDER_REFLECT)
    even = cv2.GaussianBlur(edge, (0, 0), EVEN * long_edge, sigmaY=1, borderType=cv2.BORDER_REFLECT)
    distance = np.arange(rows, 0, -1, dtype=np.float32)[:, None, None]
    evened = np.clip(distance / (FADES * long_edge), 0, 1)
    wall = edge + (even - edge) * (evened * evened * (3 - 2 * evened))
    return np.clip(wall + _grain(picture, rows) + 0.5, 0, 255).astype(np.uint8)


def _grain(picture: Rgb, rows: int) -> NDArray[np.float32]:
    """The noise of the strip along the border, mirrored to and fro over so many rows."""
    strip = max(2, round(GRAIN * max(picture.shape)))
    near = picture[:strip].astype(np.float32)
    noise = near - cv2.GaussianBlur(near, (0, 0), 2)
    noise = np.clip(noise, *(np.quantile(noise, (0.02, 0.98)) if noise.size else (0, 0)))
    period = np.concatenate([np.arange(len(near)), np.arange(len(near))[::-1]])
    index = np.resize(period, rows)[::-1]
    return np.asarray(noise[index], np.float32)
