"""The shipped templates against the contract's table: ids, labels, prices, options, graphs.

The table names some defaults in other words; here they stand as the API's own documentation
prints them.
"""

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from cyclorama.templates.system import with_choices
from cyclorama.templates.yaml_text import read_definition

TABLE = Path(__file__).parents[2] / "conformance" / "vimmerse" / "template_table.json"
ROWS: dict[str, dict[str, Any]] = {
    row["id"]: row for row in json.loads(TABLE.read_text("utf-8"))["templates"]
}
COMPONENTS = {
    "enum": {"select"},
    "text": {"text", "textarea"},
    "pattern": {"text"},
    "integer_string": {"number"},
    "image_url": {"image"},
    "image_url_list": {"image_list"},
    "video_url": {"video"},
    "video_url_list": {"video_list"},
}
ENUMS = {
    "aspect_ratio": ["16:9", "3:2", "4:3", "1:1", "3:4", "2:3", "9:16"],
    "pipeline_mode": ["video", "image"],
    "video_tool": ["KlingAI"],
    "tshirt": ["tshirt1", "tshirt2", "tshirt3", "tshirt4", "tshirt5", "tshirt6"],
    "overlay_layout": [
        f"{place}-{size}"
        for size in ("small", "medium", "large")
        for place in ("left", "center", "right")
    ],
}
STILLS = {"image_2_image", "create_elements", "create_image"}
LENGTHS = {"still": (60, 140), "clip": (40, 90)}


def _definitions() -> dict[str, dict[str, Any]]:
    folder = resources.files("cyclorama.catalogue").joinpath("templates")
    return {
        file.name.removesuffix(".yaml"): with_choices(read_definition(file.read_text("utf-8")))  # type: ignore[misc]
        for file in folder.iterdir()
        if file.name.endswith(".yaml")
    }


TEMPLATES = _definitions()
EVERY = pytest.mark.parametrize("template_id", sorted(ROWS))


def test_there_are_the_templates_of_the_table_and_hidden_ones() -> None:
    shown = {name for name, one in TEMPLATES.items() if not one.get("hidden")}
    assert shown == set(ROWS)
    assert len(shown) == 78
    assert {name for name, one in TEMPLATES.items() if name != one["id"]} == set()


@EVERY
def test_a_template_is_as_in_the_table(template_id: str) -> None:
    row, one = ROWS[template_id], TEMPLATES[template_id]
    for field in ("id", "label", "category", "credits"):
        assert one[field] == row[field]
    assert [(option["key"], option.get("default")) for option in one["available_options"]] == [
        (option["name"], option["default"]) for option in row["options"]
    ]
    for option, told in zip(one["available_options"], row["options"], strict=True):
        assert option["component"] in COMPONENTS[told["kind"]]
        if told["name"] in ENUMS:
            assert [choice["value"] for choice in option["choices"]] == ENUMS[told["name"]]


@EVERY
def test_a_template_has_the_graph_of_the_table(template_id: str) -> None:
    steps = [{"id": step["id"], "type": step["type"]} for step in TEMPLATES[template_id]["steps"]]
    assert steps == ROWS[template_id]["steps"]


@EVERY
def test_what_has_to_be_given_has_no_default(template_id: str) -> None:
    for option in TEMPLATES[template_id]["available_options"]:
        assert not (option.get("required") and option.get("default"))


@pytest.mark.parametrize("template_id", sorted(TEMPLATES))
def test_prompts_say_enough_and_not_too_much(template_id: str) -> None:
    for step in TEMPLATES[template_id]["steps"]:
        kind = "still" if step["type"] in STILLS else "clip"
        if step["type"] not in STILLS | {"create_video"}:
            continue
        words = re.sub(r"{{.*?}}", "it", step["params"]["prompt"]).split()
        low, high = LENGTHS[kind]
        assert low <= len(words) <= high, (step["id"], len(words))


def test_the_companies_are_those_of_the_contract() -> None:
    options = TEMPLATES["vim_company_cards"]["available_options"]
    [option] = [option for option in options if option["key"] == "company"]
    assert len(option["choices"]) == 32
    assert {"accenture", "at&t", "uber"} <= {choice["value"] for choice in option["choices"]}
