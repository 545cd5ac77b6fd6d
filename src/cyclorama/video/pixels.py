"""Frames of any clip in the planes that are encoded: laid, sized and mixed there, since turning
them to RGB and back would cost more than decoding them."""

from typing import NamedTuple

import av
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.media.clips import matrix_of, quarter_turns, range_of
from cyclorama.video.colour import Planes, halved, to_planes

BLACK = (16, 128, 128)  # Rec. ITU-R BT.709-6: Y, Cb and Cr

# The inverse of what is encoded, of Y, Cb and Cr to R, G and B; Rec. ITU-R BT.709-6.
_LUMA, _CHROMA = 255 / 219, 255 / 224
_TO_RGB = np.array(
    [
        [_LUMA, 0.0, 1.5748 * _CHROMA],
        [_LUMA, -0.1873243 * _CHROMA, -0.4681243 * _CHROMA],
        [_LUMA, 1.8556 * _CHROMA, 0.0],
    ]
)
_TO_RGB = np.column_stack([_TO_RGB, -_TO_RGB @ np.array(BLACK, float)]).astype(np.float32)


class Pixels(NamedTuple):
    """Planes in BT.709, video range, with even edges. alpha: uint8 (h, w), None where solid; the
    planes hold the colours themselves, not multiplied by it."""

    planes: Planes
    alpha: NDArray[np.uint8] | None = None

    @property
    def size(self) -> Size:
        height, width = self.planes.y.shape
        return Size(width, height)


def pixels_of(frame: av.VideoFrame) -> Pixels:
    """A decoded frame, upright; an odd last row or column is cut off. Without a copy where the
    frame is stored as it is wanted: then it is not to be written to."""
    turns = quarter_turns(frame)
    wanted = "yuva420p" if frame.format.name.startswith("yuva") else "yuv420p"
    matrix, levels = matrix_of(frame), range_of(frame)
    as_wanted = (
        frame.format.name == wanted and matrix is Colorspace.ITU709 and levels is ColorRange.MPEG
    )
    if not as_wanted:
        frame = _converted(frame, wanted, matrix, levels)
    y, cb, cr, *alpha = (_plane(plane) for plane in frame.planes)
    height, width = y.shape[0] & ~1, y.shape[1] & ~1
    y, cb, cr = (
        _turned(plane, turns)
        for plane in (
            y[:height, :width],
            cb[: height // 2, : width // 2],
            cr[: height // 2, : width // 2],
        )
    )
    cut = _turned(alpha[0][:height, :width], turns) if alpha else None
    return Pixels(Planes(y, cb, cr), cut)


def pixels_of_picture(picture: NDArray[np.uint8]) -> Pixels:
    """Of uint8 (h, w, 3 or 4), sRGB with straight alpha and even edges."""
    alpha = np.ascontiguousarray(picture[..., 3]) if picture.shape[2] == 4 else None
    return Pixels(to_planes(np.ascontiguousarray(picture[..., :3])), alpha)


def picture_of(planes: Planes) -> NDArray[np.uint8]:
    """The planes as uint8 (h, w, 3), sRGB levels."""
    height, width = planes.y.shape
    colours = [
        cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR) for plane in planes[1:]
    ]
    rgb = cv2.transform(np.dstack([planes.y, *colours]).astype(np.float32), _TO_RGB)
    return np.asarray(np.clip(rgb + 0.5, 0, 255), np.uint8)


def plain(size: Size, colour: tuple[int, int, int] = BLACK) -> Planes:
    """Planes of one colour, given as Y, Cb and Cr."""
    full, half = (size.height, size.width), (size.height // 2, size.width // 2)
    y, cb, cr = (
        np.full(shape, level, np.uint8)
        for shape, level in zip((full, half, half), colour, strict=True)
    )
    return Planes(y, cb, cr)


def sized(pixels: Pixels, size: Size) -> Pixels:
    """At another size, both edges even."""
    if pixels.size == size:
        return pixels
    full, half = (size.width, size.height), (size.width // 2, size.height // 2)
    way = cv2.INTER_AREA if size.width < pixels.size.width else cv2.INTER_CUBIC
    y, cb, cr = pixels.planes
    return Pixels(
        Planes(
            cv2.resize(y, full, interpolation=way),
            cv2.resize(cb, half, interpolation=way),
            cv2.resize(cr, half, interpolation=way),
        ),
        None if pixels.alpha is None else cv2.resize(pixels.alpha, full, interpolation=way),
    )


def lay(over: Pixels, under: Planes, left: int, top: int) -> None:
    """Put pixels upon planes, whose memory is written to; left and top are even. What reaches
    beyond the border is left out."""
    width, height = over.size
    begin_x, begin_y = max(0, -left), max(0, -top)
    end_x = min(width, under.y.shape[1] - left)
    end_y = min(height, under.y.shape[0] - top)
    if end_x <= begin_x or end_y <= begin_y:
        return
    half_alpha = None if over.alpha is None else halved(over.alpha)
    for plane, target, alpha, scale in (
        (over.planes.y, under.y, over.alpha, 1),
        (over.planes.cb, under.cb, half_alpha, 2),
        (over.planes.cr, under.cr, half_alpha, 2),
    ):
        rows = slice(begin_y // scale, end_y // scale)
        columns = slice(begin_x // scale, end_x // scale)
        spot = target[
            (top + begin_y) // scale : (top + end_y) // scale,
            (left + begin_x) // scale : (left + end_x) // scale,
        ]
        if alpha is None:
            spot[:] = plane[rows, columns]
        else:
            spot[:] = mixed(spot, plane[rows, columns], alpha[rows, columns])


def mixed(
    under: NDArray[np.uint8], over: NDArray[np.uint8], alpha: NDArray[np.uint8]
) -> NDArray[np.uint8]:
    """So much of `over`, 0 to 255 each, and the rest of `under`, rounded."""
    weight = alpha.astype(np.uint16)
    total = over * weight + under * (255 - weight) + 127
    return (total // 255).astype(np.uint8)


def blended(one: Planes, other: Planes, part: float) -> Planes:
    """So much of the other, 0 to 1."""
    y, cb, cr = (
        np.asarray(cv2.addWeighted(a, 1 - part, b, part, 0.0), np.uint8)
        for a, b in zip(one, other, strict=True)
    )
    return Planes(y, cb, cr)


def _converted(
    frame: av.VideoFrame, wanted: str, matrix: Colorspace, levels: ColorRange
) -> av.VideoFrame:
    return frame.reformat(
        format=wanted,
        src_colorspace=matrix,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=levels,
        dst_color_range=ColorRange.MPEG,
    )


def _plane(plane: av.video.plane.VideoPlane) -> NDArray[np.uint8]:
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
    return rows[:, : plane.width]


def _turned(plane: NDArray[np.uint8], turns: int) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.rot90(plane, turns)) if turns else plane
