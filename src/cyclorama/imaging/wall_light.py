"""How the light lies on a wall: its fall-off, the shadows on it, its grain."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.linear import to_linear
from cyclorama.imaging.wall import surface

Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]

CLEAR = 0.004  # of alpha: below it nothing of the subject shows
FIT_EDGE = 128
ROUNDS = 6
TUKEY = 4.685  # 95 % efficiency under Gaussian noise
LEAST_SPREAD = 0.004  # of the light
SHADE_RANGE = (0.15, 1.15)
TEXTURED = 0.035  # median deviation of the light: studio walls have 0.007 to 0.02, wood 0.065
LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)  # of linear sRGB (IEC 61966-2-1)


@dataclass(frozen=True)
class WallLight:
    """shade: float32 (h, w), 1 where no shadow falls, 0.15..1.15; under the subject it is what it
    is beside it. grain: float32 (h, w), what the wall's pixels differ from that, 0 near the
    subject. wall: bool (h, w), where the wall alone is seen."""

    shade: Plane
    grain: Plane
    wall: Mask

    @property
    def textured(self) -> bool:
        """Whether it is more than light: wood, or cloth with a pattern."""
        seen = self.shade[self.wall][::7]
        return float(np.median(np.abs(seen - np.median(seen)))) > TEXTURED


def wall_light(picture: NDArray[np.uint8], alpha: Plane) -> WallLight | None:
    """The light on the wall of a photo, uint8 (h, w, 3) sRGB, behind a subject, float32 (h, w).

    The fall-off over the whole wall, a quadratic surface, is divided out: it is even afterwards.
    None where too little of the wall is seen to tell.
    """
    unit = max(picture.shape[:2]) / 2048
    near = max(2, round(5 * unit))
    free = cv2.erode((alpha < CLEAR).astype(np.uint8), np.ones((2 * near + 1,) * 2, np.uint8))
    if free.mean() < 0.02:
        return None
    light = _luminance(picture)
    light /= _fall_off(light, free > 0)
    distance, labels = cv2.distanceTransformWithLabels(
        1 - free, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    # The nearest pixel of the wall stands for what is hidden: a smooth fill leaves a pale rim.
    nearest = np.zeros(int(labels.max()) + 1, np.float32)
    wall = free > 0
    nearest[labels[wall]] = light[wall]
    carried = nearest[labels]
    del labels
    shade = cv2.GaussianBlur(carried, (0, 0), max(1.0, 2.5 * unit))
    grain = carried - shade
    grain *= np.clip(1 - distance / max(1.0, 7 * unit), 0, 1)
    return WallLight(np.clip(shade, *SHADE_RANGE), grain, wall)


def _luminance(picture: NDArray[np.uint8]) -> Plane:
    light = np.empty(picture.shape[:2], np.float32)
    for top in range(0, len(picture), 512):
        light[top : top + 512] = to_linear(picture[top : top + 512]) @ LUMINANCE
    return np.maximum(light, np.float32(1e-4))


def _fall_off(light: Plane, wall: Mask) -> Plane:
    """A quadratic surface through the light on the wall, from which shadows are left out."""
    height, width = light.shape
    factor = min(1.0, FIT_EDGE / max(height, width))
    size = max(2, round(width * factor)), max(2, round(height * factor))
    weight = cv2.resize(wall.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    mean = cv2.resize(light * wall, size, interpolation=cv2.INTER_AREA)
    seen = weight > 0.5
    small = np.where(seen, mean / np.maximum(weight, 0.5), 1.0)
    ys, xs = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float64)
    terms = surface((ys + 0.5) / size[1] - 0.5, (xs + 0.5) / size[0] - 0.5)
    rows, levels = terms[seen], np.log(small[seen].astype(np.float64))
    rest = levels - np.quantile(levels, 0.6)
    ridge = 1e-6 * np.eye(rows.shape[1])
    factors = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        spread = max(1.4826 * float(np.median(np.abs(rest))), LEAST_SPREAD)
        weights = np.clip(1 - (rest / (TUKEY * spread)) ** 2, 0, None) ** 2
        weighted = rows * weights[:, None]
        factors = np.linalg.solve(rows.T @ weighted + ridge, weighted.T @ levels)
        rest = levels - rows @ factors
    fitted = np.exp(np.clip(terms @ factors, -9, 1)).astype(np.float32)
    return cv2.resize(fitted, (width, height), interpolation=cv2.INTER_LINEAR)
