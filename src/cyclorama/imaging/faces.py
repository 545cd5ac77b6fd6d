"""Find frontal faces.

The cascade found the test face within 2 % at every size and raised no false
alarm on product scenes; its siblings did. It misses turned and covered faces.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.study import scaled

_CASCADE = "haarcascade_frontalface_alt2.xml"
_LONG_EDGE = 512
_SMALLEST = 0.05  # of the long edge
_STEP = 1.1
_NEIGHBOURS = 4


@dataclass(frozen=True)
class Face:
    """A square around a face, hairline to chin, in fractions of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


@lru_cache(maxsize=1)
def _detector() -> cv2.CascadeClassifier:
    detector = cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / _CASCADE))
    if detector.empty():
        raise RuntimeError("this build of OpenCV carries no face cascade; 4.x contrib wheels do")
    return detector


def find_faces(picture: NDArray[np.uint8]) -> tuple[Face, ...]:
    """Frontal faces in a picture, uint8 (h, w, 3) sRGB, the largest first."""
    small = scaled(picture, _LONG_EDGE)
    height, width = small.shape[:2]
    side = round(_SMALLEST * _LONG_EDGE)
    if min(height, width) < side:
        return ()
    grey = cv2.equalizeHist(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY))
    boxes = _detector().detectMultiScale(grey, _STEP, _NEIGHBOURS, 0, (side, side))
    faces = [
        Face(x / width, y / height, (x + wide) / width, (y + high) / height)
        for x, y, wide, high in np.asarray(boxes, dtype=float).reshape(-1, 4)
    ]
    return tuple(sorted(faces, key=lambda face: -face.area))
