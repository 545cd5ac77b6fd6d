import pytest

from cyclorama.scenery.tints import contrast, darker, lighter, mixed, readable_on, vivid


def test_mixing_goes_from_one_to_the_other():
    assert mixed("#102030", "#302010", 0) == "#102030"
    assert mixed("#102030", "#302010", 1) == "#302010"
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert lighter("#808080", 1) == "#ffffff"
    assert darker("#808080", 1) == "#000000"


@pytest.mark.parametrize("ground", ["#000000", "#ffffff", "#777777", "#0c8a43", "#f7d117"])
def test_words_can_be_read_on_any_ground(ground):
    assert contrast(ground, readable_on(ground, "#7f7f7f")) >= 4


def test_a_wanted_colour_is_taken_where_it_can_be_read():
    assert readable_on("#000000", "#ffd700") == "#ffd700"
    assert readable_on("#ffffff", "#ffd700") == "#101216"


def test_a_vivid_colour_shows_and_grey_stays_grey():
    assert vivid("#000040") != "#000040"
    assert vivid("#888888") == "#888888"
