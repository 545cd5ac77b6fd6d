"""The light on worn cloth: it turns away at the sides, is drawn tight at joints, falls in folds.

A photo of a garment that lies flat has no body in it. The light here is multiplied onto its own,
and leaves the middle that faces the viewer as it was photographed.
"""

from dataclasses import dataclass
from enum import Enum, auto

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.mesh import Patch

Plane = NDArray[np.float32]

_COARSE = 360  # px: light is soft, so it is reckoned at this size and enlarged


class Fall(Enum):
    """How a part of a garment hangs."""

    TORSO = auto()
    SKIRT = auto()
    LIMB = auto()


@dataclass(frozen=True)
class Pull:
    """Cloth drawn tight at a point of the frame (px): folds run from it to `towards`."""

    at: tuple[float, float]
    towards: tuple[float, float]
    strength: float = 0.16
    breadth: float = 0.11  # of its length


def lit(patch: Patch, fall: Fall, pulls: list[Pull], full: float) -> Patch:
    """The patch in the light of a studio, which comes from the upper left.

    full: px of the figure's head, by which folds are sized.
    """
    height, width = patch.alpha.shape
    shrink = min(1.0, _COARSE / max(height, width))
    size = (max(2, round(width * shrink)), max(2, round(height * shrink)))
    across = cv2.resize(patch.across, size, interpolation=cv2.INTER_AREA)
    down = cv2.resize(patch.down, size, interpolation=cv2.INTER_AREA)
    light = _turned_away(across, fall)
    if fall is Fall.SKIRT:
        light *= _gravity(across, down)
    for pull in pulls:
        light *= _tension(size, pull, (patch.left, patch.top), size[0] / width, full)
    light = cv2.GaussianBlur(light, (0, 0), 1.2)
    smooth = cv2.resize(light, (width, height), interpolation=cv2.INTER_CUBIC)
    shaded = patch.light.copy()
    shaded[..., :3] *= smooth[..., None]
    np.minimum(shaded[..., :3], shaded[..., 3:], out=shaded[..., :3])
    return Patch(patch.left, patch.top, shaded, patch.across, patch.down)


def _turned_away(across: Plane, fall: Fall) -> Plane:
    """Form: even in the middle, darker where the cloth goes around the body."""
    place = np.clip(across, -1.1, 1.1)
    right, left = (0.40, 0.24) if fall is not Fall.LIMB else (0.46, 0.30)
    side = np.where(place > 0, right, left)
    away = np.clip((np.abs(place) - 0.25) / 0.75, 0, 1)
    return np.asarray(1.0 - side * away**2, np.float32)


def _gravity(across: Plane, down: Plane) -> Plane:
    """Folds that open towards the hem; uneven, as cloth falls, yet always the same."""
    draw = np.random.default_rng(17)
    folds = np.zeros_like(across)
    for middle in np.linspace(-0.86, 0.86, 7) + draw.uniform(-0.06, 0.06, 7):
        begins, breadth = draw.uniform(0.25, 0.5), draw.uniform(0.035, 0.06)
        grown = np.clip((down - begins) / (1 - begins), 0, 1) ** 0.8
        wide = breadth * (0.6 + 0.6 * grown)
        off = (across - middle * (0.82 + 0.18 * down)) / wide
        folds -= grown * np.exp(-(off**2))
        folds += 0.55 * grown * np.exp(-((off + 2.0) ** 2))
    return np.asarray(1 + 0.20 * folds, np.float32)


def _tension(
    size: tuple[int, int], pull: Pull, corner: tuple[int, int], shrink: float, full: float
) -> Plane:
    """Three folds that fan out from a point: a shadow with a lit ridge above each."""
    columns = np.arange(size[0], dtype=np.float32) + 0.5
    rows = (np.arange(size[1], dtype=np.float32) + 0.5)[:, None]
    x = columns / shrink + corner[0] - pull.at[0]
    y = rows / shrink + corner[1] - pull.at[1]
    way = np.array(pull.towards) - pull.at
    length = max(float(np.hypot(*way)), 1e-3)
    light = np.ones((size[1], size[0]), np.float32)
    for angle, reach, weight in ((-0.42, 0.75, 0.8), (0.0, 1.0, 1.0), (0.45, 0.65, 0.7)):
        turn = float(np.arctan2(way[1], way[0])) + angle
        along = (x * np.cos(turn) + y * np.sin(turn)) / (length * reach)
        aside = (y * np.cos(turn) - x * np.sin(turn)) / full
        fades = np.clip(along * 6, 0, 1) * np.clip(1 - along, 0, 1) ** 0.7 * (along > 0)
        wide = pull.breadth * (0.35 + 0.5 * np.clip(along, 0, 1))
        shade = np.exp(-((aside / wide) ** 2)) - 0.6 * np.exp(-(((aside + 1.5 * wide) / wide) ** 2))
        light *= (1 - pull.strength * weight * fades * shade).astype(np.float32)
    return light
