"""What engines that make pictures from words, or from other pictures, can be asked for."""

from pathlib import Path
from typing import Annotated, Protocol

from pydantic import Field

from cyclorama.engines.capabilities import Edge, Engine, Made, Message, Progress
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.media.types import Facts
from cyclorama.scenery.brief import Brief


class Pictured(Message):
    """`layers`: whether `subject` and `backdrop` of the request were written. `remarks`: sentences
    on what was done otherwise than asked."""

    width: int
    height: int
    layers: bool = False
    remarks: tuple[str, ...] = ()
    facts: Facts | None = None
    subject_facts: Facts | None = None
    backdrop_facts: Facts | None = None


class MakeImageRequest(Message):
    """Make a picture from words. `brief` says the same as data, as far as that goes.

    `subject` and `backdrop`: where an engine that puts its picture together from two layers may
    write them as PNG of the picture's size, the subject with transparency.
    """

    prompt: str
    brief: Brief = Brief()
    width: Edge
    height: Edge
    format: PictureFormat = PictureFormat.PNG
    out: Path
    subject: Path | None = None
    backdrop: Path | None = None


class EditImageRequest(MakeImageRequest):
    """Make a picture from others: the first is its subject, the rest are references."""

    sources: Annotated[tuple[Path, ...], Field(min_length=1, max_length=10)]


class MakesImages(Engine, Protocol):
    async def make_image(
        self, request: MakeImageRequest, progress: Progress | None = None
    ) -> tuple[Pictured, Made]: ...


class EditsImages(Engine, Protocol):
    async def edit_image(
        self, request: EditImageRequest, progress: Progress | None = None
    ) -> tuple[Pictured, Made]: ...
