"""Lay patches of pixels on a backdrop, in linear light and in bands of rows.

A frame of 4096 px needs no float picture of its own that way.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.skeleton import Camera
from cyclorama.figure.worn import Piece
from cyclorama.imaging.backdrop import DrawnBackdrop, draw_backdrop
from cyclorama.imaging.composition import Backdrop, Shadow, Transparent
from cyclorama.imaging.linear import to_levels, to_linear
from cyclorama.imaging.shadow import LONG_EDGE, draw_shadow

BAND = 256
DITHER = 0.47  # of a level: hides banding, yet leaves exact colours exact
TILE = 256

Box = tuple[int, int, int, int]


def lay(
    pieces: Sequence[Piece], backdrop: Backdrop, camera: Camera
) -> tuple[NDArray[np.uint8], Box]:
    """The pieces, the first one undermost, on the backdrop with the shadow of them all."""
    width, height = camera.width, camera.height
    foot = camera.top  # the floor's line in the frame; below it where no feet show
    behind = (
        None if isinstance(backdrop, Transparent) else draw_backdrop(backdrop, width, height, foot)
    )
    shadow = _shadow(pieces, camera)
    picture = np.empty((height, width, 3 if behind else 4), np.uint8)
    columns, rows = np.zeros(width, bool), np.zeros(height, bool)
    for top in range(0, height, BAND):
        bottom = min(top + BAND, height)
        light, alpha = _stacked(pieces, width, top, bottom)
        solid = alpha > 0.5
        columns |= solid.any(axis=0)
        rows[top:bottom] = solid.any(axis=1)
        darkness = _shadow_band(shadow, width, height, top, bottom)
        picture[top:bottom] = (
            _on(behind, light, alpha, darkness, top, bottom)
            if behind
            else _alone(light, alpha, darkness)
        )
    return picture, _box(columns, rows)


def _stacked(
    pieces: Sequence[Piece], width: int, top: int, bottom: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Rows top..bottom of all pieces: premultiplied linear light and alpha."""
    light = np.zeros((bottom - top, width, 3), np.float32)
    alpha = np.zeros((bottom - top, width), np.float32)
    for piece in pieces:
        high, wide = piece.pixels.shape[:2]
        first, last = max(top, piece.top), min(bottom, piece.top + high)
        if first >= last:
            continue
        patch = piece.pixels[first - piece.top : last - piece.top]
        across = slice(piece.left, piece.left + wide)
        down = slice(first - top, last - top)
        cover = patch[..., 3].astype(np.float32) / 255
        there = 1 - cover
        light[down, across] *= there[..., None]
        light[down, across] += to_linear(np.ascontiguousarray(patch[..., :3])) * cover[..., None]
        alpha[down, across] *= there
        alpha[down, across] += cover
    return light, alpha


def _shadow(pieces: Sequence[Piece], camera: Camera) -> NDArray[np.float32] | None:
    """The shadow of the whole figure on a small frame; none where its feet do not show."""
    if camera.top > camera.height:
        return None
    shrink = min(1.0, LONG_EDGE / max(camera.width, camera.height))
    size = (round(camera.width * shrink), round(camera.height * shrink))
    alpha = np.zeros((size[1], size[0]), np.float32)
    for piece in pieces:
        move = np.array([[shrink, 0, piece.left * shrink], [0, shrink, piece.top * shrink]])
        small = cv2.warpAffine(
            np.ascontiguousarray(piece.pixels[..., 3]), move, size, flags=cv2.INTER_AREA
        )
        alpha = np.maximum(alpha, small.astype(np.float32) / 255)
    return draw_shadow(alpha, Shadow())


def _shadow_band(
    shadow: NDArray[np.float32] | None, width: int, height: int, top: int, bottom: int
) -> NDArray[np.float32] | None:
    if shadow is None:
        return None
    scale = max(width, height) / max(shadow.shape)
    half = 0.5 * scale - 0.5
    band: NDArray[np.float32] = cv2.warpAffine(
        shadow,
        np.array([[scale, 0, half], [0, scale, half - top]]),
        (width, bottom - top),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return band


def _on(
    backdrop: DrawnBackdrop,
    light: NDArray[np.float32],
    alpha: NDArray[np.float32],
    darkness: NDArray[np.float32] | None,
    top: int,
    bottom: int,
) -> NDArray[np.uint8]:
    behind = backdrop.band(top, bottom)
    if darkness is not None:
        behind = behind * (1 - darkness)[..., None]
    levels = to_levels(np.asarray(light + behind * (1 - alpha)[..., None], np.float32))
    return np.asarray(np.rint(np.clip(levels + _dither(*alpha.shape), 0, 255)), np.uint8)


def _alone(
    light: NDArray[np.float32], alpha: NDArray[np.float32], darkness: NDArray[np.float32] | None
) -> NDArray[np.uint8]:
    """On nothing: the shadow is black under the figure."""
    cover = alpha if darkness is None else alpha + darkness * (1 - alpha)
    colour = to_levels(np.asarray(light / np.maximum(cover, 1e-4)[..., None], np.float32))
    return np.asarray(np.rint(np.dstack([colour, 255 * cover])), np.uint8)


def _dither(height: int, width: int) -> NDArray[np.float32]:
    """The same noise in every band, so that the same order makes the same file."""
    tile = np.random.default_rng(7).uniform(-DITHER, DITHER, (TILE, TILE, 1)).astype(np.float32)
    return np.tile(tile, (-(-height // TILE), -(-width // TILE), 1))[:height, :width]


def _box(columns: NDArray[np.bool_], rows: NDArray[np.bool_]) -> Box:
    across, down = np.nonzero(columns)[0], np.nonzero(rows)[0]
    if not len(across):
        return 0, 0, 0, 0
    return int(across[0]), int(down[0]), int(across[-1]) + 1, int(down[-1]) + 1
