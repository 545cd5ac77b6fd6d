"""A croquis: a drawn person in a pose who wears garments, before a backdrop.

The figure is drawn as vectors, layer by layer; the garments come as pixels for the same layers.
All is laid on the backdrop in linear light, in bands of rows, so that a 4096 px frame needs no
float picture of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.appearance import Appearance
from cyclorama.figure.body import draw_ankles, draw_arm, draw_feet, draw_legs, draw_torso
from cyclorama.figure.camera import frame
from cyclorama.figure.face import draw_face
from cyclorama.figure.hair import draw_hair
from cyclorama.figure.head import Head, draw_head
from cyclorama.figure.palette import skin_tones
from cyclorama.figure.plain_clothes import draw_plain_clothes, draw_plain_shoes
from cyclorama.figure.pose import Pose
from cyclorama.figure.sheet import Sheets
from cyclorama.figure.skeleton import Camera, Layer, Side, Skeleton
from cyclorama.figure.staging import Staging
from cyclorama.figure.stand import stand
from cyclorama.figure.worn import GarmentKind, Part, Piece, Worn
from cyclorama.imaging import vector
from cyclorama.imaging.backdrop import DrawnBackdrop, draw_backdrop
from cyclorama.imaging.composition import Shadow, Transparent
from cyclorama.imaging.linear import to_levels, to_linear
from cyclorama.imaging.shadow import LONG_EDGE, draw_shadow

BAND = 256
DITHER = 0.47  # of a level: hides banding, yet leaves exact colours exact
TILE = 256

Fit = Callable[[Skeleton, Camera], Worn]
"""Fits one garment to a figure in a frame."""

Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Croquis:
    """picture: uint8 (h, w, 3), or (h, w, 4) with straight alpha on a transparent backdrop.

    box: left, top, right, bottom px of the figure and what it wears. kinds: of the garments.
    """

    picture: NDArray[np.uint8]
    box: Box
    kinds: tuple[GarmentKind, ...]


def compose(
    garments: Sequence[Fit],
    appearance: Appearance,
    pose: Pose,
    staging: Staging,
    width: int,
    height: int,
    progress: Callable[[float], None] = lambda _: None,
) -> Croquis:
    """The person in the garments. Where they cover nothing, plain clothes do."""
    skeleton = stand(appearance, pose)
    camera = frame(staging.cropping, skeleton, width, height)
    worn = []
    for number, fit in enumerate(garments, 1):
        worn.append(fit(skeleton, camera))
        progress(0.6 * number / len(garments))
    covered = frozenset(part for garment in worn for part in garment.covers)
    pieces = [
        piece
        for layer, drawn in draw_figure(appearance, pose, skeleton, camera, covered).items()
        for piece in (*drawn, *_clothes(worn, layer))
    ]
    progress(0.8)
    picture, box = _laid(pieces, staging, camera)
    progress(1.0)
    return Croquis(picture, box, tuple(garment.kind for garment in worn))


def draw_figure(
    appearance: Appearance,
    pose: Pose,
    skeleton: Skeleton,
    camera: Camera,
    covered: frozenset[Part] = frozenset(),
) -> dict[Layer, list[Piece]]:
    """The person in plain clothes where nothing is covered, as pixels for each layer."""
    sheets, skin = Sheets(), skin_tones(appearance.skin)
    head = Head(skeleton, pose, appearance)
    if Part.FEET in covered:  # a bare foot would look out beside the product's shoe
        draw_ankles(sheets[Layer.LEGS], skeleton, skin)
    else:
        draw_feet(sheets[Layer.LEGS], skeleton, skin)
        draw_plain_shoes(sheets[Layer.LEGS], skeleton, appearance)
    draw_legs(sheets[Layer.LEGS], skeleton, skin)
    draw_torso(sheets[Layer.TORSO], skeleton, appearance, skin)
    for side in Side:
        draw_arm(sheets[skeleton.arm_layer(side)], skeleton, appearance, pose, side, skin)
    draw_plain_clothes(sheets, skeleton, appearance, covered)
    draw_head(sheets[Layer.HEAD], head, skin)
    if not pose.from_behind:
        draw_face(sheets[Layer.HEAD], head, skin, appearance.hair_colour)
    draw_hair(sheets, head, skin, appearance.hair_colour)
    drawn: dict[Layer, list[Piece]] = {}
    for layer in skeleton.layers:
        drawing = sheets[layer].svg(camera)
        drawn[layer] = (
            [Piece(layer, drawing.left, drawing.top, vector.draw(drawing.svg))] if drawing else []
        )
    return drawn


def _clothes(worn: Sequence[Worn], layer: Layer) -> list[Piece]:
    return [
        piece
        for garment in sorted(worn, key=lambda garment: garment.order)
        for piece in garment.pieces
        if piece.layer is layer
    ]


def _laid(
    pieces: Sequence[Piece], staging: Staging, camera: Camera
) -> tuple[NDArray[np.uint8], Box]:
    """The pieces, the first one undermost, on the backdrop with the shadow of them all."""
    width, height = camera.width, camera.height
    foot = camera.top  # the floor's line in the frame; below it where no feet show
    backdrop = (
        None
        if isinstance(staging.backdrop, Transparent)
        else draw_backdrop(staging.backdrop, width, height, foot)
    )
    shadow = _shadow(pieces, camera)
    picture = np.empty((height, width, 3 if backdrop else 4), np.uint8)
    columns, rows = np.zeros(width, bool), np.zeros(height, bool)
    for top in range(0, height, BAND):
        bottom = min(top + BAND, height)
        light, alpha = _stacked(pieces, width, top, bottom)
        solid = alpha > 0.5
        columns |= solid.any(axis=0)
        rows[top:bottom] = solid.any(axis=1)
        darkness = _shadow_band(shadow, width, height, top, bottom)
        picture[top:bottom] = (
            _on(backdrop, light, alpha, darkness, top, bottom)
            if backdrop
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
