"""The request to make a game of clips. Loads no frames."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from cyclorama.engines.capabilities import Message
from cyclorama.media.types import Facts

WORK = "cyclorama.engines.draft.game_work:game_file"
MEMORY = 1_500_000_000
SECONDS = 900.0
MOST_EACH = 15.0  # seconds of a clip where nothing is said


class GameRequest(Message):
    """Show the clips in turn with their labels, count down, and ask which one it is.

    The frame is the first clip's. `seconds_each`: so long each clip is shown, at most; None: all
    of it, up to 15 seconds. `out` becomes an MP4.
    """

    clips: Annotated[tuple[Path, ...], Field(min_length=2, max_length=6)]
    labels: tuple[str, ...] = ()
    question: str
    seconds_each: Annotated[float, Field(ge=1, le=60)] | None = None
    out: Path


class Game(Message):
    seconds: float
    remarks: tuple[str, ...] = ()
    facts: Facts
