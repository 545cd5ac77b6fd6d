"""Photos that are worked on as they are: fitted to a frame, their subject's place, and what would
be seen without it."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.on_white import on_white
from cyclorama.scenery.layer import Rgb
from cyclorama.scenery.subject import Subject, find_subject
from cyclorama.video.layers import filled_in

HOLE = 0.008  # of the long edge: the photo this near to its subject is tinged by it
WORKED = 1280  # px: a hole that somebody stands before again needs no finer filling


@dataclass(frozen=True)
class Scene:
    """photo: uint8 (h, w, 3), in the frame. subject: of it; its `at` is None where none was found
    with confidence. alpha: uint8 (h, w), of the subject; all of the photo where none was found."""

    photo: Rgb
    subject: Subject
    alpha: NDArray[np.uint8]

    @property
    def found(self) -> bool:
        return self.subject.at is not None

    def emptied(self) -> Rgb:
        """The photo without its subject."""
        high, wide = self.alpha.shape
        scale = min(1.0, WORKED / max(high, wide))
        size = max(1, round(wide * scale)), max(1, round(high * scale))
        small = cv2.resize(self.photo, size, interpolation=cv2.INTER_AREA)
        reach = max(1, round(HOLE * max(size)))
        seen = cv2.resize(self.alpha, size, interpolation=cv2.INTER_AREA) > 12
        hole = cv2.dilate(seen.astype(np.uint8), np.ones((2 * reach + 1,) * 2, np.uint8)) > 0
        if hole.all() or not hole.any():
            return self.photo
        filled = filled_in(small, hole)
        if size == (wide, high):
            return filled
        large = cv2.resize(filled, (wide, high), interpolation=cv2.INTER_CUBIC)
        share = cv2.resize(hole.astype(np.float32), (wide, high), interpolation=cv2.INTER_LINEAR)
        mixed = self.photo + (large.astype(np.float32) - self.photo) * share[..., None]
        return np.rint(mixed).astype(np.uint8)


def scene_of(source: NDArray[np.uint8], size: Size) -> Scene:
    """source: uint8 (h, w, 3 or 4) sRGB. Where its ratio is another it is cropped evenly."""
    photo = fitted(source, size)
    subject = find_subject(photo)
    alpha = np.full(photo.shape[:2], 255, np.uint8)
    if subject.at is not None:
        left, top, right, bottom = subject.at
        alpha = np.zeros(photo.shape[:2], np.uint8)
        alpha[top:bottom, left:right] = subject.rgba[..., 3]
    return Scene(photo, subject, alpha)


def fitted(source: NDArray[np.uint8], size: Size) -> Rgb:
    """Cropped evenly to the frame's ratio; what is transparent is white."""
    high, wide = source.shape[:2]
    scale = max(size.width / wide, size.height / high)
    across, down = min(wide, round(size.width / scale)), min(high, round(size.height / scale))
    left, top = (wide - across) // 2, (high - down) // 2
    part = on_white(source[top : top + down, left : left + across])
    if (across, down) == tuple(size):
        return np.ascontiguousarray(part)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LANCZOS4
    return cv2.resize(np.ascontiguousarray(part), tuple(size), interpolation=way)
