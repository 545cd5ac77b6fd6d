"""What is behind a subject taken away and replaced, in a child process."""

from pathlib import Path

import numpy as np

from cyclorama import errors
from cyclorama.engines.backgrounds import (
    Alignment,
    Lifted,
    LiftRequest,
    OverlayRequest,
    TrimmedCutOutRequest,
)
from cyclorama.engines.draft.work import MADE_BY, NOT_FOUND
from cyclorama.engines.picturing import Pictured
from cyclorama.imaging import picture
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.chroma import keyed
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.imaging.trim import trimmed
from cyclorama.media.pixels import facts_of
from cyclorama.scenery.layer import Rgba, laid
from cyclorama.scenery.overlaid import backdrop_of, overlaid
from cyclorama.scenery.subject import find_subject

_SIDE = {Alignment.LEFT: -1, Alignment.CENTER: 0, Alignment.RIGHT: 1}


def lift_file(request: LiftRequest) -> Lifted:
    """Raises ProductNotFound where no subject is seen with confidence."""
    photo = picture.load(request.source, request.max_edge)
    if request.screen is not None:
        pixels = keyed(np.ascontiguousarray(photo[..., :3]), request.screen, request.tolerance)
        if not (pixels[..., 3] > 127).any():
            raise errors.ProductNotFound(
                f"Everything in the picture has the colour {request.screen} that is to be taken"
                " away: name the colour of the screen, or lower the tolerance."
            )
        return _kept(pixels, request.out, picture.note_of(request.source))
    subject = find_subject(photo)
    if not subject.found:
        raise errors.ProductNotFound(NOT_FOUND)
    remark = "The subject was found by its face: the edge of the cut-out may be rough."
    note = picture.note_of(request.source)
    return _kept(subject.rgba, request.out, note).model_copy(update={"remarks": (remark,)})


def trim_cut_out_file(request: TrimmedCutOutRequest) -> Lifted:
    found = trimmed(picture.load(request.source))
    return _kept(found.picture, request.out, picture.note_of(request.source))


def overlay_file(request: OverlayRequest) -> Pictured:
    """Raises InvalidInput for a picture without transparency in the place of a cut-out."""
    cut_out = picture.load(request.cut_out, 2 * max(request.width, request.height))
    if cut_out.shape[2] == 3:
        raise errors.InvalidInput("The subject has to be cut out: a picture with transparency.")
    size = Size(request.width, request.height)
    subject = overlaid(
        cut_out,
        size,
        scale=request.scale,
        side=_SIDE[request.alignment],
        right=request.offset_x,
        down=request.offset_y,
    )
    note = picture.note_of(request.cut_out)
    if request.background is None:
        return _pictured(subject, request, note)
    backdrop = backdrop_of(picture.load(request.background, 2 * max(size)), size)
    result = _pictured(laid(backdrop, subject, 0, 0), request, note)
    if request.subject is None or request.backdrop is None:
        return result
    picture.save_scratch(subject, request.subject)
    picture.save_scratch(backdrop, request.backdrop)
    return result.model_copy(
        update={
            "layers": True,
            "subject_facts": facts_of(request.subject, subject),
            "backdrop_facts": facts_of(request.backdrop, backdrop),
        }
    )


def _kept(pixels: Rgba, out: Path, note: str | None) -> Lifted:
    _save(pixels, out, note)
    height, width = pixels.shape[:2]
    return Lifted(width=width, height=height, facts=facts_of(out, pixels))


def _pictured(pixels: Rgba, request: OverlayRequest, note: str | None) -> Pictured:
    _save(pixels, request.out, note)
    return Pictured(width=request.width, height=request.height, facts=facts_of(request.out, pixels))


def _save(pixels: Rgba, out: Path, note: str | None) -> None:
    provenance = Provenance(source=DigitalSource.COMPOSITE, made_by=MADE_BY, note=note)
    picture.save(np.ascontiguousarray(pixels), out, PictureFormat.PNG, provenance)
