"""What is read from an outline against what was drawn."""

from functools import cache

import cv2
import numpy as np
import pytest

from cyclorama.figure.garment.reading import Reading, read
from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.pattern import (
    MIDDLE,
    WIDTH,
    Drawing,
    cloth,
    document,
    straight,
)
from cyclorama.figure.garment.wardrobe.pattern import mirrored as mirrored_outline
from cyclorama.figure.garment.wardrobe.photo import DRAWINGS
from cyclorama.figure.garment.wardrobe.photo import hung_out as draw_out
from cyclorama.figure.skeleton import Side
from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging.vector import draw

hung_out = cache(draw_out)

SIZE = 500


def found(reading: Reading, side: Side, name: str) -> np.ndarray:
    """A landmark in the drawing's units."""
    if reading.kind in (GarmentKind.TROUSERS, GarmentKind.SHORTS, GarmentKind.SKIRT):
        lower = reading.lowers[side]
        index = {"waist": lower.waist, "hem": lower.hem, "inseam": lower.inner, "crotch": -1}[name]
        path = lower.path
    else:
        upper = reading.uppers[side]
        assert upper.sleeve or name not in ("cuff", "shoulder")
        index = {
            "collar": (upper.collar + upper.shoulder) // 2 if not upper.sleeve else upper.collar,
            "shoulder": upper.shoulder, "armpit": upper.armpit, "hem": upper.hem,
            "cuff": (upper.sleeve.outer + upper.sleeve.inner) // 2 if upper.sleeve else 0,
        }[name]  # fmt: skip
        path = upper.path
    out = 1 if side is Side.RIGHT else -1
    there = reading.shape.there(path[index] * (out, 1) + (reading.shape.axis, 0))
    return (there * WIDTH / SIZE - (MIDDLE, 0)) * (out, 1)


@pytest.mark.parametrize(
    ("item", "names"),
    [
        (Item.TEE, "collar shoulder armpit cuff hem"),
        (Item.JUMPER, "collar shoulder armpit cuff hem"),
        (Item.BLAZER, "collar shoulder armpit cuff hem"),
        (Item.DRESS, "collar armpit hem"),
        (Item.SKIRT, "waist hem"),
        (Item.JEANS, "waist crotch hem inseam"),
        (Item.SHORTS, "waist crotch hem inseam"),
    ],
)
@pytest.mark.parametrize("side", Side)
def test_landmarks_are_where_they_were_drawn(item: Item, names: str, side: Side):
    reading = read(hung_out(item, SIZE))

    drawn = DRAWINGS[item]().marks
    for name in names.split():
        assert found(reading, side, name) == pytest.approx(drawn[name], abs=30), name


def test_turned_photo_has_the_same_landmarks():
    cut_out = hung_out(Item.TEE, SIZE)
    height, width = cut_out.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 8, 1)
    turned = read(cv2.warpAffine(cut_out, matrix, (width, height)))

    hem = turned.uppers[Side.RIGHT].path[turned.uppers[Side.RIGHT].hem]
    there = turned.shape.there(hem + np.array([turned.shape.axis, 0]))
    upright = np.array(DRAWINGS[Item.TEE]().marks["hem"]) + np.array([MIDDLE, 0])
    wanted = matrix @ [*(upright * SIZE / WIDTH), 1]
    assert there == pytest.approx(wanted, abs=10)


def shape_of(*spots: tuple[float, float], height: int = 900) -> np.ndarray:
    outline = mirrored_outline(spots[0], straight(*spots[1:]))
    return draw(document(Drawing(cloth("it", outline, "#7A5C8E"), height, {}), 400))


def test_sleeves_that_lie_close_along_the_body_are_sleeves():
    folded = shape_of(
        (0, 110), (90, 80), (240, 130), (310, 240), (340, 700), (252, 710), (246, 690),
        (244, 776), (0, 786),
    )  # fmt: skip

    reading = read(folded)

    assert reading.kind is GarmentKind.TOP
    assert all(upper.sleeve for upper in reading.uppers.values())


def test_legs_that_lie_on_one_another_are_two():
    closed = shape_of((0, 60), (165, 55), (208, 300), (150, 1040), (0, 1046), height=1100)

    reading = read(closed)

    assert reading.kind is GarmentKind.TROUSERS
    assert reading.confidence < 0.6
    for lower in reading.lowers.values():
        assert lower.path[-1, 1] < 0.6 * lower.path[:, 1].max()


def test_neck_edge_is_found_where_the_inside_of_the_back_shows():
    front, back = read(hung_out(Item.DRESS, SIZE)), read(hung_out(Item.DRESS_BACK, SIZE))

    assert front.neck is not None
    assert back.neck is None
    pit = front.shape.there(front.neck)[:, 1].max() * WIDTH / SIZE
    assert pit == pytest.approx(DRAWINGS[Item.DRESS]().marks["pit"][1], abs=25)
