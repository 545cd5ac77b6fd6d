"""Move the product before its wall: what is nearer moves further.

Drawn in the planes that are encoded: two of the three are half the size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np
from numba import njit
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.video.camera import Matrix, look, warped
from cyclorama.video.colour import Planes, halved, to_planes
from cyclorama.video.layers import FIELD, Field, Layers
from cyclorama.video.stage import Stage
from cyclorama.video.view import View

# How far things move in a turn of 1, in widths of the frame. They move against each other: the
# product's outline stays where it is.
WALL, SURFACE = 0.030, 0.022
MARGIN = 0.055  # of the frame's long edge, around the product: what it takes along, and its moves
ROUGH = 8  # frame pixels to one at which a field is looked up: fields are smooth


class _Part(NamedTuple):
    """A part of the frame, in its pixels; all even."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class _Laid:
    """Layers in planes. product: Y. product_colour: Cb, Cr and alpha at half the size, which is
    enough for an alpha: both layers are the photo where it is soft. steady: from which row of the
    stage upwards the wall is as far away as it gets."""

    wall: Planes
    product: NDArray[np.uint8]
    product_colour: NDArray[np.uint8]
    steady: int

    @classmethod
    def of(cls, stage: Stage, layers: Layers) -> "_Laid":
        height, width = (edge // 2 * 2 for edge in layers.wall.shape[:2])
        product = to_planes(stage.pixels[:height, :width])
        alpha = halved(layers.alpha[:height, :width])
        nearer = np.flatnonzero(layers.distance[:, 0] < 1)
        return cls(
            wall=to_planes(layers.wall[:height, :width]),
            product=product.y,
            product_colour=np.dstack([product.cb, product.cr, alpha]),
            steady=int(nearer[0] - 1) * FIELD if len(nearer) else height,
        )


def shoot_layers(stage: Stage, layers: Layers, views: Sequence[View]) -> Iterator[Planes]:
    """A frame for each view."""
    laid = _Laid.of(stage, layers)
    for view in views:
        yield _composed(stage, layers, laid, view)


def _composed(stage: Stage, layers: Layers, laid: _Laid, view: View) -> Planes:
    width = stage.size.width
    matrix = look(stage, replace(view, sway=0, bob=0))
    frame = _wall(stage, layers, laid, matrix, WALL * width * view.turn)
    part = _part_of(layers, matrix, stage)
    if part is None:
        return frame
    across = np.float32(-SURFACE * width * view.turn) * _looked_up(layers.bulge, matrix, part)
    down: Field | np.float32 = np.float32(0)
    if view.sway or view.bob:
        above = _looked_up(layers.height, matrix, part)
        across += np.float32(view.sway * width) * above
        down = np.float32(view.bob * stage.size.height) * above
    places = _places(matrix, part, across, down)
    cb, cr, alpha = cv2.split(places.sampled_at_half(laid.product_colour))
    left, top, right, bottom = part
    fine = np.asarray(cv2.resize(alpha, (right - left, bottom - top)), np.uint8)
    _lay_over(places.sampled(laid.product), fine, frame.y[top:bottom, left:right])
    half = np.s_[top // 2 : bottom // 2, left // 2 : right // 2]
    _lay_over(np.asarray(cb, np.uint8), np.asarray(alpha, np.uint8), frame.cb[half])
    _lay_over(np.asarray(cr, np.uint8), np.asarray(alpha, np.uint8), frame.cr[half])
    return frame


def _wall(stage: Stage, layers: Layers, laid: _Laid, matrix: Matrix, turned: float) -> Planes:
    """The wall, moved to the right by so many pixels; the floor before it by less.

    Where it is as far away as it gets it is moved as a whole, which takes half the time.
    """
    width, height = stage.size
    row = int((laid.steady - matrix[1, 2]) / matrix[0, 0]) // 2 * 2
    row = min(max(row, 0), height)
    moved = matrix.copy()
    moved[0, 2] -= matrix[0, 0] * turned
    of_half = np.column_stack([moved[:, :2], moved[:, 2] / 2 + (moved[0, 0] - 1) / 4])
    frame = Planes(*(np.empty((height // n, width // n), np.uint8) for n in (1, 2, 2)))
    if row:
        half = Size(width // 2, row // 2)
        frame.y[:row] = warped(laid.wall.y, moved, Size(width, row))
        frame.cb[: row // 2] = warped(laid.wall.cb, of_half, half)
        frame.cr[: row // 2] = warped(laid.wall.cr, of_half, half)
    if row < height:
        floor = _Part(0, row, width, height)
        nearer = np.float32(turned) * _looked_up(layers.distance, matrix, floor)
        places = _places(matrix, floor, nearer, np.float32(0))
        frame.y[row:] = places.sampled(laid.wall.y)
        frame.cb[row // 2 :] = places.sampled_at_half(laid.wall.cb)
        frame.cr[row // 2 :] = places.sampled_at_half(laid.wall.cr)
    return frame


def _part_of(layers: Layers, matrix: Matrix, stage: Stage) -> _Part | None:
    """Where in the frame the product may be seen, with a margin for its soft edge and moves."""
    width, height = stage.size
    scale = matrix[0, 0]
    margin = MARGIN * max(stage.size)
    part = _Part(
        left=max(0, int((layers.box.left - matrix[0, 2]) / scale - margin)) // 2 * 2,
        top=max(0, int((layers.box.top - matrix[1, 2]) / scale - margin)) // 2 * 2,
        right=min(width, int((layers.box.right - matrix[0, 2]) / scale + margin) // 2 * 2),
        bottom=min(height, int((layers.box.bottom - matrix[1, 2]) / scale + margin) // 2 * 2),
    )
    return part if part.left < part.right and part.top < part.bottom else None


def _looked_up(field: Field, matrix: Matrix, part: _Part) -> Field:
    """What a field says at each rough pixel of a part of the frame, and one beyond on each side."""
    scale = matrix[0, 0]
    begin = np.array([part.left, part.top]) - ROUGH
    # from the middle of a rough pixel to frame, stage and field, where pixel i lies at i + 0.5
    offset = matrix[:, 2] + 0.5 + scale * (begin + ROUGH / 2 - 0.5)
    rough = np.column_stack([np.eye(2) * scale * ROUGH / FIELD, offset / FIELD - 0.5])
    return np.asarray(
        cv2.warpAffine(
            field,
            rough,
            _rough_size(part),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
    )


def _rough_size(part: _Part) -> tuple[int, int]:
    return -(-(part.right - part.left) // ROUGH) + 2, -(-(part.bottom - part.top) // ROUGH) + 2


class _Places(NamedTuple):
    """Where in a layer each rough pixel of a part of the frame lies.

    Between them places are interpolated, which is exact for the camera.
    """

    part: _Part
    xs: Field
    ys: Field

    def sampled(self, layer: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return self._remapped(layer, self.xs, self.ys, 1)

    def sampled_at_half(self, layer: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Of a layer at half the size, for a part of the frame at half the size."""
        half, quarter = np.float32(0.5), np.float32(0.25)  # as pixel i lies at i + 0.5
        return self._remapped(layer, self.xs * half - quarter, self.ys * half - quarter, 2)

    def _remapped(
        self, layer: NDArray[np.uint8], xs: Field, ys: Field, shrink: int
    ) -> NDArray[np.uint8]:
        unit = ROUGH // shrink
        left, top, right, bottom = self.part
        inner = np.s_[
            unit : unit + (bottom - top) // shrink, unit : unit + (right - left) // shrink
        ]
        full = xs.shape[1] * unit, xs.shape[0] * unit
        return np.asarray(
            cv2.remap(
                layer,
                cv2.resize(xs, full)[inner],
                cv2.resize(ys, full)[inner],
                cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REFLECT_101,
            ),
            np.uint8,
        )


def _places(matrix: Matrix, part: _Part, across: Field, down: Field | np.float32) -> _Places:
    """Of content that is moved by so many frame pixels, told for rough pixels."""
    scale = np.float32(matrix[0, 0])
    wide, high = _rough_size(part)
    middle = (ROUGH - 1) / 2 - ROUGH
    columns = np.arange(wide, dtype=np.float32)[None] * ROUGH + np.float32(part.left + middle)
    rows = np.arange(high, dtype=np.float32)[:, None] * ROUGH + np.float32(part.top + middle)
    xs = (columns - across) * scale + np.float32(matrix[0, 2])
    ys = np.broadcast_to((rows - down) * scale + np.float32(matrix[1, 2]), xs.shape)
    return _Places(part, xs, np.ascontiguousarray(ys))


@njit(cache=True)
def _lay_over(
    product: NDArray[np.uint8], alpha: NDArray[np.uint8], behind: NDArray[np.uint8]
) -> None:
    """Lay a plane of a product over what is behind it, in place. Most pixels are wholly one or the
    other."""
    for row in range(product.shape[0]):
        for column in range(product.shape[1]):
            share = np.uint32(alpha[row, column])
            if share == 255:
                behind[row, column] = product[row, column]
            elif share:
                both = product[row, column] * share + behind[row, column] * (np.uint32(255) - share)
                behind[row, column] = (both + np.uint32(127)) // np.uint32(255)
