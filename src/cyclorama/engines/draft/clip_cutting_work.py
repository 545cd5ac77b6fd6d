"""The subject of a clip cut out, and set before something else, in a child process."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path

import numpy as np

from cyclorama import errors
from cyclorama.engines.backgrounds import Alignment
from cyclorama.engines.clip_cutting import CutOutClipRequest, SetClipRequest
from cyclorama.engines.clips import Filmed
from cyclorama.engines.draft.work import MADE_BY
from cyclorama.imaging import cut_out as product
from cyclorama.imaging import picture
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.chroma import keyed
from cyclorama.imaging.faces import find_faces
from cyclorama.imaging.mask import Mask, overlap, resized
from cyclorama.imaging.person import by_person, expected_body
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.imaging.study import study
from cyclorama.kit.pool import report
from cyclorama.media.clips import measure
from cyclorama.media.kinds import Medium, medium_of
from cyclorama.scenery.overlaid import backdrop_of
from cyclorama.sound.laying import Laid, mixed
from cyclorama.sound.samples import RATE, Stereo
from cyclorama.video.colour import Rgb
from cyclorama.video.cutting import cut_out, first_key
from cyclorama.video.encoder import encode, note_of
from cyclorama.video.layout import standing
from cyclorama.video.overlaying import alone, content, overlaid
from cyclorama.video.pixels import Pixels, picture_of, pixels_of_picture, sized
from cyclorama.video.reel import Reel, look_at
from cyclorama.video.transparent import encode_transparent

LIKE_A_BODY = 0.45  # IoU with what is expected below a face; half of it may be an arm's doing
NOT_FOUND = (
    "No subject was found in the clip with confidence: send one with a plainer background, or"
    " name the colour of the screen behind it."
)
_SIDE = {Alignment.LEFT: -1, Alignment.CENTER: 0, Alignment.RIGHT: 1}


def cut_out_clip_file(request: CutOutClipRequest) -> Filmed:
    """Raises ProductNotFound where no subject is seen with confidence, NotPlayable for a damaged
    clip."""
    reel = look_at(request.source)
    if request.screen is not None:
        frames = _keyed(reel, request.screen, request.tolerance)
    else:
        first = first_key(reel, _subject)
        if first is None:
            raise errors.ProductNotFound(NOT_FOUND)
        frames = cut_out(reel, _subject, first)
    return _transparent(frames, _even(reel.size), reel, request)


def set_clip_file(request: SetClipRequest) -> Filmed:
    reel = look_at(request.cut_out)
    count, box = reel.count(reel.rate), content(reel)
    frames = reel.frames(reel.rate)
    if request.background is None and request.width is None:
        cropped = alone(frames, box, standing(box.size, box.size, 1.0), box.size)
        return _transparent(cropped, box.size, reel, request)
    size = _even(Size(request.width or reel.size.width, request.height or reel.size.height))
    spot = standing(
        size,
        box.size,
        request.scale,
        side=_SIDE[request.alignment],
        right=request.offset_x,
        down=request.offset_y,
    )
    if request.background is None:
        return _transparent(alone(frames, box, spot, size), size, reel, request)
    behind = (pixels.planes for pixels in islice(_behind(request, size, reel.rate), count))
    made = encode(
        overlaid(behind, frames, box, spot),
        request.out,
        *size,
        _provenance(request.cut_out),
        done=lambda done: report(done / count),
        rate=reel.rate,
        sound=_sound(reel, count),
    )
    return _filmed(request.out, size, made, reel.rate)


def _even(size: Size) -> Size:
    return Size(max(2, size.width & ~1), max(2, size.height & ~1))


def _subject(rgb: Rgb) -> Mask | None:
    """As of a product; or, where no such search is sure, of a person below a face."""
    found = product.cut_out(rgb)
    if found.confidence >= product.CONFIDENT:
        return np.asarray(found.alpha > 0.5)
    faces = find_faces(rgb)
    if not faces:
        return None
    small = study(rgb)
    mask = by_person(small, faces[0])
    if overlap(mask, expected_body(small, faces[0])) < LIKE_A_BODY:
        return None
    return resized(mask, *rgb.shape[:2])


def _keyed(reel: Reel, screen: str, tolerance: float) -> Iterator[Pixels]:
    for pixels in reel.frames(reel.rate):
        yield pixels_of_picture(keyed(picture_of(pixels.planes), screen, tolerance))


def _behind(request: SetClipRequest, size: Size, rate: Fraction) -> Iterator[Pixels]:
    """The background for ever: a picture stands, a clip begins again."""
    assert request.background is not None
    if medium_of(request.background) is Medium.VIDEO:
        for pixels in look_at(request.background).again(rate):
            yield _filling(pixels, size)
    still = pixels_of_picture(backdrop_of(picture.load(request.background, 2 * max(size)), size))
    while True:
        yield still


def _filling(pixels: Pixels, size: Size) -> Pixels:
    """The middle of a frame, as large as the whole frame is to be."""
    width, height = pixels.size
    factor = min(width / size.width, height / size.height)
    wide, high = (2 * int(edge * factor / 2) for edge in size)
    left, top = (width - wide) // 4 * 2, (height - high) // 4 * 2
    y, cb, cr = pixels.planes
    half = slice(top // 2, (top + high) // 2), slice(left // 2, (left + wide) // 2)
    planes = type(pixels.planes)(y[top : top + high, left : left + wide], cb[half], cr[half])
    return sized(Pixels(planes), size)


def _transparent(
    frames: Iterator[Pixels],
    size: Size,
    reel: Reel,
    request: CutOutClipRequest | SetClipRequest,
) -> Filmed:
    count = reel.count(reel.rate)
    made = encode_transparent(
        (sized(pixels, size) for pixels in frames),
        request.out,
        size,
        reel.rate,
        _provenance(reel.path),
        done=lambda done: report(done / count),
        sound=_sound(reel, count),
    )
    return _filmed(request.out, size, made, reel.rate)


def _provenance(source: Path) -> Provenance:
    return Provenance(source=DigitalSource.COMPOSITE, made_by=MADE_BY, note=note_of(source))


def _filmed(out: Path, size: Size, frames: int, rate: Fraction) -> Filmed:
    return Filmed(
        width=size.width,
        height=size.height,
        frames=frames,
        fps=float(rate),
        seconds=float(frames / rate),
        facts=measure(out),
    )


def _sound(reel: Reel, count: int) -> Iterator[Stereo] | None:
    length = round(count * RATE / reel.rate)
    return mixed([Laid(reel.path, 0, length)], length) if reel.has_sound else None
