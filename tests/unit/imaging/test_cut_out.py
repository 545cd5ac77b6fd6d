"""Cut-outs against exact truth, and confidence against what can be found at all."""

import cv2
import numpy as np
import pytest
from skimage import data

import scenes
from cyclorama.imaging.cut_out import CONFIDENT, CutOut, cut_out
from cyclorama.imaging.hint import Box, Hint, Point

ONE_MEGAPIXEL = (1120, 896)
HALF_MEGAPIXEL = (800, 640)


def allowed(error_at_2k: float, size: tuple[int, int]) -> float:
    """Errors lie along outlines, so they shrink with the picture's length."""
    return error_at_2k * size[0] / scenes.SIZE_2K[0]


def assert_sound(cut: CutOut, shape: tuple[int, ...]) -> None:
    assert cut.alpha.shape == shape[:2]
    assert cut.alpha.dtype == np.float32
    assert np.isfinite(cut.alpha).all()
    assert 0 <= cut.alpha.min() <= cut.alpha.max() <= 1
    assert cut.foreground.shape == shape
    assert cut.foreground.dtype == np.uint8
    assert 0 <= cut.confidence <= 1


@pytest.mark.parametrize("name", scenes.CRISP)
def test_a_crisp_product_on_a_plain_wall_is_cut_out_to_the_pixel(name):
    scene = scenes.draw(name, 5, HALF_MEGAPIXEL)

    cut = cut_out(scene.picture)

    assert_sound(cut, scene.picture.shape)
    assert scenes.absolute_error(cut.alpha, scene.alpha) <= allowed(4, HALF_MEGAPIXEL)
    assert scenes.overlap(cut.alpha, scene.alpha) >= 0.99
    assert cut.confidence >= CONFIDENT
    assert cut.method.endswith("crisp")


@pytest.mark.parametrize("name", scenes.FUZZY)
def test_the_hairs_of_a_knit_are_kept(name):
    scene = scenes.draw(name, 5, ONE_MEGAPIXEL)

    cut = cut_out(scene.picture)

    assert scenes.absolute_error(cut.alpha, scene.alpha) <= allowed(10, ONE_MEGAPIXEL)
    assert cut.confidence >= CONFIDENT
    assert cut.method.endswith("fuzzy")


def test_the_wall_is_seen_through_a_handle():
    scene = scenes.draw("tan bag", 6, HALF_MEGAPIXEL)
    height, width = scene.alpha.shape
    inside_the_handle = int(height / 2 - 0.15 * width), width // 2
    assert scene.alpha[inside_the_handle] == 0

    cut = cut_out(scene.picture)

    assert cut.alpha[inside_the_handle] == 0


def test_foreground_colours_are_free_of_the_wall():
    scene = scenes.draw("navy tee", 6, HALF_MEGAPIXEL)
    edge = (scene.alpha > 0.2) & (scene.alpha < 0.8)

    cut = cut_out(scene.picture)

    beside = cv2.dilate(edge.astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    product = np.median(scene.picture[beside & (scene.alpha == 1)], axis=0)
    seen = np.median(scene.picture[edge], axis=0)
    cleaned = np.median(cut.foreground[edge & (cut.alpha > 0)], axis=0)
    assert np.abs(cleaned - product).max() < 0.25 * np.abs(seen - product).max()


def noise() -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (300, 400, 3), np.uint8)


HOPELESS = {
    "bare wall": lambda: scenes.bare_wall(3, (400, 320)),
    "noise": noise,
    "black": lambda: np.zeros((200, 300, 3), np.uint8),
    "white": lambda: np.full((200, 300, 3), 255, np.uint8),
    "bricks": lambda: cv2.cvtColor(data.brick(), cv2.COLOR_GRAY2RGB),
    "grass": lambda: cv2.cvtColor(data.grass(), cv2.COLOR_GRAY2RGB),
    "gravel": lambda: cv2.cvtColor(data.gravel(), cv2.COLOR_GRAY2RGB),
    "green in clutter": lambda: scenes.draw("green in clutter", 5, HALF_MEGAPIXEL).picture,
    "lace that the wall shows through": lambda: (
        scenes.draw("lace dress", 5, HALF_MEGAPIXEL).picture
    ),
    "cat that fills the frame": data.chelsea,
    "rocket between towers": data.rocket,
}


@pytest.mark.parametrize("name", HOPELESS)
def test_what_cannot_be_found_is_not_passed_off_as_found(name):
    picture = HOPELESS[name]()

    cut = cut_out(picture)

    assert_sound(cut, picture.shape)
    assert cut.confidence < CONFIDENT


def test_a_cup_on_a_wooden_table_is_found_without_a_hint():
    cut = cut_out(data.coffee())

    assert cut.confidence >= CONFIDENT
    inside = {"cup": (110, 290), "saucer": (250, 110), "spoon": (280, 365), "handle": (75, 410)}
    around = {"left": (200, 40), "right": (200, 520), "below": (392, 300), "above": (8, 290)}
    assert {part: cut.alpha[spot] for part, spot in inside.items()} == dict.fromkeys(inside, 1.0)
    assert {side: cut.alpha[spot] for side, spot in around.items()} == dict.fromkeys(around, 0.0)


def test_a_person_is_found_by_the_face():
    cut = cut_out(data.astronaut())

    assert cut.method.startswith("person")
    assert cut.confidence >= CONFIDENT
    inside = {"face": (120, 225), "hair": (40, 220), "suit": (400, 130)}
    around = {"flag": (60, 20), "shuttle": (120, 420), "wall": (60, 340)}
    assert {part: cut.alpha[spot] for part, spot in inside.items()} == dict.fromkeys(inside, 1.0)
    assert {side: cut.alpha[spot] for side, spot in around.items()} == dict.fromkeys(around, 0.0)


