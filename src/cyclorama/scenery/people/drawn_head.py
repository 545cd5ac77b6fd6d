"""A head that no photo shows: a drawn one, for partners, team-mates and pictures from words."""

import numpy as np

from cyclorama.figure.appearance import Appearance
from cyclorama.figure.camera import frame
from cyclorama.figure.croquis import draw_figure
from cyclorama.figure.pose import Pose
from cyclorama.figure.skeleton import Joint, Layer
from cyclorama.figure.staging import Cropping
from cyclorama.figure.stand import stand
from cyclorama.figure.worn import Part
from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import box_of, empty, lay_into
from cyclorama.scenery.people.head import CHIN, SKULL, Head

HEADS = (Layer.HAIR_BEHIND, Layer.HEAD, Layer.HAIR_BEFORE)
CLOSE = Cropping(top=9.35, bottom=7.6, margin=0.02)


def drawn_head(appearance: Appearance, height: int = 400) -> Head:
    """A head whose crown and chin are about two thirds of `height` px apart."""
    pose = Pose()
    skeleton = stand(appearance, pose)
    camera = frame(CLOSE, skeleton, height, height)
    sheet = empty(Size(height, height))
    layers = draw_figure(appearance, pose, skeleton, camera, frozenset(Part))
    for layer in HEADS:
        for piece in layers.get(layer, []):
            lay_into(sheet, piece.pixels, piece.left, piece.top)
    box = box_of(sheet)
    if box is None:  # a head always leaves a mark
        raise AssertionError("no head was drawn")
    left, top, right, bottom = box
    chin = camera(skeleton[Joint.CHIN])
    unit = camera.scale / SKULL
    low = chin.y - CHIN * unit
    face = (
        round(chin.x - unit / 2) - left, round(low - unit) - top,
        round(chin.x + unit / 2) - left, round(low) - top,
    )  # fmt: skip
    rgba = np.ascontiguousarray(sheet[top:bottom, left:right])
    return Head(rgba, face, appearance.skin, appearance.hair_colour)
