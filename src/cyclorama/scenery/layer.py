"""Layers: pictures with straight alpha, made larger, turned, and laid one over another."""

from math import ceil, cos, hypot, radians, sin

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size

Rgb = NDArray[np.uint8]
"""uint8 (h, w, 3) sRGB."""

Rgba = NDArray[np.uint8]
"""uint8 (h, w, 4) sRGB with straight alpha."""


def empty(size: Size) -> Rgba:
    return np.zeros((size.height, size.width, 4), np.uint8)


def box_of(layer: Rgba) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom (one past) of what is seen of it, or None."""
    seen = layer[..., 3] > 4
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not len(rows):
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def resized(layer: Rgba, width: int, height: int) -> Rgba:
    """At another size. Colours are weighed by their alpha, so that no rim of what lies under
    full transparency appears."""
    width, height = max(1, width), max(1, height)
    if (layer.shape[1], layer.shape[0]) == (width, height):
        return layer
    way = cv2.INTER_AREA if width < layer.shape[1] else cv2.INTER_CUBIC
    return straight(cv2.resize(weighed(layer), (width, height), interpolation=way))


def turned(layer: Rgba, degrees: float) -> Rgba:
    """Turned counter-clockwise about its middle, on a sheet that holds all of it."""
    height, width = layer.shape[:2]
    c, s = abs(cos(radians(degrees))), abs(sin(radians(degrees)))
    wide, high = ceil(width * c + height * s), ceil(width * s + height * c)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] += (wide - width) / 2, (high - height) / 2
    return warped(layer, matrix, Size(wide, high))


def warped(layer: Rgba, matrix: NDArray[np.float64], size: Size) -> Rgba:
    """Through a matrix (2, 3) from the layer's pixels to those of a sheet of that size."""
    scale = hypot(matrix[0, 0], matrix[1, 0])
    if scale < 0.5:  # bilinear sampling would leave pixels out
        height, width = layer.shape[:2]
        small = resized(layer, round(width * scale), round(height * scale))
        matrix = matrix.copy()
        matrix[:, 0] *= width / small.shape[1]
        matrix[:, 1] *= height / small.shape[0]
        layer = small
    return straight(cv2.warpAffine(weighed(layer), matrix, size, flags=cv2.INTER_LINEAR))


def laid(sheet: NDArray[np.uint8], layer: Rgba, left: int, top: int) -> NDArray[np.uint8]:
    """The sheet (RGB or RGBA) with a layer over it, whose corner lies at (left, top); what falls
    beyond the sheet is cut off. The sheet itself stays as it was."""
    out = sheet.copy()
    lay_into(out, layer, left, top)
    return out


def lay_into(
    sheet: NDArray[np.uint8], layer: Rgba, left: int, top: int, opacity: float = 1.0
) -> None:
    """As `laid`, into the sheet itself."""
    height, width = sheet.shape[:2]
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(width, left + layer.shape[1]), min(height, top + layer.shape[0])
    if x0 >= x1 or y0 >= y1:
        return
    part = layer[y0 - top : y1 - top, x0 - left : x1 - left]
    below = sheet[y0:y1, x0:x1]
    alpha = part[..., 3:].astype(np.float32) * np.float32(opacity / 255)
    colour = part[..., :3].astype(np.float32)
    if sheet.shape[2] == 3:
        below[...] = np.rint(colour * alpha + below * (1 - alpha)).astype(np.uint8)
        return
    under = below[..., 3:].astype(np.float32) * np.float32(1 / 255)
    both = alpha + under * (1 - alpha)
    mixed = colour * alpha + below[..., :3] * (under * (1 - alpha))
    below[..., :3] = np.rint(mixed / np.maximum(both, 1e-6)).astype(np.uint8)
    below[..., 3:] = np.rint(both * 255).astype(np.uint8)


def weighed(layer: Rgba) -> NDArray[np.float32]:
    """Colours multiplied by their alpha, as they may be scaled, blurred and warped."""
    values = layer.astype(np.float32)
    values[..., :3] *= values[..., 3:] * np.float32(1 / 255)
    return values


def straight(values: NDArray[np.float32]) -> Rgba:
    """Back from `weighed`; the values are used up."""
    values = np.clip(values, 0, 255)
    alpha = values[..., 3:]
    values[..., :3] *= 255 / np.maximum(alpha, 1e-3)
    return np.rint(np.minimum(values, 255)).astype(np.uint8)
