import numpy as np

from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.layered import clothes_in
from cyclorama.figure.pose import Pose
from cyclorama.figure.skeleton import Camera, Layer
from cyclorama.figure.stand import stand
from cyclorama.figure.worn import GarmentKind, Piece, Worn

CAMERA = Camera(scale=20, left=50, top=190, width=100, height=200)
STANDING = stand(Appearance(gender=Gender.FEMALE), Pose())
ARM = Layer.ARM_LEFT_BEFORE


def worn(order: int, *layers: Layer, width: int = 100) -> Worn:
    """A garment that fills the frame's rows from 30 to 120 in these layers."""
    pixels = np.full((90, width, 4), 255, np.uint8)
    pieces = tuple(Piece(layer, 0, 30, pixels) for layer in layers)
    return Worn(GarmentKind.TOP, pieces, frozenset(), order)


def test_clothes_lie_from_the_skin_outwards_each_in_its_layer():
    coat, shirt = worn(4, Layer.TORSO), worn(3, Layer.TORSO, ARM)

    torso = clothes_in(Layer.TORSO, [coat, shirt], STANDING, CAMERA)

    assert [piece is coat.pieces[0] for piece in torso] == [False, True]
    assert clothes_in(Layer.LEGS, [coat, shirt], STANDING, CAMERA) == []


def test_coat_covers_the_shoulder_of_the_shirt_and_leaves_its_sleeve_below():
    coat, shirt = worn(4, Layer.TORSO, width=60), worn(3, Layer.TORSO, ARM)

    (sleeve,) = clothes_in(ARM, [coat, shirt], STANDING, CAMERA)

    alpha = sleeve.pixels[..., 3]
    assert alpha[10, :60].max() == 0
    assert alpha[10, 60:].min() == 255
    assert alpha[60:].min() == 255
    assert shirt.pieces[1].pixels.min() == 255  # the garment itself is as it was


def test_coat_is_not_covered_by_its_shirt():
    coat, shirt = worn(4, Layer.TORSO, ARM), worn(3, Layer.TORSO)

    (sleeve,) = clothes_in(ARM, [coat, shirt], STANDING, CAMERA)

    assert sleeve.pixels.min() == 255
