"""Trainings and the webhook of trainers: what the vendor leaves open, as docs/sartiq.md has it."""

import pytest

from cyclorama.kit.ids import new_id
from dreem_app import App, running_app
from sartiq_caller import UNKNOWN, Caller, new_caller

PHOTO = "https://example.com/photo.jpg"
SECRET = "what only the trainer knows"


def made(caller: Caller, **more):
    body = {"trigger_word": "ohwx", "source_images": [PHOTO], **more}
    reply = caller.post("/training/", body)
    assert reply.status_code == 200, reply.text
    return reply.json()


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """An app that takes a trainer's reports by a secret."""
    folder = tmp_path_factory.mktemp("school") / "data"
    with running_app(folder, rate_limits="off", training_webhook_secret=SECRET) as running:
        yield running


@pytest.fixture(scope="module")
def pupil(school: App) -> Caller:
    return new_caller(school)


def report(app: App, secret: str | None = SECRET, **event):
    headers = {} if secret is None else {"X-Webhook-Secret": secret}
    return app.client.post("/api/v1/training/webhook", json=event, headers=headers)


def test_a_training_has_the_defaults_of_the_vendor_s_compute_service(caller):
    training = made(caller)

    assert training["status"] == "pending"
    assert training["progress"] == 0
    expected = {
        "training_type": "LORA",
        "entity_type": "PRODUCT",
        "entity_id": None,
        "trigger_word": "ohwx",
        "rank": 16,
        "steps": 1000,
        "learning_rate": 0.0001,
        "source_images": [PHOTO],
        "organization_id": None,
        "owner_id": caller.user_id,
        "weights": None,
        "preprocessing_transforms": ["crop_to_subject"],
    }
    assert {key: training[key] for key in expected} == expected
    assert training["dataset"]["photos"][0]["status"] == "pending"
    assert caller.get(f"/training/{training['id']}").json() == training


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"trigger_word": ""}, ["body", "trigger_word"]),
        ({"source_images": []}, ["body", "source_images"]),
        ({"source_images": ["ftp://example.com/a"]}, ["body", "source_images", 0]),
        ({"source_images": ["http://127.0.0.1/a.jpg"]}, ["body", "source_images", 0]),
        ({"source_images": [PHOTO] * 101}, ["body", "source_images"]),
        ({"rank": 0}, ["body", "rank"]),
        ({"steps": 20_001}, ["body", "steps"]),
        ({"learning_rate": 0}, ["body", "learning_rate"]),
        ({"training_type": "FULL"}, ["body", "training_type"]),
        ({"entity_type": "BRAND"}, ["body", "entity_type"]),
        ({"entity_id": "boot"}, ["body", "entity_id"]),
        ({"preprocessing_transforms": ["mirror"]}, ["body", "preprocessing_transforms", 0]),
    ],
)
def test_what_cannot_be_trained_is_refused_with_its_place(caller, body, place):
    sent = {"trigger_word": "ohwx", "source_images": [PHOTO], **body}

    reply = caller.post("/training/", sent)

    assert reply.status_code == 422
    assert [one["loc"] for one in reply.json()["detail"]] == [place]


def test_an_unknown_product_cannot_be_learned(caller):
    reply = caller.post(
        "/training/", {"trigger_word": "ohwx", "source_images": [PHOTO], "entity_id": UNKNOWN}
    )

    assert reply.status_code == 404


def test_the_same_key_makes_one_training(caller):
    headers = {"Idempotency-Key": new_id()}
    body = {"trigger_word": "ohwx", "source_images": [PHOTO]}

    first = caller.post("/training/", body, headers=headers)
    again = caller.post("/training/", body, headers=headers)

    assert again.json()["id"] == first.json()["id"]
    assert again.headers["Idempotency-Replayed"] == "true"


def test_trainings_are_listed_by_scope_and_kind(caller):
    organization = caller.organization()
    own = made(caller, entity_type="STYLE")
    shared = made(caller, organization_id=organization)

    styles = caller.get("/training/", params={"entity_type": "STYLE"}).json()
    of_shop = caller.get("/training/", params={"organization_id": organization}).json()

    assert [one["id"] for one in styles["data"]] == [own["id"]]
    assert styles["count"] == 1
    assert [one["id"] for one in of_shop["data"]] == [shared["id"]]
    assert shared["organization_id"] == organization
    assert shared["id"] not in str(caller.get("/training/").json())


def test_another_s_training_is_not_found(caller, stranger):
    training_id = made(caller)["id"]

    for reply in (
        stranger.get(f"/training/{training_id}"),
        stranger.get(f"/training/{training_id}/status"),
        stranger.get(f"/training/{training_id}/dataset"),
        stranger.post(f"/training/{training_id}/cancel"),
    ):
        assert reply.status_code == 404
    foreign = stranger.post(
        "/training/",
        {
            "trigger_word": "ohwx",
            "source_images": [PHOTO],
            "organization_id": caller.organization(),
        },
    )
    assert (foreign.status_code, foreign.json()) == (403, {"detail": "Not enough permissions"})


