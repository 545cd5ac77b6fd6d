import numpy as np
import pytest

from cyclorama.imaging.colour_names import NAMED, name_of, shares
from cyclorama.imaging.study import to_lab


def lab(*colours):
    rgb = np.array([list(bytes.fromhex(one[1:])) for one in colours], np.uint8)
    return to_lab(rgb[None])[0]


@pytest.mark.parametrize("name", list(NAMED))
def test_a_colour_of_the_table_has_its_own_name(name):
    assert name_of(lab(NAMED[name])[0]) == name


@pytest.mark.parametrize(
    ("colour", "name"),
    [("#fefefe", "white"), ("#ff0000", "red"), ("#0a1a4a", "navy blue"), ("#808080", "grey")],
)
def test_others_have_the_nearest(colour, name):
    assert name_of(lab(colour)[0]) == name


def test_shares_are_told_the_most_first():
    found = shares(lab("#ff0000", "#fefefe", "#fdfdfd", "#fbfbfb"))

    assert found == {"white": 0.75, "red": 0.25}
    assert next(iter(found)) == "white"


def test_no_pixels_have_no_colour():
    assert shares(np.zeros((0, 3), np.float32)) == {}
