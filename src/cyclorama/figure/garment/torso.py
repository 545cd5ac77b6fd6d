"""Hang what covers the torso, and a dress's skirt with it, on a figure."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.body import CHEST, WAIST, Spots, edges, joint, outwards, spot
from cyclorama.figure.garment.laid import Laid
from cyclorama.figure.garment.landmarks import UpperSide
from cyclorama.figure.garment.panel import (
    COLUMNS,
    Ease,
    laid_flat,
    side_seams,
    smooth,
    turn_round,
    worn,
)
from cyclorama.figure.skeleton import Side, Skeleton
from cyclorama.figure.worn import GarmentKind

YOKE, BELOW = 12, 44  # rows above and below the armpits
COLLAR = 0.4  # where, on the way from the middle to the shoulder, columns meet the collar
CHEST_BREADTH = 43.0  # centimetres across a garment that lies flat, where nothing else is known
_DEEPER = 0.20  # of the way from the chest to the waist: how low a set-in sleeve's armpit hangs
_SHOULDER_RISE = 0.045  # heads: shoulders are no straight line between neck and arm
_OVER = 0.05  # heads
_ABOVE = 0.10  # of the chest: cloth above the shoulder's line (a stand-up collar)


EASE = {
    GarmentKind.TOP: Ease(0.20, 0.30),
    GarmentKind.OUTERWEAR: Ease(0.26, 0.15),
    GarmentKind.DRESS: Ease(0.10, 0.55),
    GarmentKind.JUMPSUIT: Ease(0.12, 0.5),
}


@dataclass(frozen=True)
class Hung(Laid):
    """`armpits` and `shoulders`: where sleeves begin, in heads. `scale`: heads per px of the
    silhouette. `over`: heads by which sleeves are wider for what is worn below."""

    armpits: dict[Side, Spots]
    shoulders: dict[Side, Spots]
    scale: float
    over: float = 0.0


def hang(
    sides: dict[Side, UpperSide], kind: GarmentKind, skeleton: Skeleton, lowest: float | None = None
) -> Hung:
    """`lowest`: centimetres below the shoulder where to end, if not at the hem."""
    ease = EASE[kind]
    chest = (sides[Side.LEFT].chest + sides[Side.RIGHT].chest) / 2
    body_left, body_right = edges(skeleton, np.array([CHEST]))
    half_chest = float(np.linalg.norm(body_right - body_left)) / 2 * (1 + ease.room) + 0.02
    sleeved = any(side.sleeve for side in sides.values())
    depth = CHEST + (_DEEPER * (WAIST - CHEST) if sleeved else 0.5)

    source_rows, heights = _source_rows(sides, chest, depth, lowest)
    target_rows = side_seams(skeleton, heights, source_rows, half_chest / chest, ease)
    tops = _tops(sides, skeleton, chest)
    source = _filled(_source_tops(sides), laid_flat(*source_rows))
    target = _filled(tops, worn(*target_rows))
    columns = source.shape[1]
    count = len(source)
    target = turn_round(target, skeleton, first=YOKE + 1)
    down = np.linspace(0, 1, count)[:, None].repeat(columns, 1)
    return Hung(
        source,
        target,
        np.broadcast_to(COLUMNS, (count, columns)).copy(),
        down,
        {Side.LEFT: target_rows[0][0], Side.RIGHT: target_rows[1][0]},
        {Side.LEFT: tops[1], Side.RIGHT: tops[-2]},
        half_chest / chest,
        _OVER if kind is GarmentKind.OUTERWEAR else 0.0,
    )


def _source_rows(
    sides: dict[Side, UpperSide], chest: float, depth: float, lowest: float | None
) -> tuple[tuple[Spots, Spots], NDArray[np.float64]]:
    """The two side seams from the armpits to beyond the hem, and each row's height on the body."""
    armpit = np.mean([side.path[side.armpit, 1] for side in sides.values()])
    hem = max(float(side.path[side.armpit :, 1].max()) for side in sides.values())
    waists = [_waist(side) for side in sides.values()]
    part = np.linspace(0, 1.04, BELOW)
    levels = armpit + part * (hem - armpit)
    heights = depth + (levels - armpit) / (2 * chest) * CHEST_BREADTH
    if all(waist is not None for waist in waists):  # a waist sits at the waist
        waist = float(np.mean([waist for waist in waists if waist is not None]))
        fall = (levels - waist) / (2 * chest) * CHEST_BREADTH
        rise = (levels - armpit) / (waist - armpit) * (WAIST - depth)
        heights = np.where(levels < waist, depth + rise, WAIST + fall)
    if lowest is not None:
        keep = max(4, int(np.searchsorted(heights, lowest)))
        levels, heights = levels[:keep], heights[:keep]
    seams = []
    for side in Side:
        upper = sides[side]
        seam = upper.path[upper.armpit : upper.hem + 1]
        order = np.argsort(seam[:, 1])
        x = np.interp(levels, seam[order, 1], seam[order, 0])
        beyond = levels > seam[:, 1].max()
        if beyond.any() and (~beyond).sum() > 3:  # the seam's own direction goes on
            last = np.nonzero(~beyond)[0][-1]
            slope = (x[last] - x[last - 3]) / (levels[last] - levels[last - 3])
            x[beyond] = x[last] + slope * (levels[beyond] - levels[last])
        seams.append(smooth(np.stack([outwards(side) * x, levels], 1)))
    return (seams[0], seams[1]), heights


