"""Give a photo's background another colour, or another picture, and keep its light."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from skimage.color import deltaE_ciede2000

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.linear import to_levels, to_linear
from cyclorama.imaging.study import to_lab
from cyclorama.imaging.wall_light import WallLight

Picture = NDArray[np.uint8]
Plane = NDArray[np.float32]

SHADE = 0.85  # power: a shadow on another colour is a little lighter
GRAIN = 0.6
MOST_GRAIN = 0.012  # of the light, median: more would be seen as another colour, not as grain
LOOKED_AT = 20_000
ROWS = 512


@dataclass(frozen=True)
class Recoloured:
    """delta_e: median CIEDE2000 of the background, shadows included, to what it should be."""

    pixels: Picture
    delta_e: float


def recoloured(
    picture: Picture,
    alpha: Plane,
    foreground: Picture,
    background: Picture,
    light: WallLight | None,
) -> Recoloured:
    """A photo, uint8 (h, w, 3) sRGB, whose subject stands before `background`.

    alpha: float32 (h, w), the subject's; foreground: its own colours, of the same size.
    background: one colour (1, 1, 3), or a picture of the photo's size. light: of the photo's
    wall, which falls on the new one; None for no light and no shadow. Computed in linear light;
    where alpha is 1 every pixel is what it was.
    """
    result = picture.copy()
    strength = 0.0 if light is None else _grain_strength(light)
    flat = background.shape[:2] == (1, 1)
    for top in range(0, len(picture), ROWS):
        rows = slice(top, top + ROWS)
        part = alpha[rows]
        if (part >= 1).all():
            continue
        behind = to_linear(background if flat else background[rows])
        if light is not None:
            shine = light.shade[rows] ** np.float32(SHADE) + strength * light.grain[rows]
            behind = behind * np.maximum(shine, 0)[..., None]
        share = part[..., None]
        mixed = share * to_linear(foreground[rows]) + (1 - share) * behind
        levels = np.clip(to_levels(mixed.astype(np.float32)) + 0.5, 0, 255).astype(np.uint8)
        result[rows] = np.where(share >= 1, picture[rows], levels)
    return Recoloured(result, _difference(result, alpha, background))


def covering(picture: Picture, size: Size) -> Picture:
    """The picture enlarged or shrunk to fill `size`, cut evenly."""
    height, width = picture.shape[:2]
    factor = max(size.width / width, size.height / height)
    across, down = min(width, round(size.width / factor)), min(height, round(size.height / factor))
    left, top = (width - across) // 2, (height - down) // 2
    window = np.ascontiguousarray(picture[top : top + max(1, down), left : left + max(1, across)])
    return cv2.resize(window, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC)


def _grain_strength(light: WallLight) -> float:
    grain = np.abs(light.grain[light.wall][::7])
    usual = float(np.median(grain)) if grain.size else 0.0
    return min(GRAIN, MOST_GRAIN / usual) if usual else GRAIN


def _difference(result: Picture, alpha: Plane, background: Picture) -> float:
    places = np.flatnonzero(alpha <= 0)
    if not len(places):
        return 0.0
    places = places[:: max(1, len(places) // LOOKED_AT)]
    made = to_lab(result.reshape(-1, 3)[places][None])[0]
    flat = background.shape[:2] == (1, 1)
    wanted = background.reshape(-1, 3) if flat else background.reshape(-1, 3)[places]
    return float(np.median(deltaE_ciede2000(to_lab(wanted[None])[0], made)))
