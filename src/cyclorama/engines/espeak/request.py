"""What the engine asks of its child process, and what comes back."""

from pathlib import Path

from cyclorama.engines.capabilities import Message
from cyclorama.engines.sounding import Sounded


class SpokenBy(Message):
    """Say the text with that program. `language` and `variant` as eSpeak NG calls them, `voice`
    the name that the caller knows."""

    program: Path
    text: str
    voice: str
    variant: str
    language: str
    pitch: int
    speed: int
    made_by: str
    out: Path


class Spoken(Message):
    sounded: Sounded
    version: str
