"""What engines can be asked for: a request, a result and a protocol for each capability.

Every module may import this one: it loads no pixels.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Protocol

from pydantic import BaseModel, ConfigDict, Field

from cyclorama.figure.appearance import Appearance
from cyclorama.figure.pose import Pose
from cyclorama.figure.staging import Staging
from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging.composition import Composition
from cyclorama.imaging.hint import Hint
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.imaging.view import View
from cyclorama.media.types import Facts
from cyclorama.video.act import Act
from cyclorama.video.motion import Motion

Progress = Callable[[float], None]
"""Takes how much is done, 0 to 1."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom are one past the last pixel."""

Edge = Annotated[int, Field(ge=1, le=8192)]

ClipEdge = Annotated[int, Field(ge=64, le=4096, multiple_of=2)]
"""Of a clip, in pixels: even, because its colours are stored at half the size."""


class Capability(StrEnum):
    CUT_OUT = "cut_out"
    PACKSHOT = "packshot"
    MAKE_VIDEO = "make_video"
    DRESS = "dress"
    MAKE_IMAGE = "make_image"
    EDIT_IMAGE = "edit_image"
    CUT_OUT_CLIP = "cut_out_clip"
    SPEAK = "speak"
    COMPOSE = "compose"
    WRITE = "write"
    UPSCALE = "upscale"
    FIX_FACES = "fix_faces"
    FIX_BACKGROUND = "fix_background"
    TRAIN = "train"


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


class Garment(Message):
    """A garment's cut-out, as CutOutRequest writes it. `main`: it is the product; the others
    are what it is worn with."""

    cut_out: Path
    view: View = View.FRONT
    main: bool = True


class DressRequest(Message):
    """Show a person who wears the garments, in that pose, on that stage; without any, in plain
    clothes."""

    garments: Annotated[tuple[Garment, ...], Field(max_length=10)]
    appearance: Appearance
    pose: Pose
    staging: Staging
    width: Edge
    height: Edge
    format: PictureFormat
    out: Path


class DressResult(Message):
    """`box` is the figure's within the frame, its clothes included; `kinds` what the garments
    were taken for, in the request's order, those too that cannot be worn with the others;
    `confidences` how sure that is, 0..1 each, of an engine that tells it."""

    width: int
    height: int
    box: Box
    kinds: tuple[GarmentKind, ...]
    confidences: tuple[float, ...] = ()
    facts: Facts | None = None


class TalentThumbnailRequest(Message):
    """Show a person, head and shoulders."""

    appearance: Appearance
    width: Edge
    height: Edge
    format: PictureFormat = PictureFormat.PNG
    out: Path


class ModelShotThumbnailRequest(Message):
    """Show a pose on its stage, held by a person in plain clothes."""

    appearance: Appearance
    pose: Pose
    staging: Staging
    width: Edge
    height: Edge
    format: PictureFormat = PictureFormat.PNG
    out: Path


class DrawnResult(Message):
    width: int
    height: int
    facts: Facts | None = None


class ThumbnailRequest(Message):
    """Show a composition with a neutral drawn product in place of a customer's."""

    specimen: SpecimenKind
    composition: Composition
    width: Edge
    height: Edge
    format: PictureFormat = PictureFormat.PNG
    out: Path


class MakeVideoRequest(Message):
    """Make a clip of so many seconds that begins with the picture `first`, and ends with `last`
    where there is one. A picture of another ratio is cropped or extended, never stretched.

    `motion` is what the clip does and `act` what its subject does; `prompt` says it in words, for
    an engine that reads them. `subject` and `backdrop`: the two layers of which `first` was put
    together, where they are known: the subject with transparency, in the frame of `first`.
    `final`: a smaller file of the same quality, for three times the work. `out` becomes an MP4.
    """

    first: Path
    last: Path | None = None
    motion: Motion = Motion()
    act: Act = Act.STILL
    subject: Path | None = None
    backdrop: Path | None = None
    prompt: str = ""
    seconds: Annotated[float, Field(gt=0, le=20)]
    width: ClipEdge
    height: ClipEdge
    final: bool = False
    out: Path


class MakeVideoResult(Message):
    """`method`: how the frames were made, such as `camera push_in` or `flow morph`. `remarks`:
    sentences on what was done otherwise than asked."""

    width: int
    height: int
    frames: int
    fps: float
    seconds: float
    method: str
    remarks: tuple[str, ...] = ()
    facts: Facts | None = None


class PromptPreviewRequest(Message):
    """Show a motion with a neutral drawn product, or with a drawn person in plain clothes: a short
    MP4, which plays round and round, and its first frame as a PNG."""

    motion: Motion
    specimen: SpecimenKind = SpecimenKind.BOTTLE
    person: Appearance | None = None
    width: ClipEdge = 270
    height: ClipEdge = 480
    seconds: Annotated[float, Field(gt=0, le=20)] = 2.0
    out: Path
    poster: Path


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


class MakesVideos(Engine, Protocol):
    async def make_video(
        self, request: MakeVideoRequest, progress: Progress | None = None
    ) -> tuple[MakeVideoResult, Made]: ...


class Dresses(Engine, Protocol):
    async def dress(
        self, request: DressRequest, progress: Progress | None = None
    ) -> tuple[DressResult, Made]:
        """Show the person in the garments.

        Raises ProductNotFound for a cut-out in which there is nothing to wear.
        """
        ...
