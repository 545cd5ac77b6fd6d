import pytest
import typer

from cyclorama.cli.hint_options import TypedHint, read_hint
from cyclorama.errors import InvalidInput
from cyclorama.imaging.hint import Box, Hint, Point


def test_no_options_are_no_hint():
    assert read_hint(None).within(600, 400) is None


@pytest.mark.parametrize("box", ["0.1,0.25,0.5,1", "60,100,300,400"])
def test_a_box_is_in_fractions_or_in_pixels(box):
    hint = read_hint(box).within(600, 400)

    assert hint == Hint(box=Box(left=0.1, top=0.25, right=0.5, bottom=1))


def test_points_are_on_the_product_or_beside_it():
    hint = read_hint(None, ["0.5,0.5", "300,100"], ["0,0"]).within(600, 400)

    assert hint == Hint(
        points=(Point(x=0.5, y=0.5), Point(x=0.5, y=0.25), Point(x=0, y=0, inside=False))
    )


@pytest.mark.parametrize("text", ["", "1,2,3", "a,b,c,d", "1,2,3,4,5", "nan,0,1,1", "0,0,inf,1"])
def test_what_is_not_four_numbers_is_wrong_use(text):
    with pytest.raises(typer.BadParameter, match="not 4 numbers"):
        read_hint(text)


@pytest.mark.parametrize(
    "hint",
    [
        TypedHint(box=(0, 0, 601, 400)),  # beyond the right edge
        TypedHint(box=(0.5, 0, 0.5, 1)),  # without area
        TypedHint(box=(300, 0, 200, 100)),  # turned round
        TypedHint(inside=((-0.1, 0.5),)),
        TypedHint(outside=((10, 401),)),
    ],
)
def test_what_does_not_fit_in_the_photo_is_refused_with_its_size(hint):
    with pytest.raises(InvalidInput, match="600 x 400"):
        hint.within(600, 400)
