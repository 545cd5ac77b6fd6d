"""Move a cut-out before its backdrop, as a puppet: one gesture and one view for each frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple, Self

import cv2
import numpy as np
from numba import njit
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.video.acting import Gesture
from cyclorama.video.camera import Matrix, look, warped
from cyclorama.video.colour import Rgb
from cyclorama.video.stage import Stage
from cyclorama.video.view import View

SEEN = 8  # levels of alpha: fainter pixels are no part of the subject
RUNS_OUT = 0.05  # of the subject's width: more of it on the last row, and it goes on below
AIR = 0.02  # of the frame, left above a head
MARGIN = 4  # px of the frame, around what a subject covers

Rgba = NDArray[np.uint8]
"""uint8 (h, w, 4), straight alpha."""


class Box(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Puppet:
    """pixels: the subject alone, uint8 (h, w, 4) premultiplied, with a clear pixel round it, which
    is left out below a subject that the picture's edge cuts off. left, top: where its corner lies
    on the stage, in stage pixels. anchored: whether it is cut off below."""

    pixels: Rgba
    left: int
    top: int
    anchored: bool

    @classmethod
    def of(cls, subject: Rgba) -> Self | None:
        """None of a layer with nothing on it."""
        seen = subject[..., 3] > SEEN
        rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
        if not len(rows):
            return None
        left, right = int(columns[0]), int(columns[-1]) + 1
        top, bottom = int(rows[0]), int(rows[-1]) + 1
        anchored = bottom == len(seen) and seen[-1].sum() > RUNS_OUT * (right - left)
        part = subject[top:bottom, left:right].astype(np.uint16)
        part[..., :3] = (part[..., :3] * part[..., 3:] + 127) // 255
        pixels = cv2.copyMakeBorder(
            part.astype(np.uint8), 1, 0 if anchored else 1, 1, 1, cv2.BORDER_CONSTANT
        )
        return cls(np.asarray(pixels, np.uint8), left - 1, top - 1, bool(anchored))

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def foot(self) -> NDArray[np.float64]:
        """The middle of its lower edge, on the stage: it turns and stretches about it."""
        return np.array([self.left + self.width / 2, self.top + self.height - 1.0])


def perform(
    stage: Stage, puppet: Puppet, gestures: Sequence[Gesture], views: Sequence[View]
) -> Iterator[Rgb]:
    """A frame for each gesture and view. The stage shows the backdrop."""
    for gesture, view in zip(gestures, views, strict=True):
        matrix = look(stage, view)
        frame = warped(stage.pixels, matrix, stage.size)
        _show(frame, puppet, _held(gesture) if puppet.anchored else gesture, matrix, stage.size)
        yield frame


def _held(gesture: Gesture) -> Gesture:
    """For a subject that the frame's lower edge cuts off: what would lift it stretches it, for
    nobody must see where it ends."""
    lift = 1 + max(0.0, gesture.up)
    return Gesture(
        across=gesture.across * 0.5,
        turn=gesture.turn * 0.6,
        wide=gesture.wide,
        high=max(0.9, gesture.high) * lift * 1.01,
        bend=gesture.bend,
        head=gesture.head,
    )


def _show(frame: Rgb, puppet: Puppet, gesture: Gesture, matrix: Matrix, size: Size) -> None:
    """Lay the subject over the frame, in place."""
    placed = _kept_in(_placed(puppet, gesture), puppet, matrix, size)
    box = _covered(puppet, gesture, placed, matrix, size)
    if box is None:
        return
    # from the frame to the stage, and from there back to the subject at rest
    back = cv2.invertAffineTransform(placed)
    whole = back[:, :2] @ matrix
    whole[:, 2] += back[:, 2]
    xs, ys = _looked_up(whole, box)
    if gesture.bend or gesture.head:
        above = np.clip((puppet.foot[1] - puppet.top - ys) / puppet.height, 0, 1)
        upper = np.clip((above - 0.55) / 0.45, 0, 1)
        xs -= np.float32(gesture.bend * puppet.height) * above * above
        xs -= np.float32(gesture.head * puppet.height) * upper * upper * (3 - 2 * upper)
    moved = cv2.remap(puppet.pixels, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    _lay_over(np.asarray(moved, np.uint8), frame[box.top : box.bottom, box.left : box.right])


def _placed(puppet: Puppet, gesture: Gesture) -> Matrix:
    """From the subject's own pixels to the stage, without its bends."""
    angle = radians(gesture.turn)
    turned = np.array([[cos(angle), -sin(angle)], [sin(angle), cos(angle)]])
    shape = turned @ np.diag([gesture.wide, gesture.high])
    foot = puppet.foot
    own = foot - [puppet.left, puppet.top]
    to = foot + puppet.height * np.array([gesture.across, -gesture.up])
    return np.column_stack([shape, to - shape @ own])


def _kept_in(placed: Matrix, puppet: Puppet, matrix: Matrix, size: Size) -> Matrix:
    """Lower, where a movement would take a head out of the frame that is whole at rest."""
    head = placed @ [puppet.width / 2, 0.0, 1.0]
    down = (head[1] - matrix[1, 2]) / matrix[1, 1] - AIR * size.height
    if down >= 0 or puppet.top <= AIR * size.height * matrix[1, 1]:
        return placed
    lower = placed.copy()
    lower[1, 2] -= down * matrix[1, 1]
    return lower


def _covered(
    puppet: Puppet, gesture: Gesture, placed: Matrix, matrix: Matrix, size: Size
) -> Box | None:
    """The part of the frame that the subject may cover; None for none of it."""
    lean = (abs(gesture.bend) + abs(gesture.head)) * puppet.height
    below = puppet.height if puppet.anchored else 0
    corners = np.array(
        [[x, y] for x in (-lean, puppet.width + lean) for y in (0.0, float(puppet.height + below))]
    )
    on_stage = corners @ placed[:, :2].T + placed[:, 2]
    into = cv2.invertAffineTransform(matrix)
    seen = on_stage @ into[:, :2].T + into[:, 2]
    left, top = np.floor(seen.min(axis=0)).astype(int) - MARGIN
    right, bottom = np.ceil(seen.max(axis=0)).astype(int) + MARGIN
    box = Box(max(0, left), max(0, top), min(size.width, right), min(size.height, bottom))
    return box if box.left < box.right and box.top < box.bottom else None


def _looked_up(matrix: Matrix, box: Box) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    columns = np.arange(box.left, box.right, dtype=np.float32)[None]
    rows = np.arange(box.top, box.bottom, dtype=np.float32)[:, None]
    (a, b, c), (d, e, f) = matrix.astype(np.float32)
    return a * columns + (b * rows + c), d * columns + (e * rows + f)


@njit(cache=True)
def _lay_over(subject: NDArray[np.uint8], behind: NDArray[np.uint8]) -> None:
    """Lay premultiplied pixels over others, in place."""
    for row in range(subject.shape[0]):
        for column in range(subject.shape[1]):
            through = np.uint32(255) - np.uint32(subject[row, column, 3])
            if through == 255:
                continue
            for channel in range(3):
                shown = (behind[row, column, channel] * through + np.uint32(127)) // np.uint32(255)
                both = np.uint32(subject[row, column, channel]) + shown
                behind[row, column, channel] = min(both, np.uint32(255))
