"""The whole way: a photo of the wardrobe, our own cut-out, and a person who wears it."""

from functools import cache

import numpy as np
import pytest
from skimage.color import deltaE_ciede2000, rgb2lab

from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.garment.fit import fit
from cyclorama.figure.garment.reading import read
from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.photo import hung_out as draw_out
from cyclorama.figure.garment.wardrobe.photo import photograph
from cyclorama.figure.pose import Pose
from cyclorama.figure.skeleton import Camera, Joint, Layer
from cyclorama.figure.stand import stand
from cyclorama.figure.worn import Piece
from cyclorama.imaging.cut_out import CONFIDENT, cut_out

hung_out = cache(draw_out)

CAMERA = Camera(scale=40, left=100, top=380, width=200, height=400)
STANDING = stand(Appearance(gender=Gender.MALE), Pose())


@pytest.mark.parametrize("item", Item)
def test_garment_in_a_photo_is_found_and_told_as_the_garment_itself(item: Item):
    cut = cut_out(photograph(item, 340))

    pixels = np.dstack([cut.foreground, np.rint(255 * cut.alpha).astype(np.uint8)])
    assert cut.confidence >= CONFIDENT
    assert read(pixels).kind is read(hung_out(item, 340)).kind


def torso_of(item: Item) -> Piece:
    """The torso's cloth: the largest coloured piece in its layer."""
    worn = fit(hung_out(item, 500), STANDING, CAMERA)
    pieces = [piece for piece in worn.pieces if piece.layer is Layer.TORSO]
    return max(pieces, key=lambda piece: int((piece.pixels[..., 3] > 200).sum()))


def test_colour_of_the_lit_middle_is_the_photo_s():
    photo, worn = hung_out(Item.TEE_BACK, 500), torso_of(Item.TEE_BACK).pixels
    height, width = worn.shape[:2]

    middle = worn[height * 5 // 10 : height * 7 // 10, width * 4 // 10 : width * 6 // 10, :3]
    there = photo[180:280, 210:290, :3]
    colours = [rgb2lab(np.median(each.reshape(-1, 3), axis=0)[None, None] / 255) for each in
               (middle, there)]  # fmt: skip
    assert deltaE_ciede2000(*colours).item() < 3


def test_print_is_upright_in_the_middle_of_the_torso():
    piece = torso_of(Item.TEE)

    colour = piece.pixels[..., :3].astype(int)
    rust = (colour[..., 0] > colour[..., 1] + 60) & (piece.pixels[..., 3] > 200)  # the sun
    cream = (colour.min(-1) > 185) & (piece.pixels[..., 3] > 200)  # rays, waves and words
    rows, columns = np.nonzero(rust)
    assert len(rows) > 30
    assert piece.left + columns.mean() == pytest.approx(CAMERA.left, abs=3)
    assert np.nonzero(cream)[0].max() > rows.max()  # waves and words below the sun
    neck, hip = CAMERA(STANDING[Joint.NECK]).y, CAMERA(STANDING[Joint.HIP_LEFT]).y
    assert neck < piece.top + rows.min() < piece.top + rows.max() < hip


@pytest.mark.parametrize("item", [Item.TEE, Item.JUMPER, Item.BLAZER, Item.DRESS])
def test_torso_s_cloth_stays_about_the_body(item: Item):
    piece = torso_of(item)

    shoulders = CAMERA(STANDING[Joint.SHOULDER_RIGHT]).x - CAMERA(STANDING[Joint.SHOULDER_LEFT]).x
    assert piece.pixels.shape[1] < 1.8 * shoulders
    assert piece.top > CAMERA(STANDING[Joint.CHIN]).y
    assert piece.top + piece.pixels.shape[0] < CAMERA(STANDING[Joint.ANKLE_LEFT]).y


def test_longer_garment_ends_lower():
    ends = {
        item: torso_of(item).top + torso_of(item).pixels.shape[0]
        for item in (Item.TEE, Item.BLAZER, Item.DRESS)
    }

    assert ends[Item.TEE] < ends[Item.BLAZER] < ends[Item.DRESS]
    knee = CAMERA(STANDING[Joint.KNEE_LEFT]).y
    assert ends[Item.TEE] < knee < ends[Item.DRESS]
