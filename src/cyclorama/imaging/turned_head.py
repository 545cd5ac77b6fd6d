"""Which way a head is turned, judged in a close look at it.

On whole pictures the cascade needs large faces: of figures drawn from head to foot it found one
in four. On the head alone, brought to one size, it found every frontal face of the same figures
and none on a head seen from behind.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.faces import Face
from cyclorama.imaging.study import scaled

_CLOSE = 240  # px, the long edge of the close look
_LEAST = 54  # px of it; a face fills more of a head
_STEP, _NEIGHBOURS = 1.05, 3
_FAR, _LEAST_FAR = 1280, 0.04  # px of the long edge, and of that: a face of a full figure has 0.06
# one finds what the other misses: faces turned by a quarter, and faces under dark hair
_FRONTAL = ("haarcascade_frontalface_alt2.xml", "haarcascade_frontalface_alt.xml")
_PROFILE = ("haarcascade_profileface.xml",)

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions of a picture."""


def frontal_face(picture: NDArray[np.uint8], box: Box) -> Face | None:
    """The largest frontal face within a box of a picture, uint8 (h, w, 3) sRGB; its place is in
    fractions of the whole picture."""
    close = _close_look(picture, box)
    if close is None:
        return None
    found = [found for name in _FRONTAL for found in _found(close, name)]
    return _placed(max(found, key=lambda one: one[2]), close, box) if found else None


def distant_face(picture: NDArray[np.uint8]) -> Face | None:
    """The largest frontal face of a person who is far off, in a look at all of the picture."""
    whole = (0.0, 0.0, 1.0, 1.0)
    look = _look(picture, whole, _FAR)
    if look is None:
        return None
    side = round(_LEAST_FAR * max(look.shape))
    boxes = _cascade(_FRONTAL[0]).detectMultiScale(look, 1.1, 4, 0, (side, side))
    found = [(x, y, wide) for x, y, wide, _ in np.asarray(boxes, float).reshape(-1, 4)]
    return _placed(max(found, key=lambda one: one[2]), look, whole) if found else None


def is_profile(picture: NDArray[np.uint8], box: Box) -> bool:
    """Whether a face looks to the left or to the right there."""
    close = _close_look(picture, box)
    if close is None:
        return False
    mirrored = np.ascontiguousarray(close[:, ::-1])
    return any(_found(grey, name) for name in _PROFILE for grey in (close, mirrored))


def _close_look(picture: NDArray[np.uint8], box: Box) -> NDArray[np.uint8] | None:
    return _look(picture, box, _CLOSE)


def _look(picture: NDArray[np.uint8], box: Box, edge: int) -> NDArray[np.uint8] | None:
    height, width = picture.shape[:2]
    left, top, right, bottom = (
        round(part * side) for part, side in zip(box, (width, height) * 2, strict=True)
    )
    head = picture[top:bottom, left:right]
    if min(head.shape[:2]) < 8:
        return None
    grey: NDArray[np.uint8] = cv2.cvtColor(scaled(head, edge), cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.equalizeHist(grey), np.uint8)


def _found(grey: NDArray[np.uint8], name: str) -> Sequence[tuple[float, float, float]]:
    """Left, top and side of each face, px of the close look."""
    boxes = _cascade(name).detectMultiScale(grey, _STEP, _NEIGHBOURS, 0, (_LEAST, _LEAST))
    return [(x, y, wide) for x, y, wide, _ in np.asarray(boxes, float).reshape(-1, 4)]


def _placed(found: tuple[float, float, float], close: NDArray[np.uint8], box: Box) -> Face:
    x, y, side = found
    high, wide = close.shape[:2]
    left, top, right, bottom = box
    across, down = (right - left) / wide, (bottom - top) / high
    return Face(
        left + x * across, top + y * down, left + (x + side) * across, top + (y + side) * down
    )


@lru_cache(maxsize=4)
def _cascade(name: str) -> cv2.CascadeClassifier:
    cascade = cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / name))
    if cascade.empty():
        raise RuntimeError(f"this build of OpenCV carries no {name}; 4.x contrib wheels do")
    return cascade
