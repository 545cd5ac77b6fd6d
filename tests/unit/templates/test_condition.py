"""Conditions over options, inputs and the event."""

import pytest

from cyclorama.templates.condition import Facts, holds

FACTS = Facts(
    options={"mode": "video", "count": 3, "name": "", "logo": True, "none": None},
    inputs={"image_urls": ["a"], "files": []},
    event={"id": "gala", "logo_url": None},
)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, True),
        ({"option": "mode", "equals": "video"}, True),
        ({"option": "mode", "equals": "VIDEO"}, True),
        ({"option": "mode", "not_equals": "video"}, False),
        ({"option": "count", "equals": 3}, True),
        ({"option": "count", "equals": "3"}, True),
        ({"option": "logo", "equals": True}, True),
        ({"option": "logo", "equals": "true"}, False),
        ({"option": "none", "equals": None}, True),
        ({"option": "unknown", "equals": None}, True),
        ({"option": "none", "equals": "None"}, False),
        ({"option": "mode", "in": ["image", "Video"]}, True),
        ({"option": "mode", "in": []}, False),
        ({"option": "name", "present": True}, False),
        ({"option": "name", "present": False}, True),
        ({"option": "count", "present": True}, True),
        ({"input": "image_urls", "present": True}, True),
        ({"input": "files", "present": True}, False),
        ({"event": "logo_url", "present": True}, False),
        ({"event": "id", "equals": "gala"}, True),
        ({"all": [{"option": "mode", "equals": "video"}, {"event": "id", "present": True}]}, True),
        (
            {"all": [{"option": "mode", "equals": "video"}, {"option": "name", "present": True}]},
            False,
        ),
        ({"any": [{"option": "mode", "equals": "x"}, {"option": "count", "in": [1, 3]}]}, True),
        ({"any": [{"option": "mode", "equals": "x"}, {"option": "count", "equals": 1}]}, False),
        ({"not": {"any": [{"option": "mode", "equals": "x"}]}}, True),
    ],
)
def test_a_condition_holds_or_not(condition, expected):
    assert holds(condition, FACTS) is expected
