"""How the side seams of a garment's broad pieces hang on a figure: a torso's, a skirt's."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.body import HIP, Spots, edges, spot
from cyclorama.figure.skeleton import Joint, Skeleton

COLUMNS = np.array([-1.03, *np.linspace(-1, 1, 31), 1.03])
_ROUND = np.radians(72)  # cloth lies on a body as on a pillar: its sides go around out of sight
SEEN = np.clip(COLUMNS, -1, 1)
SEEN = np.sin(_ROUND * SEEN) / np.sin(_ROUND) + (COLUMNS - SEEN)
_TURNED = 0.42  # how far a body in profile shows its middle aside, in halves of its breadth
_SAG = 0.05  # rows curve down around the body, which is seen from the chest's height


@dataclass(frozen=True)
class Ease:
    """How a kind of garment lies: `room` around the body in parts of it, `drape`, 0..1: how far
    it follows the body below."""

    room: float
    drape: float


def side_seams(
    skeleton: Skeleton,
    heights: NDArray[np.float64],
    seams: tuple[Spots, Spots],
    scale: float,
    ease: Ease,
) -> tuple[Spots, Spots]:
    """Where the side seams run on the figure, in heads."""
    left, right = edges(skeleton, heights)
    middle, across = _rows_of(skeleton, heights, left, right)
    results = []
    for index, (out, edge) in enumerate(((-1, left), (1, right))):
        half = np.abs(((edge - middle) * across).sum(1))
        own = np.abs(seams[index][:, 0]) * scale
        draped = (1 - ease.drape) * own + ease.drape * (half * 1.06 + 0.02)
        wanted = np.maximum(draped, half * 1.04 + 0.015)
        wanted[0] = max(own[0], half[0] * 1.02)
        low = heights > HIP
        for row in np.nonzero(low)[0]:  # from the hips on cloth falls as it was cut
            fall = wanted[row - 1] + own[row] - own[row - 1] if row else own[row]
            wanted[row] = max(fall, half[row] + 0.03)
        wanted = smooth(wanted)
        results.append(middle + out * across * wanted[:, None])
    return results[0], results[1]


def _rows_of(
    skeleton: Skeleton, heights: NDArray[np.float64], left: Spots, right: Spots
) -> tuple[Spots, Spots]:
    """Each row's middle, and its direction across."""
    hips = (spot(skeleton, Joint.HIP_LEFT) + spot(skeleton, Joint.HIP_RIGHT)) / 2
    across = right - left
    breadth = np.linalg.norm(across, axis=1, keepdims=True)
    across = across / np.maximum(breadth, 1e-6)
    middle = (left + right) / 2
    low = heights > HIP
    if low.any():
        tilt = spot(skeleton, Joint.HIP_RIGHT) - spot(skeleton, Joint.HIP_LEFT)
        tilt = tilt / np.linalg.norm(tilt)
        level = np.clip((heights[low] - HIP) / 40, 0, 0.8)[:, None]
        direction = (1 - level) * tilt + level * np.array([1.0, 0.0])
        across[low] = direction / np.linalg.norm(direction, axis=1, keepdims=True)
        sway = 0.35 * (middle[low, 0] - hips[0])
        middle[low, 0] = hips[0] + sway
    return smooth(middle), across


def smooth(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows averaged with their neighbours; the first and the last stay."""
    kernel = np.array([1, 3, 4, 3, 1]) / 12
    padded = np.concatenate([values[:1], values[:1], values, values[-1:], values[-1:]])
    if values.ndim == 1:
        smooth = np.convolve(padded, kernel, "valid")
    else:
        smooth = np.stack([np.convolve(padded[:, axis], kernel, "valid") for axis in (0, 1)], 1)
    smooth[0], smooth[-1] = values[0], values[-1]
    return smooth


def laid_flat(left: Spots, right: Spots) -> NDArray[np.float64]:
    """A grid of rows from the left seam to the right, (rows, columns, 2), as a photo shows it."""
    middle, half = (left + right) / 2, (right - left) / 2
    return np.asarray(middle[:, None] + COLUMNS[None, :, None] * half[:, None])


def worn(left: Spots, right: Spots) -> NDArray[np.float64]:
    """The same grid on a body."""
    middle, half = (left + right) / 2, (right - left) / 2
    return np.asarray(middle[:, None] + SEEN[None, :, None] * half[:, None])


def turned_aside(skeleton: Skeleton) -> float:
    """How far a turned body shows its middle to the viewer's right, in halves of its breadth."""
    way = -1 if skeleton.from_behind else 1
    return float(_TURNED * np.sin(skeleton.turn * np.pi / 2) * way)


def turn_round(
    grid: NDArray[np.float64], skeleton: Skeleton, first: int = 0
) -> NDArray[np.float64]:
    """The grid (heads) as it lies around a body: turned with it, and curved as it is round.

    first: the row from which on it does so wholly; the rows above, over the shoulders, less.
    """
    count = len(grid)
    shift = turned_aside(skeleton)
    wholly = np.clip(np.arange(count) / max(first, 1), 0, 1) if first else np.ones(count)
    inside = np.clip(1 - COLUMNS**2, 0, None)[None, :, None]
    half = (grid[:, -2] - grid[:, 1])[:, None] / 2
    turned = grid + shift * wholly[:, None, None] * inside * half
    low = np.clip((np.arange(count) - first) / max(count - 1 - first, 1), 0, 1)
    fall = _SAG * low[:, None] * np.linalg.norm(half[:, 0], axis=1)[:, None]
    turned[..., 1] += fall * inside[..., 0]
    return turned
