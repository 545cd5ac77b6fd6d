"""Exact work on finished pictures: tiled, split, trimmed, stamped with a logo. Loads no pixels."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from cyclorama.engines.capabilities import Edge, Message
from cyclorama.imaging.canvas import Ratio
from cyclorama.imaging.composition import Colour
from cyclorama.imaging.logo import LogoLook
from cyclorama.media.types import Facts

MEMORY = 500_000_000
"""Bytes that such a piece of work may take: pictures are at most 50 megapixels, and where there
are several they are read one by one."""

SECONDS = 200.0  # a PNG of 50 megapixels takes 20 s to write, on a busy machine many times that

WORK = "cyclorama.engines.draft.stills_work"

Gap = Annotated[int, Field(ge=0, le=500)]


class Still(Message):
    """`remarks`: sentences on what was done otherwise than asked."""

    width: int
    height: int
    remarks: tuple[str, ...] = ()
    facts: Facts | None = None


class Stills(Message):
    """Several, in the order of the request's `outs`."""

    pictures: tuple[Still, ...]


class TileRequest(Message):
    """Put pictures into the cells of a grid, row by row. The long edge of the result is at most
    `edge`; its ratio is that of the cells, which have the first picture's, unless `ratio` gives
    another. `gap` px are left between cells."""

    sources: Annotated[tuple[Path, ...], Field(min_length=1)]
    columns: int
    rows: int
    gap: Gap = 0
    background: Colour = "#ffffff"
    ratio: Ratio | None = None
    edge: Edge
    out: Path


class SplitRequest(Message):
    """Cut a picture into the cells of a grid, one file each, row by row."""

    source: Path
    columns: int
    rows: int
    gap: Gap = 0
    outs: tuple[Path, ...]


class TrimRequest(Message):
    """Cut off what is transparent around a picture's content, or plain."""

    source: Path
    padding: Annotated[float, Field(ge=0, le=0.5)] = 0.0
    out: Path


class StampRequest(Message):
    """Put a logo on a picture."""

    source: Path
    logo: Path
    look: LogoLook
    out: Path
