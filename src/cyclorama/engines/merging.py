"""The request to give a clip a sound. Loads no frames."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from cyclorama.engines.capabilities import Message
from cyclorama.media.types import Facts
from cyclorama.sound.attach_mode import AttachMode


class MergeRequest(Message):
    """Play the clips one after another and the sound with them, from the beginning on.

    `sound`: a sound, or a clip whose sound is meant; None leaves the clips' own. `volume` of it,
    1 as it is. `keep_original`: the clips' own sound is heard with it. `out` becomes an MP4 of the
    first clip's size; the pictures of a single H.264 clip are copied as they are, where they can.
    """

    clips: Annotated[tuple[Path, ...], Field(min_length=1, max_length=10)]
    sound: Path | None = None
    mode: AttachMode = AttachMode.MATCH_VIDEO
    volume: Annotated[float, Field(ge=0, le=4)] = 1.0
    keep_original: bool = False
    out: Path


class Merged(Message):
    """`copied`: the pictures are the clip's own, not encoded again. `unchanged`: nothing had to be
    done, the only clip is the result, and nothing was written."""

    seconds: float
    copied: bool
    unchanged: bool = False
    remarks: tuple[str, ...] = ()
    facts: Facts | None = None
