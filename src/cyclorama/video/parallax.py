"""Move the product before its wall: what is nearer moves further."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import cv2
import numpy as np
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
ROUGH = 4  # frame pixels to one at which a field is looked up: fields are smooth


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
    above = _looked_up(layers.height, matrix, part)
    bulge = _looked_up(layers.bulge, matrix, part)
    across = np.float32(-SURFACE * width * view.turn) * bulge
    across += np.float32(view.sway * width) * above
    product = _sampled(layers.product, matrix, part, across, np.float32(view.bob * height) * above)
    behind = frame[part.top : part.bottom, part.left : part.right]
    behind[:] = _laid_over(product, behind)
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
    """What a field says of each pixel of a part of the frame."""
    wide, high = part.right - part.left, part.bottom - part.top
    size = -(-wide // ROUGH), -(-high // ROUGH)
    # from the middle of a rough pixel to frame, stage and field, where pixel i lies at i + 0.5
    scale = matrix[0, 0]
    offset = matrix[:, 2] + 0.5 - scale / 2 + scale * np.array([part.left, part.top])
    rough = np.column_stack(
        [np.eye(2) * scale * ROUGH / FIELD, (offset + scale * ROUGH / 2) / FIELD - 0.5]
    )
    seen = cv2.warpAffine(
        field,
        rough,
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(cv2.resize(seen, (wide, high), interpolation=cv2.INTER_LINEAR))


def _sampled(
    layer: NDArray[np.uint8],
    matrix: Matrix,
    part: _Part,
    across: Field,
    down: Field | np.float32,
) -> NDArray[np.uint8]:
    """A part of the frame, its content moved by so many pixels."""
    scale = np.float32(matrix[0, 0])
    columns = np.arange(part.left, part.right, dtype=np.float32)[None, :]
    rows = np.arange(part.top, part.bottom, dtype=np.float32)[:, None]
    xs = (columns - across) * scale + np.float32(matrix[0, 2])
    ys = np.broadcast_to((rows - down) * scale + np.float32(matrix[1, 2]), xs.shape)
    return np.asarray(
        cv2.remap(
            layer,
            xs,
            np.ascontiguousarray(ys),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT_101,
        ),
        np.uint8,
    )


def _laid_over(product: NDArray[np.uint8], behind: Rgb) -> Rgb:
    """`product` has its colours multiplied with its alpha."""
    colours, alpha = product[..., :3], product[..., 3]
    through = cv2.merge([255 - alpha] * 3)
    return np.asarray(cv2.add(colours, cv2.multiply(behind, through, scale=1 / 255)), np.uint8)
