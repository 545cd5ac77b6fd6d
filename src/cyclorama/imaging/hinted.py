"""Find the product where the caller says it is."""

from dataclasses import dataclass

import cv2
import numpy as np
from skimage.filters import threshold_otsu

from cyclorama.imaging.barrier import barrier_distance
from cyclorama.imaging.grab import grab
from cyclorama.imaging.hint import Box, Hint
from cyclorama.imaging.mask import Mask, filled, grow, without_specks
from cyclorama.imaging.study import Study
from cyclorama.imaging.wall import rim_of

_SLACK = 0.006  # of the long edge: a hand-drawn box may cut a little
_SPOT = 0.012  # radius of a point, of the long edge
_SPECK = 0.05


@dataclass(frozen=True)
class Said:
    """A hint on the study's grid: what is surely product and surely not, bool (h, w)."""

    inside: Mask
    outside: Mask

    def kept_by(self, mask: Mask) -> Mask:
        """The mask made to agree with what was said."""
        return np.asarray((mask | self.inside) & ~self.outside)


def said(study: Study, hint: Hint) -> Said:
    height, width = study.shape
    unit = max(height, width)
    inside, outside = np.zeros((2, height, width), dtype=bool)
    if hint.box is not None:
        outside |= ~_area(hint.box, height, width, _SLACK * unit)
    ys, xs = np.mgrid[0:height, 0:width]
    for point in hint.points:
        away = np.hypot(xs - point.x * (width - 1), ys - point.y * (height - 1))
        spot = away <= max(_SPOT * unit, 1.0)
        if point.inside:
            inside |= spot
        else:
            outside |= spot
    return Said(inside=inside & ~outside, outside=outside)


def _area(box: Box, height: int, width: int, slack: float) -> Mask:
    area = np.zeros((height, width), dtype=bool)
    rows = slice(max(0, round(box.top * height - slack)), round(box.bottom * height + slack) + 1)
    columns = slice(max(0, round(box.left * width - slack)), round(box.right * width + slack) + 1)
    area[rows, columns] = True
    return area


def by_hint(study: Study, wish: Said) -> Mask:
    """Graph cut from what is nearer, by barrier distance, to the product than to the rest."""
    around = wish.outside.copy()
    if not around.any():
        around = rim_of(*study.shape, share=0.01) & ~grow(wish.inside, 2)
    smooth = cv2.bilateralFilter(study.lab, 7, 5, 4)
    far = barrier_distance(smooth, around)
    free = ~around
    if wish.inside.any():
        likely = free & (barrier_distance(smooth, wish.inside) < far)
    elif np.ptp(far[free]) > 0:
        likely = free & (far > threshold_otsu(far[free]))
    else:
        return np.zeros(study.shape, dtype=bool)
    mask = grab(study.rgb, likely, wish.inside, around, rounds=5)
    return without_specks(filled(mask) & ~wish.outside, _SPECK)


def fit(mask: Mask, box: Box | None) -> float:
    """How well the mask fills the box, by its bounding rectangle: IoU, 0..1; 0 with no box."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if box is None or not len(rows):
        return 0.0
    height, width = mask.shape
    top, bottom = rows[0] / height, (rows[-1] + 1) / height
    left, right = columns[0] / width, (columns[-1] + 1) / width
    shared = max(0.0, min(right, box.right) - max(left, box.left)) * max(
        0.0, min(bottom, box.bottom) - max(top, box.top)
    )
    both = (right - left) * (bottom - top) + (box.right - box.left) * (box.bottom - box.top)
    return float(shared / (both - shared))
