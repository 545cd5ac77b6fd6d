"""Pictures that are judged and tried again: the three ways in, and how far a shot is."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from cyclorama.engines.capabilities import Made
from cyclorama.kit.clock import system_clock
from cyclorama.production.plan import Plan
from cyclorama.production.takes import TakeLog
from cyclorama.steps.take import Take
from cyclorama.store.database import Database
from cyclorama.store.generation_tables import predictions
from cyclorama.store.tables import runs
from dreem_app import App, running_app
from finished_steps import finish_prediction, plan_of
from sartiq_caller import UNKNOWN, Caller, new_caller
from sartiq_contract import places, refused, said

SUBJECT = "0b1ba972-bdc1-4cd4-bc4f-56ed83f41aa1"  # Mei, who ships with Cyclorama
PRODUCT = {"product_image": "https://example.com/shirt.jpg"}


def made(caller: Caller, **asked: object) -> dict[str, Any]:
    reply = caller.post("/generations/agentic", asked)
    assert reply.status_code == 200, reply.text
    return said("AgenticGenerationResponse", reply.json())


def status(caller: Caller, shot_id: str) -> dict[str, Any]:
    reply = caller.get(f"/generations/agentic/{shot_id}/status")
    assert reply.status_code == 200, reply.text
    return said("AgenticShotStatus", reply.json())


def takes_planned(app: App, generation_id: str) -> list[dict[str, Any]]:
    """The parameters of the steps that make its predictions."""

    async def task(database: Database) -> list[dict[str, Any]]:
        async with database.read() as connection:
            plan = Plan.model_validate(
                await connection.scalar(sa.select(runs.c.plan).where(runs.c.id == generation_id))
            )
        made = {step.id: {"media": step.id} for step in plan.steps}
        return [plan.resolve(step.id, made) for step in plan.steps if step.type == "agentic_take"]

    return app.at_database(task)


def write_take(app: App, prediction_id: str, take: Take) -> None:
    async def task(database: Database) -> None:
        async with database.read() as connection:
            row = (
                await connection.execute(
                    sa.select(predictions).where(predictions.c.id == prediction_id)
                )
            ).one()
        await TakeLog(database, system_clock, row.generation_id, row.step_id).write(take)

    app.at_database(task)


def test_an_empty_request_makes_what_the_contract_says(app, caller):
    generation = made(caller)

    assert generation["generation_type"] == "AGENTIC"
    assert generation["batch_size"] == len(generation["predictions"]) == 4
    assert generation["orchestration_shot_id"] == generation["predictions"][0]["id"]
    assert generation["orchestration_status"] == "processing"
    assert generation["message"] == "Shot orchestration started"
    assert {one["shot_type"] for one in generation["predictions"]} == {"front_upper_body"}
    for planned in takes_planned(app, generation["id"]):
        assert len(planned["tries"]) == 3
        assert planned["threshold"] == 0.7
        assert planned["judge"] == "local"


def test_what_is_asked_for_is_how_it_is_judged(app, caller):
    generation = made(
        caller,
        **PRODUCT,
        batch_size=2,
        seed=41,
        subject_id=SUBJECT,
        shot_type="back_full_body",
        max_attempts=5,
        min_confidence_score=0.25,
        evaluation_provider="mock",
    )

    first, second = takes_planned(app, generation["id"])
    assert first["shot_type"] == "back_full_body"
    assert first["threshold"] == 0.25
    assert first["judge"] == "mock"
    seeds = [one["seed"] for planned in (first, second) for one in planned["tries"]]
    assert len(set(seeds)) == 10
    assert (seeds[0], seeds[5]) == (41, 42)
    poses = [one["work"][0]["params"]["pose"] for one in first["tries"]]
    assert poses[0] != poses[1]


def test_nobody_is_looked_for_in_the_picture_of_a_product(app, caller):
    generation = made(caller, **PRODUCT, batch_size=1)

    assert takes_planned(app, generation["id"])[0]["shot_type"] == ""


def test_the_other_ways_in(app, caller):
    body = {"batch_size": 1, "generation_type": "AGENTIC", "subject_id": SUBJECT}
    plain = caller.post("/generations/", {**PRODUCT, **body}).json()
    photo = {"base_img_path": "https://example.com/p.jpg", "batch_size": 2}
    edit = caller.post(
        "/generations/edits", {**photo, "workflow": "AGENTIC", "shot_type": "side_upper_body"}
    ).json()

    for generation, shot_type in ((plain, "front_full_body"), (edit, "side_upper_body")):
        said("GenerationPublic", generation)
        assert generation["generation_type"] == "AGENTIC"
        for planned in takes_planned(app, generation["id"]):
            assert planned["shot_type"] == shot_type
            assert len(planned["tries"]) == 3
        for prediction in generation["predictions"]:
            assert status(caller, prediction["id"])["status"] == "processing"


def test_the_accepted_take_is_what_is_refined(app, caller):
    generation = made(caller, **PRODUCT, batch_size=1, refine=True, scale_factor=2)

    (prediction,) = generation["predictions"]
    assert len(prediction["refines"]) == 1
    steps = plan_of(app, generation["id"])["steps"]
    (take,) = (step for step in steps if step["type"] == "agentic_take")
    (refine,) = (step for step in steps if step["type"] == "upscale")
    assert refine["params"]["image"]["step"] == take["id"]


def test_an_idempotency_key_makes_one_generation(caller):
    key = {"Idempotency-Key": "agentic-once"}
    first, again = (
        caller.post("/generations/agentic", {"batch_size": 1}, headers=key) for _ in range(2)
    )

    assert first.json()["orchestration_shot_id"] == again.json()["orchestration_shot_id"]


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ({"max_attempts": 0}, "max_attempts"),
        ({"max_attempts": 21}, "max_attempts"),
        ({"min_confidence_score": 1.5}, "min_confidence_score"),
        ({"min_confidence_score": -0.1}, "min_confidence_score"),
        ({"shot_type": ""}, "shot_type"),
        ({"shot_type": "x" * 51}, "shot_type"),
        ({"shot_type": None}, "shot_type"),
        ({"generation_type": None}, "generation_type"),
        ({"batch_size": 0}, "batch_size"),
    ],
)
def test_what_does_not_fit(caller, asked, part):
    assert places(caller.post("/generations/agentic", asked)) == {part}


@pytest.mark.parametrize("judge", ["anthropic", "gemini", "openai", "nobody"])
def test_a_judge_that_is_not_here(caller, judge):
    detail = refused(caller.post("/generations/agentic", {"evaluation_provider": judge}), 400)

    assert judge in detail
    assert "local" in detail


def test_a_shot_that_waits(caller):
    shot_id = made(caller, batch_size=1, max_attempts=4)["orchestration_shot_id"]

    shot = status(caller, shot_id)

    assert shot["shot_id"] == shot_id
    assert shot["status"] == "processing"
    assert shot["max_attempts"] == 4
    assert shot["attempts"] == []
    assert shot["total_attempts"] == 0
    assert shot["current_attempt"] is None
    assert shot["final_image_url"] is None


def test_a_shot_that_is_done(app, caller):
    shot_id = made(caller, batch_size=1)["orchestration_shot_id"]
    media_id = finish_prediction(app, shot_id)
    maker = Made(engine="draft", model="dress", version="1", seed=None, seconds=0.5, draft=True)
    poor = Take(
        number=1,
        seed=7,
        outputs={"media": media_id},
        made=maker,
        judge="local",
        score=0.4,
        seen="back_upper_body",
        notes=("The person is seen from behind, not from the front.",),
        measures={"area": 0.2},
    )
    failed = Take(number=2, asked="Show the person from the front.", error="No product was found.")
    good = Take(number=3, outputs={"media": media_id}, score=0.9, accepted=True)
    for take in (poor, failed, good):
        write_take(app, shot_id, take)

    shot = status(caller, shot_id)

    assert shot["status"] == "completed"
    assert shot["best_confidence"] == 0.9
    assert shot["total_attempts"] == 3
    assert shot["final_image_url"] is not None
    assert shot["duration_seconds"] == pytest.approx(0, abs=timedelta(minutes=1).total_seconds())
    assert shot["orchestration_metadata"]["best_attempt"] == 3
    first, second, third = shot["attempts"]
    assert [one["evaluation_status"] for one in shot["attempts"]] == [
        "rejected",
        "failed",
        "accepted",
    ]
    assert first["detected_shot_type"] == "back_upper_body"
    assert first["evaluation_feedback"] == "The person is seen from behind, not from the front."
    assert first["generation_metadata"]["draft"] is True
    assert first["generation_metadata"]["seed"] == 7
    assert second["error_message"] == "No product was found."
    assert second["image_url"] is None
    assert second["generation_metadata"]["added_to_prompt"] == "Show the person from the front."
    assert third["image_url"] is not None


def test_a_take_that_goes_on(app, caller):
    shot_id = made(caller, batch_size=1)["orchestration_shot_id"]
    write_take(app, shot_id, Take(number=1))

    shot = status(caller, shot_id)

    assert shot["current_attempt"] == 1
    assert shot["attempts"][0]["evaluation_status"] is None
    assert shot["attempts"][0]["completed_at"] is None


def test_who_may_not_see_a_shot(caller, stranger, nobody):
    shot_id = made(caller, batch_size=1)["orchestration_shot_id"]

    refused(stranger.get(f"/generations/agentic/{shot_id}/status"), 404)
    refused(caller.get(f"/generations/agentic/{UNKNOWN}/status"), 404)
    refused(nobody.get(f"/generations/agentic/{shot_id}/status"), 401, "Not authenticated")


def test_what_was_not_made_in_takes_has_no_such_status(caller):
    plain = caller.post("/generations/", {"batch_size": 1}).json()

    refused(caller.get(f"/generations/agentic/{plain['predictions'][0]['id']}/status"), 404)


@pytest.mark.parametrize("shot_id", ["7", "x%00y", "not-an-id"])
def test_what_is_no_id_at_all(caller, shot_id):
    refused(caller.get(f"/generations/agentic/{shot_id}/status"), 404)


def test_an_operator_may_open_the_status_as_the_vendor_does(tmp_path):
    opened = ("agentic-status",)
    with running_app(tmp_path / "data", rate_limits="off", open_routes=opened) as app:
        shot_id = made(new_caller(app), batch_size=1)["orchestration_shot_id"]
        nobody = Caller(app, None)

        assert status(nobody, shot_id)["status"] == "processing"
        refused(nobody.get(f"/generations/agentic/{UNKNOWN}/status"), 404)
        refused(new_caller(app).get(f"/generations/agentic/{shot_id}/status"), 404)
        refused(Caller(app, "forged").get(f"/generations/agentic/{shot_id}/status"), 401)
