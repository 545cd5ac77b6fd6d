"""A hood, which lies above the collar in a photo and behind the head on a person."""

import numpy as np

from cyclorama.figure.garment.body import Spots, joint, outwards, spot
from cyclorama.figure.garment.laid import Laid, laid
from cyclorama.figure.garment.landmarks import UpperSide
from cyclorama.figure.garment.silhouette import Silhouette
from cyclorama.figure.garment.torso import Hung
from cyclorama.figure.skeleton import Side, Skeleton

_STANDS_UP = 0.30  # of half the chest: less is a collar
_SLUMPED = 0.62  # of its height: a hood that is not worn lies down
_BELOW = 0.25  # of its height: so much of it lies behind the shoulders
_BROADER = 1.25


def hood_outline(sides: dict[Side, UpperSide], shape: Silhouette) -> Spots:
    """The piece of the silhouette above the collar, px."""
    paths = [sides[side].path[: sides[side].collar + 1] * (outwards(side), 1) for side in Side]
    around = np.vstack([paths[0][::-1], paths[1]])
    middle = around.mean(0)
    return np.asarray(middle + 1.06 * (around - middle) + np.array([shape.axis, 0]))


def lay_hood(sides: dict[Side, UpperSide], hung: Hung, skeleton: Skeleton) -> Laid | None:
    """Where a hood comes to lie, if there is one."""
    chest = (sides[Side.LEFT].chest + sides[Side.RIGHT].chest) / 2
    collar = float(np.mean([side.path[side.collar, 1] for side in sides.values()]))
    top = min(float(side.path[: side.collar + 1, 1].min()) for side in sides.values())
    if collar - top < _STANDS_UP * chest:
        return None
    half = max(float(side.path[: side.collar + 1, 0].max()) for side in sides.values())
    columns, rows = np.linspace(-1.1, 1.1, 9), np.linspace(-0.05, 1, 9)
    source = np.stack(np.meshgrid(half * columns, top + rows * (collar - top)), -1)
    necks = [spot(skeleton, joint("neck", side)) for side in Side]
    neck = (necks[0] + necks[1]) / 2
    tall = (collar - top) * hung.scale * _SLUMPED
    up = neck[1] + _BELOW * tall - (1 - rows) * tall
    target = np.stack(np.meshgrid(neck[0] + half * hung.scale * _BROADER * columns, up), -1)
    return laid(source, target, columns, rows)
