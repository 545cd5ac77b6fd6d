"""A painting in the making: layers are laid over each other, the farthest first.

Its units do not depend on its size in pixels: 1000 of them are the edge of a square of the same
area, x is 0 in the middle and y is 0 at the top. A frame of 16:9 reaches from -667 to 667 and from
0 to 750, one of 9:16 from -375 to 375 and from 0 to 1333. What is drawn by lot depends on the seed
and the ratio alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil, floor, sqrt
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging import vector
from cyclorama.imaging.canvas import Size
from cyclorama.scenery.paint.colour import Paint, ramp, rgb

UNITS = 1000.0
SHIFT = 4  # OpenCV takes points in sixteenths of a pixel
COARSE = 3.0  # px: what is blurred more than this is blurred at a smaller size

Numbers = NDArray[np.floating[Any]]
Pixel = tuple[int, int]


class Painting:
    """canvas: float32 (h, w, 3), sRGB 0..1."""

    def __init__(self, size: Size, seed: int) -> None:
        self.size = size
        self.scale = sqrt(size.width * size.height) / UNITS  # px to a unit
        self.width, self.height = size.width / self.scale, size.height / self.scale
        self.left, self.right = -self.width / 2, self.width / 2
        self.rng = np.random.default_rng(seed)
        self.canvas = np.zeros((size.height, size.width, 3), np.float32)

    @property
    def tall(self) -> bool:
        return self.height > self.width

    def rows(self, top: float, bottom: float) -> slice:
        """The pixel rows from `top` to `bottom`, within the frame."""
        last = self.size.height
        first = min(max(round(top * self.scale), 0), last)
        return slice(first, min(max(round(bottom * self.scale), first), last))

    def y(self) -> NDArray[np.float32]:
        """The height of each pixel row, (h, 1)."""
        return (np.arange(self.size.height, dtype=np.float32)[:, None] + 0.5) / self.scale

    def x(self) -> NDArray[np.float32]:
        """Where each pixel column lies, (1, w)."""
        across = (np.arange(self.size.width, dtype=np.float32)[None, :] + 0.5) / self.scale
        return across + np.float32(self.left)

    def wash(self, *colours: str, top: float = 0.0, bottom: float | None = None) -> None:
        """Cover the rows from `top` to `bottom` with colours in even steps."""
        rows = self.rows(top, self.height if bottom is None else bottom)
        count = rows.stop - rows.start
        if count > 0:
            self.canvas[rows] = ramp(colours, np.linspace(0, 1, count))[:, None, :]

    def draw(self, body: str, *, defs: str = "", blur: float = 0.0, opacity: float = 1.0) -> None:
        """Lay an SVG drawing over it."""
        width, height = self.size
        drawn = vector.draw(
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{width}" height="{height}" preserveAspectRatio="none" '
            f'viewBox="{self.left:.3f} 0 {self.width:.3f} {self.height:.3f}">'
            f"<defs>{defs}</defs>{body}</svg>"
        )
        rows = np.flatnonzero(drawn[..., 3].any(axis=1))
        if rows.size == 0:
            return
        columns = np.flatnonzero(drawn[..., 3].any(axis=0))
        spread = ceil(4 * blur * self.scale)
        part = (
            slice(max(int(rows[0]) - spread, 0), int(rows[-1]) + 1 + spread),
            slice(max(int(columns[0]) - spread, 0), int(columns[-1]) + 1 + spread),
        )
        alpha = drawn[part][..., 3:].astype(np.float32) / 255
        paint = drawn[part][..., :3].astype(np.float32) / 255
        if blur > 0:
            both = soften(np.dstack([paint * alpha, alpha]), blur * self.scale)
            self.canvas[part] *= 1 - both[..., 3:] * opacity
            self.canvas[part] += both[..., :3] * opacity
        else:
            self.canvas[part] += (paint - self.canvas[part]) * (alpha * opacity)

    def lay(self, paint: Paint | str, cover: Numbers) -> None:
        """Lay a colour over it, or one to each pixel, where `cover` (h, w) is over 0."""
        colour = rgb(paint) if isinstance(paint, str) else paint
        self.canvas += (colour - self.canvas) * np.asarray(cover, np.float32)[..., None]

    def shine(self, light: Paint | str, much: Numbers) -> None:
        """Add light, as much as (h, w) says: nothing gets brighter than white."""
        colour = rgb(light) if isinstance(light, str) else light
        rest = 1 - np.clip(np.asarray(much, np.float32)[..., None] * colour, 0, 1)
        self.canvas = 1 - (1 - self.canvas) * rest

    def discs(
        self, xs: Numbers, ys: Numbers, radii: Numbers | float, paints: Paint, opacity: float = 1.0
    ) -> None:
        """Discs of colours (n, 3) or of one, later ones over earlier ones."""
        paints = np.broadcast_to(paints, (len(xs), 3))
        sizes = np.broadcast_to(np.asarray(radii, np.float64), (len(xs),))
        with self._sheet(xs, ys, float(sizes.max()), opacity) as (sheet, points):
            for point, size, paint in zip(points, sizes, paints, strict=True):
                reach = self.reach(size)
                cv2.circle(sheet, point, reach, _level(paint), -1, cv2.LINE_AA, SHIFT)

    def leaves(
        self, xs: Numbers, ys: Numbers, lengths: Numbers, slim: float, turns: Numbers, paints: Paint
    ) -> None:
        """Ovals `slim` as wide as they are long, turned by degrees."""
        paints = np.broadcast_to(paints, (len(xs), 3))
        with self._sheet(xs, ys, float(lengths.max())) as (sheet, points):
            for point, length, turn, paint in zip(points, lengths, turns, paints, strict=True):
                axes = (self.reach(length / 2), self.reach(length * slim / 2))
                level = _level(paint)
                cv2.ellipse(sheet, point, axes, float(turn), 0, 360, level, -1, cv2.LINE_AA, SHIFT)

    def strokes(
        self, begins: Numbers, ends: Numbers, widths: Numbers | float, paints: Paint
    ) -> None:
        """Straight strokes from (n, 2) to (n, 2)."""
        count = len(begins)
        paints = np.broadcast_to(paints, (count, 3))
        broad = np.broadcast_to(np.asarray(widths, np.float64), (count,))
        both = np.concatenate([begins, ends])
        with self._sheet(both[:, 0], both[:, 1], float(broad.max())) as (sheet, points):
            pairs = zip(points[:count], points[count:], broad, paints, strict=True)
            for start, stop, width, paint in pairs:
                thick = max(1, round(width * self.scale))
                cv2.line(sheet, start, stop, _level(paint), thick, cv2.LINE_AA, SHIFT)

    @contextmanager
    def _sheet(
        self, xs: Numbers, ys: Numbers, reach: float, opacity: float = 1.0
    ) -> Iterator[tuple[NDArray[np.uint8], list[Pixel]]]:
        """The part of the canvas around the points, in 8 bits for OpenCV to draw on, and where
        the points lie in it; then it is taken over."""
        width, height = self.size
        spread = reach * self.scale + 3
        across, down = (np.asarray(xs) - self.left) * self.scale, np.asarray(ys) * self.scale
        left, top = max(0, floor(across.min() - spread)), max(0, floor(down.min() - spread))
        right, bottom = min(width, across.max() + spread + 1), min(height, down.max() + spread + 1)
        part = self.canvas[top : int(max(bottom, top)), left : int(max(right, left))]
        sheet = np.asarray(np.clip(part * 255 + 0.5, 0, 255), np.uint8)
        points = np.stack([across - left, down - top], axis=1) * 2**SHIFT
        if sheet.size:
            yield sheet, [(x, y) for x, y in np.rint(points).astype(int).tolist()]
            drawn = np.asarray(sheet / np.float32(255), np.float32)
            part += (drawn - part) * np.float32(opacity)
        else:
            yield np.zeros((1, 1, 3), np.uint8), [(-1000, -1000)] * len(across)

    def pixels(self, xs: Numbers, ys: Numbers) -> list[Pixel]:
        across = np.rint((np.asarray(xs) - self.left) * self.scale * 16).astype(int)
        down = np.rint(np.asarray(ys) * self.scale * 16).astype(int)
        return list(zip(across.tolist(), down.tolist(), strict=True))

    def reach(self, length: float) -> int:
        return max(round(float(length) * self.scale * 16), 6)

    def noise(self, cells: float, octaves: int = 4, stretch: float = 1.0) -> NDArray[np.float32]:
        """Clouds, (h, w), 0..1: so many cells to 1000 units, `stretch` times as wide as high."""
        sum_, weight = np.zeros((self.size.height, self.size.width), np.float32), 0.0
        for octave in range(octaves):
            fine = cells * 2**octave
            across = ceil(fine / stretch * self.width / UNITS) + 2
            down = ceil(fine * self.height / UNITS) + 2
            dots = self.rng.random((down, across), np.float32)
            if octave == 0 or max(across, down) <= max(self.size):  # finer is not seen
                sum_ += cv2.resize(dots, self.size, interpolation=cv2.INTER_CUBIC) * 0.5**octave
                weight += 0.5**octave
        spread = (sum_ / weight - 0.5) * 1.6 + 0.5
        return np.asarray(np.clip(spread, 0, 1), np.float32)


def soften(picture: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    """Blurred by so many pixels."""
    if sigma < 0.3:
        return picture
    height, width = picture.shape[:2]
    shrink = max(1, int(sigma / COARSE))
    if shrink == 1:
        return cv2.GaussianBlur(picture, (0, 0), sigma)
    small = (max(2, width // shrink), max(2, height // shrink))
    coarse = cv2.resize(picture, small, interpolation=cv2.INTER_AREA)
    coarse = cv2.GaussianBlur(coarse, (0, 0), sigma / shrink)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)


def _level(paint: Paint) -> tuple[int, int, int]:
    red, green, blue = (min(max(round(float(part) * 255), 0), 255) for part in paint)
    return red, green, blue
