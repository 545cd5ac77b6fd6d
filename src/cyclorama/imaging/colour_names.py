"""What people call a colour: the nearest of three dozen everyday names, by eye (Lab)."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.study import to_lab

NAMED = {
    "black": "#141414",
    "dark grey": "#4a4a4a",
    "grey": "#8c8c8c",
    "light grey": "#c8c8c8",
    "white": "#f6f6f6",
    "off-white": "#ece7df",
    "pale grey": "#e2e4e6",
    "pale blue": "#dce7ee",
    "pale green": "#dfeadd",
    "pale pink": "#f2dede",
    "pale beige": "#e4d6c8",
    "cream": "#f2e8cf",
    "beige": "#d3bd97",
    "tan": "#b58a5a",
    "brown": "#6b4423",
    "dark brown": "#3b2416",
    "yellow": "#f2cf1d",
    "orange": "#e8771f",
    "red": "#c8202a",
    "burgundy": "#6b1424",
    "pink": "#ec8fb0",
    "purple": "#6a2f8f",
    "lilac": "#b79ad0",
    "navy blue": "#1c2750",
    "blue": "#2456b8",
    "light blue": "#93bfe6",
    "turquoise": "#2ab3b1",
    "dark green": "#1d4a2c",
    "green": "#3f9142",
    "light green": "#a3cf8f",
    "olive": "#6b6b2a",
}


@cache
def _table() -> NDArray[np.float32]:
    rgb = np.array([list(bytes.fromhex(one[1:])) for one in NAMED.values()], np.uint8)
    return to_lab(rgb[None])[0]


def shares(lab: NDArray[np.float32]) -> dict[str, float]:
    """How much of the pixels each name has, the most first. lab: float32 (n, 3), L in 0..100.

    Every share is over 0 and together they are 1; no pixels have no colour.
    """
    if not len(lab):
        return {}
    away = np.linalg.norm(lab[:, None, :] - _table()[None], axis=2)
    counted = np.bincount(away.argmin(axis=1), minlength=len(NAMED)) / len(lab)
    found = {name: float(share) for name, share in zip(NAMED, counted, strict=True) if share}
    return dict(sorted(found.items(), key=lambda one: -one[1]))


def name_of(lab: NDArray[np.float32]) -> str:
    """The name of one colour, float32 (3,)."""
    return next(iter(shares(lab[None])))
