"""Garments that lie folded: sleeves close along the body, one leg on the other.

Where no gap shows in the silhouette, the seam is put where it must be.
"""

import numpy as np

from cyclorama.figure.garment.outline import Outline, Path, measured

_STEP = -30  # degrees: the step from a cuff up to the body's side
_STANDS_OUT = 0.10  # of the breadth: so much broader is the garment above the step
_LOW = 0.45  # of the height: cuffs lie below
_ONWARDS = 0.04  # of the height: the body's side runs on below the step
_ARMPIT = 0.62  # of the body's half breadth: how far below the collar the armpit is
_CROTCH = 0.34  # of the height of trousers


def unfolded_sleeve(side: Outline) -> Outline | None:
    """The outline with a seam between sleeve and body, if a step shows the cuff of a sleeve."""
    path = side.path
    top, height = float(path[:, 1].min()), float(np.ptp(path[:, 1]))
    steps = [
        index
        for index in side.corners(_STEP)
        if top + _LOW * height < path[index, 1] < top + 0.97 * height
        and path[:index, 0].max() > (1 + _STANDS_OUT) * path[index, 0]
        and path[index:, 0].max() < 1.06 * path[index, 0]
        and _goes_down(path[index:]) > _ONWARDS * height
    ]
    if not steps:
        return None
    step = steps[0]
    foot = path[step]
    armpit = np.array([foot[0], top + 2 * _ARMPIT * foot[0] * 0.75])
    if armpit[1] > foot[1] - 0.1 * height:
        return None
    seam = np.linspace(foot, armpit, 60)
    gap = np.array([1.5, 0.0])  # px: a recess, so that the armpit is found as any other
    return measured(np.vstack([path[:step], seam + gap, seam[::-1] - gap, path[step + 1 :]]))


def _goes_down(path: Path) -> float:
    """How far a side seam runs on below the path's first point."""
    seam = path[path[:, 0] > 0.93 * path[0, 0]]
    return float(seam[:, 1].max() - path[0, 1])


def parted_legs(path: Path) -> Path:
    """The path of one half of trousers that lie with one leg on the other: up the middle."""
    top, bottom = float(path[:, 1].min()), float(path[-1, 1])
    crotch = top + _CROTCH * (bottom - top)
    inseam = np.linspace((0.0, bottom), (0.0, crotch), 60)
    return measured(np.vstack([path, inseam])).path
