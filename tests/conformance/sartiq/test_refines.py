"""Refines: of predictions, of uploads and of refines; what fails, fails for itself."""

from typing import Any

import pytest

from dreem_app import App
from finished_steps import finish_prediction, finish_refine, unlimited
from sartiq_caller import UNKNOWN, Caller, new_caller

PHOTO = "https://example.com/photo.jpg"
NEVER_FETCHED = "http://192.168.0.1/photo.jpg"


def prediction_of(caller: Caller, organization: str | None = None) -> str:
    body = {"base_img_path": PHOTO, "organization_id": organization}
    reply = caller.post("/generations/face-fixer", body)
    assert reply.status_code == 200, reply.text
    return str(reply.json()["predictions"][0]["id"])


@pytest.fixture
def finished(app: App, caller: Caller) -> str:
    """A prediction with a picture of 640 x 480."""
    prediction_id = prediction_of(caller)
    finish_prediction(app, prediction_id)
    return prediction_id


def refined(caller: Caller, **body: object) -> dict[str, Any]:
    reply = caller.post("/generations/refines", {"scale_factor": 2, **body})
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def test_uploads_and_predictions_are_refined_by_one_request(caller: Caller, finished: str):
    answer = refined(
        caller,
        base_image_urls=[PHOTO, NEVER_FETCHED, "nonsense"],
        prediction_ids=[finished, UNKNOWN],
        prompt="sharper",
    )

    assert (answer["total_success"], answer["total_failed"]) == (2, 3)
    (generation,) = answer["generations"]
    assert generation["generation_strategy"] == "REFINE"
    assert generation["batch_size"] == 1
    assert generation["scale_factor"] == 2
    assert [(one["index"], one["url"]) for one in answer["failed_uploads"]] == [
        (1, NEVER_FETCHED),
        (2, "nonsense"),
    ]
    (refine,) = answer["refines"]
    assert refine["prediction_id"] == finished
    assert refine["status"] == "pending"
    assert (refine["width"], refine["height"]) == (1280, 960)
    assert (refine["scale_factor"], refine["prompt"]) == (2, "sharper")
    (failure,) = answer["failed_refines"]
    assert failure["prediction_id"] == UNKNOWN
    assert failure["error"]


def test_the_old_form_for_one_upload_is_taken(caller: Caller):
    answer = refined(caller, base_image_url=PHOTO)

    assert answer["total_success"] == 1


def test_a_prediction_named_twice_is_refined_once(caller: Caller, finished: str):
    assert len(refined(caller, prediction_ids=[finished, finished])["refines"]) == 1


@pytest.mark.parametrize("sources", [{}, {"prediction_ids": [], "base_image_urls": []}])
def test_nothing_to_refine_is_refused(caller: Caller, sources: dict[str, Any]):
    reply = caller.post("/generations/refines", {"scale_factor": 2, **sources})

    assert reply.status_code == 400
    assert "nothing to refine" in reply.json()["detail"]


@pytest.mark.parametrize("count", [101, 1000])
def test_too_much_to_refine_is_refused(caller: Caller, count: int):
    reply = caller.post(
        "/generations/refines", {"scale_factor": 2, "base_image_urls": [PHOTO] * count}
    )

    assert reply.status_code == 400
    assert "At most 100" in reply.json()["detail"]


@pytest.mark.parametrize(
    ("route", "source"),
    [
        ("/generations/refines", {"base_image_urls": [PHOTO]}),
        ("/refines/predictions/bulk-refine", {"prediction_ids": [UNKNOWN]}),
        ("/refines/", {"prediction_id": UNKNOWN}),
    ],
)
def test_a_size_is_said_in_one_way(caller: Caller, route: str, source: dict[str, Any]):
    for size in (
        {},
        {"width": 100},
        {"height": 100},
        {"width": 100, "height": 100, "scale_factor": 2},
        {"scale_factor": 3},
        {"scale_factor": 0},
        {"scale_factor": 16},
        {"width": 0, "height": 100},
        {"width": 20_000, "height": 20_000},
    ):
        assert caller.post(route, {**source, **size}).status_code == 422, size


