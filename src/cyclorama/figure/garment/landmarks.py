"""Where collar, shoulder, sleeve, armpit, waist, hem and crotch are on one side of an outline.

Every landmark is an index into the outline's path, so that the stretches between them (a side
seam, the two edges of a sleeve) are there as well.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from cyclorama.figure.garment.folded import parted_legs
from cyclorama.figure.garment.outline import Outline, Path

_SHARP = 36  # degrees: a corner of cloth, cut and sewn
_RECESS = -42  # degrees: where a sleeve leaves the body
_LOWEST_ARMPIT = 0.70  # of the garment's height
_STANDS_OFF = 0.10  # of the armpit's distance from the axis: a sleeve reaches at least that far out
_SLEEVE = 0.35  # of that distance: a nick in a seam is no sleeve
_AROUND, _DEEP = 0.16, 0.38  # a recess that is that deep against the way around it is no nick
_SHOULDER = 0.97  # of the armpit's distance: set-in sleeves leave the shoulder above the armpit
_OUT_AND_DOWN = 0.45


@dataclass(frozen=True)
class Sleeve:
    """Indices of the cuff's corners: `outer` ends the edge from the shoulder, `inner` the edge
    from the armpit."""

    outer: int
    inner: int


@dataclass(frozen=True)
class UpperSide:
    path: Path
    collar: int
    shoulder: int
    sleeve: Sleeve | None
    armpit: int
    hem: int

    @property
    def chest(self) -> float:
        return float(self.path[self.armpit, 0])


@dataclass(frozen=True)
class LowerSide:
    """`inner` and the path's end are the hem's inner corner and the crotch; on a skirt both lie
    on the axis."""

    path: Path
    waist: int
    hem: int
    inner: int


def armpit_of(side: Outline) -> int | None:
    """Where a sleeve leaves the body, if there is one."""
    path = side.path
    top, bottom = path[:, 1].min(), path[:, 1].max()
    found = [
        index
        for index in side.corners(_RECESS, wide=True)
        if index > 4
        and path[index, 1] < top + _LOWEST_ARMPIT * (bottom - top)
        and path[:index, 0].max() > path[index, 0] * (1 + _STANDS_OFF)
        and _reach(path, index) > _SLEEVE * path[index, 0]
        and _depth(path, index) > _DEEP
        and path[index, 0] > 0.25 * path[:, 0].max()
        and path[index:, 1].max() > path[index, 1] + 0.12 * (bottom - top)
        and path[index, 1] - path[0, 1] > 0.2 * path[index, 0]
    ]
    return min(found, key=lambda index: float(side.wide_bend[index])) if found else None


def _reach(path: Path, armpit: int) -> float:
    """How far what stands off outwards, above an armpit, reaches from it."""
    before = path[:armpit]
    off = before[before[:, 0] > path[armpit, 0]] - path[armpit]
    return float(np.hypot(*off.T).max())


def _depth(path: Path, index: int) -> float:
    """How deep a recess is: where the outline is on average, some way before and after it,
    against that way's length. In a nick the outline is soon outside again."""
    step = float(np.hypot(*(path[1] - path[0])))
    reach = _AROUND * float(np.ptp(path[:, 1]))
    steps = max(2, round(reach / max(step, 1e-6)))
    before, after = path[max(0, index - steps)], path[min(len(path) - 1, index + steps)]
    return float(np.hypot(*((before + after) / 2 - path[index]))) / reach


