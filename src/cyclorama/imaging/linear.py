"""sRGB to linear light and back, by tables (IEC 61966-2-1).

Every 8-bit value comes back as itself.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

STEPS = 65_535  # below 0.03 of an 8-bit level of error everywhere, black included


def _decoded(encoded: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def _encoded(light: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


_LIGHT = _decoded(np.arange(256) / 255).astype(np.float32)
_LEVEL = (255 * _encoded(np.arange(STEPS + 1) / STEPS)).astype(np.float32)


def to_linear(levels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """8-bit sRGB levels (h, w, channels) as linear light, 0..1."""
    light: NDArray[np.float32] = cv2.LUT(levels, _LIGHT.reshape(1, 256))
    return light


def to_levels(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """Linear light as sRGB levels 0..255, not yet rounded; light outside 0..1 is clipped."""
    index = np.clip(light * np.float32(STEPS) + np.float32(0.5), 0, STEPS).astype(np.uint16)
    return np.take(_LEVEL, index, mode="clip")  # clip: five times faster than the checked mode


def colour_to_linear(colour: str) -> NDArray[np.float32]:
    """`#RRGGBB` as three values of linear light."""
    light: NDArray[np.float32] = np.take(_LIGHT, list(bytes.fromhex(colour[1:])))
    return light
