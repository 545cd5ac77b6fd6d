"""Cut a product out of its photo."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CONFIDENT = 0.5
"""A cut-out below this confidence must not be passed off as good."""


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
