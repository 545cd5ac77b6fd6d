"""From a definition, and what it is run with, to a plan."""

import pytest

from cyclorama.credits.prices import PriceList
from cyclorama.errors import InvalidInput
from cyclorama.production.plan import StepRef
from cyclorama.templates.check import check
from cyclorama.templates.compile import Sizes, compile_plan
from cyclorama.templates.event import NO_EVENT, Event, Logo
from cyclorama.templates.findings import OptionsRefused
from cyclorama.templates.known import known, no_template
from cyclorama.templates.options import settle
from cyclorama.templates.preview import preview
from cyclorama.templates.price import ChargeRule
from cyclorama.templates.quote import quote
from templates_to_check import definition

TEAM = {
    "id": "acme_team",
    "credits": {"image": 20, "video": 100},
    "available_options": [
        {"key": "image_url", "component": "image", "required": True},
        {
            "key": "team",
            "component": "select",
            "default": "algeria",
            "choices": [
                {"label": "Algeria", "value": "algeria"},
                {"label": "B", "value": "brazil"},
            ],
        },
        {
            "key": "pipeline_mode",
            "component": "select",
            "default": "video",
            "choices": [{"label": "V", "value": "video"}, {"label": "I", "value": "image"}],
        },
    ],
    "steps": [
        {
            "id": "scene",
            "type": "image_2_image",
            "credits": 4,
            "params": {
                "image_url": "{{options.image_url}}",
                "prompt": "A fan of {{options.team}}",
                "brief": {"team": "{{options.team}}"},
            },
        },
        {
            "id": "clip",
            "type": "create_video",
            "credits": 80,
            "when": {"option": "pipeline_mode", "equals": "video"},
            "params": {
                "first_frame": "{{steps.scene.url}}",
                "subject": "{{steps.scene.subject?}}",
            },
        },
        {
            "id": "stamp",
            "type": "overlay_logo",
            "when": {
                "all": [
                    {"option": "pipeline_mode", "equals": "image"},
                    {"event": "logo_url", "present": True},
                ]
            },
            "params": {
                "image_url": "{{steps.scene.url}}",
                "logo_url": "{{event.logo_url}}",
                "logo_size": "{{event.logo_size}}",
            },
        },
    ],
    "outputs": [
        {"step": "clip"},
        {"step": "stamp"},
        {
            "step": "scene",
            "when": {
                "all": [
                    {"option": "pipeline_mode", "equals": "image"},
                    {"not": {"event": "logo_url", "present": True}},
                ]
            },
        },
    ],
}
WITH_LOGO = Event(id="gala", logo=Logo(url="https://example.com/logo.png"))


def team():
    checked = check(TEAM, known())
    assert checked.errors == ()
    return checked.accepted()


def compiled(options, event=NO_EVENT, rule=ChargeRule.LIST):
    template = team()
    addresses = ["https://example.com/me.jpg"]
    settled = settle(template, options, addresses)
    return compile_plan(template, settled, addresses, event, rule, Sizes(), no_template)


@pytest.mark.parametrize(
    ("options", "event", "steps", "outputs"),
    [
        ({}, NO_EVENT, ["in-image_url", "scene", "clip"], ["clip"]),
        ({"pipeline_mode": "IMAGE"}, NO_EVENT, ["in-image_url", "scene"], ["scene"]),
        (
            {"pipeline_mode": "image"},
            WITH_LOGO,
            ["in-image_url", "in-logo_url", "scene", "stamp"],
            ["stamp"],
        ),
    ],
)
def test_only_what_applies_is_in_the_plan(options, event, steps, outputs):
    plan = compiled(options, event)

    assert [step.id for step in plan.steps] == steps
    assert [output.step for output in plan.outputs] == outputs


