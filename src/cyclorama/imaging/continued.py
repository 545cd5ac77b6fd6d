"""A picture in a larger frame, its border continued where that is plain."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size

Picture = NDArray[np.uint8]

DEPTH = 0.01  # of the picture: so much of its border is looked at
SMOOTH = 0.01  # of the border's length
STANDS_OUT = 10  # levels of 255, from the smoothed border: noise and JPEG do not
PLAIN = 0.95  # of the border's pixels that do not stand out
_WHITE = 255


class Continued(NamedTuple):
    """plain: False where a border that had to be continued was not, and white stands there."""

    pixels: Picture
    plain: bool


def continued(picture: Picture, frame: Size, place: tuple[int, int]) -> Continued:
    """The picture, uint8 (h, w, 3 or 4) sRGB, in a frame with its corner at `place`.

    What is beyond it is transparent where the picture has transparency. Else each side's border
    goes on, smoothed along itself, so that a wall with its light and its floor line does; if any
    of them is not plain, all of it is white.
    """
    height, width, bands = picture.shape
    left, top = place
    canvas = np.zeros((frame.height, frame.width, bands), np.uint8)
    canvas[top : top + height, left : left + width] = picture
    if bands == 4:
        if not (picture[..., 3] < 255).any():
            return continued(np.ascontiguousarray(picture[..., :3]), frame, place)
        return Continued(canvas, plain=True)
    right, bottom = frame.width - left - width, frame.height - top - height
    across, down = _depth(width), _depth(height)
    sides = {
        "left": _border(picture[:, :across]) if left else None,
        "right": _border(picture[:, width - across :]) if right else None,
        "top": _border(picture[:down].transpose(1, 0, 2)) if top else None,
        "bottom": _border(picture[height - down :].transpose(1, 0, 2)) if bottom else None,
    }
    if not all(side is None or side.plain for side in sides.values()):
        canvas[:] = _WHITE
        canvas[top : top + height, left : left + width] = picture
        return Continued(canvas, plain=False)
    rows = slice(top, top + height)
    if (side := sides["left"]) is not None:
        _fill(canvas[rows, :left], side.colours[:, None])
    if (side := sides["right"]) is not None:
        _fill(canvas[rows, left + width :], side.colours[:, None])
    if (side := sides["top"]) is not None:
        _fill(canvas[:top], _widened(side.colours, left, right)[None])
    if (side := sides["bottom"]) is not None:
        _fill(canvas[top + height :], _widened(side.colours, left, right)[None])
    return Continued(canvas, plain=True)


class _Border(NamedTuple):
    """colours: float32 (length, 3), along the border."""

    colours: NDArray[np.float32]
    plain: bool


def _border(strip: Picture) -> _Border:
    """Of the pixels along a border, (length, depth, 3)."""
    levels = strip.astype(np.float32)
    sigma = max(1.0, SMOOTH * len(levels))
    line = np.median(levels, axis=1)[:, None]
    smooth = cv2.GaussianBlur(line, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    smooth = smooth.reshape(-1, 1, 3)
    away = np.abs(levels - smooth).max(axis=2)
    return _Border(smooth[:, 0], bool((away <= STANDS_OUT).mean() >= PLAIN))


def _widened(colours: NDArray[np.float32], left: int, right: int) -> NDArray[np.float32]:
    return np.pad(colours, ((left, right), (0, 0)), mode="edge")


def _fill(part: Picture, colours: NDArray[np.float32]) -> None:
    """With a level of dither, the same each time, which keeps a soft wall from showing bands."""
    grain = np.random.default_rng(part.shape[0] * 65_537 + part.shape[1])
    for top in range(0, len(part), 256):
        rows = part[top : top + 256]
        light = colours if len(colours) == 1 else colours[top : top + 256]
        dither = grain.random((*rows.shape[:2], 1), np.float32)
        rows[:] = np.clip(light + dither, 0, 255)


def _depth(side: int) -> int:
    return max(1, min(side, round(DEPTH * side)))
