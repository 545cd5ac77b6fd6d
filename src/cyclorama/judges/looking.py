"""The local judge's look at a picture, in a child process."""

from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging import picture
from cyclorama.imaging.person_seen import see_person
from cyclorama.imaging.quality import quality_of
from cyclorama.judges.sight import LookRequest, Sight

_LONG_EDGE = 2048  # px; what is not sharp there is not sharp on a screen


def look_at_file(request: LookRequest) -> Sight:
    pixels = picture.load(request.picture, _LONG_EDGE)
    seen = see_person(_alone(pixels, request))
    shown, outline = seen.shot_type, seen.outline
    return Sight(
        person=shown is not None,
        face=seen.face is not None,
        facing=shown.facing if shown else None,
        framing=shown.framing if shown else None,
        heads=seen.heads,
        subject=outline is not None,
        area=outline.area if outline else 0.0,
        cut=outline.cut if outline else {},
        **asdict(quality_of(pixels[..., :3], seen.mask)),
    )


def _alone(pixels: NDArray[np.uint8], request: LookRequest) -> NDArray[np.uint8]:
    """The picture with its subject's transparency: nothing has to be told from its background."""
    if request.subject is None:
        return pixels
    layer = picture.load(request.subject, _LONG_EDGE)
    if layer.shape != (*pixels.shape[:2], 4):
        return pixels
    return np.dstack([pixels[..., :3], layer[..., 3]])
