"""A photo as flat colour with dark lines, as printed by hand."""

import cv2
import numpy as np

from cyclorama.scenery.layer import Rgba

EDGE = 640  # px at which colours are laid flat; strokes of a larger picture would be threads
LEVELS = 6
LINE = 0.8  # how dark a line is


def flat_art(layer: Rgba) -> Rgba:
    """The layer in a few flat tones, its alpha as it was."""
    height, width = layer.shape[:2]
    scale = min(1.0, EDGE / max(height, width))
    size = max(2, round(width * scale)), max(2, round(height * scale))
    colour = cv2.resize(np.ascontiguousarray(layer[..., :3]), size, interpolation=cv2.INTER_AREA)
    for _ in range(3):
        colour = cv2.bilateralFilter(colour, 7, 34, 7)
    hsv = cv2.cvtColor(colour, cv2.COLOR_RGB2HSV).astype(np.float32)
    tone = hsv[..., 2] / 255 * LEVELS
    steps = np.floor(tone) + np.clip((tone - np.floor(tone) - 0.4) * 5, 0, 1)  # soft steps
    hsv[..., 2] = np.clip(255 * (steps / LEVELS * 0.9 + 0.1), 0, 255)
    hsv[..., 1] = np.clip(hsv[..., 1] * 1.35, 0, 255)
    flat = cv2.cvtColor(hsv.astype(np.uint8), cv2.COLOR_HSV2RGB).astype(np.float32)
    grey = cv2.GaussianBlur(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY), (0, 0), 1.0)
    wide = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 3.2)
    line = np.clip((wide - grey.astype(np.float32) - 5.0) / 9.0, 0, 1)[..., None]
    flat *= 1 - LINE * line
    out = layer.copy()
    out[..., :3] = cv2.resize(
        np.rint(flat).astype(np.uint8), (width, height), interpolation=cv2.INTER_CUBIC
    )
    return out
