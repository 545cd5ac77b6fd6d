"""Creates of one purpose: what they accept, what they refuse, and what is kept of them."""

from typing import Any

import pytest

from dreem_app import App
from finished_steps import finish_prediction, plan_of, unlimited
from sartiq_caller import UNKNOWN, Caller

PHOTO = "https://example.com/photo.jpg"
OTHER = "https://example.com/other.jpg"

# For each route the least that it takes, and what is then said of the generation.
LEAST = {
    "edits": ({"base_img_path": PHOTO}, "EDITING", "EDIT"),
    "videos": ({"base_image_path": PHOTO, "prompt": "turn"}, "VIDEO", "VIDEO"),
    "background-fix": (
        {"base_img_path": PHOTO, "palette_image_path": OTHER},
        "BACKGROUND_FIXING",
        "BACKGROUND_FIX",
    ),
    "image-adjuster": (
        {"base_img_path": PHOTO, "target_width": 100},
        "IMAGE_ADJUSTING",
        "IMAGE_ADJUSTER",
    ),
    "face-fixer": ({"base_img_path": PHOTO}, "FACE_FIXING", "FACE_FIXER"),
}
ROUTES = tuple(LEAST)
WITH_A_BATCH = tuple(route for route in ROUTES if route != "face-fixer")


def made(caller: Caller, route: str, **more: object) -> dict[str, Any]:
    reply = caller.post(f"/generations/{route}", {**LEAST[route][0], **more})
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def refused(caller: Caller, route: str, **more: object) -> Any:
    return caller.post(f"/generations/{route}", {**LEAST[route][0], **more})


@pytest.mark.parametrize("route", ROUTES)
def test_the_least_makes_a_generation_of_one_prediction(caller: Caller, route: str):
    generation = made(caller, route)

    _, strategy, tool = LEAST[route]
    assert generation["generation_strategy"] == strategy
    assert generation["tool"] == tool
    assert generation["generation_type"] == "BASE"
    assert generation["status"] == "PENDING"
    assert generation["batch_size"] == 1
    assert generation["garment_placement_base_image_url"] == PHOTO
    assert generation["organization_id"] is None
    assert generation["owner_id"] == caller.user_id
    (prediction,) = generation["predictions"]
    assert prediction["status"] == "pending"
    assert prediction["seed"] == generation["seed"]


@pytest.mark.parametrize("route", WITH_A_BATCH)
def test_a_batch_has_consecutive_seeds(caller: Caller, route: str):
    generation = made(caller, route, batch_size=3)

    first = generation["seed"]
    assert [one["seed"] for one in generation["predictions"]] == [first, first + 1, first + 2]


@pytest.mark.parametrize("route", WITH_A_BATCH)
def test_no_batch_is_empty_or_endless(caller: Caller, route: str):
    for batch in (0, 1000, "many"):
        reply = refused(caller, route, batch_size=batch)

        assert reply.status_code == 422
        assert reply.json()["detail"][0]["loc"] == ["body", "batch_size"]


@pytest.mark.parametrize("route", ROUTES)
def test_what_is_not_on_the_public_internet_is_not_fetched(caller: Caller, route: str):
    field = "base_image_path" if route == "videos" else "base_img_path"

    for address in ("http://127.0.0.1/photo.jpg", "http://10.0.0.1/", "file:///etc/passwd", ""):
        reply = refused(caller, route, **{field: address})

        assert reply.status_code == 422
        assert reply.json()["detail"][0]["loc"] == ["body", field]


def test_an_organizations_generation_is_made_for_its_members_alone(
    caller: Caller, stranger: Caller
):
    shop = stranger.organization()

    for route in ROUTES:
        reply = caller.post(f"/generations/{route}?organization_id={shop}", LEAST[route][0])
        in_body = refused(caller, route, organization_id=shop)

        assert reply.status_code == 403
        assert reply.json() == {"detail": "Not enough permissions"}
        assert in_body.status_code == 403


def test_the_query_names_the_organization_before_the_body(caller: Caller, app: App):
    shop, other = caller.organization(), caller.organization()
    unlimited(app, shop)

    reply = caller.post(
        f"/generations/face-fixer?organization_id={shop}",
        {"base_img_path": PHOTO, "organization_id": other},
    )

    assert reply.status_code == 200, reply.text
    assert reply.json()["organization_id"] == shop


