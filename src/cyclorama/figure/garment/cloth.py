"""A garment's pixels, ready to be carried: small enough, in linear light, part by part."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.linear import to_linear

_BAND = 256  # rows
_FINER = 1.25  # photo pixels per drawn pixel that are kept


@dataclass(frozen=True)
class Cloth:
    """light: float32 (h, w, 4), linear light times alpha. Points of the cut-out are at
    `point * scale - corner` in it."""

    light: NDArray[np.float32]
    scale: float
    corner: NDArray[np.float64]

    def place(self, points: NDArray[np.floating]) -> NDArray[np.float64]:
        return np.asarray(points * self.scale - self.corner, np.float64)

    def only(self, polygons: list[NDArray[np.floating]]) -> "Cloth":
        """What lies inside the polygons (points of the cut-out)."""
        return self._masked(self._inside(polygons))

    def without(self, polygons: list[NDArray[np.floating]]) -> "Cloth":
        return self._masked(np.float32(1) - self._inside(polygons))

    def mirrored_into(self, curve: NDArray[np.floating]) -> "Cloth":
        """What lies above a curve (points of the cut-out, from left to right) painted over with
        the cloth below it, as in a mirror: the back of a neck of which only the front is seen."""
        edge = self.place(curve)
        height, width = self.light.shape[:2]
        first, last = max(0, int(edge[0, 0])), min(width, int(edge[-1, 0]) + 1)
        columns = np.arange(first, last)
        level = np.interp(columns + 0.5, edge[:, 0], edge[:, 1])
        rows = np.arange(height)[:, None] + 0.5
        source = np.where(rows < level, 2 * level - rows, rows)
        across = np.broadcast_to(columns.astype(np.float32), source.shape)
        mirrored = cv2.remap(
            self.light, np.ascontiguousarray(across), source.astype(np.float32) - 0.5,
            cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE,
        )  # fmt: skip
        light = self.light.copy()
        light[:, first:last] = mirrored * light[:, first:last, 3:]
        return Cloth(light, self.scale, self.corner)

    def _inside(self, polygons: list[NDArray[np.floating]]) -> NDArray[np.float32]:
        inside = np.zeros(self.light.shape[:2], np.uint8)
        for polygon in polygons:
            corners = np.rint((self.place(polygon) - 0.5) * 16).astype(np.int32)
            cv2.fillPoly(inside, [corners], 255, cv2.LINE_AA, 4)
        return np.asarray(inside / np.float32(255), np.float32)

    def _masked(self, share: NDArray[np.float32]) -> "Cloth":
        return Cloth(np.asarray(self.light * share[..., None], np.float32), self.scale, self.corner)


def cloth_of(cut_out: NDArray[np.uint8], drawn_per_pixel: float) -> Cloth:
    """The cut-out, uint8 (h, w, 4), at the size in which it is drawn.

    drawn_per_pixel: how many pixels of the frame one of the photo will fill.
    """
    rows = np.nonzero((cut_out[..., 3] > 0).any(1))[0]
    columns = np.nonzero((cut_out[..., 3] > 0).any(0))[0]
    top, left = int(rows[0]), int(columns[0])
    box = cut_out[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
    scale = min(1.0, _FINER * drawn_per_pixel)
    height, width = (max(2, round(edge * scale)) for edge in box.shape[:2])
    whole = max(1, int(1 / scale))  # whole pixels into one: band by band, for a photo may be huge
    band = whole * max(1, _BAND // whole)
    light = np.concatenate(
        [_shrunk(box[start : start + band], whole) for start in range(0, len(box), band)]
    )
    if scale < 1:
        light = cv2.resize(light, (width, height), interpolation=cv2.INTER_AREA)
    return Cloth(light, scale, np.array([left, top]) * scale)


def _shrunk(rows: NDArray[np.uint8], whole: int) -> NDArray[np.float32]:
    """Linear light times alpha of some rows, at a whole fraction of their size."""
    alpha = np.asarray(rows[..., 3] / np.float32(255), np.float32)
    colours = to_linear(np.ascontiguousarray(rows[..., :3])) * alpha[..., None]
    light: NDArray[np.float32] = np.dstack([colours, alpha])
    if whole == 1:
        return light
    size = (max(1, rows.shape[1] // whole), max(1, rows.shape[0] // whole))
    return np.asarray(cv2.resize(light, size, interpolation=cv2.INTER_AREA))
