"""`/predictions/`: read, marked, selected and deleted."""

from typing import Any

import pytest
import sqlalchemy as sa

from cyclorama.store.database import Database
from cyclorama.store.generation_tables import predictions
from dreem_app import App
from finished_steps import finish_prediction, finish_refine
from sartiq_caller import UNKNOWN, Caller, new_caller
from sartiq_contract import places, refused, said


def made(caller: Caller, count: int = 2, **more: object) -> list[dict[str, Any]]:
    reply = caller.post("/generations/", {"batch_size": count, **more})
    assert reply.status_code == 200, reply.text
    return list(reply.json()["predictions"])


def read(caller: Caller, prediction_id: str) -> dict[str, Any]:
    reply = caller.get(f"/predictions/{prediction_id}")
    assert reply.status_code == 200, reply.text
    return said("PredictionPublic", reply.json())


def bulk(caller: Caller, *prediction_ids: str) -> dict[str, Any]:
    reply = caller.post("/predictions/bulk-delete", {"prediction_ids": list(prediction_ids)})
    assert reply.status_code == 200, reply.text
    return said("BulkDeleteResponse", reply.json())


def selected(app: App, generation_id: str) -> list[str]:
    """No answer says it."""

    async def task(database: Database) -> list[str]:
        async with database.read() as connection:
            found = await connection.scalars(
                sa.select(predictions.c.id).where(
                    predictions.c.generation_id == generation_id, predictions.c.selected
                )
            )
            return list(found)

    return app.at_database(task)


def test_a_prediction_is_read_with_its_refines(app: App, caller):
    (prediction,) = made(caller, 1, refine=True, width=320, height=200)
    finish_prediction(app, prediction["id"], 320, 200)
    finish_refine(app, prediction["refines"][0]["id"], 640, 400)

    found = read(caller, prediction["id"])

    (refine,) = found["refines"]
    assert (found["status"], refine["status"]) == ("completed", "completed")
    assert (refine["width"], refine["height"]) == (640, 400)
    assert found["refined_image_url"] == refine["result_image_url"] != found["result_image_url"]


def test_a_clip_is_told_from_a_picture(app: App, caller):
    (prediction,) = made(caller, 1)
    finish_prediction(app, prediction["id"], clip=True)

    found = read(caller, prediction["id"])

    assert found["result_image_url"] is None
    assert found["result_video_url"] == found["result_video_media"]["url"]
    assert found["duration_seconds"] == 5


def test_favourites_are_marked_and_listed(app: App):
    caller = new_caller(app, credit_grant=100)
    first, second = made(caller)
    path = f"/predictions/{first['id']}/favourite"

    assert caller.patch(path, params={"favourite": True}).json()["favourite"] is True

    def listed(**query: object) -> list[str]:
        reply = caller.get("/predictions/", params=query).json()
        return [one["id"] for one in said("PredictionsPublic", reply)["data"]]

    assert listed() == [first["id"], second["id"]]
    assert listed(favourite=True) == [first["id"]]
    assert listed(favourite=False) == [second["id"]]
    assert listed(skip=1, limit=1) == [second["id"]]
    assert caller.patch(path, params={"favourite": False}).json()["favourite"] is False
    assert "favourite" in places(caller.patch(path))


def test_one_of_a_generation_is_selected(app: App, caller):
    first, second = made(caller)
    for one in (first, second):
        reply = caller.post(f"/predictions/{one['id']}/select")
        assert said("PredictionPublic", reply.json())["id"] == one["id"]
        assert selected(app, one["generation_id"]) == [one["id"]]


def test_the_last_prediction_of_a_generation_stays(caller):
    first, second = made(caller)

    assert caller.delete(f"/predictions/{first['id']}").json()["message"]

    refused(caller.get(f"/predictions/{first['id']}"), 404)
    refused(caller.delete(f"/predictions/{second['id']}"), 409)
    read(caller, second["id"])


def test_several_are_deleted_at_once_and_an_empty_generation_goes_with_them(caller, stranger):
    whole, (some, other) = made(caller), made(caller)
    ids = [one["id"] for one in whole]

    done = bulk(caller, *ids, some["id"], UNKNOWN)

    assert done["deleted_generations"] == [whole[0]["generation_id"]]
    assert done["deleted_predictions"] == [*ids, some["id"]]
    assert (done["success_count"], done["failed_count"]) == (3, 1)
    assert done["failed_predictions"][0]["prediction_id"] == UNKNOWN
    assert bulk(stranger, other["id"])["success_count"] == 0
    read(caller, other["id"])


def test_a_list_to_be_deleted_is_neither_empty_nor_over_long(caller):
    path = "/predictions/bulk-delete"
    refused(caller.post(path, {"prediction_ids": []}), 400)
    refused(caller.post(path, {"prediction_ids": [UNKNOWN] * 101}), 400)
    assert "prediction_ids" in places(caller.post(path, {}))
    assert "prediction_ids" in places(caller.post(path, {"prediction_ids": ["x"]}))


@pytest.mark.parametrize(
    ("method", "path", "query"),
    [
        ("GET", "", {}),
        ("PATCH", "/favourite", {"favourite": True}),
        ("POST", "/select", {}),
        ("DELETE", "", {}),
    ],
)
def test_anothers_prediction_is_forbidden_and_an_unknown_one_is_not_found(
    caller, stranger, nobody, method: str, path: str, query: dict[str, Any]
):
    first, _ = made(caller)
    at = f"/predictions/{first['id']}{path}"
    refused(stranger.send(method, at, params=query), 403, "Not enough permissions")
    refused(nobody.send(method, at, params=query), 401)
    refused(caller.send(method, f"/predictions/{UNKNOWN}{path}", params=query), 404)
