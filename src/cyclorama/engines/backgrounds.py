"""Exact work on what is behind a subject: taken away, or replaced by a picture. Loads no pixels."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from cyclorama.engines.capabilities import Edge, Message
from cyclorama.imaging.composition import Colour
from cyclorama.media.types import Facts

MEMORY = 1_500_000_000
SECONDS = 200.0
WORK = "cyclorama.engines.draft.backgrounds_work"

Share = Annotated[float, Field(ge=0, le=1)]
Offset = Annotated[float, Field(ge=-1, le=1)]


class Alignment(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class LiftRequest(Message):
    """Lift the subject of a photo off its surroundings: by the colour of the screen behind it, or,
    without one, by its face, where no search for a product trusts what it finds. `out` becomes an
    RGBA PNG."""

    source: Path
    screen: Colour | None = None
    tolerance: Share = 0.1
    max_edge: Edge
    out: Path


class TrimmedCutOutRequest(Message):
    """Cut off what is transparent around a cut-out."""

    source: Path
    out: Path


class OverlayRequest(Message):
    """Set a cut-out before a picture, or on a transparent frame.

    `scale`: the cut-out's height, of the frame's, unless it would then be wider than the frame;
    `offset_x` and `offset_y`: shares of the frame by which it is moved right and down from where
    it is aligned, at the frame's foot. `subject` and `backdrop` become the two layers.
    """

    cut_out: Path
    background: Path | None
    width: Edge
    height: Edge
    scale: Annotated[float, Field(gt=0, le=2)]
    alignment: Alignment = Alignment.CENTER
    offset_x: Offset = 0.0
    offset_y: Offset = 0.0
    out: Path
    subject: Path | None = None
    backdrop: Path | None = None


class Lifted(Message):
    width: int
    height: int
    remarks: tuple[str, ...] = ()
    facts: Facts | None = None
