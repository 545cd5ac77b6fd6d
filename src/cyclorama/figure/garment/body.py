"""The body under a garment: its outline at any height, and its limbs as smooth lines.

A garment's lengths are told in centimetres of a person of middle height, so that a shirt which
ends at a person's hips ends at the hips of a figure with longer legs as well.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.skeleton import Joint, Side, Skeleton

Spots = NDArray[np.float64]  # (n, 2), heads

# Centimetres below the neck's end of the shoulder.
CHEST, WAIST, HIP, CROTCH, KNEE, ANKLE, FLOOR = 22.0, 42.0, 60.0, 68.0, 103.0, 143.0, 151.0
HEIGHTS = (CHEST, WAIST, HIP, CROTCH, KNEE, ANKLE)
ARM = 58.0  # from the shoulder's top to the wrist, in the same centimetres
UPPER_ARM = 0.545  # of it
STEPS = 40  # points on a limb's line


def outwards(side: Side) -> int:
    return -1 if side is Side.LEFT else 1


def joint(name: str, side: Side) -> Joint:
    return Joint(f"{name}_{side}")


def spot(skeleton: Skeleton, name: Joint) -> Spots:
    return np.array(skeleton[name], np.float64)


@dataclass(frozen=True)
class Limb:
    """A limb as a smooth line: `middle` (n, 2), `normal` (n, 2) to the viewer's right of one who
    goes down it, `half` (n,) its half width, `part` (n,) 0..1 how much of its real length lies
    above."""

    middle: Spots
    normal: Spots
    half: NDArray[np.float64]
    part: NDArray[np.float64]


def limb(spots: Spots, half: tuple[float, ...], part: tuple[float, ...], roundness: float) -> Limb:
    """A line through a limb's joints, its middle joint rounded off over `roundness` heads."""
    start, bend, end = spots
    first, second = np.linalg.norm(bend - start), np.linalg.norm(end - bend)
    reach = min(roundness, 0.45 * first, 0.45 * second)
    enter = bend - (bend - start) / max(first, 1e-6) * reach
    leave = bend + (end - bend) / max(second, 1e-6) * reach
    turn = np.linspace(0, 1, 15)[:, None]
    arc = (1 - turn) ** 2 * enter + 2 * turn * (1 - turn) * bend + turn**2 * leave
    line = np.vstack([start, arc, end])
    lengths = np.r_[0, np.cumsum(np.hypot(*np.diff(line, axis=0).T))]
    at_bend = float(np.interp(0.5, np.linspace(0, 1, 15), lengths[1:-1]))
    at = np.linspace(0, lengths[-1], STEPS)
    middle = np.stack([np.interp(at, lengths, line[:, axis]) for axis in (0, 1)], 1)
    knots = [0, at_bend, lengths[-1]]
    way = np.gradient(middle, axis=0)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    # going down (0, 1), the viewer's right is (1, 0)
    normal = np.stack([way[:, 1], -way[:, 0]], 1)
    return Limb(middle, normal, np.interp(at, knots, half), np.interp(at, knots, part))


def arm(skeleton: Skeleton, side: Side) -> Limb:
    joints = [joint(name, side) for name in ("shoulder", "elbow", "wrist")]
    half = tuple(skeleton.half_width[each] for each in joints)
    spots = np.array([skeleton[each] for each in joints])
    return limb(spots, half, (0, UPPER_ARM, 1), 0.20)


def leg(skeleton: Skeleton, side: Side) -> Limb:
    joints = [joint(name, side) for name in ("leg", "knee", "ankle")]
    half = tuple(skeleton.half_width[each] for each in joints)
    spots = np.array([skeleton[each] for each in joints])
    return limb(spots, half, (0, (KNEE - CROTCH) / (ANKLE - CROTCH), 1), 0.5)


def edges(skeleton: Skeleton, below: NDArray[np.float64]) -> tuple[Spots, Spots]:
    """The body's left and right outline so many centimetres below the shoulder, (n, 2) each.

    Below the crotch it is the outline of both legs together.
    """
    found = []
    for side in Side:
        torso = [spot(skeleton, joint(name, side)) for name in ("chest", "waist", "hip")]
        found.append(np.array(torso))
    outside = []
    for out in (-1, 1):
        line = []
        for name in ("leg", "knee", "ankle"):
            each = [
                spot(skeleton, joint(name, side))
                + np.array([out * skeleton.half_width[joint(name, side)], 0])
                for side in Side
            ]
            line.append(max(each, key=lambda point: float(out * point[0])))
        outside.append(np.array(line))
    left, right = (np.vstack([upper, lower]) for upper, lower in zip(found, outside, strict=True))
    return _along(left, below), _along(right, below)


def _along(knots: Spots, below: NDArray[np.float64]) -> Spots:
    return np.stack([np.interp(below, HEIGHTS, knots[:, axis]) for axis in (0, 1)], 1)
