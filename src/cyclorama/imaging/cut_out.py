"""Cut a product out of its photo."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.bays import bays_of
from cyclorama.imaging.choose import ramp
from cyclorama.imaging.find import find
from cyclorama.imaging.foreground import foreground_of
from cyclorama.imaging.fuzz import fuzzy_alpha, is_fuzzy
from cyclorama.imaging.hint import Hint
from cyclorama.imaging.holes import holes_in
from cyclorama.imaging.mask import Mask, grow, overlap
from cyclorama.imaging.matte import Alpha, crisp_alpha
from cyclorama.imaging.proposals import barrier_of, by_barrier
from cyclorama.imaging.sheer import sheer_share
from cyclorama.imaging.study import SHORTEST, Study, study

CONFIDENT = 0.6
"""A cut-out below this confidence must not be passed off as good."""

_HAIRS_SEEN = 900  # px; in smaller photos hairs are less than a pixel and steps look like hairs
_FRINGE = 15  # px of the study; hairs stand off no further
_SHEER = (0.01, 0.03)  # of the product: knit 0.001, a print 0.003, a hem of lace 0.2
_SAME_PRODUCT = 0.85  # IoU; a core that lacks a part of the product must not stand for it


@dataclass(frozen=True)
class CutOut:
    """A product without its surroundings.

    alpha: float32 (h, w), 0..1: how much of each pixel is product.
    foreground: uint8 (h, w, 3) sRGB: the product's own colours, freed of the
        surroundings that shone through; valid where alpha > 0.
    confidence: 0..1: how far the cut-out may be trusted; see `CONFIDENT`.
    method: what found the product and what made its edge, for the record.
    outlined: 0..1: how far its outline may be trusted, even if the surroundings seem to shine
        through what is within. On a surround much like the old one that does no harm.
    """

    alpha: NDArray[np.float32]
    foreground: NDArray[np.uint8]
    confidence: float
    method: str
    outlined: float = 0.0


def cut_out(picture: NDArray[np.uint8], hint: Hint | None = None) -> CutOut:
    """Cut the product out of a photo.

    picture: uint8 (h, w, 3) sRGB, upright, any size. hint: where the product is,
    if the caller knows. The same input always gives the same cut-out. A product
    that cannot be found is no error: the confidence tells.
    """
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8 or not picture.size:
        raise ValueError("a cut-out needs uint8 pixels of shape (height, width, 3)")
    small = study(picture)
    choice = find(small, hint) if min(small.shape) >= SHORTEST else None
    if choice is None:
        empty = np.zeros(picture.shape[:2], np.float32)
        return CutOut(empty, picture.copy(), 0.0, "none")
    mask = choice.mask | bays_of(small, choice.mask)
    holes = holes_in(small, mask)
    opaque = 1.0 - ramp(sheer_share(small, mask & ~holes), *_SHEER)
    alpha, edge = _alpha(picture, small, mask, holes)
    return CutOut(
        alpha=alpha,
        foreground=foreground_of(picture, alpha),
        confidence=choice.confidence * opaque,
        method=f"{choice.name}, {edge}",
        outlined=choice.confidence,
    )


def _alpha(picture: NDArray[np.uint8], small: Study, mask: Mask, holes: Mask) -> tuple[Alpha, str]:
    """The soft edge of a mask with its holes, and by which way it was made."""
    if small.wall.plain and max(picture.shape) >= _HAIRS_SEEN:
        # hairs must not count as product when the fringe is solved
        core = by_barrier(small, barrier_of(small), weak_parts=False) & mask
        core |= mask & ~grow(core, _FRINGE)  # a thin part of its own is no fringe
        if overlap(core, mask) > _SAME_PRODUCT and is_fuzzy(picture, core & ~holes):
            return fuzzy_alpha(picture, core & ~holes), "fuzzy"
    return crisp_alpha(picture, mask & ~holes), "crisp"
