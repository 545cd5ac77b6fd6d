"""Which clothes lie in a layer of a figure, and what of them shows."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cyclorama.figure.skeleton import Camera, Joint, Layer, Side, Skeleton
from cyclorama.figure.worn import Piece, Worn

BELOW_ARMPIT = 0.45  # heads: as low as a wide armhole reaches


def clothes_in(
    layer: Layer, worn: Sequence[Worn], skeleton: Skeleton, camera: Camera
) -> list[Piece]:
    """What is worn in a layer, from the skin outwards."""
    arms = {skeleton.arm_layer(side) for side in Side}
    clothes = []
    for garment in sorted(worn, key=lambda garment: garment.order):
        for piece in garment.pieces:
            if piece.layer is not layer:
                continue
            if layer in arms:
                piece = _under_coats(piece, garment, worn, skeleton, camera)
            clothes.append(piece)
    return clothes


def _under_coats(
    piece: Piece, garment: Worn, worn: Sequence[Worn], skeleton: Skeleton, camera: Camera
) -> Piece:
    """A sleeve's end at the shoulder, without what a garment over it covers.

    The arms' layer lies before the torso's, and so would a shirt's shoulder before a coat.
    """
    armpit = max(skeleton[Joint(f"chest_{side}")].y for side in Side)
    lowest = round((armpit + BELOW_ARMPIT) * camera.scale + camera.top)
    pixels = piece.pixels
    for other in worn:
        if other.order <= garment.order:
            continue
        for over in other.pieces:
            if over.layer is not Layer.TORSO:
                continue
            left, top = max(piece.left, over.left), max(piece.top, over.top)
            right = min(piece.left + piece.pixels.shape[1], over.left + over.pixels.shape[1])
            bottom = min(
                lowest,
                piece.top + piece.pixels.shape[0],
                over.top + over.pixels.shape[0],
            )
            if left >= right or top >= bottom:
                continue
            if pixels is piece.pixels:
                pixels = pixels.copy()
            hidden = over.pixels[
                top - over.top : bottom - over.top, left - over.left : right - over.left, 3
            ]
            shown = pixels[
                top - piece.top : bottom - piece.top, left - piece.left : right - piece.left, 3
            ]
            shown[:] = np.minimum(shown, 255 - hidden)
    return replace(piece, pixels=pixels)