def upper_side(side: Outline) -> UpperSide:
    path = side.path
    armpit = armpit_of(side)
    if armpit is None:
        collar, shoulder, armpit = _straps(side)
        return UpperSide(path, collar, shoulder, None, armpit, hem_of(path, armpit))
    sleeve = _sleeve(side, armpit)
    beyond = np.nonzero(path[: sleeve.outer, 0] >= _SHOULDER * path[armpit, 0])[0]
    shoulder = int(beyond[0]) if len(beyond) else max(1, sleeve.outer // 2)
    return UpperSide(path, _collar(side, shoulder), shoulder, sleeve, armpit, hem_of(path, armpit))


def hem_of(path: Path, after: int) -> int:
    """The hem's outer corner."""
    rest = path[after:]
    return after + int(np.argmax(rest[:, 1] + _OUT_AND_DOWN * rest[:, 0]))


def lower_side(side: Outline, legs: bool) -> LowerSide:
    """`legs`: whether there are any, be they told apart by the outline or not."""
    path = side.path
    if legs and path[:, 1].max() - path[-1, 1] < 0.04 * np.ptp(path[:, 1]):
        path = parted_legs(path)
    hem = hem_of(path, 0)
    corners = [index for index in side.corners(_SHARP) if index < hem]
    waist = corners[0] if corners else int(np.argmin(path[:hem, 1] - _OUT_AND_DOWN * path[:hem, 0]))
    if path[hem:, 1].max() - path[-1, 1] < 0.04 * np.ptp(path[:, 1]):
        return LowerSide(path, waist, hem, len(path) - 1)
    inner = hem + int(np.argmax(path[hem:, 1] - _OUT_AND_DOWN * path[hem:, 0]))
    return LowerSide(path, waist, hem, min(max(inner, hem + 1), len(path) - 2))


def waist_between(lower: LowerSide, upper: UpperSide) -> int:
    """The narrowest place between armpit and crotch."""
    path, start = lower.path, upper.armpit
    ends = np.nonzero(path[start:, 1] >= path[-1, 1])[0]
    stretch = path[start : start + max(int(ends[0]), 3) if len(ends) else lower.hem]
    inner = stretch[len(stretch) // 4 : -max(1, len(stretch) // 4)]
    return start + len(stretch) // 4 + int(np.argmin(inner[:, 0]))


def _sleeve(side: Outline, armpit: int) -> Sleeve:
    """The cuff: the two neighbouring corners that lie farthest from the armpit."""
    path = side.path
    away = np.hypot(*(path[:armpit] - path[armpit]).T)
    beyond = path[:armpit, 0] > 0.9 * path[armpit, 0]
    corners = [index for index in side.corners(_SHARP) if index < armpit and beyond[index]]
    pairs = [
        (away[outer] + away[inner], outer, inner)
        for outer, inner in pairwise(corners)
        if inner - outer < 0.6 * armpit
    ]
    if pairs:
        _, outer, inner = max(pairs)
        return Sleeve(outer, inner)
    tip = int(np.argmax(away * beyond))
    return Sleeve(max(1, tip - 6), min(armpit - 1, tip + 6))


def _collar(side: Outline, shoulder: int) -> int:
    """The neck's end of the shoulder seam."""
    path = side.path
    reach = path[shoulder, 0]
    for index in side.corners(-30, wide=True):  # a hood or a stand-up collar meets the shoulder
        if index < shoulder and 0.2 * reach < path[index, 0] < 0.8 * reach:
            return index
    within = [index for index in range(shoulder) if 0.2 * reach < path[index, 0] < 0.75 * reach]
    return min(within, key=lambda index: float(path[index, 1])) if within else shoulder // 2


def _straps(side: Outline) -> tuple[int, int, int]:
    """Collar, shoulder and the armhole's foot of a garment without sleeves."""
    path = side.path
    top, height = path[:, 1].min(), np.ptp(path[:, 1])
    high = [i for i in side.corners(_SHARP) if path[i, 1] < top + 0.10 * height]
    if not high:
        high = [int(np.argmin(path[:, 1]))]
    collar, shoulder = high[0], high[-1]
    below = [
        index
        for index in side.corners(14, wide=True)
        if index > shoulder + 8
        and path[index, 0] > 1.02 * path[shoulder, 0]
        and path[index, 1] < top + 0.45 * height
    ]
    if below:
        return collar, shoulder, below[0]
    deep = np.nonzero(path[shoulder:, 1] >= top + 0.2 * height)[0]
    return collar, shoulder, shoulder + int(deep[0])
