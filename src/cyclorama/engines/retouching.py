"""What can be asked for of a finished picture: another size, more pixels, a better face, another
background. Loads no pixels."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Protocol

from pydantic import Field

from cyclorama.engines.capabilities import Engine, Made, Message, Progress
from cyclorama.imaging.adjustment import Resampling, Wish
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.media.types import Facts

ADJUST_MEMORY = 1_500_000_000
"""Bytes: 100 megapixels of the source and as many of the result, where it is enlarged."""
ADJUST_SECONDS = 300.0  # a PNG of 100 megapixels takes 40 s to write, on a busy machine far more
ADJUST_WORK = "cyclorama.engines.draft.adjust_work"

Factor = Literal[2, 4, 8]
Pixels = Annotated[int, Field(ge=1, le=30_000)]


class Strategy(StrEnum):
    """`color_match`: the wall keeps its grain and the shadows on it, and gets the palette's
    colour. `replace`: the palette picture itself is put behind."""

    COLOR_MATCH = "color_match"
    REPLACE = "replace"


class Retouched(Message):
    """`format` is the file's: a JPEG stays one where it can. `remarks`: sentences on what was
    done otherwise than asked. `facts`: of the file, from an engine that had its pixels at hand.
    """

    width: int
    height: int
    format: PictureFormat
    remarks: tuple[str, ...] = ()
    facts: Facts | None = None


class AdjustRequest(Message):
    """Bring a picture to a size, exactly."""

    source: Path
    reference: Path | None = None
    wish: Wish
    resampling: Resampling = Resampling.LANCZOS
    out: Path


class UpscaleRequest(Message):
    """Give a picture more pixels: `factor` times as many on each side, or `width` x `height`,
    which is filled; what is over is cut off evenly. `prompt` and `model` are for engines that
    read them."""

    source: Path
    factor: Factor | None = None
    width: Pixels | None = None
    height: Pixels | None = None
    prompt: str = ""
    model: str = ""
    out: Path


class FixFacesRequest(Message):
    """Make the faces in a picture clear. `reference`: a picture of the person, for engines that
    know how to use it."""

    source: Path
    reference: Path | None = None
    out: Path


class FacesFixed(Retouched):
    faces: int


class FixBackgroundRequest(Message):
    """Give a picture's background the colour of another picture, or that picture itself.

    `cut_out`: its subject, as CutOutRequest writes it, in the frame of `source`, perhaps smaller;
    None where no engine saw a product: it is then looked for by its face.
    """

    source: Path
    cut_out: Path | None
    palette: Path
    strategy: Strategy
    out: Path


class BackgroundFixed(Retouched):
    """`delta_e`: the median difference of the new background to what was asked for, CIEDE2000,
    over all of it. `colour`: the palette's prevailing one, as `#rrggbb`."""

    delta_e: float
    colour: str


class Upscales(Engine, Protocol):
    async def upscale(
        self, request: UpscaleRequest, progress: Progress | None = None
    ) -> tuple[Retouched, Made]:
        """Raises TooLarge where the result would have more than 100 megapixels."""
        ...


class FixesFaces(Engine, Protocol):
    async def fix_faces(
        self, request: FixFacesRequest, progress: Progress | None = None
    ) -> tuple[FacesFixed, Made]:
        """Raises FaceNotFound where no face is seen."""
        ...


class FixesBackgrounds(Engine, Protocol):
    async def fix_background(
        self, request: FixBackgroundRequest, progress: Progress | None = None
    ) -> tuple[BackgroundFixed, Made]:
        """Raises ProductNotFound where no subject is seen with confidence."""
        ...
