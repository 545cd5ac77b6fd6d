"""Hang a skirt from a figure's waist."""

import numpy as np

from cyclorama.figure.garment.body import WAIST, Spots, edges, outwards
from cyclorama.figure.garment.landmarks import LowerSide
from cyclorama.figure.garment.panel import (
    COLUMNS,
    Ease,
    laid_flat,
    side_seams,
    smooth,
    turn_round,
    worn,
)
from cyclorama.figure.garment.torso import Hung
from cyclorama.figure.skeleton import Side, Skeleton

ROWS = 48
_WAISTBAND = 31.0  # centimetres across a waistband that lies flat
_BELOW_WAIST = 1.5  # centimetres
_EASE = Ease(0.04, 0.4)
_ABOVE = 0.03  # of the length: so that all of the waistband is drawn


def hang_skirt(sides: dict[Side, LowerSide], skeleton: Skeleton) -> Hung:
    waist = float(np.mean([side.path[side.waist, 0] for side in sides.values()]))
    top = float(np.mean([side.path[side.waist, 1] for side in sides.values()]))
    bottom = max(float(side.path[:, 1].max()) for side in sides.values())
    part = np.linspace(-_ABOVE, 1.03, ROWS)
    levels = top + part * (bottom - top)
    heights = WAIST + _BELOW_WAIST + (levels - top) / (2 * waist) * _WAISTBAND
    seams: list[Spots] = []
    for side in Side:
        lower = sides[side]
        seam = lower.path[lower.waist : lower.hem + 1]
        order = np.argsort(seam[:, 1])
        x = np.interp(levels, seam[order, 1], seam[order, 0])
        beyond = levels > seam[:, 1].max()
        last = int(np.nonzero(~beyond)[0][-1])
        slope = (x[last] - x[last - 3]) / (levels[last] - levels[last - 3])
        x[beyond] = x[last] + slope * (levels[beyond] - levels[last])
        seams.append(smooth(np.stack([outwards(side) * x, levels], 1)))
    left, right = edges(skeleton, heights[:1])
    scale = float(np.linalg.norm(right - left)) / 2 * (1 + _EASE.room) / waist
    target = worn(*side_seams(skeleton, heights, (seams[0], seams[1]), scale, _EASE))
    count = len(levels)
    return Hung(
        source=laid_flat(seams[0], seams[1]),
        target=turn_round(target, skeleton),
        across=np.broadcast_to(COLUMNS, (count, len(COLUMNS))).copy(),
        down=np.clip(part, 0, 1)[:, None].repeat(len(COLUMNS), 1),
        armpits={},
        shoulders={},
        scale=scale,
    )
