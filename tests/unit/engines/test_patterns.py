"""Written patterns stand in for a language model."""

import re
from importlib import resources

import pytest

from cyclorama.engines.draft.patterns import fill, load_patterns
from cyclorama.engines.writing import WriteRequest
from cyclorama.errors import InvalidInput


def lines_of(pattern, lines=0, prompt="", **values):
    request = WriteRequest(prompt=prompt, pattern=pattern, values=values, lines=lines)
    return fill(request).splitlines()


@pytest.mark.parametrize("name", load_patterns())
def test_every_pattern_can_be_filled_in_without_any_value(name):
    text = fill(WriteRequest(prompt="", pattern=name))

    assert text.strip()
    assert "{" not in text
    assert ".." not in text


@pytest.mark.parametrize("name", load_patterns())
def test_every_hole_of_a_pattern_has_a_value(name):
    pattern = load_patterns()[name]

    texts = [*(line for version in pattern.versions for line in version), pattern.each_line]
    holes = set(re.findall(r"\{([a-z_]+)\}", " ".join(texts)))
    assert holes - {"item"} <= set(pattern.values)


def test_every_pattern_that_a_template_names_is_there():
    folder = resources.files("cyclorama.catalogue").joinpath("templates")
    texts = "".join(file.read_text("utf-8") for file in folder.iterdir())

    named = set(re.findall(r"^ +pattern: ([a-z_0-9]+)$", texts, re.MULTILINE))
    assert named
    assert named <= set(load_patterns())


@pytest.mark.parametrize("lines", [1, 4, 12])
def test_there_are_as_many_lines_as_are_wanted(lines):
    assert len(lines_of("ad_copy", lines, product="Cup")) == lines


def test_what_is_mentioned_comes_first():
    first = lines_of("caricature_hobbies", 2, description="I design things, and love COFFEE")

    assert "coffee" in first[0]
    assert "pencil" in first[1]


def test_a_list_gives_a_line_for_each_of_its_items():
    lines = lines_of("wear_places", 4, locations="gym; roof\nbeach", product="the hat")

    assert [line.split(":")[0] for line in lines] == ["Gym", "Roof", "Beach", "Gym"]
    assert all("the hat" in line for line in lines)


def test_a_value_is_put_in_as_it_is_and_never_filled_in_itself():
    lines = lines_of("dream_career", description="{prompt} __class__ {x}", prompt="secret")

    assert lines[0] == "{prompt} __class__ {x}."


def test_an_unknown_pattern_is_refused():
    with pytest.raises(InvalidInput, match="There is no written pattern 'sonnet'"):
        lines_of("sonnet")
