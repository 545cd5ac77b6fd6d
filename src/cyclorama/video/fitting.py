"""Clips of another shape in a frame: shown whole, before a blurred picture of themselves."""

import cv2
import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.video.colour import Planes
from cyclorama.video.pixels import BLACK, Pixels, lay, plain, sized

SAME_SHAPE = 0.02  # a ratio so little off is stretched: bars of a pixel or two would look broken
BLURRED = 24  # px of the long edge of what stands behind
DARKER = 0.55  # so that nobody takes it for a part of the picture


def framed(pixels: Pixels, shown: Size, size: Size) -> Planes:
    """The whole frame of a clip, as large as `size` allows; what is transparent is black.

    shown: the clip's size in square pixels, where the stored ones are not square.
    """
    whole = fitted_size(shown, size)
    if whole == size and pixels.alpha is None:
        return sized(pixels, size).planes
    behind = plain(size) if pixels.alpha is not None else _blurred(pixels.planes, size)
    left, top = _middle(size.width - whole.width), _middle(size.height - whole.height)
    lay(sized(pixels, whole), behind, left, top)
    return behind


def fitted_size(shown: Size, room: Size) -> Size:
    """As large as the room allows, even; the whole room where the shapes are alike."""
    stretch = (shown.width / shown.height) / (room.width / room.height)
    if abs(stretch - 1) <= SAME_SHAPE:
        return room
    factor = min(room.width / shown.width, room.height / shown.height)
    return Size(_even(shown.width * factor, room.width), _even(shown.height * factor, room.height))


def within(size: Size, edge: int) -> Size:
    """The same shape with a long edge of `edge` px at most, both edges even."""
    factor = min(1.0, edge / max(size))
    return Size(*(max(2, 2 * round(length * factor / 2)) for length in size))


def _even(length: float, most: int) -> int:
    return max(2, min(most & ~1, 2 * round(length / 2)))


def _middle(rest: int) -> int:
    return rest // 2 & ~1


def _blurred(planes: Planes, size: Size) -> Planes:
    """The middle of the picture, filling the frame, out of focus and darker."""
    factor = BLURRED / max(size)
    small = max(2, round(size.width * factor)), max(2, round(size.height * factor))
    y, cb, cr = (
        cv2.resize(_blur(_cut(plane, size), small), edges, interpolation=cv2.INTER_CUBIC)
        for plane, edges in zip(
            planes, (size, *2 * ((size.width // 2, size.height // 2),)), strict=True
        )
    )
    darker = np.rint(BLACK[0] + DARKER * (y.astype(np.float32) - BLACK[0]))
    dull = [np.rint(128 + DARKER * (c.astype(np.float32) - 128)).astype(np.uint8) for c in (cb, cr)]
    return Planes(darker.clip(16, 235).astype(np.uint8), *dull)


def _cut(plane: np.ndarray, size: Size) -> np.ndarray:
    """The largest middle part of the frame's shape."""
    height, width = plane.shape
    factor = min(width / size.width, height / size.height)
    wide, high = max(1, round(size.width * factor)), max(1, round(size.height * factor))
    left, top = (width - wide) // 2, (height - high) // 2
    return plane[top : top + high, left : left + wide]


def _blur(plane: np.ndarray, small: tuple[int, int]) -> np.ndarray:
    return cv2.GaussianBlur(cv2.resize(plane, small, interpolation=cv2.INTER_AREA), (0, 0), 1.5)
