"""Exact work on finished clips: joined, tiled, laid upon each other. Loads no pixels."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from cyclorama.engines.capabilities import ClipEdge, Message
from cyclorama.imaging.canvas import Ratio
from cyclorama.imaging.logo import LogoLook
from cyclorama.media.types import Facts
from cyclorama.video.format import Length, Transition
from cyclorama.video.layout import Layout

MEMORY = 1_000_000_000
"""Bytes that such a piece of work may take: clips are read frame by frame."""

SECONDS = 1500.0  # ten minutes of 1080 lines, decoded and encoded, on a busy machine

WORK = "cyclorama.engines.draft.clips_work"


class TileSound(StrEnum):
    """What is heard of clips that play at once."""

    FIRST = "first"
    MIX = "mix"
    NONE = "none"


class OverlaySound(StrEnum):
    BASE = "base"
    OVERLAY = "overlay"
    BOTH = "both"
    NONE = "none"


class Filmed(Message):
    """`unchanged`: nothing had to be done, the only source is the result, and nothing was written.
    `remarks`: sentences on what was done otherwise than asked."""

    width: int
    height: int
    frames: int
    fps: float
    seconds: float
    unchanged: bool = False
    remarks: tuple[str, ...] = ()
    facts: Facts | None = None


class JoinRequest(Message):
    """Put clips end to end. Sizes, rates and missing sound are levelled: the frame is that of the
    first clip, or of `ratio`; the rate that of all clips, or ours. A clip of another shape is
    shown whole, before a blurred picture of itself."""

    sources: Annotated[tuple[Path, ...], Field(min_length=1)]
    transition: Transition = Transition.CUT
    ratio: Ratio | None = None
    logo: Path | None = None
    look: LogoLook = LogoLook()
    out: Path


class TileClipsRequest(Message):
    """Put clips into the cells of a grid, row by row, where they play at once."""

    sources: Annotated[tuple[Path, ...], Field(min_length=1)]
    columns: int
    rows: int
    length: Length = Length.LONGEST
    sound: TileSound = TileSound.FIRST
    edge: ClipEdge
    out: Path


class OverlayRequest(Message):
    """Lay a clip upon others that are joined. It begins with them, and is gone when it ends, or,
    with `repeat`, plays again until they end."""

    sources: Annotated[tuple[Path, ...], Field(min_length=1)]
    overlay: Path
    layout: Layout = Layout.LEFT_SMALL
    sound: OverlaySound = OverlaySound.BOTH
    repeat: bool = False
    out: Path
