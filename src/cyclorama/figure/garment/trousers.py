"""Put trousers on: each leg a grid of its own, which meet in the middle above the crotch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.body import (
    ANKLE,
    CROTCH,
    HIP,
    WAIST,
    Spots,
    edges,
    joint,
    leg,
    outwards,
    spot,
)
from cyclorama.figure.garment.laid import Laid, laid
from cyclorama.figure.garment.landmarks import LowerSide
from cyclorama.figure.garment.panel import smooth, turned_aside
from cyclorama.figure.garment.sleeve import covering, followed, stretched
from cyclorama.figure.skeleton import Joint, Side, Skeleton

Edges = tuple[Spots, Spots]  # the inner one, the outer one

ABOVE, BELOW = 14, 40  # rows above and below the crotch
_COLUMNS = np.array([-1.1, *np.linspace(-1, 1, 15), 1.1])  # from the inner edge to the outer
_HIPS = 50.0  # centimetres across hips that lie flat
_LONG = 0.88  # of the inseam: trousers longer than this end at the ankle
_TO_THE_SHOE = 1.06  # of the leg to the ankle: they break on the shoe
_LOW = 0.04  # heads: the seat hangs that far below the crotch
_SEAT_ROOM = 1.05  # of the hips
_ROOM, _SPARE = 1.07, 0.02  # a leg is never narrower than the limb times this, plus heads
_JOINING = 0.32  # of the leg, over which a leg leaves the crotch for its own line
_WAISTBAND, _HEM = 0.06, 1.03  # a little beyond both ends, so that all of them is drawn


@dataclass(frozen=True)
class _Half:
    """One half as it lies in the photo, px of the silhouette; x grows outwards from the axis.
    The upper part's rows are at `levels`, the leg's at parts of its length."""

    waist: float
    crotch: float
    hips: float  # across both halves
    inseam: float
    levels: NDArray[np.float64]
    upper: Edges
    leg: Edges


def put_on(side: Side, lower: LowerSide, skeleton: Skeleton) -> Laid:
    """One half of the trousers on a figure."""
    out = outwards(side)
    half = _half(lower)
    seat_inner, seat_outer = _seat(half, side, skeleton)
    end = 2 * seat_outer[-1] - seat_outer[-2]
    leg_inner, leg_outer = _leg(half, side, skeleton, end)
    source = _between(
        np.vstack([half.upper[0], half.leg[0]]), np.vstack([half.upper[1], half.leg[1]])
    )
    target = _between(np.vstack([seat_inner, leg_inner]), np.vstack([seat_outer, leg_outer]))
    # The light goes around both halves as one down to the crotch, then around each leg.
    parted = np.clip((np.arange(len(source)) - ABOVE) / 8, 0, 1)[:, None]
    around = out * ((1 - parted) * (_COLUMNS + 1) / 2 + parted * _COLUMNS)
    down = np.linspace(0, 1, len(source))
    return laid(source * np.array([out, 1]), target, around, down)


def _half(lower: LowerSide) -> _Half:
    path = lower.path
    waist, crotch = float(path[lower.waist, 1]), float(path[-1, 1])
    outseam = path[lower.waist : lower.hem + 1]
    levels = np.linspace(waist - _WAISTBAND * (crotch - waist), crotch, ABOVE, endpoint=False)
    order = np.argsort(outseam[:, 1])
    outer = np.stack([np.interp(levels, outseam[order, 1], outseam[order, 0]), levels], 1)
    inner = np.stack([np.zeros(ABOVE), levels], 1)
    part = np.linspace(0, _HEM, BELOW)
    start = min(int(np.searchsorted(outseam[:, 1], crotch)), len(outseam) - 2)
    inseam = path[lower.inner :][::-1]
    return _Half(
        waist,
        crotch,
        hips=2 * float(outseam[outseam[:, 1] <= crotch, 0].max()),
        inseam=float(np.hypot(*np.diff(inseam, axis=0).T).sum()),
        levels=levels,
        upper=(inner, outer),
        leg=(smooth(stretched(inseam, part)), smooth(stretched(outseam[start:], part))),
    )


def _seat(half: _Half, side: Side, skeleton: Skeleton) -> Edges:
    """From the waist to the crotch: the middle's line and the hip's, in heads."""
    rise = (half.crotch - half.waist) / half.hips * _HIPS
    first = float(np.clip(CROTCH - rise, WAIST + 1, HIP - 4))
    part = (half.levels - half.waist) / (half.crotch - half.waist)
    left, right = edges(skeleton, first + part * (CROTCH - first))
    middle = smooth((left + right) / 2)
    outer = middle + _SEAT_ROOM * ((left if side is Side.LEFT else right) - middle)
    centre = middle + turned_aside(skeleton) * (right - left) / 2
    fade = np.linspace(0, 1, ABOVE)[:, None] ** 2
    return (1 - fade) * centre + fade * (_crotch(skeleton) + centre - centre[-1]), outer


def _leg(half: _Half, side: Side, skeleton: Skeleton, hip: Spots) -> Edges:
    """From the crotch and the hip down to the hem, in heads."""
    out = outwards(side)
    hips = [float(spot(skeleton, joint("hip", each))[0]) for each in Side]
    scale = abs(hips[1] - hips[0]) * _SEAT_ROOM / half.hips
    of_leg = half.inseam / half.hips * _HIPS / (ANKLE - CROTCH)
    reach = _TO_THE_SHOE if of_leg > _LONG else of_leg
    at = np.clip(np.linspace(0, _HEM, BELOW) * reach, 0, 1.1)
    line, normal, body = followed(leg(skeleton, side), at)
    breadth = np.linalg.norm(half.leg[1] - half.leg[0], axis=1)
    wide = np.maximum(breadth * scale / 2, body * _ROOM + _SPARE)[:, None]
    outward = out * normal
    joined = np.clip(1 - at / _JOINING, 0, 1)[:, None]
    joined = joined**2 * (3 - 2 * joined)
    inner, outer = line - outward * wide, line + outward * wide
    inner = inner + joined * (_crotch(skeleton) - inner[0])
    outer = outer + joined * (hip - outer[0])
    return covering(inner, line, -outward, body, at), covering(outer, line, outward, body, at)


def _crotch(skeleton: Skeleton) -> Spots:
    return spot(skeleton, Joint.CROTCH) + np.array([0, _LOW])


def _between(inner: Spots, outer: Spots) -> NDArray[np.float64]:
    middle, half = (inner + outer) / 2, (outer - inner) / 2
    return np.asarray(middle[:, None] + _COLUMNS[None, :, None] * half[:, None])
