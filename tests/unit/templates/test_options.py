"""What a caller chose, pictures by position, defaults; and what is wrong with any of it."""

import pytest

from cyclorama.templates.check import check
from cyclorama.templates.findings import OptionsRefused
from cyclorama.templates.known import known
from cyclorama.templates.options import settle
from templates_to_check import definition

A, B, C = (f"https://example.com/{name}.jpg" for name in "abc")


def template(*options):
    """With these options only."""
    steps = [{"id": "text", "type": "chat", "params": {"prompt": "x"}}]
    raw = definition(available_options=list(options), steps=steps, outputs=[{"step": "text"}])
    return check(raw, known()).accepted()


def settled(options, given, image_urls=()):
    return settle(template(*options), given, list(image_urls)).options


def refused(options, given, image_urls=()):
    with pytest.raises(OptionsRefused) as caught:
        settle(template(*options), given, list(image_urls))
    return [(finding.path, finding.code.value) for finding in caught.value.findings]


TEAM = {
    "key": "team",
    "component": "select",
    "default": "algeria",
    "choices": [
        {"label": "Algeria", "value": "algeria"},
        {"label": "Côte d'Ivoire", "value": "ivory_coast"},
        {"label": "Nine", "value": 9},
    ],
}
ONE, TWO = ({"key": key, "component": "image"} for key in ("one", "two"))
MANY = {"key": "many", "component": "image_list", "max_items": 3}
FILM = {"key": "film", "component": "video"}


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({}, "algeria"),
        ({"team": None}, "algeria"),
        ({"team": "ALGERIA"}, "algeria"),
        ({"team": "Ivory Coast"}, "ivory_coast"),
        ({"team": "côte d'ivoire"}, "ivory_coast"),
        ({"team": {"label": "Algeria", "value": "Algeria"}}, "algeria"),
        ({"team": {"value": None}}, "algeria"),
        ({"team": "9"}, 9),
        ({"team": "algeria", "colour": "red"}, "algeria"),
    ],
)
def test_a_choice_is_meant_however_it_is_written(given, value):
    assert settled([TEAM], given) == {"team": value}


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ({"component": "number"}, "10", 10),
        ({"component": "number"}, 2.5, 2.5),
        ({"component": "number", "minimum": 1}, 1.0, 1),
        ({"component": "text"}, 7, "7"),
        ({"component": "text"}, "", ""),
        ({"component": "textarea"}, "x" * 10_000, "x" * 10_000),
        ({"component": "image_list"}, A, [A]),
        ({"component": "image"}, f" {A} ", A),
        ({"component": "image"}, "", None),
        ({"component": "text", "pattern": "^[0-9]+x[0-9]+$"}, "2x3", "2x3"),
    ],
)
def test_a_value_of_the_right_kind_is_taken(option, value, expected):
    assert settled([{"key": "it", **option}], {"it": value}) == {"it": expected}


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        (TEAM, "atlantis", "not_a_choice"),
        (TEAM, ["algeria"], "wrong_kind"),
        ({"component": "number"}, "many", "wrong_kind"),
        ({"component": "number"}, True, "wrong_kind"),
        ({"component": "number"}, "NaN", "out_of_range"),
        ({"component": "number", "maximum": 5}, 6, "out_of_range"),
        ({"component": "number", "minimum": 5}, 4, "out_of_range"),
        ({"component": "text"}, {"a": 1}, "wrong_kind"),
        ({"component": "text"}, True, "wrong_kind"),
        ({"component": "text"}, "x" * 10_000, "too_long"),
        ({"component": "text", "max_length": 3}, "four", "too_long"),
        ({"component": "text", "pattern": "^[0-9]+x[0-9]+$"}, "2by3", "bad_pattern"),
        ({"component": "text", "pattern": "^(a+)+$"}, "a" * 1999 + "b", "bad_pattern"),
        ({"component": "image"}, 5, "wrong_kind"),
        ({"component": "image"}, "me.jpg", "wrong_kind"),
        ({"component": "image"}, "file:///etc/passwd", "wrong_kind"),
        ({"component": "image"}, f"https://example.com/{'x' * 5000}", "too_long"),
        ({"component": "video"}, [A], "wrong_kind"),
        ({"component": "image_list"}, {"a": A}, "wrong_kind"),
        ({"component": "image_list"}, [A, 1], "wrong_kind"),
        ({"component": "image_list"}, [A] * 11, "too_many"),
        ({"component": "image_list", "max_items": 50}, [A] * 51, "too_many"),
        ({"component": "image", "required": True}, None, "required"),
        ({"component": "image", "required": True}, "", "required"),
        ({"component": "text", "required": True}, "", "required"),
        ({"component": "image_list", "required": True}, [], "required"),
    ],
)
def test_a_value_of_another_kind_is_refused(option, value, code):
    one = {"key": "it", **option} | {"key": "it"}

    assert refused([one], {"it": value}) == [("options.it", code)]


@pytest.mark.parametrize(
    ("given", "image_urls", "expected"),
    [
        ({}, [A, B], {"one": A, "two": B, "many": [A, B], "film": None}),
        ({"one": C}, [A, B], {"one": C, "two": B, "many": [A, B], "film": None}),
        ({"one": C}, [A], {"one": C, "two": A, "many": [A], "film": None}),
        ({"one": ""}, [A], {"one": A, "two": None, "many": [A], "film": None}),
        ({"many": [C]}, [A], {"one": A, "two": None, "many": [C], "film": None}),
        ({"film": C}, [], {"one": None, "two": None, "many": None, "film": C}),
        ({}, [A, B, C], {"one": A, "two": B, "many": [A, B, C], "film": None}),
    ],
)
def test_pictures_fill_the_options_that_take_them(given, image_urls, expected):
    assert settled([ONE, TWO, MANY, FILM], given, image_urls) == expected


@pytest.mark.parametrize(
    ("image_urls", "expected"),
    [
        ([A] * 1000, [("image_urls", "too_many")]),
        ([A, "b.jpg"], [("image_urls[1]", "wrong_kind")]),
        ([A] * 4, [("options.many", "too_many")]),
    ],
)
def test_bad_lists_of_pictures_are_refused(image_urls, expected):
    assert refused([MANY], {}, image_urls) == expected


def test_everything_is_refused_at_once():
    options = [TEAM, {"key": "age", "component": "number"}, {**ONE, "required": True}]

    assert refused(options, {"team": "x", "age": "old"}) == [
        ("options.team", "not_a_choice"),
        ("options.age", "wrong_kind"),
        ("options.one", "required"),
    ]


def test_what_is_not_visible_is_not_required():
    name = {
        "key": "name",
        "component": "text",
        "required": True,
        "visible_when": {"option": "team", "equals": "ivory_coast"},
    }

    assert settled([TEAM, name], {}) == {"team": "algeria", "name": None}
    assert refused([TEAM, name], {"team": "ivory coast"}) == [("options.name", "required")]


def test_where_only_a_price_is_asked_something_stands_in_for_what_is_missing():
    options = [{**one, "required": True} for one in (ONE, MANY, TEAM)]
    options.append({"key": "age", "component": "number", "required": True, "minimum": 18})

    there = settle(template(*options), {}, [], complete=False).options
    assert all(value not in (None, "", []) for value in there.values())
    assert there["age"] == 18
