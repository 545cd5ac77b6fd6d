from functools import cache

import cv2
import numpy as np
import pytest

from cyclorama import errors
from cyclorama.figure.garment.kind import tell
from cyclorama.figure.garment.outline import outline
from cyclorama.figure.garment.reading import read
from cyclorama.figure.garment.silhouette import silhouette
from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.photo import hung_out as draw_out
from cyclorama.figure.skeleton import Side
from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging.specimen import draw_specimen
from cyclorama.imaging.specimen_kind import SpecimenKind

hung_out = cache(draw_out)

KINDS = {
    Item.TEE: GarmentKind.TOP,
    Item.TEE_BACK: GarmentKind.TOP,
    Item.JUMPER: GarmentKind.TOP,
    Item.BLAZER: GarmentKind.TOP,
    Item.DRESS: GarmentKind.DRESS,
    Item.DRESS_BACK: GarmentKind.DRESS,
    Item.SKIRT: GarmentKind.SKIRT,
    Item.JEANS: GarmentKind.TROUSERS,
    Item.SHORTS: GarmentKind.SHORTS,
    Item.SNEAKERS: GarmentKind.SHOES,
    Item.TOTE: GarmentKind.BAG,
    Item.HAT: GarmentKind.HAT,
}


def told(cut_out):
    shape = silhouette(cut_out)
    return tell(shape, (outline(shape, Side.LEFT), outline(shape, Side.RIGHT)))


def turned(cut_out, degrees):
    height, width = cut_out.shape[:2]
    edge = int(np.hypot(height, width))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    matrix[:, 2] += [(edge - width) / 2, (edge - height) / 2]
    return cv2.warpAffine(cut_out, matrix, (edge, edge))


@pytest.mark.parametrize("item", Item)
@pytest.mark.parametrize("degrees", [-8, 0, 8])
def test_kind_of_the_wardrobe_is_told(item: Item, degrees: float):
    cut_out = turned(hung_out(item, 400), degrees)

    kind = told(cut_out)

    assert kind.kind is KINDS[item]
    assert kind.confidence >= 0.6


@pytest.mark.parametrize(("across", "down"), [(1.0, 0.86), (0.88, 1.0), (0.4, 0.4)])
@pytest.mark.parametrize("item", [Item.TEE, Item.JUMPER, Item.DRESS, Item.JEANS, Item.SKIRT])
def test_kind_bears_other_cuts_and_sizes(item: Item, across: float, down: float):
    cut_out = cv2.resize(hung_out(item, 500), None, fx=across, fy=down)

    assert told(cut_out).kind is KINDS[item]


def test_nothing_in_the_photo_is_an_error_that_says_so():
    with pytest.raises(errors.ProductNotFound, match="No garment was found"):
        silhouette(np.zeros((200, 200, 4), np.uint8))


@pytest.mark.parametrize("width", [192, 300, 384, 512])
def test_a_bottle_is_no_skirt_at_any_size(width: int):
    assert read(draw_specimen(SpecimenKind.BOTTLE, width)).kind is GarmentKind.OTHER
