"""A part of a garment as grids: where its cloth is in the photo, and where on the figure."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Laid:
    """source: (rows, columns, 2), px of the silhouette with x from its axis; target: the same
    cloth on the figure, in heads. across: (rows, columns), -1..1 from the viewer's left edge to
    the right; down: 0 where the part begins to 1 at its hem."""

    source: NDArray[np.float64]
    target: NDArray[np.float64]
    across: NDArray[np.float64]
    down: NDArray[np.float64]


def laid(
    source: NDArray[np.float64],
    target: NDArray[np.float64],
    across: NDArray[np.float64],
    down: NDArray[np.float64],
) -> Laid:
    """`across` is the place of each column, (columns,) or (rows, columns); `down` of each row."""
    shape = source.shape[:2]
    down = np.broadcast_to(down[:, None], shape).copy()
    return Laid(source, target, np.broadcast_to(across, shape).copy(), down)
