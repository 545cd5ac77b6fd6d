"""The draft engine's scenes, in its child processes: photos and a brief in, pictures out."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cyclorama.engines.draft.work import MADE_BY
from cyclorama.engines.picturing import EditImageRequest, MakeImageRequest, Pictured
from cyclorama.imaging import picture
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.kit.pool import report
from cyclorama.media.pixels import facts_of
from cyclorama.media.types import Facts
from cyclorama.scenery.brief import Treatment
from cyclorama.scenery.drawing import draw
from cyclorama.scenery.imagined import imagine
from cyclorama.scenery.task import Drawn, Task

NOTE = (
    "A draft: the set, costumes and props are drawn by rule, and what is cut from a photo keeps "
    "its own pixels."
)
CHANGED_NOTE = (
    "A draft: a photo whose light, colours and texture were changed by rule. Nothing was drawn."
)
DRAWN_NOTE = "A draft: drawn by rule from what words name. Nothing was photographed."
SHARE, SMALLEST = 0.85, 512  # of a source against the picture, of which its subject is a part
FILLING = 1.5  # of one that fills the picture, and is cropped to its ratio
CHANGED = (Treatment.RETOUCHED, Treatment.ENHANCED)
IN_PLACE = (*CHANGED, Treatment.EXCHANGED, Treatment.TRIED_ON)


def edit_image_file(request: EditImageRequest) -> Pictured:
    """Raises NotAPicture and TooLarge for a source that cannot be read."""
    size = Size(request.width, request.height)
    edge = max(SMALLEST, round(SHARE * max(size)))
    treatment = request.brief.treatment
    first = round(FILLING * max(size)) if treatment in IN_PLACE else edge
    sources = tuple(
        picture.load(path, edge if number else first) for number, path in enumerate(request.sources)
    )
    report(0.1)
    drawn = draw(Task(request.brief, request.prompt, sources, size))
    report(0.8)
    if treatment in CHANGED:
        return written(drawn, request, DigitalSource.ENHANCED, CHANGED_NOTE)
    return written(drawn, request, DigitalSource.COMPOSITE)


def make_image_file(request: MakeImageRequest) -> Pictured:
    size = Size(request.width, request.height)
    drawn = imagine(Task(request.brief, request.prompt, (), size))
    report(0.8)
    return written(drawn, request, DigitalSource.ALGORITHMIC, DRAWN_NOTE)


def written(
    drawn: Drawn, request: MakeImageRequest, source: DigitalSource, note: str = NOTE
) -> Pictured:
    """The picture's file, and its layers where it has both and the request names their files."""
    provenance = Provenance(source=source, made_by=MADE_BY, note=note)
    picture.save(drawn.picture, request.out, request.format, provenance)
    # A JPEG of a transparent picture holds other pixels than these: it is measured when stored.
    same = drawn.picture.shape[2] == 3 or request.format.holds_transparency
    facts = _layers(drawn, request)
    height, width = drawn.picture.shape[:2]
    return Pictured(
        width=width,
        height=height,
        layers=bool(facts),
        remarks=drawn.remarks,
        facts=facts_of(request.out, drawn.picture) if same else None,
        subject_facts=facts[0] if facts else None,
        backdrop_facts=facts[1] if facts else None,
    )


def _layers(drawn: Drawn, request: MakeImageRequest) -> list[Facts]:
    """The facts of the subject's and the backdrop's files; none where they are not both there."""
    pairs: list[tuple[NDArray[np.uint8], Path]] = []
    for layer, path in ((drawn.subject, request.subject), (drawn.backdrop, request.backdrop)):
        if layer is None or path is None:
            return []
        pairs.append((layer, path))
    for layer, path in pairs:
        picture.save_scratch(layer, path)
    return [facts_of(path, layer) for layer, path in pairs]
