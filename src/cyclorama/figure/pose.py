"""A pose, as data: how a figure stands, and from which side it is seen."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cyclorama.imaging.composition import Part

Degrees = Annotated[float, Field(ge=-180, le=180)]


class Hand(StrEnum):
    """What a hand does: hangs loosely, rests on the hip, is in a pocket or in the hair. On the
    hip and in the pocket it finds its place on any build; the arm's angles do not matter then,
    but its reach does: the shorter it looks, the less the elbow stands out."""

    LOOSE = "loose"
    HIP = "hip"
    POCKET = "pocket"
    HAIR = "hair"


class Arm(Part):
    """`upper` and `fore` are the angles of the upper arm and the forearm against straight down:
    positive away from the body. `reach` shortens what points at the viewer. `before`: whether
    the arm is before the torso."""

    upper: Degrees = 8
    fore: Degrees = 4
    upper_reach: Annotated[float, Field(gt=0, le=1)] = 1
    fore_reach: Annotated[float, Field(gt=0, le=1)] = 1
    before: bool = True
    hand: Hand = Hand.LOOSE


class Leg(Part):
    """Angles against straight down, positive outwards; `foot` is where the toes point: 0 at the
    viewer, positive outwards, 90 in profile."""

    thigh: Degrees = 3
    shin: Degrees = 2
    thigh_reach: Annotated[float, Field(gt=0, le=1)] = 1
    shin_reach: Annotated[float, Field(gt=0, le=1)] = 1
    foot: Degrees = 25


class Pose(Part):
    """Left and right are the viewer's. `shoulders` and `hips` tilt, positive when the viewer's
    right is lower; `lean` is the spine's angle, positive to the viewer's right; `head` the
    head's tilt and `gaze` its turn, -1 (left profile) to 1 (right profile)."""

    shoulders: Degrees = 0
    hips: Degrees = 0
    lean: Degrees = 0
    head: Degrees = 0
    gaze: Annotated[float, Field(ge=-1, le=1)] = 0
    turn: Annotated[float, Field(ge=-1, le=1)] = 0  # of the torso: narrows shoulders and hips
    left_arm: Arm = Arm()
    right_arm: Arm = Arm()
    left_leg: Leg = Leg()
    right_leg: Leg = Leg()
    from_behind: bool = False