def test_a_refine_is_refined_again(caller: Caller, app: App, finished: str):
    (first,) = refined(caller, prediction_ids=[finished])["refines"]
    unfinished = refined(
        caller, prediction_ids=[finished], refines_refine_ids={finished: first["id"]}
    )
    finish_refine(app, first["id"])
    (second,) = refined(
        caller, prediction_ids=[finished], refines_refine_ids={finished: first["id"]}
    )["refines"]

    assert "not completed" in unfinished["failed_refines"][0]["error"]
    assert second["refines_refine_id"] == first["id"]
    assert (second["width"], second["height"]) == (2560, 1920)


def test_the_source_of_a_chain_belongs_to_the_prediction(caller: Caller, app: App, finished: str):
    (elsewhere,) = refined(caller, prediction_ids=[finished])["refines"]
    finish_refine(app, elsewhere["id"])
    other = prediction_of(caller)
    finish_prediction(app, other)

    by_id = refined(caller, prediction_ids=[other], refines_refine_ids={other: elsewhere["id"]})
    old_form = refined(caller, prediction_ids=[other], refines_refine_id=elsewhere["id"])
    astray = caller.post(
        "/generations/refines",
        {
            "scale_factor": 2,
            "prediction_ids": [other],
            "refines_refine_ids": {finished: elsewhere["id"]},
        },
    )

    for answer in (by_id, old_form):
        assert answer["total_success"] == 0
        assert "only its own" in answer["failed_refines"][0]["error"]
    assert astray.status_code == 422


def test_what_is_no_finished_picture_fails_for_itself(
    caller: Caller, stranger: Caller, app: App, finished: str
):
    waiting, clip, theirs = (
        prediction_of(caller),
        prediction_of(caller),
        prediction_of(stranger),
    )
    finish_prediction(app, clip, clip=True)
    finish_prediction(app, theirs)

    answer = refined(caller, prediction_ids=[waiting, finished, clip, theirs])

    said = {one["prediction_id"]: one["error"] for one in answer["failed_refines"]}
    assert [one["prediction_id"] for one in answer["refines"]] == [finished]
    assert "not completed" in said[waiting]
    assert "is a clip" in said[clip]
    assert "no such prediction" in said[theirs]


def test_a_picture_that_would_be_too_large_says_so(caller: Caller, app: App):
    large = prediction_of(caller)
    finish_prediction(app, large, width=4096, height=4096)

    answer = refined(caller, prediction_ids=[large], scale_factor=8)

    assert "smaller factor" in answer["failed_refines"][0]["error"]


def test_an_organizations_prediction_is_refined_for_it(caller: Caller, app: App):
    shop, other = caller.organization(), caller.organization()
    unlimited(app, shop)
    shared = prediction_of(caller, shop)
    finish_prediction(app, shared)

    anywhere = refined(caller, prediction_ids=[shared])
    elsewhere = refined(caller, prediction_ids=[shared], organization_id=other)

    assert anywhere["total_success"] == 1
    assert elsewhere["total_failed"] == 1


def test_without_credits_each_item_says_so(app: App):
    poor = new_caller(app, credit_grant=10)
    mine = prediction_of(poor)  # for 2 credits
    finish_prediction(app, mine)

    answer = refined(poor, prediction_ids=[mine], base_image_urls=[PHOTO] * 2)

    assert (answer["total_success"], answer["total_failed"]) == (2, 1)
    assert "credits" in answer["failed_refines"][0]["error"]


def test_the_same_key_refines_nothing_twice(caller: Caller, finished: str):
    body = {"scale_factor": 2, "prediction_ids": [finished], "base_image_urls": [PHOTO]}
    key = {"Idempotency-Key": "refine once"}

    first = caller.post("/generations/refines", body, headers=key).json()
    again = caller.post("/generations/refines", body, headers=key).json()
    other = caller.post("/generations/refines", {**body, "scale_factor": 4}, headers=key)

    assert [one["id"] for one in again["refines"]] == [one["id"] for one in first["refines"]]
    assert [one["id"] for one in again["generations"]] == [
        one["id"] for one in first["generations"]
    ]
    assert other.status_code == 409


def test_the_old_bulk_route_still_works(caller: Caller, finished: str):
    reply = caller.post(
        "/refines/predictions/bulk-refine",
        {"prediction_ids": [finished, UNKNOWN], "width": 900, "height": 700},
    )

    answer = reply.json()
    assert reply.status_code == 200, answer
    assert (answer["success_count"], answer["failed_count"]) == (1, 1)
    assert answer["created_refines"][0]["width"] == 900
    assert answer["failed_predictions"][0]["prediction_id"] == UNKNOWN


