"""How a person is shown: from which side, and how much of them.

A shot type is written `{facing}_{framing}`, such as `front_upper_body`. This module is light:
whoever only reads or names one loads no pixels.
"""

from dataclasses import dataclass
from enum import StrEnum


class Facing(StrEnum):
    FRONT = "front"
    SIDE = "side"
    BACK = "back"


class Framing(StrEnum):
    FULL_BODY = "full_body"
    UPPER_THREE_QUARTERS = "upper_three_quarters"  # crown to thighs or knees
    UPPER_BODY = "upper_body"  # crown to waist or hips
    LOWER_BODY = "lower_body"  # waist to feet
    LOWER_THREE_QUARTERS = "lower_three_quarters"  # chest to feet
    DETAIL = "detail"


@dataclass(frozen=True)
class ShotType:
    """What is not said, or could not be told, is None."""

    facing: Facing | None
    framing: Framing | None

    def __str__(self) -> str:
        return "_".join(part for part in (self.facing, self.framing) if part)

    @classmethod
    def parse(cls, text: str) -> "ShotType | None":
        """The shot type in a label, whatever its case and its spaces, hyphens or underscores; a
        facing or a framing may stand alone. None for a label that names neither."""
        label = "_".join(text.casefold().replace("-", " ").replace("_", " ").split())
        facing = next((one for one in Facing if label == one or label.startswith(f"{one}_")), None)
        rest = label.removeprefix(facing or "").removeprefix("_")
        framing = next((one for one in Framing if rest == one), None)
        if framing is None and (facing is None or rest):
            return None
        return cls(facing, framing)
