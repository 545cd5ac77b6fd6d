"""The small copy of a photo on which the product is looked for.

Its long edge is 512 px, but for thumbnails: every distance in pixels and every threshold of
the search was measured at that size, and a larger one finds no more.
"""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.wall import Wall, fit_wall

LONG_EDGE = 512
_MOST_ENLARGED = 4  # a thumbnail holds no more than this brings out
SHORTEST = 16  # a copy thinner than this holds no product worth finding


@dataclass(frozen=True)
class Study:
    """rgb: uint8 (h, w, 3). lab: float32 (h, w, 3), L in 0..100, slightly blurred."""

    rgb: NDArray[np.uint8]
    lab: NDArray[np.float32]

    @property
    def shape(self) -> tuple[int, int]:
        return self.rgb.shape[0], self.rgb.shape[1]

    @cached_property
    def wall(self) -> Wall:
        return fit_wall(self.lab)

    @cached_property
    def gradient(self) -> NDArray[np.float32]:
        """Edge strength in ΔE per pixel, fine and coarse scale summed."""
        return colour_gradient(self.lab, 1.0) + colour_gradient(self.lab, 2.0)


def to_lab(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    lab: NDArray[np.float32] = cv2.cvtColor(
        rgb.astype(np.float32) * np.float32(1 / 255), cv2.COLOR_RGB2LAB
    )
    return lab


def to_rgb(lab: NDArray[np.float32]) -> NDArray[np.float32]:
    """Lab to sRGB in 0..255, float32."""
    rgb: NDArray[np.float32] = cv2.cvtColor(lab, cv2.COLOR_LAB2RGB)
    return np.clip(rgb * 255.0, 0.0, 255.0)


def colour_gradient(lab: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    """Gradient magnitude over all channels, ΔE per pixel, of `lab` blurred by sigma."""
    soft = cv2.GaussianBlur(lab, (0, 0), sigma)
    across = cv2.Sobel(soft, cv2.CV_32F, 1, 0, scale=1 / 8)
    along = cv2.Sobel(soft, cv2.CV_32F, 0, 1, scale=1 / 8)
    return np.sqrt((across**2 + along**2).sum(axis=2))


def scaled(picture: NDArray[np.uint8], long_edge: int) -> NDArray[np.uint8]:
    """The picture at another size: averaged when smaller, cubic when larger."""
    height, width = picture.shape[:2]
    factor = long_edge / max(height, width)
    size = max(1, round(width * factor)), max(1, round(height * factor))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    small: NDArray[np.uint8] = cv2.resize(picture, size, interpolation=way)
    return small


def study(picture: NDArray[np.uint8]) -> Study:
    """Make the small copy of a picture, uint8 (h, w, 3) sRGB."""
    rgb = scaled(picture, min(LONG_EDGE, _MOST_ENLARGED * max(picture.shape[:2])))
    return Study(rgb=rgb, lab=cv2.GaussianBlur(to_lab(rgb), (0, 0), 0.8))
