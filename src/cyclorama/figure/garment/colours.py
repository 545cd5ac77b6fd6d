"""A garment's colours where its silhouette is."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.silhouette import Silhouette


def colours_in(cut_out: NDArray[np.uint8], shape: Silhouette) -> NDArray[np.float32]:
    """The garment as it lies in the silhouette: float32 (h, w, 3), CIELAB."""
    scale = float(np.linalg.norm(shape.to_source[:, 0]))  # photo pixels per pixel here
    shrunk = min(1.0, 1.5 / scale)
    small = cv2.resize(
        np.ascontiguousarray(cut_out[..., :3]), None, fx=shrunk, fy=shrunk,
        interpolation=cv2.INTER_AREA,
    )  # fmt: skip
    back = shape.to_source * shrunk
    upright = cv2.warpAffine(
        small, back, shape.mask.shape[::-1], flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    )
    soft = cv2.GaussianBlur(upright.astype(np.float32) / 255, (0, 0), 1.0)
    return np.asarray(cv2.cvtColor(soft, cv2.COLOR_RGB2Lab), np.float32)
