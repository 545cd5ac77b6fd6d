"""What makes layers stand off the picture: shadows, glows, a soft dark, a mask."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.scenery.layer import Rgba
from cyclorama.scenery.tints import rgb

SOFT_EDGE = 480  # px: what is blurred widely is blurred small


def shadow_of(
    layer: Rgba, *, blur: float, right: float = 0.0, down: float = 0.0, strength: float = 0.5
) -> Rgba:
    """The shadow of a layer on what lies behind it; lengths in px."""
    return glow_of(layer, blur=blur, right=right, down=down, strength=strength, colour="#000000")


def glow_of(
    layer: Rgba,
    *,
    blur: float,
    right: float = 0.0,
    down: float = 0.0,
    strength: float = 0.8,
    colour: str = "#ffffff",
) -> Rgba:
    """The outline of a layer, softened, in one colour."""
    height, width = layer.shape[:2]
    shift = np.array([[1, 0, right], [0, 1, down]], np.float32)
    moved = cv2.warpAffine(layer[..., 3].astype(np.float32) / 255, shift, (width, height))
    soft = blurred(moved, blur)
    glow = np.empty((height, width, 4), np.uint8)
    glow[..., :3] = rgb(colour)
    glow[..., 3] = np.rint(255 * np.clip(strength * soft, 0, 1))
    return glow


def blurred(plane: NDArray[np.float32], blur: float) -> NDArray[np.float32]:
    """Gaussian blur of that many px; a wide one is done on a smaller copy."""
    height, width = plane.shape[:2]
    scale = min(1.0, max(SOFT_EDGE / max(height, width), 4.0 / max(blur, 1e-3)))
    if scale > 0.7:
        return cv2.GaussianBlur(plane, (0, 0), max(0.3, blur))
    small = max(2, round(width * scale)), max(2, round(height * scale))
    soft = cv2.GaussianBlur(
        cv2.resize(plane, small, interpolation=cv2.INTER_AREA), (0, 0), max(0.3, blur * scale)
    )
    return cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR)


def masked(layer: Rgba, mask: NDArray[np.uint8]) -> Rgba:
    """The layer where a mask (h, w) of its size is; 255 keeps all."""
    out = layer.copy()
    out[..., 3] = np.rint(out[..., 3] * (mask.astype(np.float32) / 255)).astype(np.uint8)
    return out


def dimmed(picture: NDArray[np.uint8], *, blur: float, darkness: float) -> NDArray[np.uint8]:
    """A backdrop (h, w, 3) out of focus and in half-light, for something before it."""
    soft = blurred(picture.astype(np.float32), blur) if blur else picture.astype(np.float32)
    return np.asarray(np.rint(soft * (1 - darkness)), np.uint8)
