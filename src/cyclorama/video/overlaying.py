"""One clip upon another, with the transparency that it has."""

from collections.abc import Iterator

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.grid import Cell
from cyclorama.video.colour import Planes
from cyclorama.video.layout import Spot
from cyclorama.video.pixels import Pixels, lay, plain, sized
from cyclorama.video.reel import Reel

SEEN = 24  # of 255: less alpha than this is nothing to make room for
EVERY = 3  # frames: how often it is looked where the content is


def content(reel: Reel) -> Cell:
    """The part of the frame, in stored pixels with even edges, in which there is ever anything;
    the whole frame of a solid clip."""
    whole = None
    box: Cell | None = None
    for index, pixels in enumerate(reel.frames(reel.rate)):
        whole = Cell(0, 0, *pixels.size)
        if pixels.alpha is None:
            return whole
        if index % EVERY:
            continue
        seen = pixels.alpha > SEEN
        rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
        if len(rows):
            found = Cell(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
            box = found if box is None else _around(box, found)
    assert whole is not None
    return whole if box is None else _even(box, Size(*whole.size))


def cropped(pixels: Pixels, box: Cell) -> Pixels:
    """The part within a box whose edges are even."""
    full = slice(box.top, box.bottom), slice(box.left, box.right)
    half = slice(box.top // 2, box.bottom // 2), slice(box.left // 2, box.right // 2)
    y, cb, cr = pixels.planes
    alpha = None if pixels.alpha is None else pixels.alpha[full]
    return Pixels(Planes(y[full], cb[half], cr[half]), alpha)


def overlaid(
    base: Iterator[Planes], over: Iterator[Pixels], box: Cell, spot: Spot
) -> Iterator[Planes]:
    """Every frame of the base, with the frame of `over` upon it for as long as there is one."""
    for planes in base:
        canvas = Planes(*(plane.copy() for plane in planes))
        layer = next(over, None)
        if layer is not None:
            lay(sized(cropped(layer, box), spot.size), canvas, spot.left, spot.top)
        yield canvas


def alone(over: Iterator[Pixels], box: Cell, spot: Spot, size: Size) -> Iterator[Pixels]:
    """The same on a frame of that size with nothing in it."""
    for pixels in over:
        layer = sized(cropped(pixels, box), spot.size)
        canvas, alpha = plain(size), np.zeros((size.height, size.width), np.uint8)
        lay(Pixels(layer.planes), canvas, spot.left, spot.top)
        solid = np.full(layer.planes.y.shape, 255, np.uint8) if layer.alpha is None else layer.alpha
        within = np.zeros_like(canvas.cb)  # planes have to be whole: those of colour say nothing
        seen = Planes(alpha, within, within.copy())
        lay(Pixels(Planes(solid, layer.planes.cb, layer.planes.cr)), seen, spot.left, spot.top)
        yield Pixels(canvas, alpha)


def _around(one: Cell, other: Cell) -> Cell:
    return Cell(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _even(box: Cell, size: Size) -> Cell:
    return Cell(
        box.left & ~1,
        box.top & ~1,
        min(size.width, (box.right + 1) & ~1),
        min(size.height, (box.bottom + 1) & ~1),
    )
