"""The draft engine's croquis: garments from photos on a drawn person, in its child processes."""

from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cyclorama import errors
from cyclorama.engines.capabilities import DressRequest, DressResult
from cyclorama.engines.draft.work import MADE_BY
from cyclorama.figure.croquis import compose
from cyclorama.figure.garment.fit import fit
from cyclorama.figure.garment.outfit import Offered, worn_together
from cyclorama.figure.garment.reading import read
from cyclorama.figure.skeleton import Camera, Skeleton
from cyclorama.figure.worn import GarmentKind, Worn
from cyclorama.imaging import picture
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.kit.pool import report
from cyclorama.media.pixels import facts_of

NOTE = "Draft: a drawn person wears garments from photos. Nobody was photographed."


def dress_file(request: DressRequest) -> DressResult:
    """Raises InvalidInput for a picture without transparency, ProductNotFound for one in which
    there is nothing to wear."""
    told = [_told(garment.cut_out) for garment in request.garments]
    offered = [
        Offered(kind, garment.view, garment.main)
        for (kind, _), garment in zip(told, request.garments, strict=True)
    ]
    worn = worn_together(offered, request.pose.from_behind)
    made = compose(
        [partial(_fitted, request.garments[index].cut_out) for index in worn],
        request.appearance,
        request.pose,
        request.staging,
        request.width,
        request.height,
        lambda done: report(0.9 * done),
    )
    provenance = Provenance(source=DigitalSource.COMPOSITE, made_by=MADE_BY, note=NOTE)
    picture.save(made.picture, request.out, request.format, provenance)
    # A JPEG of a transparent croquis holds other pixels than these: it is measured when stored.
    same = made.picture.shape[2] == 3 or request.format.holds_transparency
    return DressResult(
        width=request.width,
        height=request.height,
        box=made.box,
        kinds=tuple(kind for kind, _ in told),
        confidences=tuple(confidence for _, confidence in told),
        facts=facts_of(request.out, made.picture) if same else None,
    )


def _told(file: Path) -> tuple[GarmentKind, float]:
    reading = read(_cut_out(file))
    return reading.kind, reading.confidence


def _fitted(file: Path, skeleton: Skeleton, camera: Camera) -> Worn:
    """The garment in that file, whose pixels are free again once it is fitted."""
    return fit(_cut_out(file), skeleton, camera)


def _cut_out(file: Path) -> NDArray[np.uint8]:
    cut_out = picture.load(file)
    if cut_out.shape[2] == 3:
        raise errors.InvalidInput("A garment has to be cut out: a picture with transparency.")
    return cut_out
