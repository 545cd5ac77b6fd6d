"""Tell a garment that opens in front, a blazer or a jacket, from one that is pulled over."""

import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.landmarks import UpperSide
from cyclorama.figure.garment.neckline import Curve
from cyclorama.figure.garment.silhouette import Silhouette
from cyclorama.figure.skeleton import Side

_DEEP = 1.1  # of half the chest: no jumper's neck is that deep
_LINE = 3.5  # CIELAB units by which a zip or an edge parts from the cloth beside it
_ALL_THE_WAY = 0.8  # of the way from neck to hem
_BESIDE = (-5, 5)  # px
_STRAY = 3  # px by which the line may leave the axis
_ELSEWHERE = 0.5  # of the rows may show such a line at other places: else it is a pattern


def opens_in_front(
    picture: NDArray[np.float32],
    shape: Silhouette,
    sides: dict[Side, UpperSide],
    edge: Curve | None,
    long: bool,
) -> bool:
    """Whether a deep neck or a line down the middle shows a front that can be opened.

    long: as long as a dress, which may have a deep neck all the same.
    picture: float32 (h, w, 3), CIELAB, the garment's colours in its silhouette.
    """
    chest = (sides[Side.LEFT].chest + sides[Side.RIGHT].chest) / 2
    top = float(np.mean([side.path[side.collar, 1] for side in sides.values()]))
    if edge is not None:
        depth = float(edge[:, 1].max()) - top
        if depth > _DEEP * chest and not long:
            return True
        top = float(edge[:, 1].max())
    hem = float(np.mean([side.path[-1, 1] for side in sides.values()]))
    rows = np.arange(round(top) + 8, round(hem) - 8)
    if len(rows) < 40:
        return False
    middle = round(shape.axis)
    here = np.max(
        [_stands_out(picture, rows, middle + off) for off in range(-_STRAY, _STRAY + 1)], 0
    )
    away = max(20, round(0.3 * chest))
    there = np.max(
        [_stands_out(picture, rows, middle + side * away + off)
         for side in (-1, 1) for off in range(-_STRAY, _STRAY + 1)], 0,
    )  # fmt: skip
    return bool((here > _LINE).mean() > _ALL_THE_WAY and (there > _LINE).mean() < _ELSEWHERE)


def _stands_out(
    picture: NDArray[np.float32], rows: NDArray[np.int64], column: int
) -> NDArray[np.float32]:
    """By how much each row's colour at a column parts from the colours on both its sides."""
    line = picture[rows, column]
    beside = [picture[rows, column + off] for off in _BESIDE]
    return np.asarray(
        np.minimum(*(np.linalg.norm(line - other, axis=1) for other in beside)), np.float32
    )