def test_what_is_known_is_put_in_and_what_is_made_is_referred_to():
    plan = compiled({"team": "Brazil"})

    assert plan.resolve("scene", {"in-image_url": {"media": "m1"}}) == {
        "image_url": "m1",
        "prompt": "A fan of brazil",
        "brief": {"team": "brazil"},
        "edge": 1536,
    }
    assert plan.step("clip").params["first_frame"] == StepRef(step="scene", output="media")
    made = {"scene": {"media": "m2", "subject": None}}
    assert plan.resolve("clip", made) == {"first_frame": "m2", "subject": None, "edge": 1280}


@pytest.mark.parametrize(
    ("options", "rule", "total"),
    [
        ({}, ChargeRule.LIST, 100),
        ({}, ChargeRule.LIST_SUM, 120),
        ({}, ChargeRule.METERED, 84),
        ({"pipeline_mode": "image"}, ChargeRule.LIST, 20),
        ({"pipeline_mode": "image"}, ChargeRule.LIST_SUM, 20),
        ({"pipeline_mode": "image"}, ChargeRule.METERED, 4),
    ],
)
def test_what_is_quoted_is_what_is_held(options, rule, total):
    assert compiled(options, rule=rule).price(PriceList({})) == total
    assert quote(team(), options, rule=rule).total == total


def plan_of(raw, options=None, image_urls=(), find=no_template, rule=ChargeRule.LIST):
    template = check(raw, known(find)).accepted()
    addresses = list(image_urls)
    settled = settle(template, options or {}, addresses)
    return compile_plan(template, settled, addresses, NO_EVENT, rule, Sizes(64, 128), find)


def chat(**params):
    return definition(
        available_options=[
            {"key": "words", "component": "text"},
            {"key": "count", "component": "number", "default": 3},
            {"key": "many", "component": "image_list"},
            {"key": "film", "component": "video"},
        ],
        steps=[{"id": "text", "type": "chat", "params": {"prompt": "Hello", **params}}],
        outputs=[{"step": "text"}],
    )


@pytest.mark.parametrize(
    ("params", "options", "resolved"),
    [
        (
            {"prompt": "{{options.words}}"},
            {"words": "a {{options.count}} b"},
            {"prompt": "a {{options.count}} b"},
        ),
        ({"prompt": "{{options.words}}"}, {}, {"prompt": ""}),
        ({"prompt": "It is {{ options.words }}!"}, {}, {"prompt": "It is !"}),
        ({"prompt": "{{options.count}}"}, {}, {"prompt": "3"}),
        ({"lines": "{{options.count}}"}, {"count": "12"}, {"prompt": "Hello", "lines": 12}),
        ({"pattern": "{{options.words}}"}, {}, {"prompt": "Hello"}),
        (
            {"values": {"a": "{{options.words}}", "b": "{{options.count}}"}},
            {},
            {"prompt": "Hello", "values": {"b": "3"}},
        ),
        ({"prompt": "run {{workflow.id}}"}, {}, {"prompt": "run r1"}),
        ({"prompt": "of {{event.name}} {{event.id}}"}, {}, {"prompt": "of  no_event"}),
    ],
)
def test_what_is_chosen_is_put_in_once_and_what_is_nothing_is_left_out(params, options, resolved):
    plan = plan_of(chat(**params), options)

    assert plan.resolve("text", {}, "r1") == resolved
    assert [output.output for output in plan.outputs] == ["text"]


def test_a_text_that_grows_beyond_measure_is_refused_before_it_is_made():
    raw = chat(prompt="{{options.words}}" * 100)
    raw["available_options"][0]["component"] = "textarea"

    with pytest.raises(InvalidInput, match="longer than 100000 characters"):
        plan_of(raw, {"words": "x" * 10_000})


