"""Cut a product out of its photo."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.choose import Choice, choose
from cyclorama.imaging.foreground import foreground_of
from cyclorama.imaging.hint import Hint
from cyclorama.imaging.holes import holes_in
from cyclorama.imaging.matte import crisp_alpha
from cyclorama.imaging.proposals import barrier_of, by_barrier, by_colour, by_flood, refined
from cyclorama.imaging.study import SHORTEST, Study, study

CONFIDENT = 0.5
"""A cut-out below this confidence must not be passed off as good."""

_SURE = 0.85  # from here on, two proposals that agree need no third


@dataclass(frozen=True)
class CutOut:
    """A product without its surroundings.

    alpha: float32 (h, w), 0..1: how much of each pixel is product.
    foreground: uint8 (h, w, 3) sRGB: the product's own colours, freed of the
        surroundings that shone through; valid where alpha > 0.
    confidence: 0..1: how far the cut-out may be trusted; see `CONFIDENT`.
    method: what found the product and what made its edge, for the record.
    """

    alpha: NDArray[np.float32]
    foreground: NDArray[np.uint8]
    confidence: float
    method: str


def cut_out(picture: NDArray[np.uint8], hint: Hint | None = None) -> CutOut:
    """Cut the product out of a photo.

    picture: uint8 (h, w, 3) sRGB, upright, any size. hint: where the product is,
    if the caller knows. The same input always gives the same cut-out. A product
    that cannot be found is no error: the confidence tells.
    """
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8:
        raise ValueError("a cut-out needs uint8 pixels of shape (height, width, 3)")
    small = study(picture)
    choice = _found(small) if min(small.shape) >= SHORTEST else None
    if choice is None:
        empty = np.zeros(picture.shape[:2], np.float32)
        return CutOut(empty, picture.copy(), 0.0, "none")
    mask = choice.mask & ~holes_in(small, choice.mask)
    alpha = crisp_alpha(picture, mask)
    return CutOut(alpha, foreground_of(picture, alpha), choice.confidence, f"{choice.name}, crisp")


def _found(small: Study) -> Choice | None:
    barrier = barrier_of(small)
    first = by_barrier(small, barrier)
    proposals = {"barrier": first, "barrier+grabcut": refined(small, first)}
    choice = choose(small, proposals)
    if small.wall.plain and choice is not None and choice.confidence >= _SURE:
        return choice
    proposals["flood"] = by_flood(small)
    proposals["colour"] = by_colour(small, barrier)
    return choose(small, proposals)
