"""What engines can be asked for: a request, a result and a protocol for each capability.

Every module may import this one: it loads no pixels.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Protocol

from pydantic import BaseModel, ConfigDict, Field

from cyclorama.imaging.composition import Composition
from cyclorama.imaging.hint import Hint
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.media.types import Facts

Progress = Callable[[float], None]
"""Takes how much is done, 0 to 1."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom are one past the last pixel."""

Edge = Annotated[int, Field(ge=1, le=8192)]


class Capability(StrEnum):
    CUT_OUT = "cut_out"
    PACKSHOT = "packshot"


class Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Made(Message):
    """What made a result. `draft` says that the engine only stands in for a generative one."""

    engine: str
    model: str
    version: str
    seed: int | None
    seconds: float
    draft: bool = False
    fallback_from: tuple[str, ...] = ()  # engines asked before this one, which could not


class CutOutRequest(Message):
    """Find the product of the photo at `source` and write it to `out`.

    `out` becomes an RGBA PNG with straight alpha and the product's own colours under its
    edges; its long edge is at most `max_edge`.
    """

    source: Path
    hint: Hint | None = None
    max_edge: Edge
    out: Path


class CutOutResult(Message):
    width: int
    height: int
    confidence: float
    method: str
    box: Box  # of alpha over one half
    facts: Facts | None = None  # of the file, from an engine that had its pixels at hand


class PackshotRequest(Message):
    """Set the product of `cut_out` (as CutOutRequest writes it) in a picture of that size."""

    cut_out: Path
    composition: Composition
    width: Edge
    height: Edge
    format: PictureFormat
    out: Path


class PackshotResult(Message):
    """`box` is where alpha is over one half, within the frame; `facts` as for a cut-out."""

    width: int
    height: int
    box: Box
    facts: Facts | None = None


class ThumbnailRequest(Message):
    """Show a composition with a neutral drawn product in place of a customer's."""

    specimen: SpecimenKind
    composition: Composition
    width: Edge
    height: Edge
    format: PictureFormat = PictureFormat.PNG
    out: Path


class Engine(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def capabilities(self) -> frozenset[Capability]: ...


class CutsOut(Engine, Protocol):
    async def cut_out(
        self, request: CutOutRequest, progress: Progress | None = None
    ) -> tuple[CutOutResult, Made]:
        """Cut the product out.

        Raises ProductNotFound where no product is seen with confidence.
        """
        ...


class ComposesPackshots(Engine, Protocol):
    async def compose_packshot(
        self, request: PackshotRequest, progress: Progress | None = None
    ) -> tuple[PackshotResult, Made]: ...