def test_a_training_is_cancelled_once(caller):
    training_id = made(caller)["id"]

    reply = caller.post(f"/training/{training_id}/cancel")

    assert reply.json()["status"] == "cancelled"
    assert reply.json()["error_message"] == "The training was cancelled."
    assert caller.post(f"/training/{training_id}/cancel").status_code == 409


def test_a_data_set_without_photos_cannot_be_downloaded_yet(caller):
    training_id = made(caller)["id"]

    reply = caller.get(f"/training/{training_id}/dataset")

    assert reply.status_code == 409
    assert "wait" in reply.json()["detail"]


def test_the_status_is_closed_to_those_who_are_not_signed_in(caller, nobody):
    training_id = made(caller)["id"]

    assert nobody.get(f"/training/{training_id}/status").status_code == 401
    told = caller.get(f"/training/{training_id}/status").json()
    assert (told["task_id"], told["status"]) == (training_id, "pending")
    assert caller.get("/training/7/status").status_code == 404


def test_what_a_trainer_reports_is_the_state(school, pupil):
    training_id = made(pupil)["id"]
    said = {"event_type": "training_status_update", "task_id": training_id}

    running = report(school, **said, status="processing", progress=0.5, origin_zone="eu")
    half = pupil.get(f"/training/{training_id}/status").json()
    report(
        school,
        **said,
        status="failed",
        error_message="Out of memory.",
        error_category="resource",
        timestamp="2026-02-01T00:00:00",
        metadata={"node": 3},
    )
    late = report(school, **said, status="running")
    ended = pupil.get(f"/training/{training_id}").json()

    assert running.json() == {"message": "Received"}
    assert (half["status"], half["progress"]) == ("running", 0.5)
    assert late.json()["message"].startswith("Ignored")
    assert (ended["status"], ended["error_message"]) == ("failed", "Out of memory.")
    assert ended["error_category"] == "resource"
    assert ended["metadata"] == {"node": 3}


@pytest.mark.parametrize(
    ("secret", "event", "status"),
    [
        (None, {"task_id": UNKNOWN}, 401),
        ("guessed", {"task_id": UNKNOWN}, 401),
        (SECRET, {"task_id": UNKNOWN, "status": "running"}, 404),
        (SECRET, {"task_id": "7", "status": "running"}, 404),
        (SECRET, {"task_id": UNKNOWN, "status": "melting"}, 422),
        (SECRET, {"task_id": UNKNOWN, "progress": 2}, 422),
        (SECRET, {"task_id": UNKNOWN, "timestamp": "0001-01-01T00:00:00+23:00"}, 422),
        (SECRET, {}, 422),
        (SECRET, {"task_id": UNKNOWN, "event_type": "other"}, 200),
    ],
)
def test_reports_are_checked(school, secret, event, status):
    assert report(school, secret, **event).status_code == status


def test_without_a_secret_of_the_server_no_report_is_taken(app):
    assert report(app, "", task_id=UNKNOWN, status="running").status_code == 401


def test_an_operator_may_open_what_the_vendor_has_open(tmp_path):
    opened = ("training-status", "training-webhook")
    with running_app(tmp_path / "data", rate_limits="off", open_routes=opened) as app:
        training_id = made(new_caller(app))["id"]
        nobody = Caller(app, None)

        assert report(app, None, task_id=training_id, status="running").status_code == 200
        told = nobody.get(f"/training/{training_id}/status")
        assert told.json()["status"] == "running"
        assert nobody.get(f"/training/{training_id}").status_code == 401
        assert Caller(app, "forged").get(f"/training/{training_id}/status").status_code == 401


def test_generations_know_the_weights_that_a_trainer_has_made(school, pupil):
    product = pupil.post("/products/", {"name": "Boot"}).json()["id"]
    training_id = made(pupil, entity_type="PRODUCT", entity_id=product)["id"]
    asked = {"batch_size": 1, "product_id": product, "product_lora_enabled": True}

    before = pupil.post("/generations/", asked).json()
    report(
        school,
        task_id=training_id,
        status="completed",
        metadata={"lora_url": "https://trainer.example/boot.safetensors"},
    )
    after = pupil.post("/generations/", asked).json()
    without = pupil.post("/generations/", {**asked, "product_lora_enabled": False}).json()

    assert [one["has_product_lora"] for one in (before, after, without)] == [False, True, False]
    weights = pupil.get(f"/training/{training_id}").json()["weights"]
    assert weights["url"] == "https://trainer.example/boot.safetensors"
    assert weights["trigger_word"] == "ohwx"


def test_without_photos_those_of_the_library_are_learned(caller):
    picture = "https://example.com/boot.jpg"
    product = caller.post("/products/", {"name": "Boot", "cover_image": picture}).json()["id"]
    bare = caller.post("/products/", {"name": "Bare"}).json()["id"]

    training = made(caller, entity_id=product, source_images=[])
    refused = caller.post(
        "/training/", {"trigger_word": "ohwx", "entity_id": bare, "source_images": []}
    )

    assert training["source_images"] == [picture]
    assert refused.status_code == 422
    assert "no pictures" in refused.json()["detail"][0]["msg"]
