"""What stands behind titles: rays that turn slowly, or a soft gradient."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgb
from cyclorama.scenery.show.sprites import rgb_of

RAYS = 12
ROUGH = 2  # pixels to one that is computed
SOFT = 26.0  # how sharp the edge of a ray is


class Rays:
    """Rays in two colours from a place in the frame, brightest in the middle. `centre`: across and
    down, 0..1."""

    def __init__(
        self, size: Size, first: str, second: str, centre: tuple[float, float] = (0.5, 0.5)
    ) -> None:
        self._size = size
        high, wide = max(1, size.height // ROUGH), max(1, size.width // ROUGH)
        down, across = np.mgrid[0:high, 0:wide].astype(np.float32)
        across = across / wide - centre[0]
        down = (down / high - centre[1]) * (size.height / size.width)
        self._angle = np.arctan2(down, across) * np.float32(RAYS / (2 * np.pi))
        away = np.hypot(across, down)
        self._light = (1.06 - 0.62 * np.clip(away / 0.75, 0, 1) ** 1.3)[..., None]
        self._colours = [rgb_of(colour).astype(np.float32) for colour in (first, second)]

    def frame(self, turn: float) -> Rgb:
        """After so many turns of a ray's width."""
        place = (self._angle + np.float32(turn)) % 1
        part = np.clip((np.abs(place - 0.5) - 0.25) * SOFT + 0.5, 0, 1)[..., None]
        first, second = self._colours
        rough = np.clip((first + (second - first) * part) * self._light, 0, 255).astype(np.uint8)
        return np.asarray(
            cv2.resize(rough, tuple(self._size), interpolation=cv2.INTER_LINEAR), np.uint8
        )


def dimmed(picture: Rgb, light: float, blur: float) -> Rgb:
    """Out of focus, by so many px, and darker."""
    height, width = picture.shape[:2]
    factor = max(1, int(blur / 2))
    small = cv2.resize(
        picture, (max(1, width // factor), max(1, height // factor)), interpolation=cv2.INTER_AREA
    )
    soft = cv2.GaussianBlur(small, (0, 0), 2)
    back: NDArray[np.uint8] = cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.rint(back * np.float32(light)), np.uint8)
