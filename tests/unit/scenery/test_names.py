import pytest

from cyclorama.scenery.brief import Brief
from cyclorama.scenery.names import written
from cyclorama.scenery.wording import team_name, text


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("at&t", "AT&T"),
        ("Accenture", "Accenture"),
        ("algeria", "Algeria"),
        ("ALGERIA", "Algeria"),
        ("some_club", "Some Club"),
        ("FC Nowhere", "FC Nowhere"),
        ("", ""),
    ],
)
def test_names_are_written_as_people_write_them(value, name):
    assert written(value) == name


def test_the_words_of_a_brief_are_left_as_they_are_but_for_its_names():
    brief = Brief(company="at&t", texts=("at&t", "at night"))

    assert text(brief, 0) == "AT&T"
    assert text(brief, 1) == "at night"
    assert text(brief, 2, "none") == "none"
    assert team_name(brief) == "AT&T"