def _waist(side: UpperSide) -> float | None:
    """The height of a waist that is narrower than chest and hem."""
    seam = side.path[side.armpit : side.hem + 1]
    index = int(np.argmin(seam[:, 0]))
    narrow = seam[index, 0] < 0.93 * min(side.chest, seam[-1, 0])
    return float(seam[index, 1]) if narrow else None


def _source_tops(sides: dict[Side, UpperSide]) -> Spots:
    """The line over the shoulders in the photo, (columns, 2): straight across the neck."""
    halves = {}
    for side in Side:
        upper = sides[side]
        shoulder = upper.path[upper.collar : upper.shoulder + 1]
        if len(shoulder) < 2:
            shoulder = np.vstack([shoulder, shoulder + np.array([1.0, 0.5])])
        halves[side] = shoulder * (outwards(side), 1)
    return _over_shoulders(halves[Side.LEFT], halves[Side.RIGHT])


def _tops(sides: dict[Side, UpperSide], skeleton: Skeleton, chest: float) -> Spots:
    """The same line on the figure, in heads."""
    halves = {}
    for side in Side:
        upper = sides[side]
        neck = spot(skeleton, joint("neck", side))
        ball = spot(skeleton, joint("shoulder", side))
        half = skeleton.half_width[joint("shoulder", side)]
        raised = _raised(skeleton, side)
        end = ball + half * _top_of_shoulder(raised, side)
        along = end - neck
        # the collar's and the strap's places on the way from neck to shoulder
        reach = upper.path[upper.shoulder, 0] / (0.97 * chest)
        inner = upper.path[upper.collar, 0] / (0.97 * chest)
        at_collar = neck + along * float(np.clip((inner - 0.28) * 0.75, 0.05, 0.6))
        at_shoulder = neck + along * float(np.clip(reach, 0.3, 1.0))
        muscle = (at_collar + at_shoulder) / 2 - np.array([0, _SHOULDER_RISE * (1 + 2 * raised)])
        halves[side] = np.array([at_collar - np.array([0, 0.02]), muscle, at_shoulder])
    return _over_shoulders(halves[Side.LEFT], halves[Side.RIGHT])


def _raised(skeleton: Skeleton, side: Side) -> float:
    """0 for an arm that hangs or is held out, 1 for one that points up."""
    arm = spot(skeleton, joint("elbow", side)) - spot(skeleton, joint("shoulder", side))
    degrees = float(np.degrees(np.arctan2(outwards(side) * arm[0], arm[1]))) % 360
    return float(np.clip((min(degrees, 200.0) - 50) / 110, 0, 1)) if degrees < 270 else 0.0


def _top_of_shoulder(raised: float, side: Side) -> Spots:
    """From the ball of the shoulder to where its seam lies, in half widths: above a hanging arm,
    and towards the head when the arm goes up."""
    out = outwards(side)
    direction = (1 - raised) * np.array([out * 0.70, -0.75]) + raised * np.array([-out * 0.8, -0.6])
    return np.asarray(direction / np.linalg.norm(direction) * 1.08)


def _over_shoulders(left: Spots, right: Spots) -> Spots:
    """Columns on a line from the left shoulder over both collars to the right shoulder.

    left, right: each from the collar to the shoulder.
    """
    middle = (left[0] + right[0]) / 2
    spots = np.empty((len(COLUMNS), 2))
    for index, column in enumerate(COLUMNS):
        half = left if column < 0 else right
        at = abs(column)
        if at <= COLLAR:
            spots[index] = middle + (half[0] - middle) * at / COLLAR
        else:
            spots[index] = _at(half, (at - COLLAR) / (1 - COLLAR))
    return spots


def _at(line: Spots, part: float) -> Spots:
    """The point at that part of a line's length; beyond 1 it goes straight on."""
    lengths = np.r_[0, np.cumsum(np.hypot(*np.diff(line, axis=0).T))]
    if part > 1:
        way = line[-1] - line[0]
        return np.asarray(line[-1] + (part - 1) * way)
    at = part * lengths[-1]
    return np.array([np.interp(at, lengths, line[:, axis]) for axis in (0, 1)])


def _filled(top: Spots, below: NDArray[np.float64]) -> NDArray[np.float64]:
    """The whole grid: over the shoulders, the yoke, and down the side seams."""
    part = np.linspace(0, 1, YOKE, endpoint=False)[:, None, None]
    yoke = (1 - part) * top + part * below[0]
    half = np.linalg.norm(below[0, -1] - below[0, 0]) / 2
    return np.concatenate([(top - np.array([0, _ABOVE * half]))[None], yoke, below])