RESCUED = {
    "rocket": (data.rocket, Hint(box=Box(left=0.43, top=0.28, right=0.57, bottom=1.0))),
    "photographer": (
        lambda: cv2.cvtColor(data.camera(), cv2.COLOR_GRAY2RGB),
        Hint(box=Box(left=0.02, top=0.05, right=0.62, bottom=1.0)),
    ),
}


@pytest.mark.parametrize("name", RESCUED)
def test_a_box_rescues_what_was_not_found(name):
    make, hint = RESCUED[name]
    picture = make()
    box = hint.box
    assert box is not None
    height, width = picture.shape[:2]

    alone, helped = cut_out(picture), cut_out(picture, hint)

    assert alone.confidence < CONFIDENT <= helped.confidence
    rows, columns = np.nonzero(helped.alpha)
    assert rows.min() >= (box.top - 0.03) * height
    assert columns.min() >= (box.left - 0.03) * width
    assert columns.max() <= (box.right + 0.03) * width


def two_blocks() -> np.ndarray:
    """A red and a blue block, side by side on grey."""
    picture = np.full((300, 400, 3), 200, np.uint8)
    picture[90:210, 60:160] = (180, 30, 40)
    picture[90:210, 240:340] = (30, 60, 180)
    return picture


@pytest.mark.parametrize(
    ("hint", "red", "blue"),
    [
        (None, 1, 1),
        (Hint(box=Box(left=0.1, top=0.2, right=0.45, bottom=0.8)), 1, 0),
        (Hint(points=(Point(x=0.7, y=0.5),)), 0, 1),
        (Hint(points=(Point(x=0.7, y=0.5, inside=False), Point(x=0.3, y=0.5))), 1, 0),
    ],
)
def test_a_hint_says_which_of_two_products_is_meant(hint, red, blue):
    cut = cut_out(two_blocks(), hint)

    assert (cut.alpha[150, 110], cut.alpha[150, 290]) == (red, blue)
    assert cut.confidence >= CONFIDENT


def test_a_product_that_runs_over_the_border_does_so_in_the_cut_out():
    picture = np.full((300, 400, 3), 200, np.uint8)
    picture[90:210, 250:] = (30, 40, 150)

    cut = cut_out(picture)

    assert (cut.alpha[110:190, 398] == 1).all()
    assert (cut.alpha[:80, 398] == 0).all()
    assert cut.confidence >= CONFIDENT


def test_a_hint_on_a_texture_makes_no_product_of_it():
    picture = cv2.cvtColor(data.gravel(), cv2.COLOR_GRAY2RGB)

    cut = cut_out(picture, Hint(box=Box(left=0.2, top=0.2, right=0.8, bottom=0.8)))

    assert cut.confidence < CONFIDENT


SMALL_SHAPES = [(1, 1), (1, 64), (3, 2), (8, 8), (16, 16), (33, 64), (64, 64), (5, 900), (900, 40)]


@pytest.mark.parametrize("shape", SMALL_SHAPES)
@pytest.mark.parametrize("filling", ["uniform", "noise", "block"])
def test_tiny_and_thin_pictures_never_break(shape, filling):
    height, width = shape
    picture = np.full((height, width, 3), 210, np.uint8)
    if filling == "noise":
        picture = np.random.default_rng(2).integers(0, 256, picture.shape, np.uint8)
    if filling == "block":
        rows = slice(height // 4, height // 4 + max(1, height // 2))
        columns = slice(width // 4, width // 4 + max(1, width // 2))
        picture[rows, columns] = (40, 60, 120)

    cut = cut_out(picture)

    assert_sound(cut, picture.shape)
    if filling != "block":
        assert cut.confidence < CONFIDENT


@pytest.mark.parametrize("shape", [(1, 1), (8, 8), (5, 900), (64, 64)])
def test_a_hint_on_a_tiny_picture_never_breaks(shape):
    picture = np.full((*shape, 3), 90, np.uint8)
    hint = Hint(box=Box(left=0.2, top=0.2, right=0.21, bottom=0.9), points=(Point(x=1, y=0),))

    assert_sound(cut_out(picture, hint), picture.shape)


def test_the_same_photo_gives_the_same_cut_out():
    picture = data.coffee()[::2, ::2]

    one, other = cut_out(picture), cut_out(picture)

    np.testing.assert_array_equal(one.alpha, other.alpha)
    np.testing.assert_array_equal(one.foreground, other.foreground)
    assert (one.confidence, one.method) == (other.confidence, other.method)


def test_the_photo_itself_is_left_alone():
    picture = two_blocks()
    before = picture.copy()

    cut_out(picture)

    np.testing.assert_array_equal(picture, before)


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((9, 9), np.uint8),
        np.zeros((9, 9, 4), np.uint8),
        np.zeros((9, 9, 3), np.float32),
        np.zeros((0, 9, 3), np.uint8),
    ],
)
def test_only_8_bit_colour_is_taken(wrong):
    with pytest.raises(ValueError, match="uint8 pixels"):
        cut_out(wrong)


def test_one_point_is_enough_where_only_the_middle_cut_finds_the_product():
    """Gloss splits the bottle for the cut that starts at the point; the wide one holds."""
    scene = scenes.draw("bottle", 12, HALF_MEGAPIXEL)

    cut = cut_out(scene.picture, Hint(points=(Point(x=0.5, y=0.5),)))

    assert scenes.absolute_error(cut.alpha, scene.alpha) <= allowed(4, HALF_MEGAPIXEL)
    assert cut.confidence >= CONFIDENT
