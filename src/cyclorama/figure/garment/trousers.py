"""Put trousers on: each leg a grid of its own, which meet in the middle above the crotch."""

import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.body import (
    ANKLE,
    CROTCH,
    HIP,
    WAIST,
    Spots,
    edges,
    leg,
    outwards,
    spot,
)
from cyclorama.figure.garment.laid import Laid, laid
from cyclorama.figure.garment.landmarks import LowerSide
from cyclorama.figure.garment.panel import smooth
from cyclorama.figure.garment.sleeve import covering, followed, stretched
from cyclorama.figure.skeleton import Joint, Side, Skeleton

ABOVE, BELOW = 14, 40  # rows above and below the crotch
_COLUMNS = np.array([-1.1, *np.linspace(-1, 1, 15), 1.1])
_HIPS = 50.0  # centimetres across hips that lie flat
_LONG = 0.88  # of the inseam: trousers longer than this end at the ankle
_TO_THE_SHOE = 1.06  # of the leg to the ankle: they break on the shoe
_LOW = 0.04  # heads: the seat hangs that far below the crotch
_ROOM, _SPARE = 1.07, 0.02
_JOINING = 0.32  # of the leg, over which a leg leaves the crotch for its own line
_OVERLAP = 0.04  # the halves lie over one another by this part in the middle


def put_on(side: Side, lower: LowerSide, skeleton: Skeleton) -> Laid:
    """One half. Columns run from its inner edge to the outer."""
    out = outwards(side)
    path = lower.path
    waist, crotch = float(path[lower.waist, 1]), float(path[-1, 1])
    outseam = path[lower.waist : lower.hem + 1]
    hips = 2 * float(outseam[outseam[:, 1] <= crotch, 0].max())

    levels = np.linspace(waist - 0.06 * (crotch - waist), crotch, ABOVE, endpoint=False)
    order = np.argsort(outseam[:, 1])
    upper_outer = np.stack([np.interp(levels, outseam[order, 1], outseam[order, 0]), levels], 1)
    upper_inner = np.stack([np.zeros(ABOVE), levels], 1)
    below = np.linspace(0, 1.03, BELOW)
    start = int(np.searchsorted(outseam[:, 1], crotch))
    leg_outer = smooth(stretched(outseam[min(start, len(outseam) - 2) :], below))
    leg_inner = smooth(stretched(path[lower.inner :][::-1], below))
    source = _between(np.vstack([upper_inner, leg_inner]), np.vstack([upper_outer, leg_outer])) * (
        out,
        1,
    )

    rise = (crotch - waist) / hips * _HIPS
    first = float(np.clip(CROTCH - rise, WAIST + 1, HIP - 4))
    heights = first + (levels - waist) / (crotch - waist) * (CROTCH - first)
    left, right = edges(skeleton, heights)
    middle = smooth((left + right) / 2)
    outer = middle + (1.05 + 0.0 * middle) * ((left if out < 0 else right) - middle)
    shift = 0.42 * np.sin(skeleton.turn * np.pi / 2) * (-1 if skeleton.from_behind else 1)
    centre = middle + shift * (right - left) / 2
    seat = spot(skeleton, Joint.CROTCH) + np.array([0, _LOW])
    fade = np.linspace(0, 1, ABOVE)[:, None] ** 2
    centre = (1 - fade) * centre + fade * (seat + (centre - centre[-1]))

    hip_left, hip_right = edges(skeleton, np.array([HIP]))
    scale = float(np.linalg.norm(hip_right - hip_left)) * 1.05 / hips
    length = float(np.hypot(*np.diff(path[lower.inner :], axis=0).T).sum()) / hips * _HIPS
    of_leg = length / (ANKLE - CROTCH)
    reach = _TO_THE_SHOE if of_leg > _LONG else of_leg
    at = np.clip(below * reach, 0, 1.1)
    line, normal, body = followed(leg(skeleton, side), at)
    breadth = np.linalg.norm(leg_outer - leg_inner, axis=1)
    half = np.maximum(breadth * scale / 2, body * _ROOM + _SPARE)
    own_outer, own_inner = line + out * normal * half[:, None], line - out * normal * half[:, None]
    joined = np.clip(1 - at / _JOINING, 0, 1)[:, None]
    joined = joined**2 * (3 - 2 * joined)
    end = outer[-1] + (outer[-1] - outer[-2])
    own_outer = own_outer + joined * (end - own_outer[0])
    own_inner = own_inner + joined * (seat - own_inner[0])
    own_inner = covering(own_inner, line, -out * normal, body, at)
    own_outer = covering(own_outer, line, out * normal, body, at)
    target = _between(np.vstack([centre, own_inner]), np.vstack([outer, own_outer]))
    return laid(source, target, _COLUMNS, np.linspace(0, 1, len(source)))


def _between(inner: Spots, outer: Spots) -> NDArray[np.float64]:
    middle, half = (inner + outer) / 2, (outer - inner) / 2
    return np.asarray(middle[:, None] + _COLUMNS[None, :, None] * half[:, None])
