"""The things that words name, and their drawings."""

import numpy as np
import pytest

from cyclorama import errors
from cyclorama.scenery.things.drawing import draw_thing
from cyclorama.scenery.things.thing import Thing, read_colour, read_thing


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("burger", Thing.BURGER),
        ("two cheeseburgers on a plate", Thing.BURGER),
        ("Nike Shoes", Thing.SNEAKER),
        ("a bottle of perfume", Thing.BOTTLE),
        ("the perfume in its bottle", Thing.PERFUME),
        ("Ice cream!", Thing.ICE_CREAM),
        ("ice_cream", Thing.ICE_CREAM),
        ("sunglasses", Thing.SUNGLASSES),
        ("a dragon", None),
        ("a carpet", None),
        ("a cupboard", None),
        ("", None),
    ],
)
def test_words_name_a_thing(words: str, meant: Thing | None) -> None:
    assert read_thing(words) is meant


@pytest.mark.parametrize("thing", Thing)
def test_each_thing_goes_by_its_own_name(thing: Thing) -> None:
    assert read_thing(thing.value) is thing


@pytest.mark.parametrize(
    ("words", "colour"), [("a RED car", "#d8222c"), ("golden watch", "#f2bf24"), ("tired", None)]
)
def test_words_name_a_colour(words: str, colour: str | None) -> None:
    assert read_colour(words) == colour


@pytest.mark.parametrize("thing", Thing)
def test_each_thing_is_drawn_whole_and_by_itself(thing: Thing) -> None:
    drawn = draw_thing(thing, 96)
    height, width = drawn.shape[:2]
    assert max(height, width) > 70, "it fills the square in one direction at least"
    assert 0.15 < (drawn[..., 3] > 128).mean() < 0.98
    for border in (drawn[0], drawn[-1], drawn[:, 0], drawn[:, -1]):
        assert border[..., 3].max() > 8, "cropped to what is drawn"


def test_a_thing_takes_on_a_colour() -> None:
    red, blue = (draw_thing(Thing.CAR, 64, tone) for tone in ("#d8222c", "#2464d0"))
    opaque = red[..., 3] > 200
    assert np.mean(red[opaque][:, 0]) > np.mean(blue[opaque][:, 0]) + 30


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(errors.InvalidInput):
        draw_thing(Thing.CAR, 64, 'red"/>')