@pytest.mark.parametrize("route", ROUTES)
def test_the_same_key_makes_nothing_twice(caller: Caller, route: str):
    key = {"Idempotency-Key": f"single {route}"}
    body = LEAST[route][0]

    first = caller.post(f"/generations/{route}", body, headers=key)
    again = caller.post(f"/generations/{route}", body, headers=key)

    assert again.json()["id"] == first.json()["id"]
    assert again.headers["Idempotency-Replayed"] == "true"


def test_without_a_token_nothing_is_looked_at(nobody: Caller):
    for route in ROUTES:
        reply = nobody.post(f"/generations/{route}", {"nonsense": True})

        assert reply.status_code == 401
        assert reply.json() == {"detail": "Not authenticated"}


# -- edits


def test_an_edit_says_what_it_was_made_from(caller: Caller):
    generation = made(
        caller,
        "edits",
        tool="SUBJECT_SWAP",
        prompt="on a beach",
        reference_images=[OTHER],
        width=512,
        height=640,
        shot_type="front_full_body",
        product_id=UNKNOWN,
    )

    assert generation["tool"] == "SUBJECT_SWAP"
    assert generation["reference_images_paths"] == [OTHER]
    assert (generation["width"], generation["height"]) == (512, 640)
    assert generation["shot_type_string"] == "front_full_body"
    assert generation["product_id"] == UNKNOWN
    assert generation["extra_prompt"] == "on a beach"
    assert generation["generated_prompt"].startswith("on a beach. front full body shot. Replace")


def test_a_talent_without_a_picture_is_drawn_for_a_swap(caller: Caller, app: App):
    talent = caller.get("/subjects/?limit=1").json()["data"][0]["id"]

    generation = made(caller, "edits", tool="SUBJECT_SWAP", subject_id=talent, batch_size=2)

    steps = {step["id"]: step for step in plan_of(app, generation["id"])["steps"]}
    assert steps["stand-in"]["type"] == "dress"
    for number in range(2):
        (reference,) = steps[f"prediction-{number}"]["params"]["references"]["items"]
        assert reference["step"] == "stand-in"


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"tool": "REFINE"}, "tool"),
        ({"tool": "PAINT"}, "tool"),
        ({"width": 0}, "width"),
        ({"width": 20_000}, "width"),
        ({"height": 63}, "height"),
        ({"reference_images": [OTHER] * 10}, "reference_images"),
        ({"workflow": "FAST"}, "workflow"),
        ({"base_img_path": None}, "base_img_path"),
    ],
)
def test_an_edit_that_cannot_be_is_refused(caller: Caller, wrong: dict[str, Any], place: str):
    reply = refused(caller, "edits", **wrong)

    assert reply.status_code == 422
    assert reply.json()["detail"][0]["loc"][:2] == ["body", place]


@pytest.mark.parametrize(
    ("route", "field"), [("edits", "generative_models_id"), ("face-fixer", "subject_id")]
)
def test_what_is_used_has_to_be_known(caller: Caller, route: str, field: str):
    assert refused(caller, route, **{field: UNKNOWN}).status_code == 404


def test_an_agentic_edit_is_judged(caller: Caller):
    generation = made(caller, "edits", workflow="AGENTIC", shot_type="front_upper_body")
    reply = refused(caller, "edits", workflow="AGENTIC", shot_type="from the moon")

    assert generation["generation_type"] == "AGENTIC"
    assert reply.status_code == 422
    assert reply.json()["detail"][0]["loc"] == ["body", "shot_type"]


# -- videos


def test_a_clip_has_the_subject_of_its_picture(caller: Caller, app: App):
    picture = made(caller, "edits", subject_id=UNKNOWN, shot_type="side_upper_body")
    prediction = picture["predictions"][0]["id"]
    media = finish_prediction(app, prediction)

    reply = caller.post("/generations/videos", {"prediction_id": prediction, "prompt": "zoom in"})

    generation = reply.json()
    assert reply.status_code == 200, generation
    assert generation["subject_id"] == UNKNOWN
    assert generation["shot_type_string"] == "side_upper_body"
    assert generation["garment_placement_base_image_media"]["id"] == media


