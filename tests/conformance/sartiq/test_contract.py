"""Every operation of the contract with something of one's own: it succeeds, and answers as the
contract says."""

from typing import Any

import jsonschema
import pytest

from dreem_app import App
from finished_steps import finish_prediction, finish_refine
from isolation import Account, own_calls, routes_of
from isolation_sartiq import SARTIQ
from own_document import DOCUMENT
from sartiq_caller import Caller, new_caller
from sartiq_contract import CONTRACT, validate

DOCUMENTED = routes_of(DOCUMENT)
PROMISED = routes_of(CONTRACT)
# Takes a secret in place of a token; see test_training.
APART = {"POST /api/v1/training/webhook"}
SERVED = [name for name in PROMISED if name in DOCUMENTED and name not in APART]


@pytest.fixture(scope="module")
def account(app: App) -> Account:
    return Account(app, new_caller(app, credit_grant=1_000_000))


@pytest.mark.parametrize("operation", SERVED)
def test_it_answers_as_the_contract_says(account: Account, operation: str):
    answers = [
        reply.json()
        for reply in own_calls(DOCUMENTED[operation], SARTIQ[operation], account)
        if reply.status_code == 200
    ]

    assert answers, f"{operation} refuses one's own"
    for answer in answers:
        hold_against(operation, answer)


def hold_against(operation: str, answer: Any) -> None:
    promised = PROMISED[operation].operation["responses"]["200"]["content"]["application/json"]
    jsonschema.validate(
        answer,
        {**promised["schema"], "components": CONTRACT["components"]},
        cls=jsonschema.Draft202012Validator,
    )


@pytest.fixture(scope="module")
def made(app: App) -> tuple[Caller, dict[str, Any], str]:
    """Who asked for it; a generation with a picture that was refined; the refine's id."""
    caller = new_caller(app, credit_grant=1_000_000)
    body = {"extra_prompt": "a red cup", "batch_size": 2, "width": 640, "height": 480}
    generation = caller.post("/generations/", body).json()
    prediction = generation["predictions"][0]["id"]
    finish_prediction(app, prediction)
    refine = caller.post("/refines/", {"prediction_id": prediction, "scale_factor": 2}).json()
    finish_refine(app, refine["id"])
    return caller, generation, refine["id"]


def test_a_generation_shows_its_predictions_and_their_refines(made):
    caller, generation, refine_id = made

    read = caller.get(f"/generations/{generation['id']}").json()

    validate(read, "GenerationPublic")
    first, second = read["predictions"]
    assert (first["status"], second["status"]) == ("completed", "pending")
    assert second["seed"] == first["seed"] + 1 == read["seed"] + 1
    assert first["result_image_media"]["resource_type"] == "IMAGE"
    assert first["result_image_media"]["url"] is not None
    assert first["result_image_url"] is not None
    (refine,) = first["refines"]
    assert (refine["id"], refine["status"]) == (refine_id, "completed")
    assert (refine["width"], refine["height"]) == (1280, 960)
    assert first["refined_image_url"] == refine["result_image_url"]
    assert second["refined_image_url"] is None


def test_lists_show_the_same(made):
    caller, generation, _ = made

    listed = caller.get("/generations/?refined_only=true").json()
    predictions = caller.get("/predictions/").json()
    stats = caller.get(f"/generations/{generation['id']}/stats").json()

    validate(listed, "GenerationsPublic")
    validate(predictions, "PredictionsPublic")
    validate(stats, "GenerationStats")
    assert [one["id"] for one in listed["data"]] == [generation["id"]]
    assert (listed["count"], predictions["count"]) == (1, 2)
    assert (stats["total"], stats["completed"], stats["error"]) == (2, 1, 0)
