import pytest

from cyclorama.generations.backdrops import WHITE, paper_in, place_in, studio_backdrop
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.tints import luminance


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("a sandy beach", SetName.BEACH),
        ("plain white studio", None),
        ("", None),
        ("nothing that is known", None),
    ],
)
def test_a_place_is_read_from_words_and_a_studio_is_none(words: str, place: SetName | None):
    assert place_in(words) is place


def test_the_first_paper_that_is_named_is_taken():
    assert paper_in("soft Beige, then red") == paper_in("light beige")
    assert paper_in("beige") != paper_in("light beige") != paper_in("dark beige")
    assert paper_in("off-white") != paper_in("white") == WHITE
    assert paper_in("a greyhound") is None


def test_a_studio_is_white_where_nobody_says_and_its_floor_is_darker_than_its_wall():
    backdrop = studio_backdrop("somewhere")
    assert backdrop.wall == WHITE
    assert luminance(backdrop.floor) < luminance(backdrop.wall)
    assert studio_backdrop("navy paper").wall == paper_in("navy")
