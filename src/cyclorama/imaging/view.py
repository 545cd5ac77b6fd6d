"""From which side something is seen."""

from enum import StrEnum


class View(StrEnum):
    FRONT = "front"
    BACK = "back"
