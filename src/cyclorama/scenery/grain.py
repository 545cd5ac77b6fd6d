"""The grain of print and film: it takes the plastic look from large even fields."""

import numpy as np

from cyclorama.scenery.layer import Rgb

_TILE = 512
_SEED = 20_260_611  # fixed, so that the same order makes the same file


def grained(picture: Rgb, strength: float = 3.0) -> Rgb:
    """With noise of so many levels (standard deviation), (h, w, 3)."""
    height, width = picture.shape[:2]
    noise = np.random.default_rng(_SEED).normal(0, strength, (_TILE, _TILE)).astype(np.float32)
    whole = np.tile(noise, (height // _TILE + 1, width // _TILE + 1))[:height, :width, None]
    return np.clip(np.rint(picture + whole), 0, 255).astype(np.uint8)
