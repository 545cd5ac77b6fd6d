"""Graph-cut refinement of a mask by colour (Rother, Kolmogorov, Blake, "GrabCut", 2004)."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.mask import Mask, grow, resized, shrink

_SEAM = 5.0  # px on each side of an outline found at half size
_SEED = 20_000  # grabCut starts its colour clusters from the library's random state


def grab(
    rgb: NDArray[np.uint8],
    likely: Mask,
    sure_inside: Mask,
    sure_outside: Mask,
    rounds: int,
) -> Mask:
    """Decide every pixel that is sure on neither side, starting from `likely`.

    rgb: uint8 (h, w, 3). The masks are bool (h, w); where both are sure, outside
    wins. Returns bool (h, w). The same input always gives the same mask.
    """
    labels = np.where(likely, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    labels[sure_inside] = cv2.GC_FGD
    labels[sure_outside] = cv2.GC_BGD
    inside = np.isin(labels, (cv2.GC_FGD, cv2.GC_PR_FGD))
    # the colour models hold five clusters each; with fewer pixels there is nothing to learn
    if inside.sum() < 32 or (~inside).sum() < 32:
        return inside
    cv2.setRNGSeed(_SEED)
    cv2.grabCut(
        np.ascontiguousarray(rgb),
        labels,
        None,
        np.zeros((1, 65)),
        np.zeros((1, 65)),
        rounds,
        cv2.GC_INIT_WITH_MASK,
    )
    return np.isin(labels, (cv2.GC_FGD, cv2.GC_PR_FGD))


def grab_widely(
    rgb: NDArray[np.uint8],
    likely: Mask,
    sure_inside: Mask,
    sure_outside: Mask,
    rounds: int,
) -> Mask:
    """As `grab`, for when most pixels are free: decided at half size, then along the outline.

    A quarter of the cost: on textures a cut over all pixels of a study takes up to 5 s.
    """
    height, width = likely.shape
    size = (max(1, width // 2), max(1, height // 2))

    def half(mask: Mask) -> Mask:
        return np.asarray(
            cv2.resize(mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST) > 0
        )

    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    coarse = grab(small, half(likely), half(sure_inside), half(sure_outside), rounds)
    mask = resized(coarse, height, width)
    inside = sure_inside | shrink(mask, _SEAM)
    return grab(rgb, mask, inside, sure_outside | ~grow(mask, _SEAM), rounds=2)


def regrab(rgb: NDArray[np.uint8], mask: Mask, reach: float, rounds: int = 3) -> Mask:
    """Refine only the outline: pixels within `reach` px of it are free."""
    if not mask.any() or mask.all():
        return mask.copy()
    return grab(rgb, mask, shrink(mask, reach), ~grow(mask, reach), rounds)
