"""The pixels of an adjustment: from file to file, exactly as a layout says.

Shrinking is libvips', in one stream with the decoding; it lets JPEG decoders leave out what is
not needed. Enlarging is OpenCV's: libvips moves an enlarged picture by half an output pixel.
"""

from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import pyvips
from numpy.typing import NDArray

from cyclorama.imaging.adjustment import Layout, Resampling
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.continued import Continued, continued
from cyclorama.imaging.picture import size_of

Picture = NDArray[np.uint8]

_SHRINKING = {
    Resampling.NEAREST: "nearest",
    Resampling.BILINEAR: "linear",
    Resampling.BICUBIC: "cubic",
}
_ENLARGING = {
    Resampling.NEAREST: cv2.INTER_NEAREST_EXACT,
    Resampling.BILINEAR: cv2.INTER_LINEAR,
    Resampling.BICUBIC: cv2.INTER_CUBIC,
    Resampling.LANCZOS: cv2.INTER_LANCZOS4,
}
_ROWS = 512  # at a time, where a copy in another type would else need a gigabyte
WHITE = "The border of the picture is not plain: what was added is white."


class Adjusted(NamedTuple):
    """pixels: uint8 (h, w, 3), or 4 with transparency. `remark`: a sentence where something was
    done that nobody asked for."""

    pixels: Picture
    remark: str | None = None


def adjusted(source: Path, layout: Layout, resampling: Resampling) -> Adjusted:
    """The picture of a file of ours, laid out.

    What a frame has beyond the picture is transparent where the picture is; else it continues
    the picture's border, or is white where that is not plain.
    """
    seen = _seen(source, layout, resampling)
    if not layout.added:
        return Adjusted(seen)
    made: Continued = continued(seen, layout.frame, layout.place)
    return Adjusted(made.pixels, None if made.plain else WHITE)


def _seen(source: Path, layout: Layout, resampling: Resampling) -> Picture:
    """What the layout's window shows of the resized picture."""
    size, scaled = size_of(source), layout.scaled
    smaller = Size(min(size.width, scaled.width), min(size.height, scaled.height))
    shrunk = _shrunk(source, size, smaller, resampling)
    if smaller == scaled:
        left, top = layout.window
        whole = (left, top) == (0, 0) and layout.seen == scaled
        return _array(shrunk if whole else shrunk.crop(left, top, *layout.seen))
    return _window(_enlarged(_array(shrunk), scaled, resampling), layout)


def _shrunk(source: Path, size: Size, smaller: Size, resampling: Resampling) -> Any:
    if size == smaller or resampling is not Resampling.LANCZOS:
        image = pyvips.Image.new_from_file(str(source), access="sequential", fail_on="truncated")
        return _eight_bit(image if size == smaller else _resized(image, size, smaller, resampling))
    return _eight_bit(
        pyvips.Image.thumbnail(
            str(source), smaller.width, height=smaller.height, size="force", fail_on="truncated"
        )
    )


def _resized(image: Any, size: Size, smaller: Size, resampling: Resampling) -> Any:
    if image.hasalpha():
        image = image.premultiply()
    image = image.resize(
        smaller.width / size.width,
        vscale=smaller.height / size.height,
        kernel=_SHRINKING[resampling],
    )
    return image.unpremultiply() if image.hasalpha() else image


def _eight_bit(image: Any) -> Any:
    """Three bands, or four with transparency."""
    image = image.colourspace("srgb")
    return image.extract_band(0, n=4 if image.hasalpha() else 3).cast("uchar")


def _array(image: Any) -> Picture:
    pixels: Picture = image.numpy()
    return pixels


def _window(pixels: Picture, layout: Layout) -> Picture:
    (left, top), (width, height) = layout.window, layout.seen
    return pixels[top : top + height, left : left + width]


def _enlarged(pixels: Picture, size: Size, resampling: Resampling) -> Picture:
    way = _ENLARGING[resampling]
    if pixels.shape[2] == 3:
        return cv2.resize(pixels, size, interpolation=way)
    # Colours under transparency are arbitrary: they must not be drawn into the edge. 15 bits
    # keep them through the multiplication and back, and leave the filter room to overshoot;
    # band by band, for memory.
    alpha = pixels[..., 3].astype(np.uint16)
    large = cv2.resize(alpha * np.uint16(255) // 2, size, interpolation=way)
    result = np.empty((*large.shape, 4), np.uint8)
    result[..., 3] = _divided(large, None)
    for band in range(3):
        colour = cv2.resize(pixels[..., band] * alpha // 2, size, interpolation=way)
        result[..., band] = _divided(colour, large)
    return result


def _divided(plane: NDArray[np.uint16], alpha: NDArray[np.uint16] | None) -> Picture:
    """Levels that were multiplied by half of alpha, or of 255."""
    levels = np.empty(plane.shape, np.uint8)
    for top in range(0, len(plane), _ROWS):
        rows = plane[top : top + _ROWS].astype(np.float32)
        if alpha is None:
            rows /= 127.5
        else:
            rows *= 255 / np.maximum(alpha[top : top + _ROWS].astype(np.float32), 1)
        levels[top : top + _ROWS] = np.clip(rows + 0.5, 0, 255)
    return levels
