"""Set a cut-out product in its picture: framed, shadowed and composed in linear light.

The frame is made in bands of rows, so that 4096² stays within half a gigabyte.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.backdrop import DrawnBackdrop, draw_backdrop
from cyclorama.imaging.composition import Composition, Detail, Shadow, ShadowKind, Transparent
from cyclorama.imaging.enlarge import enlarge
from cyclorama.imaging.framing import (
    Cuts,
    Placement,
    find_cuts,
    find_edges,
    pixel_box,
    place_detail,
    place_whole,
)
from cyclorama.imaging.linear import to_levels, to_linear
from cyclorama.imaging.shadow import LONG_EDGE, draw_shadow

BAND = 256
MAX_DOUBLINGS = 4
DITHER = 0.47  # of a level: hides banding, yet leaves exact colours exact
TILE = 256  # the dither's tile; its seed is fixed, so that the same order makes the same file


@dataclass(frozen=True)
class Packshot:
    """picture: uint8 (h, w, 3), or (h, w, 4) with straight alpha on a transparent backdrop.

    box: left, top, right, bottom px of alpha over one half; right and bottom one past it.
    """

    picture: NDArray[np.uint8]
    box: tuple[int, int, int, int]


def compose(
    cut_out: NDArray[np.uint8],
    composition: Composition,
    width: int,
    height: int,
    progress: Callable[[float], None] = lambda _: None,
) -> Packshot:
    """The picture of `cut_out`, uint8 (h, w, 4) RGBA with straight alpha, in that composition.

    Raises ProductNotFound for a cut-out without any alpha over one half.
    """
    cuts = find_cuts(cut_out[..., 3])
    product, placement = _prepared(cut_out, cuts, composition, width, height)
    shadow = _shadow(product, placement, cuts, composition.shadow, width, height)
    progress(0.3)
    foot = placement.top + placement.scale * find_edges(product[..., 3]).bottom
    backdrop = (
        None
        if isinstance(composition.backdrop, Transparent)
        else draw_backdrop(composition.backdrop, width, height, foot)
    )
    picture = np.empty((height, width, 3 if backdrop else 4), np.uint8)
    alpha = np.empty((height, width), np.uint8)
    for top in range(0, height, BAND):
        bottom = min(top + BAND, height)
        layer = _rendered(product, placement, width, top, bottom)
        alpha[top:bottom] = np.rint(255 * layer[..., 3])
        darkness = _shadow_band(shadow, width, height, top, bottom)
        picture[top:bottom] = (
            _laid_on(backdrop, layer, darkness, top, bottom)
            if backdrop
            else _alone(layer, darkness)
        )
        progress(0.3 + 0.7 * bottom / height)
    return Packshot(picture, pixel_box(alpha))


def _prepared(
    cut_out: NDArray[np.uint8], cuts: Cuts, composition: Composition, width: int, height: int
) -> tuple[NDArray[np.uint8], Placement]:
    """The part of the product that shows, enlarged if it is small, and where it goes."""
    placement = _placed(cut_out[..., 3], cuts, composition, width, height)
    left, top, right, bottom = _visible(cut_out[..., 3], placement, width, height)
    product = cut_out[top:bottom, left:right]
    placement = placement.of_crop(left, top)
    doublings = min(MAX_DOUBLINGS, round(np.log2(placement.scale)))
    if doublings < 1:
        return product, placement
    product = enlarge(product, doublings)
    if isinstance(composition.framing, Detail):
        return product, placement.of_enlarged(2**doublings)
    # Enlarging moves a soft edge by up to a third of a source pixel: measure it again.
    return product, _placed(product[..., 3], cuts, composition, width, height)


def _placed(
    alpha: NDArray[np.uint8], cuts: Cuts, composition: Composition, width: int, height: int
) -> Placement:
    edges, framing = find_edges(alpha), composition.framing
    if isinstance(framing, Detail):
        return place_detail(framing, alpha, edges, width, height)
    return place_whole(framing, edges, cuts, width, height)


def _visible(
    alpha: NDArray[np.uint8], placement: Placement, width: int, height: int
) -> tuple[int, int, int, int]:
    """The part of the source that reaches the frame, with room for the filters."""
    rows, columns = np.nonzero(alpha.any(axis=1))[0], np.nonzero(alpha.any(axis=0))[0]
    room = 32
    frame_left, frame_top = -placement.left / placement.scale, -placement.top / placement.scale
    frame_right = frame_left + width / placement.scale
    frame_bottom = frame_top + height / placement.scale
    return (
        max(0, int(columns[0]) - 2, int(frame_left) - room),
        max(0, int(rows[0]) - 2, int(frame_top) - room),
        min(alpha.shape[1], int(columns[-1]) + 3, int(frame_right) + room),
        min(alpha.shape[0], int(rows[-1]) + 3, int(frame_bottom) + room),
    )


def _shadow(
    product: NDArray[np.uint8],
    placement: Placement,
    cuts: Cuts,
    shadow: Shadow,
    width: int,
    height: int,
) -> NDArray[np.float32] | None:
    """The shadow on a small frame, or None where there is none to see."""
    if shadow.kind is ShadowKind.NONE or shadow.strength == 0:
        return None
    if shadow.kind is ShadowKind.STANDING and cuts.bottom:
        return None  # its foot is outside the picture: nothing stands on the floor seen
    shrink = min(1.0, LONG_EDGE / max(width, height))
    small = Placement(placement.scale * shrink, placement.left * shrink, placement.top * shrink)
    alpha = _antialiased(product[..., 3], small.scale)
    size = (round(width * shrink), round(height * shrink))
    placed = cv2.warpAffine(alpha, _matrix(small), size, flags=cv2.INTER_LINEAR)
    return draw_shadow(placed.astype(np.float32) / 255, shadow)


def _shadow_band(
    shadow: NDArray[np.float32] | None, width: int, height: int, top: int, bottom: int
) -> NDArray[np.float32]:
    """Rows top..bottom of the shadow at the frame's own size."""
    if shadow is None:
        return np.zeros((bottom - top, width), np.float32)
    enlarged = Placement(max(width, height) / max(shadow.shape), 0, -top)
    band: NDArray[np.float32] = cv2.warpAffine(
        shadow,
        _matrix(enlarged),
        (width, bottom - top),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return band


def _rendered(
    product: NDArray[np.uint8], placement: Placement, width: int, top: int, bottom: int
) -> NDArray[np.float32]:
    """Rows top..bottom of the product in its frame: premultiplied linear light and alpha."""
    room = 8 + int(2 / placement.scale)
    first = max(0, int((top - placement.top) / placement.scale) - room)
    last = min(product.shape[0], int((bottom - placement.top) / placement.scale) + room)
    if first >= last:
        return np.zeros((bottom - top, width, 4), np.float32)
    source = product[first:last]
    alpha = source[..., 3:].astype(np.float32) / 255
    light = np.dstack([to_linear(np.ascontiguousarray(source[..., :3])) * alpha, alpha])
    layer: NDArray[np.float32] = cv2.warpAffine(
        _antialiased(light, placement.scale),
        _matrix(Placement(placement.scale, placement.left, placement.top - top).of_crop(0, first)),
        (width, bottom - top),
        flags=cv2.INTER_CUBIC,
    )
    np.clip(layer, 0, 1, out=layer)
    return layer


def _antialiased(plane: NDArray[Any], scale: float) -> NDArray[Any]:
    """Blurred as far as shrinking to that scale asks for (sigma measured against box averages)."""
    if scale >= 1:
        return plane
    blurred: NDArray[Any] = cv2.GaussianBlur(
        plane, (0, 0), max(0.35 * (1 / scale - 1), 0.01), borderType=cv2.BORDER_REPLICATE
    )
    return blurred


def _matrix(placement: Placement) -> NDArray[np.float64]:
    """OpenCV counts from pixel centres, so half a pixel goes in and out."""
    half = 0.5 * placement.scale - 0.5
    return np.array(
        [
            [placement.scale, 0, placement.left + half],
            [0, placement.scale, placement.top + half],
        ]
    )


def _laid_on(
    backdrop: DrawnBackdrop,
    layer: NDArray[np.float32],
    darkness: NDArray[np.float32],
    top: int,
    bottom: int,
) -> NDArray[np.uint8]:
    left_over = (1 - darkness) * (1 - layer[..., 3])
    levels = to_levels(layer[..., :3] + backdrop.band(top, bottom) * left_over[..., None])
    levels += _dither(levels.shape[1], top, bottom)
    return np.clip(np.rint(levels), 0, 255).astype(np.uint8)


def _alone(layer: NDArray[np.float32], darkness: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The product, and its shadow as black, with straight alpha."""
    alpha = layer[..., 3] + darkness * (1 - layer[..., 3])
    # Below half a level of alpha nothing shows: 1/510 only keeps the division defined.
    colour = layer[..., :3] / np.maximum(alpha, 1 / 510)[..., None]
    levels = np.dstack([to_levels(np.asarray(colour, np.float32)), np.float32(255) * alpha])
    return np.clip(np.rint(levels), 0, 255).astype(np.uint8)


_NOISE = np.random.default_rng(20260101).uniform(-DITHER, DITHER, (TILE, TILE)).astype(np.float32)


def _dither(width: int, top: int, bottom: int) -> NDArray[np.float32]:
    """Grey noise under half a level, (bottom - top, width, 1)."""
    rows = _NOISE[np.arange(top, bottom) % TILE]
    return rows[:, np.arange(width) % TILE, None]
