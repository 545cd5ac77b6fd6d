"""From a definition to a plan."""

import pytest

from cyclorama.credits.prices import PriceList
from cyclorama.production.plan import StepRef
from cyclorama.templates.check import check
from cyclorama.templates.compile import Sizes, compile_plan
from cyclorama.templates.event import NO_EVENT, Event, Logo
from cyclorama.templates.findings import OptionsRefused
from cyclorama.templates.known import known, no_template
from cyclorama.templates.options import settle
from cyclorama.templates.price import ChargeRule
from cyclorama.templates.quote import quote

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


def test_a_picture_that_is_needed_and_not_there_is_asked_for():
    with pytest.raises(OptionsRefused, match=r"options\.image_url: Give 'image_url'"):
        settle(team(), {}, [])
