"""What is worn or held as one piece: shoes on the feet, a hat, a bag in the hand, anything else."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.body import Spots, joint, outwards, spot
from cyclorama.figure.skeleton import Joint, Side, Skeleton

_SHOE_LENGTH = 0.86  # heads: a foot is 0.80 long
_NARROWEST = 0.46  # heads across of a shoe that points at the viewer
_SOLE = 0.05  # heads below heel and toe
_ANKLE = 0.28  # of a shoe's length, from the heel: where the leg enters it
_HAND = 0.24  # heads from the wrist to where fingers close
_BAG, _HELD = 2.0, 0.62  # heads: the longest edge
_HEAD_BREADTH = 0.74
_BRIM_LEVEL = 0.36  # heads below the crown, where a hat sits on the forehead

Box = tuple[float, float, float, float]  # left, top, right, bottom


def corners(box: Box) -> NDArray[np.float64]:
    """The corners of a box as a grid of two rows and two columns."""
    left, top, right, bottom = box
    return np.array([[(left, top), (right, top)], [(left, bottom), (right, bottom)]], np.float64)


def on_foot(box: Box, toe_right: bool, skeleton: Skeleton, side: Side) -> Spots:
    """Where the corners of a shoe's box come to lie, (2, 2, 2) heads; it is seen from its side."""
    left, top, right, bottom = box
    heel, toe, ankle = (spot(skeleton, joint(name, side)) for name in ("heel", "toe", "ankle"))
    out = np.sign(toe[0] - heel[0]) or outwards(side)
    if abs(toe[0] - heel[0]) < _NARROWEST:
        spare = (_NARROWEST - abs(toe[0] - heel[0])) / 2
        heel = heel - np.array([out * spare, 0])
        toe = toe + np.array([out * spare, 0])
    way = toe - heel
    heel = heel - 0.10 * way + np.array([0, _SOLE])
    toe = toe + 0.08 * way + np.array([0, _SOLE])
    tall = (bottom - top) / (right - left) * _SHOE_LENGTH
    opening = np.array([ankle[0], (heel[1] + (toe[1] - heel[1]) * _ANKLE) - tall])
    ends = (left, right) if toe_right else (right, left)
    entry = ends[0] + (ends[1] - ends[0]) * _ANKLE
    seen = np.array([(ends[0], bottom), (ends[1], bottom), (entry, top)], np.float32)
    lies = np.array([heel, toe, opening], np.float32)
    return _moved(corners(box), cv2.getAffineTransform(seen, lies))


def points_right(alpha: NDArray[np.uint8]) -> bool:
    """Whether a shoe seen from its side points to the right: the leg's end is the taller."""
    tops = np.argmax(alpha > 127, axis=0)
    third = max(1, len(tops) // 3)
    return bool(tops[:third].mean() < tops[-third:].mean())


def in_hand(box: Box, skeleton: Skeleton, side: Side, hangs: bool) -> Spots:
    """A bag hangs from the hand; other things are held in it."""
    left, top, right, bottom = box
    wrist, elbow = spot(skeleton, joint("wrist", side)), spot(skeleton, joint("elbow", side))
    hand = wrist + (wrist - elbow) / max(float(np.linalg.norm(wrist - elbow)), 1e-6) * _HAND
    scale = (_BAG if hangs else _HELD) / max(right - left, bottom - top)
    held = (left + right) / 2, top if hangs else (top + bottom) / 2
    return np.asarray((corners(box) - held) * scale + hand)


def free_hand(skeleton: Skeleton) -> Side:
    """The hand that hangs lower."""
    return max(
        Side, key=lambda side: skeleton[joint("wrist", side)].y + (side is Side.RIGHT) * 0.05
    )


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


def _moved(points: NDArray[np.float64], matrix: NDArray[np.float64]) -> Spots:
    return np.asarray(points @ matrix[:, :2].T + matrix[:, 2])