def test_an_address_is_taken_in_once_however_often_it_is_used():
    raw = definition(
        available_options=[
            {"key": "many", "component": "image_list"},
            {"key": "one", "component": "image"},
        ],
        steps=[
            {
                "id": "grid",
                "type": "tile_grid_images",
                "params": {
                    "image_urls": [
                        "{{options.one}}",
                        "{{options.many}}",
                        "{{inputs.image_urls[0]}}",
                        "{{inputs.image_urls[7]}}",
                        "https://example.com/fixed.png",
                    ],
                    "grid_pattern": "2x3",
                },
            }
        ],
    )
    a, b = "https://example.com/a.png", "https://example.com/b.png"

    plan = plan_of(raw, {}, [a, b])

    taken = {step.id: step.params["url"].value for step in plan.steps if step.type == "ingest"}
    assert taken == {
        "in-one": a,
        "in-many-1": b,
        "in-grid": "https://example.com/fixed.png",
    }
    made = {step: {"media": step} for step in taken}
    assert plan.resolve("grid", made)["image_urls"] == [
        "in-one",
        "in-one",
        "in-many-1",
        "in-one",
        "in-grid",
    ]


def test_a_step_that_may_be_missing_is_left_out_where_it_is():
    raw = definition()
    raw["steps"][0]["when"] = {"option": "words", "equals": "cut"}
    raw["steps"][1]["params"]["image_urls"] = ["{{options.image_url}}", "{{steps.cells.urls?}}"]
    here = ["https://example.com/a.png"]

    without = plan_of(raw, {}, here)
    assert [step.id for step in without.steps] == ["in-image_url", "grid", "text"]
    made = {"in-image_url": {"media": "m"}}
    assert without.resolve("grid", made)["image_urls"] == ["m"]

    with_it = plan_of(raw, {"words": "cut"}, here)
    assert with_it.step("grid").needs == {"in-image_url"}
    assert with_it.step("grid").awaits == {"in-image_url", "cells"}
    assert with_it.resolve("grid", made)["image_urls"] == ["m"]
    made["cells"] = {"all": ["c1", "c2"]}
    assert with_it.resolve("grid", made)["image_urls"] == ["m", "c1", "c2"]


def test_what_needs_a_skipped_step_is_skipped_and_a_run_that_makes_nothing_is_refused():
    raw = definition()
    raw["steps"][0]["when"] = {"option": "words", "equals": "cut"}

    with pytest.raises(OptionsRefused, match="makes nothing"):
        plan_of(raw, {}, ["https://example.com/a.png"])


def test_a_parameter_that_does_not_fit_is_told_at_the_option_that_brought_it():
    raw = chat(lines="{{options.count}}")

    with pytest.raises(OptionsRefused) as caught:
        plan_of(raw, {"count": 30})
    (finding,) = caught.value.findings
    assert (finding.path, finding.code) == ("options.count", "bad_value")
    assert "less than or equal to 20" in finding.message


def test_a_picture_that_a_step_needs_is_asked_for_even_if_its_option_does_not_say_so():
    raw = definition()
    raw["available_options"][0]["required"] = False

    with pytest.raises(OptionsRefused, match=r"options\.image_url: Give 'image_url'"):
        plan_of(raw)


def test_how_large_is_the_servers_say_unless_the_template_says():
    raw = definition()
    plan = plan_of(raw, {}, ["https://example.com/a.png"])
    assert plan.resolve("grid", {"cells": {"all": ["c"]}})["edge"] == 64

    raw["steps"][1]["params"]["edge"] = 300
    plan = plan_of(raw, {}, ["https://example.com/a.png"])
    assert plan.resolve("grid", {"cells": {"all": ["c"]}})["edge"] == 300


def outer(price=None):
    return definition(
        id="acme_outer",
        available_options=[{"key": "photo", "component": "image", "required": True}],
        steps=[
            {
                "id": "trim",
                "type": "crop_to_content",
                "params": {"image_url": "{{options.photo}}"},
                "credits": 1,
            },
            {
                "id": "inner",
                "type": "each_workflow",
                "credits": price,
                "params": {
                    "template": "acme_cells",
                    "options": {"image_url": "{{steps.trim.url}}", "words": "{{options.photo}} x"},
                },
            },
            {
                "id": "stamp",
                "type": "publish_frames_with_logo",
                "credits": 1,
                "params": {"image_urls": ["{{steps.inner.urls}}"]},
            },
        ],
        outputs=[{"step": "stamp"}],
    )