@pytest.mark.parametrize("both", [True, False])
def test_a_clip_has_one_source(caller: Caller, both: bool):
    body = {"prediction_id": UNKNOWN, "base_image_path": PHOTO} if both else {}

    reply = caller.post("/generations/videos", {"prompt": "turn", **body})

    assert reply.status_code == 400
    assert "either prediction_id or base_image_path" in reply.json()["detail"]


def test_a_clip_needs_a_picture_that_is_there(caller: Caller, stranger: Caller, app: App):
    def asked(prediction_id: str) -> int:
        body = {"prediction_id": prediction_id, "prompt": "turn"}
        return int(caller.post("/generations/videos", body).status_code)

    waiting = made(caller, "edits")["predictions"][0]["id"]
    clip = made(caller, "videos")["predictions"][0]["id"]
    finish_prediction(app, clip, clip=True)
    theirs = made(stranger, "edits")["predictions"][0]["id"]

    assert asked(UNKNOWN) == 404
    assert asked(theirs) == 403
    assert asked(waiting) == 409
    assert asked(clip) == 409


def test_a_clip_that_cannot_be_is_refused(caller: Caller):
    for wrong in ({"cfg_scale": 2.1}, {"cfg_scale": -0.1}, {"prompt": None}):
        assert refused(caller, "videos", **wrong).status_code == 422


# -- background fix


def test_a_background_needs_a_palette_or_a_preset(caller: Caller):
    neither = refused(caller, "background-fix", palette_image_path=None)
    unknown = refused(
        caller, "background-fix", palette_image_path=None, background_preset_id=UNKNOWN
    )

    assert neither.status_code == 400
    assert "palette_image_path or background_preset_id" in neither.json()["detail"]
    assert unknown.status_code == 404


def test_strategies_are_those_that_there_are(caller: Caller):
    made(caller, "background-fix", background_fixer_strategy="replace", framing="full_body")

    reply = refused(caller, "background-fix", background_fixer_strategy="magic")

    assert reply.status_code == 422


@pytest.mark.parametrize(
    ("framing", "image"), [("full_body", "whole"), ("detail", "usual"), (None, "usual")]
)
def test_a_preset_has_an_image_for_a_framing(
    caller: Caller, app: App, framing: str | None, image: str
):
    address = "https://example.com/{}.png"
    preset = caller.post(
        "/background-presets/",
        {
            "name": "Grey",
            "default_image": address.format("usual"),
            "framing_images": {"full_body": address.format("whole")},
            "background_fixer_strategy": "replace",
        },
    ).json()

    generation = made(
        caller,
        "background-fix",
        palette_image_path=None,
        background_preset_id=preset["id"],
        framing=framing,
    )

    plan = plan_of(app, generation["id"])
    steps = {step["id"]: step["params"] for step in plan["steps"]}
    assert steps["in-palette-0"]["url"]["value"] == address.format(image)
    assert steps["prediction-0"]["strategy"]["value"] == "replace"


# -- image adjuster


def test_an_adjustment_of_both_sides_has_that_size_at_once(caller: Caller):
    generation = made(caller, "image-adjuster", target_width=800, target_height=600)

    assert (generation["width"], generation["height"]) == (800, 600)


@pytest.mark.parametrize(
    "enough",
    [
        {"target_width": None, "aspect_ratio": 0.8},
        {"target_width": None, "reference_images": [OTHER, PHOTO]},
        {"target_width": None, "margin_top": 0.1},
        {"aspect_ratio": 1.5, "mode": "pad", "tolerance": 0, "resampling": "nearest"},
        {"scaling_proportions": "stretch", "cropping_position": "top_left"},
    ],
)
def test_there_are_several_ways_to_say_a_frame(caller: Caller, enough: dict[str, Any]):
    made(caller, "image-adjuster", **enough)


def test_nothing_to_adjust_to_is_refused(caller: Caller):
    reply = refused(caller, "image-adjuster", target_width=None)

    assert reply.status_code == 400
    assert "Say what to adjust" in reply.json()["detail"]


def test_an_adjustment_that_cannot_be_is_refused(caller: Caller):
    for wrong in (
        {"target_width": 0},
        {"aspect_ratio": 0},
        {"aspect_ratio": -1},
        {"tolerance": 1.1},
        {"margin_left": -1},
        {"mode": "stretch"},
        {"resampling": "magic"},
        {"cropping_position": "somewhere"},
        {"scaling_proportions": "golden"},
    ):
        assert refused(caller, "image-adjuster", **wrong).status_code == 422, wrong
