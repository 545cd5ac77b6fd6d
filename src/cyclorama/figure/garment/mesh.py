"""Draw a piece of cloth through a mesh: each cell of it is carried from the photo to the figure."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

BAND = 256  # rows that are carried at once
_SHIFT = 4  # OpenCV takes corners in sixteenths of a pixel

Grid = NDArray[np.float64]


@dataclass(frozen=True)
class Mesh:
    """source, target: (rows, columns, 2), points of the cloth and of the frame, in px. across:
    (rows, columns), -1..1 from one edge of the cloth to the other; down: the same, from 0 where it
    begins to 1 at its hem. Later rows are drawn over earlier ones."""

    source: Grid
    target: Grid
    across: Grid
    down: Grid


@dataclass(frozen=True)
class Patch:
    """A piece of the frame from (left, top): `light` is float32 (h, w, 4), linear and multiplied
    by its alpha; `across` and `down` are the mesh's, float32 (h, w)."""

    left: int
    top: int
    light: NDArray[np.float32]
    across: NDArray[np.float32]
    down: NDArray[np.float32]

    @property
    def alpha(self) -> NDArray[np.float32]:
        return self.light[..., 3]


def carry(cloth: NDArray[np.float32], mesh: Mesh, width: int, height: int) -> Patch | None:
    """The cloth, float32 (h, w, 4) of linear light times alpha, drawn through the mesh into a
    frame of width x height px; None if nothing of it lies in the frame."""
    corners = mesh.target.reshape(-1, 2)
    left, top = np.clip(np.floor(corners.min(0)), 0, (width, height)).astype(int).tolist()
    right, bottom = np.clip(np.ceil(corners.max(0)), 0, (width, height)).astype(int).tolist()
    if right - left < 1 or bottom - top < 1:
        return None
    triangles = _triangles(*mesh.target.shape[:2])
    spots = corners[triangles] - (left, top)  # (n, 3, 2)
    cells = np.zeros((bottom - top, right - left), np.int32)
    fixed = np.rint((spots - 0.5) * 2**_SHIFT).astype(np.int32)
    for number, triangle in enumerate(fixed, start=1):
        cv2.fillConvexPoly(cells, triangle, number, cv2.LINE_8, _SHIFT)
    carried = _coefficients(spots, _values(mesh)[triangles])
    light = np.zeros((*cells.shape, 4), np.float32)
    across, down = np.zeros(cells.shape, np.float32), np.zeros(cells.shape, np.float32)
    columns = np.arange(cells.shape[1], dtype=np.float32) + 0.5
    for start in range(0, len(cells), BAND):
        band = np.s_[start : start + BAND]
        rows = np.arange(start, min(start + BAND, len(cells)), dtype=np.float32)[:, None] + 0.5
        parts = [
            carried[:, 0, value][cells[band]] * columns
            + carried[:, 1, value][cells[band]] * rows
            + carried[:, 2, value][cells[band]]
            for value in range(4)
        ]
        light[band] = cv2.remap(
            cloth, parts[0] - 0.5, parts[1] - 0.5, cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT, borderValue=(0, 0, 0, 0),
        )  # fmt: skip
        light[band][cells[band] == 0] = 0
        across[band], down[band] = parts[2], parts[3]
    return trimmed(Patch(left, top, light, across, down))


def _triangles(rows: int, columns: int) -> NDArray[np.int64]:
    """Each cell of a grid as two triangles: indices of corners, (n, 3), row after row."""
    corner = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = corner[:-1, :-1], corner[:-1, 1:], corner[1:, 1:], corner[1:, :-1]
    return np.stack([np.stack([a, b, c], -1), np.stack([a, c, d], -1)], -2).reshape(-1, 3)


def _values(mesh: Mesh) -> Grid:
    return np.concatenate(
        [mesh.source, mesh.across[..., None], mesh.down[..., None]], axis=-1
    ).reshape(-1, 4)


def _coefficients(spots: Grid, values: Grid) -> NDArray[np.float32]:
    """For each triangle what gives its values from x, y and 1: float32 (n + 1, 3, 4), the first
    of them for "no triangle"."""
    system = np.concatenate([spots, np.ones((*spots.shape[:2], 1))], axis=-1)
    flat = np.abs(np.linalg.det(system)) < 1e-6
    system[flat] = np.eye(3)
    solved = np.linalg.solve(system, values)
    solved[flat] = (0, 0, 0, 0)
    solved[flat, 2, :2] = -1e4  # outside of the cloth
    nothing = np.zeros((1, 3, 4))
    nothing[0, 2, :2] = -1e4
    return np.asarray(np.concatenate([nothing, solved]), np.float32)


def trimmed(patch: Patch) -> Patch | None:
    """The patch without empty margins."""
    seen = patch.alpha > 1 / 512
    rows, columns = np.nonzero(seen.any(1))[0], np.nonzero(seen.any(0))[0]
    if not len(rows):
        return None
    part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Patch(
        patch.left + int(columns[0]),
        patch.top + int(rows[0]),
        patch.light[part],
        patch.across[part],
        patch.down[part],
    )
