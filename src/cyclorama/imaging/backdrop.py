"""What stands behind the product, in linear light, drawn row by row.

A frame of 4096² in float would take 200 MB; a band of rows takes a few.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.composition import Plain, Sweep
from cyclorama.imaging.linear import colour_to_linear


@dataclass(frozen=True)
class DrawnBackdrop:
    """A backdrop for one frame.

    rows: float32 (height, 1, 3): each row's light before the vignette.
    vignette: how much of the light the corners lose, 0..1.
    """

    rows: NDArray[np.float32]
    width: int
    vignette: float

    def band(self, top: int, bottom: int) -> NDArray[np.float32]:
        """Rows top..bottom as float32 (bottom - top, width, 3) of linear light."""
        rows = self.rows[top:bottom]
        if self.vignette == 0:
            return np.broadcast_to(rows, (bottom - top, self.width, 3))
        height = len(self.rows)
        across = (2 * (np.arange(self.width, dtype=np.float32) + 0.5) / self.width - 1) ** 2
        down = (2 * (np.arange(top, bottom, dtype=np.float32) + 0.5) / height - 1) ** 2
        lit = 1 - np.float32(self.vignette / 2) * (across[None, :] + down[:, None])
        return np.asarray(rows * lit[..., None], np.float32)


def draw_backdrop(backdrop: Sweep | Plain, width: int, height: int, foot: float) -> DrawnBackdrop:
    """The backdrop of a frame of width x height px.

    foot: the row, in pixels, on which the product stands; a sweep bends above it.
    """
    match backdrop:
        case Plain():
            rows = np.tile(colour_to_linear(backdrop.colour), (height, 1, 1))
        case Sweep():
            wall, floor = colour_to_linear(backdrop.wall), colour_to_linear(backdrop.floor)
            row = (np.arange(height, dtype=np.float32) + 0.5 - foot) / height
            bend = 1 / (1 + np.exp(-(row + backdrop.rise) / backdrop.softness))
            share = np.asarray(bend, np.float32)[:, None, None]
            rows = wall + (floor - wall) * share
    return DrawnBackdrop(rows, width, backdrop.vignette)
