"""Finished pictures retouched, file to file, in a child process."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama import errors
from cyclorama.engines.draft.retouched_file import written
from cyclorama.engines.draft.work import NOT_FOUND
from cyclorama.engines.retouching import (
    BackgroundFixed,
    FacesFixed,
    FixBackgroundRequest,
    FixFacesRequest,
    Retouched,
    Strategy,
    UpscaleRequest,
)
from cyclorama.imaging import picture
from cyclorama.imaging.adjustment import MAX_PIXELS, MAX_SIDE
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.cut_out import CONFIDENT, cut_out
from cyclorama.imaging.faces import find_faces
from cyclorama.imaging.mend_faces import with_clear_faces
from cyclorama.imaging.prevailing import prevailing_colour
from cyclorama.imaging.provenance import DigitalSource
from cyclorama.imaging.recolour import covering, recoloured
from cyclorama.imaging.study import study
from cyclorama.imaging.upscale import upscaled
from cyclorama.imaging.wall_light import WallLight, wall_light
from cyclorama.kit.pool import report
from cyclorama.scenery.subject import cut_outs, in_pieces

PALETTE_EDGE = 1024
BACKGROUND_EDGE = 4096
SUBJECT_EDGE = 2048  # that a subject is looked for by its face

NO_FACE = (
    "No face was found in the picture: send one in which a face looks towards the camera and is"
    " at least a twentieth of the longer side."
)
REFERENCE_UNUSED = (
    "The reference was not used: faces are made clear from what the picture shows, and their"
    " likeness stays what it is."
)
NOT_PLAIN = (
    "The background was not plain: it was replaced as a whole, without the light and the shadows"
    " on it."
)
REDUCED = f"The picture was reduced to {BACKGROUND_EDGE} pixels on its longer side."


def upscale_file(request: UpscaleRequest) -> Retouched:
    """Raises TooLarge where the result would have more than 100 megapixels."""
    pixels = picture.load(request.source)
    height, width = pixels.shape[:2]
    size = _wanted(request, Size(width, height))
    if max(size) > MAX_SIDE or size.width * size.height > MAX_PIXELS:
        raise errors.TooLarge(
            f"The picture would measure {size.width} x {size.height} pixels; at most"
            f" {MAX_PIXELS // 1_000_000} megapixels are made. Ask for a smaller factor."
        )
    large = upscaled(pixels, size, lambda done: report(0.8 * done))
    remarks = _remarks(Size(width, height), size)
    return Retouched(**written(large, request.source, request.out), remarks=remarks)


def fix_faces_file(request: FixFacesRequest) -> FacesFixed:
    """Raises FaceNotFound where no face is seen."""
    pixels = picture.load(request.source)
    faces = find_faces(np.ascontiguousarray(pixels[..., :3]))
    if not faces:
        raise errors.FaceNotFound(NO_FACE)
    report(0.2)
    clear = with_clear_faces(pixels, faces)
    report(0.7)
    remarks = () if request.reference is None else (REFERENCE_UNUSED,)
    file = written(clear, request.source, request.out)
    return FacesFixed(**file, remarks=remarks, faces=len(faces))


def fix_background_file(request: FixBackgroundRequest) -> BackgroundFixed:
    """Raises ProductNotFound where no subject is seen with confidence."""
    photo = picture.load(request.source, BACKGROUND_EDGE)
    subject = _subject(request, photo)
    report(0.3)
    transparent = photo.shape[2] == 4
    photo = np.ascontiguousarray(photo[..., :3])
    size = Size(photo.shape[1], photo.shape[0])
    alpha, foreground = _full_size(subject, photo)
    palette = picture.load(request.palette, max(PALETTE_EDGE, 2 * max(size)))[..., :3]
    palette = np.ascontiguousarray(palette)
    colour = prevailing_colour(palette)
    background = colour[None, None]
    if request.strategy is Strategy.REPLACE:
        background = covering(palette, size)
    light = None if transparent else _light(photo, alpha, request.strategy)
    report(0.5)
    made = recoloured(photo, alpha, foreground, background, light)
    report(0.8)
    remarks = (NOT_PLAIN,) if light is None and not transparent else ()
    if max(picture.size_of(request.source)) > BACKGROUND_EDGE:
        remarks = (*remarks, REDUCED)
    file = written(made.pixels, request.source, request.out, DigitalSource.COMPOSITE, lossless=True)
    red, green, blue = (int(level) for level in colour)
    return BackgroundFixed(
        **file,
        remarks=remarks,
        delta_e=round(made.delta_e, 3),
        colour=f"#{red:02x}{green:02x}{blue:02x}",
    )


def _wanted(request: UpscaleRequest, source: Size) -> Size:
    if request.width is not None and request.height is not None:
        return Size(request.width, request.height)
    factor = request.factor or 1
    return Size(source.width * factor, source.height * factor)


def _remarks(source: Size, size: Size) -> tuple[str, ...]:
    wide = max(size.width / source.width, size.height / source.height)
    narrow = min(size.width / source.width, size.height / source.height)
    remarks = []
    if wide > narrow * (1 + 1 / min(size)):
        remarks.append(
            "The picture has another shape than was asked for: what was over was cut off evenly."
        )
    if wide <= 1:
        remarks.append("The picture was large enough already: no pixels were added.")
    if wide > 8:
        remarks.append("More than eight times the pixels of the picture hold no more sharpness.")
    return tuple(remarks)


def _subject(request: FixBackgroundRequest, photo: NDArray[np.uint8]) -> NDArray[np.uint8]:
    given = None if request.cut_out is None else picture.load(request.cut_out)
    if given is not None and not _is_person_in_pieces(photo, given):
        return given
    small = photo
    if (factor := SUBJECT_EDGE / max(photo.shape[:2])) < 1:
        small = cv2.resize(photo, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    for subject in cut_outs(small):
        return subject
    if given is not None:
        return given
    cut = cut_out(np.ascontiguousarray(small[..., :3]))
    if cut.outlined < CONFIDENT:
        raise errors.ProductNotFound(NOT_FOUND)
    # Before a plain wall grey cloth in soft light looks like gauze. Taken for gauze it could not
    # be put anywhere else; but here it stays where it is.
    return np.dstack([cut.foreground, np.rint(cut.alpha * 255).astype(np.uint8)])


def _is_person_in_pieces(photo: NDArray[np.uint8], given: NDArray[np.uint8]) -> bool:
    """Then a white wall took their white shirt for its own: who looks for people knows better."""
    if given.shape[2] == 3 or not in_pieces(given[..., 3].astype(np.float32) / np.float32(255)):
        return False
    return bool(find_faces(np.ascontiguousarray(photo[..., :3])))


def _full_size(
    subject: NDArray[np.uint8], photo: NDArray[np.uint8]
) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Alpha 0..1 and foreground of a cut-out in the photo's size."""
    height, width = photo.shape[:2]
    if subject.shape[2] == 3:
        raise errors.InvalidInput("A background is fixed behind a cut-out: it has no transparency.")
    foreground = np.ascontiguousarray(subject[..., :3])
    alpha = subject[..., 3].astype(np.float32) / np.float32(255)
    if alpha.shape != (height, width):
        foreground = cv2.resize(foreground, (width, height), interpolation=cv2.INTER_CUBIC)
        alpha = cv2.resize(alpha, (width, height), interpolation=cv2.INTER_CUBIC)
        alpha = np.clip((alpha - 0.004) / 0.992, 0, 1).astype(np.float32)
    return alpha, foreground


def _light(
    photo: NDArray[np.uint8], alpha: NDArray[np.float32], strategy: Strategy
) -> WallLight | None:
    if not study(photo).wall.plain:
        return None
    light = wall_light(photo, alpha)
    if light is not None and light.textured and strategy is Strategy.REPLACE:
        return None  # another wall does not have this one's texture
    return light