def inner_template():
    raw = definition()
    for step in raw["steps"]:
        step["credits"] = 5
    return {"acme_cells": check(raw, known()).accepted()}.get


def test_a_template_that_is_run_by_another_becomes_part_of_its_plan():
    raw = outer()
    raw["steps"][1]["params"]["options"]["words"] = "a word"

    plan = plan_of(raw, {}, ["https://example.com/a.png"], inner_template())

    assert [step.id for step in plan.steps] == [
        "in-photo",
        "trim",
        "inner--cells",
        "inner--grid",
        "inner--text",
        "inner",
        "stamp",
    ]
    assert plan.resolve("inner--cells", {"trim": {"media": "t"}})["image_url"] == "t"
    assert plan.resolve("inner--text", {})["prompt"] == "Say a word"
    made = {"inner--grid": {"media": "g", "all": ["g"]}}
    assert plan.resolve("inner", made) == {"template": "acme_cells", "made": ["g"]}
    assert plan.resolve("stamp", {"inner": {"all": ["g"]}})["image_urls"] == ["g"]


@pytest.mark.parametrize(("price", "total"), [(None, 17), (7, 9)])
def test_a_template_within_another_costs_its_steps_or_what_the_step_says(price, total):
    raw = outer(price)
    raw["steps"][1]["params"]["options"]["words"] = "a word"

    plan = plan_of(raw, {}, ["https://example.com/a.png"], inner_template(), ChargeRule.METERED)
    assert plan.price(PriceList({})) == total


def test_what_a_template_within_another_gets_is_checked_as_a_callers_options_are():
    raw = outer()
    raw["available_options"].append({"key": "long", "component": "textarea"})
    raw["steps"][1]["params"]["options"]["words"] = "{{options.long}}"
    photo = ["https://example.com/a.png"]

    with pytest.raises(OptionsRefused) as caught:
        plan_of(raw, {"long": "x" * 3000}, photo, inner_template())
    (finding,) = caught.value.findings
    assert (finding.path, finding.code) == ("steps.inner.options.words", "too_long")


@pytest.mark.parametrize(
    ("prices", "options", "rule", "total"),
    [
        (
            {"image": 32, "video": 320},
            {},
            ChargeRule.LIST,
            320,
        ),  # both prices and no mode: the clip
        ({"audio": 10}, {}, ChargeRule.LIST_SUM, 10),
        ({}, {}, ChargeRule.LIST, 84),  # no list price at all: metered
        ({"video": 0}, {}, ChargeRule.LIST, 0),
    ],
)
def test_edge_cases_of_the_list_price(prices, options, rule, total):
    raw = {**TEAM, "credits": prices}
    raw["available_options"] = TEAM["available_options"][:2]
    raw["steps"] = [{**step, "when": None} for step in TEAM["steps"][:2]]
    raw["outputs"] = [{"step": "clip"}]

    assert quote(check(raw, known()).accepted(), options, rule=rule).total == total


def test_a_mode_without_a_price_is_refused():
    raw = {**TEAM, "credits": {"video": 320}}
    template = check(raw, known()).accepted()

    assert quote(template, {}).total == 320
    with pytest.raises(OptionsRefused) as caught:
        quote(template, {"pipeline_mode": "image"})
    assert caught.value.findings[0].path == "options.pipeline_mode"


def test_a_preview_tells_layers_reasons_outputs_and_credits():
    seen = preview(team(), {"pipeline_mode": "image", "team": "atlantis"}, WITH_LOGO)

    assert [finding.path for finding in seen.errors] == ["options.team"]
    assert seen.activity.layers == (("scene",), ("stamp",))
    assert seen.activity.skipped == {"clip": "Its condition does not hold."}
    assert seen.activity.outputs == ("stamp",)
    assert {step.id: step.credits for step in seen.steps} == {"scene": 4, "stamp": 0}
    assert seen.total == 4
