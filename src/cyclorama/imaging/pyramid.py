"""Spread known colours into the pixels where none is known."""

import cv2
import numpy as np
from numpy.typing import NDArray


def pull_push(colours: NDArray[np.float32], weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """Fill smoothly from where `weight` is high.

    colours: float32 (h, w, c). weight: float32 (h, w), 0 (unknown) to 1 (known).
    Returns float32 (h, w, c): the known colours kept, the rest filled from ever
    coarser averages (Gortler et al., "The Lumigraph", 1996).
    """
    sums: list[NDArray[np.float32]] = [np.multiply(colours, weight[:, :, None])]
    weights: list[NDArray[np.float32]] = [weight]
    while max(weights[-1].shape) > 2:
        sums.append(cv2.pyrDown(sums[-1]))
        weights.append(cv2.pyrDown(weights[-1]))
    base = np.maximum(weights[-1], 1e-8)[:, :, None]
    filled: NDArray[np.float32] = np.divide(_as_picture(sums[-1]), base)
    for total, known in zip(reversed(sums[:-1]), reversed(weights[:-1]), strict=True):
        height, width = known.shape
        coarse = _as_picture(cv2.pyrUp(filled, dstsize=(width, height)))
        # below a weight of 1 the coarse level makes up the rest
        trust = np.clip(known * 4.0, 0.0, 1.0)[:, :, None]
        own = _as_picture(total) / np.maximum(known, 1e-8)[:, :, None]
        filled = coarse + trust * (own - coarse)
    return filled


def _as_picture(array: NDArray[np.float32]) -> NDArray[np.float32]:
    return array if array.ndim == 3 else array[:, :, None]
