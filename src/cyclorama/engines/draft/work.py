"""What the draft engine does in its child processes: files in, files out.

Importing this module loads every heavy library, so a pool may name it to warm a child.
"""

from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from cyclorama import errors
from cyclorama.engines.capabilities import (
    CutOutRequest,
    CutOutResult,
    PackshotRequest,
    PackshotResult,
    ThumbnailRequest,
)
from cyclorama.imaging import picture
from cyclorama.imaging.composition import Detail
from cyclorama.imaging.cut_out import CONFIDENT, CutOut, cut_out
from cyclorama.imaging.framing import pixel_box
from cyclorama.imaging.packshot import Packshot, compose
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.imaging.specimen import draw_specimen
from cyclorama.kit.pool import report
from cyclorama.media.pixels import facts_of

MADE_BY = f"Cyclorama draft {version('cyclorama')}"
SEEN_THROUGH = 0.01  # a photo this much of which is transparent was cut out by its sender
SPECIMEN_SHARE, DETAIL_SHARE = 1.25, 2.2  # of the thumbnail's edge: a detail shows less than half
NOT_FOUND = (
    "No product was found in the photo with confidence: send one with a plainer background, or "
    "a hint that says where the product is."
)
NOT_FOUND_BY_HINT = (
    "No product was found with confidence where the hint says: give a closer box, more points, "
    "or a photo with a plainer background."
)


def warm_up() -> None:
    """Nothing more: to import this module is to be warm."""


def cut_out_file(request: CutOutRequest) -> CutOutResult:
    """Raises ProductNotFound where no product is seen with confidence, hint or no hint."""
    photo = picture.load(request.source, request.max_edge)
    report(0.1)
    found = _given(photo) or cut_out(photo[..., :3], request.hint)
    if found.confidence < CONFIDENT:
        raise errors.ProductNotFound(NOT_FOUND if request.hint is None else NOT_FOUND_BY_HINT)
    report(0.9)
    alpha = np.rint(found.alpha * 255).astype(np.uint8)
    box = pixel_box(alpha)
    pixels = np.dstack([found.foreground, alpha])
    picture.save_scratch(pixels, request.out)
    height, width = alpha.shape
    return CutOutResult(
        width=width,
        height=height,
        confidence=found.confidence,
        method=found.method,
        box=box,
        facts=facts_of(request.out, pixels),
    )


def _given(photo: NDArray[np.uint8]) -> CutOut | None:
    """The cut-out that a photo with transparent surroundings already is."""
    if photo.shape[2] == 3 or (photo[..., 3] < 128).mean() < SEEN_THROUGH:
        return None
    alpha = np.asarray(photo[..., 3] / 255, np.float32)
    return CutOut(alpha, photo[..., :3], confidence=1.0, method="the photo's own transparency")


def packshot_file(request: PackshotRequest) -> PackshotResult:
    """Raises InvalidInput for a picture without transparency, ProductNotFound for an empty one."""
    shot = compose(
        _cut_out_in(request),  # not named here: its memory is free again when the file is written
        request.composition,
        request.width,
        request.height,
        lambda done: report(0.9 * done),
    )
    return _written(shot, request, DigitalSource.COMPOSITE)


def thumbnail_file(request: ThumbnailRequest) -> PackshotResult:
    close = isinstance(request.composition.framing, Detail)
    share = DETAIL_SHARE if close else SPECIMEN_SHARE
    specimen = draw_specimen(request.specimen, round(share * max(request.width, request.height)))
    shot = compose(specimen, request.composition, request.width, request.height)
    return _written(shot, request, DigitalSource.ALGORITHMIC)


def _cut_out_in(request: PackshotRequest) -> NDArray[np.uint8]:
    cut_out_picture = picture.load(request.cut_out)
    if cut_out_picture.shape[2] == 3:
        raise errors.InvalidInput("A packshot needs a cut-out: a picture with transparency.")
    return cut_out_picture


def _written(
    shot: Packshot, request: PackshotRequest | ThumbnailRequest, source: DigitalSource
) -> PackshotResult:
    provenance = Provenance(source=source, made_by=MADE_BY)
    picture.save(shot.picture, request.out, request.format, provenance)
    # A JPEG of a transparent shot holds other pixels than these: it is measured when stored.
    same = shot.picture.shape[2] == 3 or request.format.holds_transparency
    return PackshotResult(
        width=request.width,
        height=request.height,
        box=shot.box,
        facts=facts_of(request.out, shot.picture) if same else None,
    )
