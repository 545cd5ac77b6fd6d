"""What is asked of the subject of a clip: cut out of it, and set before something else. Loads no
pixels."""

from pathlib import Path
from typing import Annotated, Protocol

from pydantic import Field

from cyclorama.engines.backgrounds import Alignment, Offset, Share
from cyclorama.engines.capabilities import ClipEdge, Engine, Made, Message, Progress
from cyclorama.engines.clips import Filmed
from cyclorama.imaging.composition import Colour

SETTING = "cyclorama.engines.draft.clip_cutting_work:set_clip_file"


class CutOutClipRequest(Message):
    """Cut the subject of the clip `source` out: by itself, or by the colour of a screen behind
    it. `out` becomes a WebM of the same size and length, whose frames have transparency."""

    source: Path
    screen: Colour | None = None
    tolerance: Share = 0.1
    out: Path


class SetClipRequest(Message):
    """Set a clip that was cut out before a picture or another clip, which is repeated until it
    ends, and write an MP4. Without a background a WebM is written, whose frames have transparency;
    and without a size, too, nothing but what is ever seen in the clip is left of its frame.

    `scale`: its height, of the frame's, unless it would then be wider than the frame; offsets are
    shares of the frame by which it is moved right and down from where it is aligned, at the
    frame's foot.
    """

    cut_out: Path
    background: Path | None
    width: ClipEdge | None = None
    height: ClipEdge | None = None
    scale: Annotated[float, Field(gt=0, le=2)]
    alignment: Alignment = Alignment.CENTER
    offset_x: Offset = 0.0
    offset_y: Offset = 0.0
    out: Path


class CutsOutClips(Engine, Protocol):
    async def cut_out_clip(
        self, request: CutOutClipRequest, progress: Progress | None = None
    ) -> tuple[Filmed, Made]:
        """Raises ProductNotFound where no subject is seen with confidence."""
        ...
