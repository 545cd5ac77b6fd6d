"""Experimental tasks: apps of this server's own, by their ids."""

import base64
import json
from typing import Any

import pytest
import sqlalchemy as sa

from cyclorama.store.database import Database
from cyclorama.store.tables import media
from dreem_app import App
from finished_steps import plan_of
from product_photo import product_photo
from sartiq_caller import UNKNOWN, Caller, new_caller

PHOTO = "https://example.com/photo.jpg"
ROUTE = "/generations/experimental-task"


def made(caller: Caller, app_id: str, payload: dict[str, Any], **more: object) -> dict[str, Any]:
    reply = caller.post(ROUTE, {"fal_app_id": app_id, "payload": payload, **more})
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def files(app: App, caller: Caller) -> list[str]:
    """The ids of what the caller has sent in or made."""

    async def task(database: Database) -> list[str]:
        own = (media.c.account_id == caller.account_id) & media.c.deleted_at.is_(None)
        async with database.read() as connection:
            return list(await connection.scalars(sa.select(media.c.id).where(own)))

    return app.at_database(task)


def test_an_app_runs_with_its_own_parameters(caller: Caller):
    payload = {"image_url": PHOTO, "factor": 4}

    task = made(caller, "cyclorama/upscale", payload)

    assert task == {
        "id": task["id"],
        "fal_app_id": "cyclorama/upscale",
        "payload": payload,
        "image_url": None,
        "status": "pending",
    }
    assert caller.get(f"{ROUTE}/{task['id']}").json() == task


def test_a_picture_may_come_with_the_request(app: App):
    caller = new_caller(app)
    image = base64.b64encode(product_photo(64)).decode()

    task = made(caller, "cyclorama/fix-faces", {}, image=f"data:image/png;base64,{image}")

    assert task["payload"] == {}
    (media_id,) = files(app, caller)
    assert media_id in json.dumps(plan_of(app, task["id"]))


def test_a_picture_of_a_request_that_makes_nothing_is_not_kept(app: App):
    caller, poor = new_caller(app), new_caller(app, credit_grant=0)
    image = base64.b64encode(product_photo(64)).decode()
    asked = {"fal_app_id": "cyclorama/fix-faces", "payload": {}, "image": image}
    key = {"Idempotency-Key": "experiment-once"}

    first, again = (caller.post(ROUTE, asked, headers=key).json() for _ in range(2))
    refused = poor.post(ROUTE, asked)

    assert first["id"] == again["id"]
    assert len(files(app, caller)) == 1
    assert refused.status_code == 402
    assert files(app, poor) == []


@pytest.mark.parametrize(
    ("image", "said"),
    [("$$$", "base64"), (base64.b64encode(b"no picture").decode(), "picture")],
)
def test_what_is_no_picture_is_refused(caller: Caller, image: str, said: str):
    reply = caller.post(ROUTE, {"fal_app_id": "cyclorama/fix-faces", "payload": {}, "image": image})

    assert reply.status_code == 422
    assert reply.json()["detail"][0]["loc"] == ["body", "image"]
    assert said in reply.json()["detail"][0]["msg"]


def test_an_unknown_app_is_not_found_and_the_known_ones_are_named(caller: Caller):
    reply = caller.post(ROUTE, {"fal_app_id": "fal-ai/flux", "payload": {}})

    assert reply.status_code == 404
    assert "cyclorama/upscale" in reply.json()["detail"]


@pytest.mark.parametrize(
    ("app_id", "payload"),
    [
        ("cyclorama/upscale", {"image_url": PHOTO}),  # no size
        ("cyclorama/upscale", {"factor": 2}),  # no picture
        ("cyclorama/upscale", {"image_url": PHOTO, "factor": 2, "magic": True}),
        ("cyclorama/upscale", {"image_url": 7, "factor": 2}),
        ("cyclorama/upscale", {"image_url": "http://127.0.0.1/", "factor": 2}),
        ("cyclorama/create-image", {"prompt": "a shoe", "quantity": 4}),
        ("cyclorama/edit-image", {"image": PHOTO, "references": [PHOTO] * 10}),
    ],
)
def test_a_payload_that_does_not_fit_is_refused(
    caller: Caller, app_id: str, payload: dict[str, Any]
):
    reply = caller.post(ROUTE, {"fal_app_id": app_id, "payload": payload})

    assert reply.status_code == 422, reply.text
    assert reply.json()["detail"][0]["loc"][:2] == ["body", "payload"]


@pytest.mark.parametrize("missing", ["fal_app_id", "payload"])
def test_both_parts_are_needed(caller: Caller, missing: str):
    body: dict[str, Any] = {"fal_app_id": "cyclorama/create-image", "payload": {"prompt": "x"}}
    del body[missing]

    assert caller.post(ROUTE, body).status_code == 422


def test_a_task_is_its_callers_alone(caller: Caller, stranger: Caller, nobody: Caller):
    task = made(caller, "cyclorama/create-image", {"prompt": "a shoe"})
    generation = caller.post("/generations/face-fixer", {"base_img_path": PHOTO}).json()

    assert stranger.get(f"{ROUTE}/{task['id']}").status_code == 404
    assert nobody.get(f"{ROUTE}/{task['id']}").status_code == 401
    assert caller.get(f"{ROUTE}/{generation['id']}").status_code == 404
    assert caller.get(f"{ROUTE}/{UNKNOWN}").status_code == 404
    assert caller.get(f"{ROUTE}/nonsense").status_code == 404
