"""What the draft engine does for clips in its child processes: files in, files out."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cyclorama import errors
from cyclorama.engines.capabilities import (
    MakeVideoRequest,
    MakeVideoResult,
    PromptPreviewRequest,
)
from cyclorama.engines.draft.work import MADE_BY
from cyclorama.figure import croquis
from cyclorama.figure.pose import Leg, Pose
from cyclorama.figure.staging import Staging
from cyclorama.imaging import packshot, picture
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.composition import Composition
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.imaging.specimen import draw_specimen
from cyclorama.kit.pool import report
from cyclorama.media.clips import measure
from cyclorama.video.act import Act
from cyclorama.video.clip import Clip, clip_of
from cyclorama.video.decoder import decode
from cyclorama.video.encoder import Quality, encode
from cyclorama.video.format import FPS, frame_count
from cyclorama.video.performance import Cast, clip_of_act

LONGEST = 4608  # px of a picture's long edge: a crop of a third of it is still sharp
DRAWN_LARGER = 1.5  # a preview's still, so that the camera has pixels to come closer to
STANDING = Pose(hips=2.5, shoulders=-1.5, head=1.5, right_leg=Leg(thigh=7, shin=3, foot=34))
BEGUN = 0.15  # how much is done when the first frame is drawn


def make_video_file(request: MakeVideoRequest) -> MakeVideoResult:
    """Raises NotAPicture and TooLarge for a frame that cannot be read."""
    size = Size(request.width, request.height)
    frames = frame_count(request.seconds)
    first = frame_of(request.first)
    last = None if request.last is None else frame_of(request.last)
    if last is None:
        clip = clip_of_act(first, _cast(request), request.act, request.motion, size, frames)
    else:
        clip = clip_of(first, last, request.motion, size, frames)
    quality = Quality.FINAL if request.final else Quality.STANDARD
    return _written(clip, request, frames, DigitalSource.COMPOSITE, quality)


def prompt_preview_file(request: PromptPreviewRequest) -> MakeVideoResult:
    size = Size(request.width, request.height)
    still = _shown(request, Size(*(round(DRAWN_LARGER * edge) for edge in size)))
    frames = frame_count(request.seconds)
    clip = clip_of(still, None, request.motion, size, frames)
    result = _written(clip, request, frames, DigitalSource.ALGORITHMIC, Quality.STANDARD)
    poster = next(decode(request.out))
    provenance = Provenance(source=DigitalSource.ALGORITHMIC, made_by=MADE_BY)
    picture.save(poster, request.poster, PictureFormat.PNG, provenance)
    return result


def _shown(request: PromptPreviewRequest, size: Size) -> NDArray[np.uint8]:
    if request.person is not None:
        return croquis.compose([], request.person, STANDING, Staging(), *size).picture
    specimen = draw_specimen(request.specimen, max(size))
    return packshot.compose(specimen, Composition(), *size).picture


def _cast(request: MakeVideoRequest) -> Cast | None:
    if request.act is Act.STILL or request.subject is None or request.backdrop is None:
        return None
    subject, backdrop = picture.load(request.subject), frame_of(request.backdrop)
    if subject.shape[2] == 3 or subject.shape[:2] != backdrop.shape[:2]:
        raise errors.InvalidInput(
            "The subject of a clip is a picture with transparency, of the size of its backdrop."
        )
    return Cast(subject, backdrop)


def frame_of(path: Path) -> NDArray[np.uint8]:
    """The picture as RGB; what is transparent shows white."""
    given = picture.load(path, LONGEST)
    if given.shape[2] == 3:
        return given
    alpha = given[..., 3:].astype(np.uint16)
    laid = (given[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255
    return laid.astype(np.uint8)


def _written(
    clip: Clip,
    request: MakeVideoRequest | PromptPreviewRequest,
    frames: int,
    source: DigitalSource,
    quality: Quality,
) -> MakeVideoResult:
    report(BEGUN)
    count = encode(
        clip.frames,
        request.out,
        request.width,
        request.height,
        Provenance(source=source, made_by=MADE_BY),
        quality,
        lambda done: report(BEGUN + (1 - BEGUN) * done / frames),
    )
    return MakeVideoResult(
        width=request.width,
        height=request.height,
        frames=count,
        fps=FPS,
        seconds=count / FPS,
        method=clip.method,
        remarks=clip.remarks,
        facts=measure(request.out),
    )
