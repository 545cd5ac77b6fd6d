"""Apps: the engines' verbs by their ids."""

import pytest

from cyclorama.credits.prices import load_prices
from cyclorama.errors import InvalidInput, NotFound
from cyclorama.generations.apps import APPS, addresses_in, app_plan, find_app
from cyclorama.production.plan import Items, StepRef, Value
from cyclorama.steps.registry import step_type

A, B, C = (f"https://example.com/{name}.png" for name in "abc")


@pytest.mark.parametrize("app_id", list(APPS))
def test_every_app_is_a_step_with_a_price(app_id):
    app = find_app(app_id)
    fields = set(step_type(app.step).params.model_fields)

    assert load_prices().price(app.dearest) > 0
    assert {app.image, *(app.fixed or {})} - {None} <= fields


def test_pictures_are_taken_in_wherever_the_step_takes_media():
    plan = app_plan(
        find_app("cyclorama/edit-image"), {"image_url": A, "references": [B, C], "prompt": "x"}
    )

    *ingests, step = plan.steps
    assert [one.params["url"] for one in ingests] == [Value(value=url) for url in (A, B, C)]
    assert step.params["image"] == StepRef(step="in-0", output="media")
    assert isinstance(step.params["references"], Items)
    assert step.params["prompt"] == Value(value="x")


def test_a_picture_that_was_sent_needs_no_address():
    plan = app_plan(find_app("cyclorama/cut-out"), {}, "media-1")

    (step,) = plan.steps
    assert step.params == {"photo": Value(value="media-1")}


def test_addresses_are_told_with_their_parameters():
    app = find_app("cyclorama/fix-background")

    assert list(addresses_in(app, {"image_url": A, "palette": B, "strategy": "replace"})) == [
        ("image_url", A),
        ("palette", B),
    ]


@pytest.mark.parametrize(
    ("app_id", "payload", "image"),
    [
        ("cyclorama/create-image", {"prompt": "x"}, "media-1"),
        ("cyclorama/create-image", {"prompt": "x", "quantity": 2}, None),
        ("cyclorama/create-image", {"words": "x"}, None),
        ("cyclorama/upscale", {"image_url": A, "factor": 3}, None),
    ],
)
def test_a_payload_that_does_not_fit_is_refused(app_id, payload, image):
    with pytest.raises(InvalidInput):
        app_plan(find_app(app_id), payload, image)


def test_unknown_apps_are_not_found():
    with pytest.raises(NotFound, match="cyclorama/cut-out"):
        find_app("fal-ai/flux")
