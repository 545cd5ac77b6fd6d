import pytest
from pydantic import ValidationError

from cyclorama.imaging.hint import MAX_POINTS, Box, Hint, Point

WRONG = {
    "nothing said": {},
    "no points and no box": {"points": []},
    "box turned round": {"box": {"left": 0.8, "top": 0.1, "right": 0.2, "bottom": 0.9}},
    "box without height": {"box": {"left": 0.1, "top": 0.5, "right": 0.2, "bottom": 0.5}},
    "box in pixels": {"box": {"left": 10, "top": 10, "right": 200, "bottom": 300}},
    "point outside": {"points": [{"x": 1.01, "y": 0.5}]},
    "point nowhere": {"points": [{"x": float("nan"), "y": 0.5}]},
    "unknown word": {"points": [{"x": 0.5, "y": 0.5}], "circle": 3},
    "too many points": {"points": [{"x": 0.5, "y": 0.5}] * (MAX_POINTS + 1)},
}


@pytest.mark.parametrize("name", WRONG)
def test_a_hint_that_says_nothing_clear_is_refused(name):
    with pytest.raises(ValidationError):
        Hint.model_validate(WRONG[name])


def test_a_hint_survives_json():
    hint = Hint(
        box=Box(left=0.1, top=0, right=1, bottom=0.75), points=(Point(x=0.2, y=0.3, inside=False),)
    )

    assert Hint.model_validate_json(hint.model_dump_json()) == hint


def test_a_point_means_the_product_unless_said_otherwise():
    assert Hint(points=(Point(x=0.5, y=0.5),)).points[0].inside
