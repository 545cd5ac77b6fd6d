"""What a clip does, as data."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cyclorama.imaging.composition import Part


class Move(StrEnum):
    """`orbit_…` moves the product before what is behind it, by parallax. `breathe` is a slow
    swell and back, `sway` the gait of a runway."""

    HOLD = "hold"
    PUSH_IN = "push_in"
    PULL_OUT = "pull_out"
    PAN_LEFT = "pan_left"
    PAN_RIGHT = "pan_right"
    TILT_UP = "tilt_up"
    TILT_DOWN = "tilt_down"
    ORBIT_LEFT = "orbit_left"
    ORBIT_RIGHT = "orbit_right"
    BREATHE = "breathe"
    SWAY = "sway"


class Motion(Part):
    """The moves of a clip, all at once. `strength` 1 is as far as a move goes and keeps its
    sharpness; `loop`: the clip ends where it began, and may be played round and round."""

    moves: Annotated[tuple[Move, ...], Field(min_length=1, max_length=4)] = (Move.PUSH_IN,)
    strength: Annotated[float, Field(gt=0, le=1)] = 0.6
    loop: bool = False
