"""What can be told of a picture's quality without knowing what it shows."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.mask import Mask
from cyclorama.imaging.study import study, to_lab

_FINE, _COARSE = 1.0, 4.0  # px, the blurs that edges of one sharpness survive differently
_STRONGEST = 99.5  # percentile: edges, not the plain areas between them
_NO_EDGES = 1.5  # of 255: below it there is only noise
_BURNT, _LIGHTEST = 252, 95  # of 255; percentile


@dataclass(frozen=True)
class Quality:
    """sharpness: how much of the edges is fine, about 0.55 and more in a sharp picture, 0.15 after
    a blur of 2 px; None where there is no edge. lightest, darkest: CIE L* of the subject's
    95th and 5th percentile. burnt: share of the subject that is pure white. uneven: ΔE of the
    picture's rim around a smooth wall; a studio's is 0.3 to 3. plain: the rim is such a wall."""

    sharpness: float | None
    lightest: float
    darkest: float
    burnt: float
    uneven: float
    plain: bool


def quality_of(picture: NDArray[np.uint8], mask: Mask) -> Quality:
    """picture: uint8 (h, w, 3) sRGB, of the size at which it is to be sharp. mask: bool, of the
    subject, of any size; where it is empty, the whole picture counts."""
    height, width = picture.shape[:2]
    subject = cv2.resize(mask.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
    inside = subject > 0 if subject.any() else np.ones((height, width), bool)
    seen = picture[inside]
    light = to_lab(seen[None])[0, :, 0]
    wall = study(picture).wall
    return Quality(
        sharpness=_sharpness(picture, inside),
        lightest=float(np.percentile(light, _LIGHTEST)),
        darkest=float(np.percentile(light, 100 - _LIGHTEST)),
        burnt=float((seen.min(axis=1) >= _BURNT).mean()),
        uneven=wall.sigma,
        plain=wall.plain,
    )


def _sharpness(picture: NDArray[np.uint8], inside: Mask) -> float | None:
    """Both blurs take the same contrast away from a soft edge's fine part and leave it of a sharp
    one's, so that their ratio does not depend on how strong the edges are."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    fine, coarse = (
        np.percentile(np.abs(grey - cv2.GaussianBlur(grey, (0, 0), sigma))[inside], _STRONGEST)
        for sigma in (_FINE, _COARSE)
    )
    return float(fine / coarse) if coarse > _NO_EDGES else None
