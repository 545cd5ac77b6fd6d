"""Definitions as text: what JSON has, too, and nothing that could be more than it looks."""

import pytest

from cyclorama.templates.findings import DefinitionRefused
from cyclorama.templates.yaml_text import MAX_BYTES, read_definition


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 16:9", {"a": "16:9"}),
        ("a: yes", {"a": "yes"}),
        ("a: 012", {"a": "012"}),
        ("a: 1.5", {"a": 1.5}),
        ("a: 2026-11-21", {"a": "2026-11-21"}),
        ("a: [true, null, ~, '3']", {"a": [True, None, None, "3"]}),
        ('{"a": {"b": [1, "x"]}}', {"a": {"b": [1, "x"]}}),
        ("3D: card", {"3D": "card"}),
        ("7: card", {"7": "card"}),
        ("a: {{options.words}}", None),
        ("a: '{{options.words}}'", {"a": "{{options.words}}"}),
        ("", None),
    ],
)
def test_words_are_what_they_look_like(text, value):
    if value is None and text:
        with pytest.raises(DefinitionRefused):
            read_definition(text)
    else:
        assert read_definition(text) == value


BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BOMB, "anchors and aliases"),
        ("a: &x 1", "anchors and aliases"),
        ("a: !!python/object/apply:os.system ['ls']", "tags"),
        ("a: !!str 3", "tags"),
        ("a: {<<: *b}", "anchors and aliases"),
        ("a: 1\na: 2", "twice"),
        ("[a]: 1", "no text"),
        ("a: 1\n---\nb: 2", "second document"),
        ("[" * 5000 + "]" * 5000, "levels deep"),
        ("a: [1", "Line"),
        ("a: \x07", "no YAML"),
        ("a: '" + "x" * MAX_BYTES + "'", "at most"),
    ],
)
def test_what_could_be_more_than_it_looks_is_refused_with_its_line(text, reason):
    with pytest.raises(DefinitionRefused, match=reason):
        read_definition(text)
