"""What engines that make sound can be asked for. Every sound is a WAV or M4A file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Protocol

from pydantic import Field

from cyclorama.engines.capabilities import Engine, Made, Message, Progress
from cyclorama.media.types import Facts

Seconds = Annotated[float, Field(gt=0, le=120)]


class SoundKind(StrEnum):
    MUSIC = "music"
    EFFECT = "effect"


class SpeakRequest(Message):
    """Say the text. `voice`: a name of the engine's or `auto`; `language`: BCP 47, or empty for
    what the text's script and the voice suggest."""

    text: Annotated[str, Field(min_length=1, max_length=5000)]
    voice: str = "auto"
    language: str = ""
    out: Path


class ComposeRequest(Message):
    """Make music or an effect from words. `tempo` in beats a minute; `key` such as `A minor`;
    `words` are those that are to be sung, by an engine that can sing."""

    kind: SoundKind = SoundKind.MUSIC
    prompt: str
    words: str = ""
    mood: str = ""
    key: str = ""
    tempo: Annotated[int, Field(ge=40, le=220)] | None = None
    seconds: Seconds = 10
    seed: int = 0
    out: Path


class Sounded(Message):
    """`described`: what was made, such as `house, A minor, 118 beats a minute`, or the voice that
    spoke. `remarks`: sentences on what was done otherwise than asked."""

    seconds: float
    sample_rate: int
    channels: int
    described: str = ""
    remarks: tuple[str, ...] = ()
    facts: Facts | None = None


class Speaks(Engine, Protocol):
    async def speak(
        self, request: SpeakRequest, progress: Progress | None = None
    ) -> tuple[Sounded, Made]:
        """Say the text. Raises MissingEngine where the program that speaks is not installed, and
        InvalidInput for a language that it does not speak."""
        ...


class Composes(Engine, Protocol):
    async def compose(
        self, request: ComposeRequest, progress: Progress | None = None
    ) -> tuple[Sounded, Made]: ...
