"""What is worn or held as one piece: shoes on the feet, a hat, a bag in the hand, anything else."""

import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.body import Spots, joint, outwards, spot
from cyclorama.figure.skeleton import Joint, Side, Skeleton

_SHOE_LENGTH = 0.86  # heads: a foot is 0.80 long
_NARROWEST = 0.46  # heads across of a shoe that points at the viewer
_SOLE = 0.05  # heads below heel and toe
_ANKLE = 0.28  # of a shoe's length, from the heel: where the leg enters it
_TALLER = 1.12  # a figure's ankles are as long as the rest of it
_NEARER = 0.8  # a shoe that points at the viewer is taller at its toe by this part
_CELLS = 8
_HANGS_DOWN = 0.4  # of a forearm's length: so far down at least it points, for a bag in its hand
_HAND = 0.24  # heads from the wrist to where fingers close
_BAG, _HELD = 2.0, 0.62  # heads: the longest edge
_HEAD_BREADTH = 0.74
_BRIM_LEVEL = 0.36  # heads below the crown, where a hat sits on the forehead

Box = tuple[float, float, float, float]  # left, top, right, bottom


def corners(box: Box) -> NDArray[np.float64]:
    """The corners of a box as a grid of two rows and two columns."""
    left, top, right, bottom = box
    return np.array([[(left, top), (right, top)], [(left, bottom), (right, bottom)]], np.float64)


def fine(grid: NDArray[np.float64]) -> NDArray[np.float64]:
    """A grid of two rows and columns as one of many, evenly between its corners."""
    part = np.linspace(0, 1, _CELLS + 1)
    across = grid[:, :1] + (grid[:, 1:] - grid[:, :1]) * part[None, :, None]
    return np.asarray(across[:1] + (across[1:] - across[:1]) * part[:, None, None])


def on_foot(box: Box, toe_right: bool, skeleton: Skeleton, side: Side) -> Spots:
    """Where the corners of a shoe's box come to lie, (2, 2, 2) heads; it is seen from its side.

    The toes of a foot that points at the viewer are nearer, so that end is drawn the taller.
    """
    left, top, right, bottom = box
    heel, toe, ankle = (spot(skeleton, joint(name, side)) for name in ("heel", "toe", "ankle"))
    seen = abs(toe[0] - heel[0])
    out = np.sign(toe[0] - heel[0]) or outwards(side)
    if seen < _NARROWEST:
        spare = np.array([out * (_NARROWEST - seen) / 2, 0])
        heel, toe = heel - spare, toe + spare
    way = toe - heel
    heel = heel - 0.12 * way + np.array([0, _SOLE])
    toe = toe + 0.10 * way + np.array([0, _SOLE])
    tall = (bottom - top) / (right - left) * _SHOE_LENGTH * _TALLER
    near = float(np.clip(1 - seen / _SHOE_LENGTH, 0, 1))
    entry = heel + (toe - heel) * _ANKLE
    lean = np.array([0.75 * (ankle[0] - entry[0]), 0])
    upright = np.array([0, -tall])
    ends = [
        (heel + lean + upright, heel),
        (toe + lean + upright * (1 + _NEARER * near), toe),
    ]
    (left_top, left_foot), (right_top, right_foot) = ends if toe_right else ends[::-1]
    return np.array([[left_top, right_top], [left_foot, right_foot]])


def points_right(alpha: NDArray[np.uint8]) -> bool:
    """Whether a shoe seen from its side points to the right: the leg's end is the taller."""
    tops = np.argmax(alpha > 127, axis=0)
    third = max(1, len(tops) // 3)
    return bool(tops[:third].mean() < tops[-third:].mean())


def in_hand(box: Box, skeleton: Skeleton, side: Side, hangs: bool) -> Spots:
    """A bag hangs from the hand, or from the crook of an arm that is bent up; other things are
    held in the hand."""
    left, top, right, bottom = box
    wrist, elbow = spot(skeleton, joint("wrist", side)), spot(skeleton, joint("elbow", side))
    fore = wrist - elbow
    hand = wrist + fore / max(float(np.linalg.norm(fore)), 1e-6) * _HAND
    if hangs and fore[1] < _HANGS_DOWN * np.linalg.norm(fore):
        hand = elbow + 0.3 * fore
    scale = (_BAG if hangs else _HELD) / max(right - left, bottom - top)
    held = np.array([(left + right) / 2, top if hangs else (top + bottom) / 2])
    return np.asarray((corners(box) - held) * scale + hand)


def free_hand(skeleton: Skeleton) -> Side:
    """The hand that hangs lower; of two alike the viewer's right."""
    return max(Side, key=lambda side: (round(skeleton[joint("wrist", side)].y, 1), side))


def on_head(box: Box, skeleton: Skeleton) -> Spots:
    left, top, right, bottom = box
    crown, chin = spot(skeleton, Joint.CROWN), spot(skeleton, Joint.CHIN)
    down = (chin - crown) / np.linalg.norm(chin - crown)
    across = np.array([down[1], -down[0]])
    broad = (right - left) / (bottom - top)
    scale = _HEAD_BREADTH * float(np.clip(0.95 * broad, 1.12, 2.2)) / (right - left)
    seat = crown + down * _BRIM_LEVEL
    off = (corners(box) - ((left + right) / 2, bottom)) * scale
    return np.asarray(seat + off[..., :1] * across + off[..., 1:] * down)
