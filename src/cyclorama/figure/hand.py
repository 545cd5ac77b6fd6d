"""Hands: outlines in the hand's own frame, turned to where the forearm leads.

In that frame the wrist is at the origin, the fingers point down, the thumb is on the right, and
the hand is 1 long.
"""

from math import atan2, cos, sin

from cyclorama.figure.palette import Tones
from cyclorama.figure.path import Points, closed, inked, outline
from cyclorama.figure.pose import Arm, Hand
from cyclorama.figure.sheet import Sheet
from cyclorama.figure.skeleton import Joint, Point, Side, Skeleton

LENGTH = 0.74
BREADTH = 0.95  # of the drawn outline, per length: a woman's; a man's is broader

# Seen from the back and the thumb's side, hanging loosely.
LOOSE = (
    (-0.085, -0.12), (-0.100, 0.0), (-0.125, 0.08), (-0.165, 0.24), (-0.182, 0.38), (-0.172, 0.52),
    (-0.140, 0.68), (-0.085, 0.775), (-0.050, 0.865), (0.005, 0.945), (0.060, 0.985),
    (0.105, 0.955), (0.128, 0.90), (0.160, 0.87), (0.172, 0.80), (0.160, 0.66),
    (0.152, 0.54), (0.160, 0.475), (0.190, 0.53), (0.222, 0.575), (0.250, 0.55),
    (0.243, 0.45), (0.215, 0.33), (0.175, 0.21), (0.125, 0.09), (0.102, 0.0), (0.085, -0.12),
)  # fmt: skip
LOOSE_FINGERS = (
    ((-0.115, 0.50), (-0.100, 0.64), (-0.068, 0.79)),
    ((-0.030, 0.50), (-0.012, 0.70), (0.022, 0.90)),
    ((0.062, 0.50), (0.085, 0.70), (0.120, 0.89)),
)
LOOSE_THUMB = ((0.155, 0.47), (0.130, 0.37), (0.100, 0.30))

# On the hip: the back of the hand, the fingers together and bent, the thumb out of sight.
HIP = (
    (-0.085, -0.12), (-0.100, 0.0), (-0.130, 0.08), (-0.165, 0.20), (-0.180, 0.34), (-0.165, 0.50),
    (-0.120, 0.64), (-0.060, 0.715), (0.010, 0.755), (0.080, 0.740), (0.135, 0.685),
    (0.165, 0.58), (0.175, 0.44), (0.175, 0.30), (0.160, 0.16), (0.125, 0.06), (0.102, 0.0),
    (0.085, -0.12),
)  # fmt: skip
HIP_FINGERS = (
    ((-0.095, 0.40), (-0.085, 0.54), (-0.060, 0.67)),
    ((-0.010, 0.40), (-0.002, 0.57), (0.015, 0.71)),
    ((0.080, 0.40), (0.086, 0.56), (0.095, 0.69)),
)

# In the pocket: only the wrist and the root of the hand show, cut by the pocket's edge.
POCKET = (
    ((-0.085, -0.12), (-0.100, 0.0), (-0.150, 0.16), (-0.160, 0.22)),
    ((-0.160, 0.22), (0.0, 0.275), (0.165, 0.30)),
    ((0.165, 0.30), (0.150, 0.18), (0.122, 0.08), (0.102, 0.0), (0.085, -0.12)),
)


def draw_hand(
    sheet: Sheet, skeleton: Skeleton, arm: Arm, side: Side, tones: Tones, broad: float
) -> None:
    """`broad`: the hand's breadth against a slender one's."""
    points: Points
    place = _Placed(skeleton, arm, side, broad)
    match arm.hand:
        case Hand.POCKET:
            hand = outline(*(place.all(curve) for curve in POCKET))
            sheet.fill(hand, tones.base)
            sheet.shade(hand, tones.deep, opacity=0.45)
            sheet.fill(inked(place.all(POCKET[1]), 0.016, 0.4, 0.4), tones.line)
            return
        case Hand.HIP:
            points, fingers, thumb = HIP, HIP_FINGERS, None
        case Hand.HAIR | Hand.LOOSE:
            points, fingers, thumb = LOOSE, LOOSE_FINGERS, LOOSE_THUMB
    hand = outline(place.all(points))
    sheet.contour(hand, tones.line, 0.013)
    sheet.fill(hand, tones.base)
    unlit = [(x, y) for x, y in points if (x > 0) == place.thumb_unlit and y > 0]
    middle = 0.03 if place.thumb_unlit else -0.03
    shadow = closed(place.all([*unlit, (middle, 0.6), (0.0, 0.2)]))
    sheet.shade(shadow, tones.shadow, within=hand, blur=0.018)
    for finger in fingers:
        sheet.fill(inked(place.all(finger), 0.008, 0.3, 0.5), tones.line, 0.75)
    if thumb:
        sheet.fill(inked(place.all(thumb), 0.008, 0.8, 0.1), tones.line, 0.8)


class _Placed:
    """From the hand's frame to heads. `thumb_unlit`: the thumb lies away from the light."""

    def __init__(self, skeleton: Skeleton, arm: Arm, side: Side, broad: float) -> None:
        elbow, self._wrist = skeleton[Joint(f"elbow_{side}")], skeleton[Joint(f"wrist_{side}")]
        out = 1 if side is Side.RIGHT else -1
        across, down = self._wrist.x - elbow.x, self._wrist.y - elbow.y
        angle = atan2(across, down)
        match arm.hand:
            case Hand.HIP:  # the wrist bends: the fingers lie forward and down over the hip
                angle, size = -out * 0.50, 0.80
            case Hand.HAIR:
                angle, size = angle + out * 0.25, 0.82
            case Hand.POCKET:
                size = 1.0
            case Hand.LOOSE:
                angle, size = angle - out * 0.10, 1.0 - 0.12 * (1 - arm.fore_reach)
        self._along = (sin(angle), cos(angle))
        thumb = -out  # the hand turns its back outwards, so the thumb is on the body's side
        self._across = (thumb * self._along[1], -thumb * self._along[0])
        self._length = LENGTH * size * (0.94 + 0.06 * broad)
        self._breadth = self._length * BREADTH * broad
        self.thumb_unlit = thumb > 0

    def __call__(self, point: tuple[float, float]) -> Point:
        x, y = point[0] * self._breadth, point[1] * self._length
        return Point(
            self._wrist.x + x * self._across[0] + y * self._along[0],
            self._wrist.y + x * self._across[1] + y * self._along[1],
        )

    def all(self, points: Points) -> list[Point]:
        return [self(point) for point in points]
