"""Find the product where the caller says it is."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from skimage.filters import threshold_otsu

from cyclorama.imaging.barrier import barrier_distance
from cyclorama.imaging.grab import grab, grab_widely
from cyclorama.imaging.hint import Box, Hint
from cyclorama.imaging.mask import Mask, filled, grow, opened, without_specks
from cyclorama.imaging.study import Study
from cyclorama.imaging.wall import rim_of

_SLACK = 0.006  # of the long edge: a hand-drawn box may cut a little
_SPOT = 0.012  # radius of a point, of the long edge
_SPECK = 0.05
_MIDDLE = 0.92
_MOST_FREE = 0.05  # of the picture must be ruled out by the hint; the rim alone is 0.02


@dataclass(frozen=True)
class Said:
    """A hint on the study's grid: what is surely product and surely not, bool (h, w)."""

    inside: Mask
    outside: Mask

    def kept_by(self, mask: Mask) -> Mask:
        """The mask made to agree with what was said: with points inside, only the parts
        that hold one of them are meant."""
        kept = (mask | self.inside) & ~self.outside
        if not self.inside.any():
            return np.asarray(kept)
        _, labels = cv2.connectedComponents(kept.astype(np.uint8))
        return np.isin(labels, np.unique(labels[self.inside])) & kept


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
    around = _around(study, wish)
    smooth = cv2.bilateralFilter(study.lab, 7, 5, 4)
    far = barrier_distance(smooth, around)
    free = ~around
    if wish.inside.any():
        likely = free & (barrier_distance(smooth, wish.inside) < far)
    elif np.ptp(far[free]) > 0:
        likely = free & (far > threshold_otsu(far[free]))
    else:
        return np.zeros(study.shape, dtype=bool)
    return _cut(study, wish, likely, around)


def by_box(study: Study, wish: Said) -> Mask:
    """Graph cut from the guess that the product fills the middle of what is not ruled out."""
    around = _around(study, wish)
    rows = np.flatnonzero((~around).any(axis=1))
    columns = np.flatnonzero((~around).any(axis=0))
    if len(rows) < 3 or len(columns) < 3:
        return np.zeros(study.shape, dtype=bool)
    ys, xs = np.mgrid[0 : study.shape[0], 0 : study.shape[1]]
    across = (xs - columns.mean()) / (len(columns) / 2)
    along = (ys - rows.mean()) / (len(rows) / 2)
    # a rounded box: its corners are rarely product
    likely = across**4 + along**4 < _MIDDLE**4
    # points alone leave nearly every pixel free, and a full cut then takes up to 6 s
    way = grab if around.mean() > _MOST_FREE else grab_widely
    return _cut(study, wish, likely & ~around, around, way)


def _around(study: Study, wish: Said) -> Mask:
    rim = rim_of(*study.shape, share=0.004) & ~grow(wish.inside, 2)
    return wish.outside if wish.outside.any() else rim


def _cut(
    study: Study, wish: Said, likely: Mask, around: Mask, way: Callable[..., Mask] = grab
) -> Mask:
    mask = way(study.rgb, likely, wish.inside, around, rounds=5)
    mask = opened(mask, 1) | wish.inside
    return wish.kept_by(without_specks(filled(mask), _SPECK))


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


def fill(mask: Mask, box: Box | None) -> float:
    """Share of the box that the mask covers; 1 with no box to fill."""
    if box is None:
        return 1.0
    height, width = mask.shape
    return float(mask.sum()) / ((box.right - box.left) * width * (box.bottom - box.top) * height)
