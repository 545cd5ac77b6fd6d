"""Many pictures in one, cell by cell, and one picture cut into its cells."""

from collections.abc import Iterable, Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.grid import Cell, Grid


def tiled(
    pictures: Iterable[NDArray[np.uint8]], cells: tuple[Cell, ...], size: Size, background: str
) -> NDArray[np.uint8]:
    """The pictures in the first cells, uint8 (h, w, 3).

    pictures: uint8 (h, w, 3 or 4) sRGB, asked for one at a time. Each is shown whole, as large as
    its cell allows and never enlarged; the rest of the cell, what is transparent and the gaps show
    the background, `#rrggbb`.
    """
    colour = np.array(list(bytes.fromhex(background[1:])), np.uint8)
    canvas = np.empty((size.height, size.width, 3), np.uint8)
    canvas[:] = colour
    for picture, cell in zip(pictures, cells, strict=False):
        small = _fitted(picture, cell.size)
        height, width = small.shape[:2]
        top = cell.top + (cell.size.height - height) // 2
        left = cell.left + (cell.size.width - width) // 2
        _lay(small, canvas[top : top + height, left : left + width])
    return canvas


def split(picture: NDArray[np.uint8], grid: Grid, gap: int = 0) -> Iterator[NDArray[np.uint8]]:
    """The cells of a picture, row by row: views of its own pixels."""
    height, width = picture.shape[:2]
    for cell in grid.cells(Size(width, height), gap):
        yield picture[cell.top : cell.bottom, cell.left : cell.right]


def _fitted(picture: NDArray[np.uint8], size: Size) -> NDArray[np.uint8]:
    height, width = picture.shape[:2]
    factor = min(1.0, size.width / width, size.height / height)
    # a cell that is a rounded pixel off the picture's ratio is filled, not given a seam
    wide, high = _near(width * factor, size.width), _near(height * factor, size.height)
    if (wide, high) == (width, height):
        return picture
    if picture.shape[2] == 4:
        alpha = picture[..., 3:].astype(np.float32) / 255
        weighted = np.dstack([picture[..., :3] * alpha, 255 * alpha]).astype(np.float32)
        small = cv2.resize(weighted, (wide, high), interpolation=cv2.INTER_AREA)
        share = np.maximum(small[..., 3:] / 255, 1e-4)
        return (
            np.rint(np.dstack([small[..., :3] / share, small[..., 3]]))
            .clip(0, 255)
            .astype(np.uint8)
        )
    shrunk: NDArray[np.uint8] = cv2.resize(picture, (wide, high), interpolation=cv2.INTER_AREA)
    return shrunk


def _near(length: float, most: int) -> int:
    return most if abs(length - most) <= 1 else max(1, min(most, round(length)))


def _lay(layer: NDArray[np.uint8], under: NDArray[np.uint8]) -> None:
    if layer.shape[2] == 3:
        under[:] = layer
        return
    alpha = layer[..., 3:].astype(np.float32) / 255
    under[:] = np.rint(layer[..., :3] * alpha + under * (1 - alpha)).astype(np.uint8)
