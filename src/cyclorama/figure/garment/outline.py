"""One side of a garment's outline, from the middle above to the middle below, and its corners."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.silhouette import Silhouette
from cyclorama.figure.skeleton import Side
from cyclorama.imaging.mask import without_specks

Path = NDArray[np.float64]  # (n, 2): x outwards from the axis, y downwards, px

STEPS = 480  # points on one side's path
_NEAR, _FAR = 7, 16  # steps over which a bend is measured: fine for corners, coarse for armpits


@dataclass(frozen=True)
class Outline:
    """path: (n, 2) evenly spaced. bend: at each point the angle, in degrees, by which the way
    turns within a few steps: positive at corners that stand out, negative in recesses."""

    path: Path
    bend: NDArray[np.float64]
    wide_bend: NDArray[np.float64]

    def corners(self, least: float, wide: bool = False) -> list[int]:
        """Where the outline turns by at least that angle (a recess if negative), each once."""
        bend = (self.wide_bend if wide else self.bend) * np.sign(least)
        reach = _FAR if wide else _NEAR
        found = []
        for index in range(len(bend)):
            around = bend[max(0, index - reach) : index + reach + 1]
            if bend[index] >= abs(least) and bend[index] == around.max():
                found.append(index)
        return [now for now, before in zip(found, [-9, *found], strict=False) if now - before > 2]


def measured(points: Path) -> Outline:
    """The outline along those points, evenly spaced."""
    lengths = np.r_[0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]
    at = np.linspace(0, lengths[-1], STEPS)
    path = np.stack([np.interp(at, lengths, points[:, axis]) for axis in (0, 1)], 1)
    return Outline(path, _bend(path, _NEAR), _bend(path, _FAR))


def outline(shape: Silhouette, side: Side) -> Outline:
    """The outline of one half; left halves are mirrored, so that x always grows outwards."""
    columns = np.arange(shape.mask.shape[1]) + 0.5
    half = shape.mask & ((columns > shape.axis) if side is Side.RIGHT else (columns < shape.axis))
    half = without_specks(half, 0.999)
    contours, _ = cv2.findContours(half.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    points = max(contours, key=cv2.contourArea)[:, 0].astype(np.float64) + 0.5
    points[:, 0] -= shape.axis
    if side is Side.LEFT:
        points[:, 0] *= -1
    points[:, 0] += 0.5  # a contour runs through the middle of the outermost pixels
    signed = 0.5 * np.sum(
        points[:, 0] * np.roll(points[:, 1], -1) - np.roll(points[:, 0], -1) * points[:, 1]
    )
    if signed < 0:
        points = points[::-1]  # clockwise on the screen: outwards along the top, then down
    return measured(_opened(points))


def _opened(points: Path) -> Path:
    """The way round without its stretch along the axis."""
    on_axis = points[:, 0] < 2.2
    at_axis = np.nonzero(on_axis)[0]
    if len(at_axis) < 2:  # a half that does not reach the axis: begin at its innermost top
        start = int(np.argmin(points[:, 0] + 0.2 * points[:, 1]))
        return np.roll(points, -start, axis=0)
    start = at_axis[np.argmin(points[at_axis, 1])]
    ordered = np.roll(points, -start, axis=0)
    inside = np.nonzero(ordered[:, 0] < 2.2)[0]
    away = np.nonzero(ordered[:, 0] >= 2.2)[0]
    # the longest stretch off the axis is the outline
    runs = np.split(away, np.nonzero(np.diff(away) > 1)[0] + 1)
    longest = max(runs, key=len)
    first, last = longest[0], longest[-1]
    path = ordered[max(0, first - 1) : last + 2]
    return path if len(inside) else ordered


def _bend(path: Path, reach: int) -> NDArray[np.float64]:
    smooth = path.copy()
    for axis in (0, 1):
        smooth[:, axis] = np.convolve(np.pad(path[:, axis], 2, "edge"), np.ones(5) / 5, "valid")
    padded = np.pad(smooth, ((reach, reach), (0, 0)), "edge")
    # before the first and after the last point the way runs along the axis' mirror image
    padded[:reach] = smooth[reach:0:-1] * (-1, 1)
    padded[-reach:] = smooth[-2 : -reach - 2 : -1] * (-1, 1)
    coming, going = smooth - padded[: -2 * reach], padded[2 * reach :] - smooth
    cross = coming[:, 0] * going[:, 1] - coming[:, 1] * going[:, 0]
    dot = (coming * going).sum(1)
    return np.asarray(np.degrees(np.arctan2(cross, dot)))
