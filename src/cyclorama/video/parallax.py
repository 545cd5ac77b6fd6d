"""Move the product before its wall: what is nearer moves further."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import cv2
import numpy as np
from numba import njit
from numpy.typing import NDArray

from cyclorama.video.camera import Matrix, look
from cyclorama.video.colour import Rgb
from cyclorama.video.layers import FIELD, Field, Layers
from cyclorama.video.stage import Stage
from cyclorama.video.view import View

# How far things move in a turn of 1, in widths of the frame. They move against each other: the
# product's outline stays where it is.
WALL, SURFACE = 0.030, 0.022
MARGIN = 0.07  # of the frame's long edge, around the product: what it takes along, and its moves
ROUGH = 8  # frame pixels to one at which a field is looked up: fields are smooth


class _Part(NamedTuple):
    """A part of the frame, in its pixels."""

    left: int
    top: int
    right: int
    bottom: int


def shoot_layers(stage: Stage, layers: Layers, views: Sequence[View]) -> Iterator[Rgb]:
    """A frame for each view."""
    for view in views:
        yield composed(stage, layers, view)


def composed(stage: Stage, layers: Layers, view: View) -> Rgb:
    width, height = stage.size
    matrix = look(stage, replace(view, sway=0, bob=0))
    whole = _Part(0, 0, width, height)
    turned = np.float32(WALL * width * view.turn) * _looked_up(layers.distance, matrix, whole)
    frame = _sampled(layers.wall, matrix, whole, turned, np.float32(0))
    part = _part_of(layers, matrix, stage)
    if part is None:
        return frame
    across = np.float32(-SURFACE * width * view.turn) * _looked_up(layers.bulge, matrix, part)
    down: Field | np.float32 = np.float32(0)
    if view.sway or view.bob:
        above = _looked_up(layers.height, matrix, part)
        across += np.float32(view.sway * width) * above
        down = np.float32(view.bob * height) * above
    product = _sampled(layers.product, matrix, part, across, down)
    behind = frame[part.top : part.bottom, part.left : part.right]
    _lay_over(product, behind)
    return frame


def _part_of(layers: Layers, matrix: Matrix, stage: Stage) -> _Part | None:
    """Where in the frame the product may be seen, with a margin for its soft edge and moves."""
    width, height = stage.size
    scale = matrix[0, 0]
    margin = MARGIN * max(stage.size)
    part = _Part(
        left=max(0, int((layers.box.left - matrix[0, 2]) / scale - margin)),
        top=max(0, int((layers.box.top - matrix[1, 2]) / scale - margin)),
        right=min(width, int((layers.box.right - matrix[0, 2]) / scale + margin)),
        bottom=min(height, int((layers.box.bottom - matrix[1, 2]) / scale + margin)),
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


def _sampled(
    layer: NDArray[np.uint8],
    matrix: Matrix,
    part: _Part,
    across: Field,
    down: Field | np.float32,
) -> NDArray[np.uint8]:
    """A part of the frame, its content moved by so many pixels, told for rough pixels.

    Places in the layer are computed for those too and interpolated, which is exact for the camera.
    """
    scale = np.float32(matrix[0, 0])
    wide, high = _rough_size(part)
    middle = (ROUGH - 1) / 2 - ROUGH
    columns = np.arange(wide, dtype=np.float32)[None] * ROUGH + np.float32(part.left + middle)
    rows = np.arange(high, dtype=np.float32)[:, None] * ROUGH + np.float32(part.top + middle)
    xs = (columns - across) * scale + np.float32(matrix[0, 2])
    ys = np.broadcast_to((rows - down) * scale + np.float32(matrix[1, 2]), xs.shape)
    inner = np.s_[
        ROUGH : ROUGH + part.bottom - part.top,
        ROUGH : ROUGH + part.right - part.left,
    ]
    full = wide * ROUGH, high * ROUGH
    return np.asarray(
        cv2.remap(
            layer,
            cv2.resize(xs, full)[inner],
            cv2.resize(np.ascontiguousarray(ys), full)[inner],
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT_101,
        ),
        np.uint8,
    )


@njit(cache=True)
def _lay_over(product: NDArray[np.uint8], behind: Rgb) -> None:
    """Lay a product, its colours multiplied with its alpha, over what is behind it, in place.

    Most pixels are wholly one or the other, so a loop takes a third of the time of OpenCV's sums.
    No level passes 255: a multiplied colour is never above its alpha.
    """
    for row in range(product.shape[0]):
        for column in range(product.shape[1]):
            through = 255 - np.int32(product[row, column, 3])
            if through == 255:
                continue
            for channel in range(3):
                shining = (np.int32(behind[row, column, channel]) * through + 127) // 255
                level = np.int32(product[row, column, channel]) + shining
                behind[row, column, channel] = np.uint8(level)
