"""Find a person below a face: what is worn is the product then."""

from dataclasses import dataclass

import cv2
import numpy as np

from cyclorama.imaging.faces import Face
from cyclorama.imaging.grab import grab_widely
from cyclorama.imaging.mask import Mask, closed, filled, opened, without_specks
from cyclorama.imaging.study import Study

# a standing body in units of the face square (about 7.5 heads tall, shoulders 2.2 to 3 wide)
_REACH_SIDE = 2.4
_REACH_ABOVE = 0.75
# how far aside a body can reach at a depth below the face, in faces
_SLOPE = ((-0.3, 0.0, 0.4, 0.7, 1.1, 1.6), (1.1, 1.15, 1.45, 1.8, 2.05, 2.25))
_GAP = 0.18  # of the face: a collar and the dark beside a neck belong to the person
_SPECK = 0.05


@dataclass(frozen=True)
class _Body:
    """sure, likely: bool (h, w). never: where no part of the body can be."""

    sure: Mask
    likely: Mask
    never: Mask


def by_person(study: Study, face: Face, *, sloping: bool = False) -> Mask:
    """The person to whom a face belongs, head to the picture's end, bool (h, w).

    sloping: nothing above the slope of their shoulders can be theirs. It keeps flags and furniture
    out, and raised arms with them.
    """
    body = _body(study.shape, face)
    never = body.never | _above_shoulders(study.shape, face) if sloping else body.never
    mask = grab_widely(study.rgb, body.likely, body.sure, never, rounds=6)
    count, labels = cv2.connectedComponents(mask.astype(np.uint8))
    if count > 1 and body.sure.any():
        # keep what hangs together with the body; the rest only shares its colours
        mine = np.unique(labels[body.sure & mask])
        mask = np.isin(labels, mine[mine > 0])
    unit = (face.right - face.left) * study.shape[1]
    mask = closed(opened(mask, 2), max(1, round(_GAP * unit)))
    return without_specks(filled(mask & ~never), _SPECK)


def _above_shoulders(shape: tuple[int, int], face: Face) -> Mask:
    height, width = shape
    unit = (face.right - face.left) * width
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    depth = (ys - face.bottom * height) / unit
    aside = np.abs(xs - (face.left + face.right) / 2 * width) / unit
    return np.asarray(aside > np.interp(depth, *_SLOPE))


def expected_body(study: Study, face: Face) -> Mask:
    """Where a body is likely, by the size of the face alone."""
    return _body(study.shape, face).likely


def _body(shape: tuple[int, int], face: Face) -> _Body:
    height, width = shape
    unit = (face.right - face.left) * width
    middle = (face.left + face.right) / 2 * width
    top, chin = face.top * height, face.bottom * height
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)

    def ellipse(wide: float, high: float, lift: float) -> Mask:
        centre = (top + chin) / 2 - lift * unit
        return np.asarray(
            ((xs - middle) / (wide * unit)) ** 2 + ((ys - centre) / (high * unit)) ** 2 < 1
        )

    def below(start: float, half_top: float, half_low: float, drop: float) -> Mask:
        """A trapezoid from `start` faces under the chin, widening over `drop` faces."""
        depth = (ys - chin) / unit - start
        half = half_top + (half_low - half_top) * np.clip(depth / drop, 0, 1)
        return np.asarray((depth > 0) & (np.abs(xs - middle) < half * unit))

    sure = ellipse(0.40, 0.52, 0.0) | below(-0.15, 0.22, 0.22, 1.0) | below(0.55, 0.5, 0.75, 1.0)
    likely = sure | ellipse(0.62, 0.82, 0.1) | below(0.25, 0.45, 1.35, 0.5)
    never = (ys < top - _REACH_ABOVE * unit) | (np.abs(xs - middle) > _REACH_SIDE * unit)
    beside_head = (ys < chin - 0.2 * unit) & (np.abs(xs - middle) > 1.3 * unit)
    return _Body(sure=sure, likely=likely, never=never | beside_head)
