"""A croquis: a drawn person in a pose who wears garments, before a backdrop.

The figure is drawn as vectors, layer by layer; the garments come as pixels for the same layers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.appearance import Appearance
from cyclorama.figure.body import draw_ankles, draw_arm, draw_feet, draw_legs, draw_torso
from cyclorama.figure.camera import frame
from cyclorama.figure.face import draw_face
from cyclorama.figure.hair import draw_hair
from cyclorama.figure.head import Head, draw_head
from cyclorama.figure.laid import Box, lay
from cyclorama.figure.layered import clothes_in
from cyclorama.figure.palette import skin_tones
from cyclorama.figure.plain_clothes import draw_plain_clothes, draw_plain_shoes
from cyclorama.figure.pose import Pose
from cyclorama.figure.sheet import Sheets
from cyclorama.figure.skeleton import Camera, Layer, Side, Skeleton
from cyclorama.figure.staging import Staging
from cyclorama.figure.stand import stand
from cyclorama.figure.worn import GarmentKind, Part, Piece, Worn
from cyclorama.imaging import vector

Fit = Callable[[Skeleton, Camera], Worn]
"""Fits one garment to a figure in a frame."""


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
        for piece in (*drawn, *clothes_in(layer, worn, skeleton, camera))
    ]
    progress(0.8)
    picture, box = lay(pieces, staging.backdrop, camera)
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
