"""Which set the words of a prompt name."""

import pytest

from cyclorama.scenery.brief import SetName
from cyclorama.scenery.places import read_place


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("gym", SetName.GYM),
        ("Indoor Studio", SetName.STUDIO),
        ("locker_room", SetName.LOCKER_ROOM),
        ("busy Nile-side walkway, Cairo", SetName.RIVERSIDE),
        ("a night street party in Times Square", SetName.TIMES_SQUARE),
        ("a karate move against a ninja, Japanese temple behind", SetName.TEMPLE),
        ("Chinese New Year in our street", SetName.LANTERN_STREET),
        ("New Year\u2019s Eve", SetName.NEW_YEAR),
        ("a surgeon with a kind smile", SetName.OFFICE),
        ("I want to be an astronaut office", SetName.DEEP_SPACE),
        ("I want to be a lighthouse keeper office", SetName.OFFICE),
        ("an astronaut in a garden", SetName.GARDEN),
        ("first the beach, then the church", SetName.BEACH),
    ],
)
def test_words_name_a_set(words: str, meant: SetName) -> None:
    assert read_place(words) is meant


@pytest.mark.parametrize("words", ["", "burger", "streetwise", "pineapples", "你好"])
def test_other_words_name_none(words: str) -> None:
    assert read_place(words) is None


@pytest.mark.parametrize("name", SetName)
def test_each_set_goes_by_its_own_name(name: SetName) -> None:
    assert read_place(name.value) is name
