"""What the subject of a clip does, as data, beside what the camera does."""

from enum import StrEnum


class Act(StrEnum):
    """A movement of the subject before its backdrop."""

    STILL = "still"
    SWAY = "sway"
    NOD = "nod"  # the head of a bobblehead
    TALK = "talk"
    BREATHE = "breathe"
    BOUNCE = "bounce"
    CHEER = "cheer"
    DANCE = "dance"
    MOONWALK = "moonwalk"
    WALK = "walk"  # towards the camera
    RUN = "run"  # across the picture
    JUMP = "jump"
    KICK = "kick"
    SPIN = "spin"
    FLOAT = "float"
    SQUASH = "squash"
    SHAKE = "shake"  # a snap at the end of a frozen moment
    RISE = "rise"  # out of the ground or off the paper