@pytest.mark.parametrize("ids", [[], [f"00000000-0000-4000-8000-{n:012}" for n in range(101)]])
def test_bulk_lists_are_neither_empty_nor_endless(caller: Caller, ids: list[str]):
    body = {"prediction_ids": ids, "scale_factor": 2}

    assert caller.post("/refines/predictions/bulk-refine", body).status_code == 400


def test_refines_are_listed_and_read(caller: Caller, app: App, finished: str):
    made = [refined(caller, prediction_ids=[finished])["refines"][0]["id"] for _ in range(3)]
    finish_refine(app, made[1])

    page = caller.get(f"/refines/predictions/{finished}/refines?skip=1&limit=1").json()
    everything = caller.get("/refines/?limit=2").json()
    one = caller.get(f"/refines/refines/{made[1]}").json()

    assert (page["count"], [one["id"] for one in page["data"]]) == (3, [made[1]])
    assert everything["count"] >= 3
    assert [one["id"] for one in everything["data"]] == [made[2], made[1]]
    assert one["status"] == "completed"
    assert one["result_image_url"] == one["result_image_media"]["url"]
    assert caller.get(f"/refines/{made[1]}").json()["id"] == made[1]


def test_one_refine_is_made_of_one_prediction(caller: Caller, finished: str):
    reply = caller.post("/refines/", {"prediction_id": finished, "scale_factor": 4})

    assert reply.status_code == 200, reply.text
    assert reply.json()["prediction_id"] == finished
    assert reply.json()["width"] == 2560


@pytest.mark.parametrize("made", [False, True])
def test_a_refine_is_deleted_with_its_picture(caller: Caller, app: App, finished: str, made: bool):
    (source,) = refined(caller, prediction_ids=[finished])["refines"]
    path = f"/refines/refines/{source['id']}"
    chained = None
    if made:
        media = finish_refine(app, source["id"])
        (chained,) = refined(
            caller, prediction_ids=[finished], refines_refine_ids={finished: source["id"]}
        )["refines"]

    reply = caller.delete(path)

    assert reply.status_code == 200, reply.text
    assert set(reply.json()) == {"message"}
    assert caller.get(path).status_code == 404
    assert caller.delete(path).status_code == 404
    if chained is not None:
        kept = caller.get(f"/refines/refines/{chained['id']}").json()
        assert kept["refines_refine_id"] is None
        assert caller.get(f"/media-resources/{media}").status_code == 404


def test_what_a_revision_shows_is_not_deleted(caller: Caller, app: App, finished: str):
    (refine,) = refined(caller, prediction_ids=[finished])["refines"]
    media = finish_refine(app, refine["id"])
    shot = caller.post("/shots/", {"name": "Front"}).json()["id"]
    revision = caller.post(f"/shots/{shot}/revisions", {"images": [{"refine_id": refine["id"]}]})
    assert revision.status_code == 200, revision.text

    refused = caller.delete(f"/refines/refines/{refine['id']}")
    caller.delete(f"/shot-revisions/{revision.json()['id']}")

    assert refused.status_code == 409
    assert "revision" in refused.json()["detail"]
    assert caller.delete(f"/refines/refines/{refine['id']}").status_code == 200
    assert caller.get(f"/media-resources/{media}").status_code == 404


def test_anothers_refine_is_not_for_the_caller(caller: Caller, stranger: Caller, finished: str):
    (mine,) = refined(caller, prediction_ids=[finished])["refines"]

    for method, path in (
        ("GET", f"/refines/refines/{mine['id']}"),
        ("GET", f"/refines/{mine['id']}"),
        ("DELETE", f"/refines/refines/{mine['id']}"),
        ("GET", f"/refines/predictions/{finished}/refines"),
    ):
        reply = stranger.send(method, path)
        assert reply.status_code == 403
        assert reply.json() == {"detail": "Not enough permissions"}
    assert stranger.get(f"/refines/refines/{UNKNOWN}").status_code == 404
    assert mine["id"] not in [one["id"] for one in stranger.get("/refines/").json()["data"]]


def test_nothing_is_refined_for_anothers_organization(caller: Caller, stranger: Caller):
    body = {"scale_factor": 2, "base_image_urls": [PHOTO]}

    for shop in (stranger.organization(), UNKNOWN):
        reply = caller.post("/generations/refines", {**body, "organization_id": shop})
        assert (reply.status_code, reply.json()) == (403, {"detail": "Not enough permissions"})
