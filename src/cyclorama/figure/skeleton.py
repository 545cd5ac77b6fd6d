"""Where a figure's body is: what garments are fitted to, and what the figure is drawn from.

Lengths are heads: the figure is nine of them tall, as fashion illustration has it. x grows to
the viewer's right, y downwards; the origin is on the floor between the feet. Left and right are
the viewer's, from front and back alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float


class Joint(StrEnum):
    """Middle of the body or of a limb, except where it says outline."""

    CROWN = "crown"
    CHIN = "chin"
    NECK = "neck"  # the pit of the neck, between the collarbones (from behind: the nape)
    NECK_LEFT = "neck_left"  # outline: where the neck runs into the shoulder
    NECK_RIGHT = "neck_right"
    SHOULDER_LEFT = "shoulder_left"  # the ball of the shoulder: the arm's upper end
    SHOULDER_RIGHT = "shoulder_right"
    CHEST_LEFT = "chest_left"  # outline, under the arm
    CHEST_RIGHT = "chest_right"
    WAIST_LEFT = "waist_left"  # outline, at the narrowest
    WAIST_RIGHT = "waist_right"
    HIP_LEFT = "hip_left"  # outline, at the widest
    HIP_RIGHT = "hip_right"
    CROTCH = "crotch"
    ELBOW_LEFT = "elbow_left"
    ELBOW_RIGHT = "elbow_right"
    WRIST_LEFT = "wrist_left"
    WRIST_RIGHT = "wrist_right"
    LEG_LEFT = "leg_left"  # the leg's upper end: middle of the thigh at the crotch's height
    LEG_RIGHT = "leg_right"
    KNEE_LEFT = "knee_left"
    KNEE_RIGHT = "knee_right"
    ANKLE_LEFT = "ankle_left"
    ANKLE_RIGHT = "ankle_right"
    HEEL_LEFT = "heel_left"
    HEEL_RIGHT = "heel_right"
    TOE_LEFT = "toe_left"
    TOE_RIGHT = "toe_right"


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class Layer(StrEnum):
    """What a figure and its clothes are drawn in, from back to front (see `Skeleton.layers`).
    Within a layer the body comes first, then its clothes from the skin outwards."""

    HAIR_BEHIND = "hair_behind"
    ARM_LEFT_BEHIND = "arm_left_behind"
    ARM_RIGHT_BEHIND = "arm_right_behind"
    LEGS = "legs"  # with the feet
    TORSO = "torso"  # with the neck
    ARM_LEFT_BEFORE = "arm_left_before"  # with its hand
    ARM_RIGHT_BEFORE = "arm_right_before"
    HEAD = "head"
    HAIR_BEFORE = "hair_before"


@dataclass(frozen=True)
class Skeleton:
    """`half_width` of a limb across its joint (shoulder, elbow, wrist, leg, knee, ankle): half
    its breadth. `arm_before`: whether that arm is drawn before the torso or behind it. `turn`:
    the torso's, -1 (left profile) to 1 (right profile)."""

    joints: Mapping[Joint, Point]
    half_width: Mapping[Joint, float]
    arm_before: Mapping[Side, bool]
    from_behind: bool = False
    turn: float = 0.0

    def __getitem__(self, joint: Joint) -> Point:
        return self.joints[joint]

    @property
    def layers(self) -> tuple[Layer, ...]:
        """From back to front. Hair falls before the arms, but a raised arm is before the hair."""
        raised = {
            self.arm_layer(side)
            for side in Side
            if self.arm_before[side] and self[Joint(f"wrist_{side}")].y < self[Joint.CHIN].y
        }
        return (
            *(layer for layer in Layer if layer not in raised),
            *(layer for layer in Layer if layer in raised),
        )

    def arm_layer(self, side: Side) -> Layer:
        place = "before" if self.arm_before[side] else "behind"
        return Layer(f"arm_{side}_{place}")


@dataclass(frozen=True)
class Camera:
    """From heads to pixels: `x * scale + left`, `y * scale + top`; the frame is `width` x
    `height` px. Pixel (0, 0) covers the square from (0, 0) to (1, 1)."""

    scale: float
    left: float
    top: float
    width: int
    height: int

    def __call__(self, point: Point) -> Point:
        return Point(point.x * self.scale + self.left, point.y * self.scale + self.top)
