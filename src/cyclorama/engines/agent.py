"""The request to put a video together from a script. Loads no frames."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from cyclorama.engines.capabilities import ClipEdge, Message
from cyclorama.figure.appearance import Gender
from cyclorama.media.types import Facts

WORK = "cyclorama.engines.draft.agent_work:agent_file"
MEMORY = 1_500_000_000
SECONDS = 900.0
LONGEST = 75.0  # seconds: a voice may take longer than was asked for


class Scene(Message):
    """`shows`: a picture or a clip; None: a plain ground. `line`: what is read, and said by the
    sound `voice`."""

    shows: Path | None = None
    line: str = ""
    voice: Path | None = None


class AgentRequest(Message):
    """Show the scenes one after another, each as long as its line takes, with the presenter
    before them, captions and music. `headline` is read in the first scene. It lasts `seconds`, or
    as long as the voices take. `out` becomes an MP4."""

    scenes: Annotated[tuple[Scene, ...], Field(min_length=1, max_length=20)]
    headline: str = ""
    avatar: str = "auto"
    gender: Gender | None = None
    music: Path | None = None
    seconds: Annotated[float, Field(gt=0, le=LONGEST)]
    width: ClipEdge
    height: ClipEdge
    out: Path


class Assembled(Message):
    seconds: float
    remarks: tuple[str, ...] = ()
    facts: Facts
