"""What the local judge measures in a picture: the message between it and its child process."""

from pathlib import Path

from cyclorama.engines.capabilities import Message
from cyclorama.imaging.shot_type import Facing, Framing


class LookRequest(Message):
    """`subject`: of the picture its subject alone, with transparency, in the same frame."""

    picture: Path
    subject: Path | None = None


class Sight(Message):
    """`person`: one is seen, or at least what the picture's upper edge leaves of one. `subject`:
    something stands out from the background. `cut`: over how much of the picture's left and right
    edges the subject runs. The rest is explained where it is measured, in `imaging.quality`."""

    person: bool
    face: bool
    facing: Facing | None
    framing: Framing | None
    heads: float | None
    subject: bool
    area: float
    cut: dict[str, float]
    sharpness: float | None
    lightest: float
    darkest: float
    burnt: float
    uneven: float
    plain: bool
