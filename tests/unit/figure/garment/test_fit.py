from functools import cache

import numpy as np
import pytest

from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.garment.fit import fit
from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.photo import hung_out as draw_out
from cyclorama.figure.pose import Arm, Pose
from cyclorama.figure.skeleton import Camera, Joint, Layer
from cyclorama.figure.stand import stand
from cyclorama.figure.worn import Part, Worn

hung_out = cache(draw_out)

CAMERA = Camera(scale=40, left=100, top=380, width=200, height=400)
STANDING = stand(Appearance(gender=Gender.FEMALE), Pose())
ARMS_OUT = stand(Appearance(gender=Gender.MALE), Pose(left_arm=Arm(upper=70, fore=60)))


def seen(worn: Worn, layer: Layer) -> np.ndarray:
    """Where the garment covers the frame in a layer."""
    cover = np.zeros((CAMERA.height, CAMERA.width), bool)
    for piece in worn.pieces:
        if piece.layer is layer:
            height, width = piece.pixels.shape[:2]
            part = np.s_[piece.top : piece.top + height, piece.left : piece.left + width]
            cover[part] |= piece.pixels[..., 3] > 127
    return cover


@pytest.mark.parametrize("item", Item)
@pytest.mark.parametrize("skeleton", [STANDING, ARMS_OUT])
def test_every_garment_is_worn_within_the_frame(item: Item, skeleton):
    worn = fit(hung_out(item, 300), skeleton, CAMERA)

    assert worn.pieces
    for piece in worn.pieces:
        height, width = piece.pixels.shape[:2]
        assert piece.pixels.dtype == np.uint8
        assert 0 <= piece.left <= CAMERA.width - width
        assert 0 <= piece.top <= CAMERA.height - height


def test_long_sleeve_ends_at_the_wrist_and_short_one_above_the_elbow():
    long = fit(hung_out(Item.JUMPER, 300), STANDING, CAMERA)
    short = fit(hung_out(Item.TEE, 300), STANDING, CAMERA)

    wrist = CAMERA(STANDING[Joint.WRIST_RIGHT]).y
    elbow = CAMERA(STANDING[Joint.ELBOW_RIGHT]).y
    assert np.nonzero(seen(long, Layer.ARM_RIGHT_BEFORE))[0].max() == pytest.approx(wrist, abs=6)
    assert np.nonzero(seen(short, Layer.ARM_RIGHT_BEFORE))[0].max() < elbow


def test_top_covers_the_chest_and_ends_between_waist_and_thigh():
    worn = fit(hung_out(Item.TEE, 300), STANDING, CAMERA)

    torso = seen(worn, Layer.TORSO)
    bottom = np.nonzero(torso)[0].max()
    x, y = CAMERA(STANDING[Joint.CHEST_LEFT])
    assert torso[int(y), int(x) + 2 : 2 * int(CAMERA.left) - int(x) - 2].all()
    assert CAMERA(STANDING[Joint.WAIST_LEFT]).y < bottom
    assert bottom < CAMERA(STANDING[Joint.KNEE_LEFT]).y
    assert worn.covers == {Part.TORSO}


def test_neck_stays_free_and_the_inside_of_the_back_lies_behind_it():
    worn = fit(hung_out(Item.TEE, 500), STANDING, CAMERA)

    neck = CAMERA(STANDING[Joint.NECK])
    assert not seen(worn, Layer.TORSO)[int(neck.y) - 3, int(neck.x)]
    assert seen(worn, Layer.LEGS).any()


def test_same_garment_is_fitted_the_same_every_time():
    first, second = (fit(hung_out(Item.DRESS, 300), STANDING, CAMERA) for _ in range(2))

    for one, other in zip(first.pieces, second.pieces, strict=True):
        assert (one.left, one.top) == (other.left, other.top)
        assert np.array_equal(one.pixels, other.pixels)
