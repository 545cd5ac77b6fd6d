"""Find the front edge of a garment's neck, through which the inside of its back is seen.

On a person that inside lies behind the neck, so what is above the edge must be drawn apart. The
edge is no part of the silhouette: it is searched in the picture, as a curve from one end of the
collar to the other along which the colours differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.landmarks import UpperSide
from cyclorama.figure.garment.silhouette import Silhouette
from cyclorama.figure.skeleton import Side
from cyclorama.imaging.mask import Mask, shrink

_SHAPES = (1.0, 1.4, 2.0, 2.8, 4.0)  # from a V over a round neck to a square one
_DEEPEST = 1.65  # of half the chest
_INSETS = (0.84, 1.0)  # a rib is sewn on within the ends of the collar
_BAND = 9  # px below the edge, with which the inside is compared
_EVEN = 5.0  # CIELAB units: unevenness that cloth in even light has
_CLEAR = 1.0  # of the unevenness: by so much inside and front differ at least
_LEAST = 0.035  # of half the chest squared: a smaller inside tells nothing
_LARGE = 0.15  # of it: up to here the larger of two is likelier
_ROUND = 0.8  # of its breadth: a deeper neck is open, not round
_RIM = 0.16  # of the neck
_STEPS = 14  # depths that are tried first; their best is refined

Curve = NDArray[np.float64]  # (n, 2) px of the silhouette, from the left collar to the right
_Tried = tuple[float, float, float, float]  # score, depth, shape, inset


@dataclass(frozen=True)
class _Edge:
    """From collar to collar, hanging `depth` px; `bend` is one of _SHAPES."""

    left: Curve
    right: Curve
    depth: float
    bend: float
    inset: float


def neckline(
    picture: NDArray[np.float32], shape: Silhouette, sides: dict[Side, UpperSide]
) -> Curve | None:
    """The front edge of the neck, or None where no inside is seen above it.

    picture: the garment's colours in its silhouette.
    """
    left, right = (
        sides[side].path[sides[side].collar] * (out, 1) + (shape.axis, 0)
        for side, out in ((Side.LEFT, -1), (Side.RIGHT, 1))
    )
    chest = (sides[Side.LEFT].chest + sides[Side.RIGHT].chest) / 2
    middle = round(shape.axis)
    top = float(np.argmax(shape.mask[:, middle]))
    level = (left[1] + right[1]) / 2
    solid = shrink(shape.mask, 2.5)
    least = _LEAST * chest**2

    def best_of(depths: NDArray[np.float64], shapes: Sequence[float]) -> _Tried:
        return max(
            _tried(picture, solid, least, _Edge(left, right, float(depth), bend, inset))
            for depth in depths
            for bend in shapes
            for inset in _INSETS
        )

    step = (_DEEPEST * chest - max(top - level, 0)) / _STEPS**2
    depths = max(top - level, 0) + 4 + step * np.arange(1, _STEPS) ** 2  # finer where necks are
    _, depth, bend, _ = best_of(depths, _SHAPES)
    near = depth * np.array([0.85, 0.9, 0.95, 1, 1.06, 1.12, 1.2])
    score, depth, bend, inset = best_of(near, (bend,))
    return _curve(_Edge(left, right, depth, bend, inset)) if score > _CLEAR else None


def opening(curve: Curve) -> Curve:
    """What lies above the edge, as a polygon: the inside of the back, a hood, a hanger.

    A round neck keeps a rim of what was found, for its rib is often of the inside's colour.
    """
    left, right = curve[0], curve[-1]
    middle, breadth = (left + right) / 2, right[0] - left[0]
    round_neck = curve[:, 1].max() - middle[1] < _ROUND * breadth
    edge = middle + (1 - _RIM if round_neck else 1) * (curve - middle)
    return np.vstack([edge, [(edge[-1, 0], 0), (edge[0, 0], 0)]])


def _curve(edge: _Edge) -> Curve:
    across = np.linspace(-1, 1, 160)
    line = edge.left + (edge.right - edge.left) * ((edge.inset * across + 1) / 2)[:, None]
    line[:, 1] += edge.depth * (1 - np.abs(across) ** edge.bend)
    lengths = np.r_[0, np.cumsum(np.hypot(*np.diff(line, axis=0).T))]
    at = np.linspace(0, lengths[-1], 48)  # evenly, or a steep side would count for little
    return np.stack([np.interp(at, lengths, line[:, axis]) for axis in (0, 1)], 1)


def _tried(picture: NDArray[np.float32], solid: Mask, least: float, edge: _Edge) -> _Tried:
    return _apart(picture, solid, least, _curve(edge)), edge.depth, edge.bend, edge.inset


def _apart(picture: NDArray[np.float32], solid: Mask, least: float, curve: Curve) -> float:
    """How far the colours above the curve differ from those just below it, in parts of their own
    unevenness."""
    left, top = np.floor(curve.min(0)).astype(int) - (_BAND, 40)
    right, bottom = np.ceil(curve.max(0)).astype(int) + _BAND + 2
    left, top = max(left, 0), max(top, 0)
    window = np.s_[top:bottom, left:right]
    inside = np.zeros(solid[window].shape, np.uint8)
    polygon = np.vstack([curve, [(curve[-1, 0], top), (curve[0, 0], top)]]) - (left, top)
    cv2.fillPoly(inside, [np.rint(polygon).astype(np.int32)], 1)
    around = np.zeros_like(inside)
    below = np.rint(curve - (left, top)).astype(np.int32)
    cv2.polylines(around, [below], False, 1, 2 * _BAND)
    cv2.polylines(inside, [below], False, 0, 3)  # the edge itself is neither
    within = (inside > 0) & solid[window]
    without = (around > 0) & (inside == 0) & solid[window]
    cv2.polylines(around, [below], False, 0, 3)
    without &= around > 0
    size = float(within.sum())
    if size < least or without.sum() < least:
        return 0.0
    one, other = picture[window][within], picture[window][without]
    unevenness = np.sqrt(one.var(0).sum() + 0.5 * other.var(0).sum() + _EVEN**2)
    likely = min(1.0, size * _LEAST / (least * _LARGE)) ** 0.25
    return float(likely * np.linalg.norm(one.mean(0) - other.mean(0)) / unevenness)
