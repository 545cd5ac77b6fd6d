"""The shine of painted vinyl."""

import cv2
import numpy as np

from cyclorama.scenery.layer import Rgba
from cyclorama.scenery.subject import Subject


def glossy(subject: Subject, strength: float = 0.34) -> Rgba:
    """The subject with highlights where a round form would have them, upper left."""
    rgba = subject.rgba
    height = rgba.shape[0]
    inside = (rgba[..., 3] > 127).astype(np.uint8)
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)
    soft = cv2.GaussianBlur(depth, (0, 0), max(1.0, 0.012 * height))
    across = cv2.Sobel(soft, cv2.CV_32F, 1, 0, ksize=3) / 8
    up = cv2.Sobel(soft, cv2.CV_32F, 0, 1, ksize=3) / 8
    # a form turns towards the light from the upper left where its depth grows to lower right
    towards = np.clip((0.6 * across + 0.8 * up - 0.55) / 0.35, 0, 1)
    near = np.clip(1 - np.abs(soft - 0.022 * height) / (0.018 * height), 0, 1)
    shine = cv2.GaussianBlur(towards * near, (0, 0), max(0.8, 0.004 * height)) * strength
    smooth = cv2.bilateralFilter(np.ascontiguousarray(rgba[..., :3]), 0, 18, 0.004 * height + 1)
    out = rgba.copy()
    lit = smooth * (1 - shine[..., None]) + 255 * shine[..., None]
    out[..., :3] = np.rint(lit).astype(np.uint8)
    return out
