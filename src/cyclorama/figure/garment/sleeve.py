"""Draw a sleeve over an arm."""

import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.body import ARM, Limb, Spots, arm, outwards
from cyclorama.figure.garment.laid import Laid, laid
from cyclorama.figure.garment.landmarks import Sleeve, UpperSide
from cyclorama.figure.garment.panel import smooth
from cyclorama.figure.garment.torso import Hung
from cyclorama.figure.skeleton import Side, Skeleton

ROWS = 34
_COLUMNS = np.array([-1.12, *np.linspace(-1, 1, 11), 1.12])
_CHEST_BREADTH = 47.0  # centimetres across a garment with sleeves that lies flat
_LONG = 0.82  # of the arm: a sleeve longer than this ends at the wrist
_JOINING = (
    0.30  # of the arm, over which the sleeve leaves shoulder and armpit for the arm's own line
)
_BEFORE = 0.04  # of the sleeve: it begins a little inside of the torso's cloth
_CUFF = 1.03  # a little beyond the cuff, so that all of it is drawn
_COVERED, _HEM = 1.08, 0.012  # of the limb's half width, plus heads: what hides it for sure
_CLOSE, _NEAR = 1.28, 0.035  # the same for the outer edge: what is wide hangs below the arm
_AT_ONCE = 0.03  # of the limb, within which that begins
_ROOM, _SPARE = 1.12, 0.02  # a sleeve is never narrower than the arm times this, plus heads


def draw_on(side: Side, upper: UpperSide, sleeve: Sleeve, hung: Hung, skeleton: Skeleton) -> Laid:
    """Columns run from the sleeve's lower edge to its upper."""
    out = outwards(side)
    top = upper.path[upper.shoulder : sleeve.outer + 1]
    under = upper.path[sleeve.inner : upper.armpit + 1][::-1]
    part = np.linspace(-_BEFORE, _CUFF, ROWS)
    source_top, source_under = (smooth(stretched(edge, part)) for edge in (top, under))
    source = _between(source_under, source_top) * (out, 1)

    breadth = _across(source_top, source_under)
    of_arm = (
        float(np.hypot(*np.diff(top, axis=0).T).sum()) / (2 * upper.chest) * _CHEST_BREADTH / ARM
    )
    reach = 1.0 if of_arm > _LONG else of_arm
    line = arm(skeleton, side)
    at = np.clip(part * reach, 0, 1.06)
    middle, normal, body = followed(line, at)
    body = body + hung.over
    half = np.maximum(breadth * hung.scale / 2, body * _ROOM + _SPARE)
    outer = middle + out * normal * np.minimum(half, body * _CLOSE + _NEAR)[:, None]
    inner = middle - out * normal * half[:, None]
    shoulder, armpit = hung.shoulders[side], hung.armpits[side]
    away = min(_JOINING, 0.7 * reach)
    outer = _joined(outer, shoulder, at, away, 0.25)
    inner = _joined(inner, armpit, at, away, 0.4)
    outer = covering(outer, middle, out * normal, body, at)
    low = np.clip(at / _JOINING, 0, 1)
    inner = covering(inner, middle, -out * normal, body * low, at)
    before = (part < 0)[:, None]
    outer = np.where(
        before, shoulder + (shoulder - armpit) * 0.02 - out * np.array([0.05, 0]), outer
    )
    inner = np.where(before, armpit - out * np.array([0.03, 0]), inner)
    return laid(source, _between(inner, outer), out * _COLUMNS, part)


def _across(top: Spots, under: Spots) -> NDArray[np.float64]:
    """A sleeve's breadth, measured across it: near the armhole its two edges are no pair."""
    way = np.gradient((top + under) / 2, axis=0)
    way = way / np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-6)
    span = top - under
    return np.asarray(np.abs(span[:, 0] * way[:, 1] - span[:, 1] * way[:, 0]))


def covering(
    edge: Spots,
    middle: Spots,
    outward: Spots,
    body: NDArray[np.float64],
    at: NDArray[np.float64],
) -> Spots:
    """The edge, moved out where the limb would look out from under it."""
    away = ((edge - middle) * outward).sum(1)
    lacking = np.maximum(body * _COVERED + _HEM - away, 0) * np.clip(at / _AT_ONCE, 0, 1)
    return np.asarray(edge + outward * lacking[:, None])


def _joined(edge: Spots, start: Spots, at: NDArray[np.float64], away: float, bend: float) -> Spots:
    """The edge as it comes from the shoulder (or the armpit) into the arm's own line, which it
    has reached at `away`."""
    way = np.clip(at / away, 0, 1)[:, None]
    near = np.array([np.interp(bend * away, at, edge[:, axis]) for axis in (0, 1)])
    end = np.array([np.interp(away, at, edge[:, axis]) for axis in (0, 1)])
    bent = (1 - way) ** 2 * start + 2 * way * (1 - way) * near + way**2 * end
    return np.where(way < 1, bent, edge)


def followed(line: Limb, at: NDArray[np.float64]) -> tuple[Spots, Spots, NDArray[np.float64]]:
    """Middle, normal and half width of the arm at parts of its length."""
    middle = np.stack([np.interp(at, line.part, line.middle[:, axis]) for axis in (0, 1)], 1)
    beyond = np.maximum(at - 1, 0)[:, None]
    middle = middle + beyond * (line.middle[-1] - line.middle[-6]) / (line.part[-1] - line.part[-6])
    normal = np.stack([np.interp(at, line.part, line.normal[:, axis]) for axis in (0, 1)], 1)
    return middle, normal, np.interp(at, line.part, line.half)


def stretched(edge: Spots, part: NDArray[np.float64]) -> Spots:
    """Points at parts of an edge's length; beyond both its ends it goes straight on."""
    lengths = np.r_[0, np.cumsum(np.hypot(*np.diff(edge, axis=0).T))]
    at = part * lengths[-1]
    spots = np.stack([np.interp(at, lengths, edge[:, axis]) for axis in (0, 1)], 1)
    few = min(8, len(edge) - 1)
    after, before = edge[-1] - edge[-1 - few], edge[few] - edge[0]
    after, before = (way / max(float(np.linalg.norm(way)), 1e-6) for way in (after, before))
    spots = spots + np.maximum(at - lengths[-1], 0)[:, None] * after
    return np.asarray(spots + np.minimum(at, 0)[:, None] * before)


def _between(under: Spots, top: Spots) -> NDArray[np.float64]:
    middle, half = (under + top) / 2, (top - under) / 2
    return np.asarray(middle[:, None] + _COLUMNS[None, :, None] * half[:, None])
