"""`/workflow`: the form API, and the error log."""

import pytest
import sqlalchemy as sa

from cyclorama.kit.ids import new_id
from cyclorama.store.database import Database
from cyclorama.store.tables import media
from dreem_app import App
from picture_files import plain, png
from vimmerse_caller import PHOTO, Caller, template
from vimmerse_contract import refused, unprocessable, validate

PICTURE = ("photo.png", png(plain()), "image/png")
FORM = {"template_id": "own_stamp"}


def test_a_form_with_a_file_makes_a_workflow(admin: Caller):
    reply = admin.send(
        "POST", "/workflow", data={**FORM, "title": "T"}, files={"image_files": PICTURE}
    )

    assert reply.status_code == 200, reply.text
    validate(reply.json(), "LegacyWorkflow")
    made = reply.json()["data"]
    assert (made["title"], made["processing_status"]) == ("T", "new")
    assert made["media_result"] == []
    url = made["options"]["image_url"].removeprefix(admin.app.settings.origin)
    assert admin.app.client.get(url).status_code == 200
    read = admin.get(f"/workflow/{made['id']}")
    validate(read.json(), "LegacyWorkflow")
    assert read.json()["data"]["processing_status"] == "queue"

    gone = admin.send("DELETE", f"/workflow/{made['id']}")

    assert gone.json()["data"]["id"] == made["id"]
    assert admin.app.client.get(url).status_code == 404


@pytest.mark.parametrize("name", ["image_urls", "image_urls[]"])
@pytest.mark.parametrize("value", [PHOTO, f'["{PHOTO}"]'])
def test_addresses_are_taken_in_every_form(admin: Caller, name, value):
    as_form = admin.send("POST", "/workflow", data={**FORM, name: value})
    as_parts = admin.send("POST", "/workflow", files={name: (None, value), **_parts(FORM)})

    for reply in (as_form, as_parts):
        assert reply.json()["data"]["options"]["image_url"] == PHOTO


def test_files_go_before_addresses(admin: Caller):
    reply = admin.send(
        "POST",
        "/workflow",
        data={**FORM, "image_urls": PHOTO, "options": '{"cut": "yes"}'},
        files=[("image_files[]", PICTURE)],
    )

    options = reply.json()["data"]["options"]
    assert options["image_url"] != PHOTO
    assert options["cut"] == "yes"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"options": "{"}, "body.options"),
        ({"options": "[]"}, "body.options"),
        ({"options": '{"cut": "perhaps"}'}, "body.options.cut"),
        ({"visibility_status": "7"}, "body.visibility_status"),
        ({"title": "a\0b"}, "body"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(admin: Caller, changes, place):
    before = admin.app.counts()

    reply = admin.send("POST", "/workflow", data={**FORM, "image_urls": PHOTO, **changes})

    assert place in unprocessable(reply)
    assert admin.app.counts() == before


def test_a_file_that_is_no_picture_is_refused(admin: Caller):
    files = [("image_files", PICTURE), ("image_files", ("a.txt", b"hello", "text/plain"))]

    reply = admin.send("POST", "/workflow", data=FORM, files=files)

    assert "body.image_files.1" in unprocessable(reply)


def test_the_pictures_of_a_refused_form_are_deleted(app: App):
    account_id, key = app.make_key(f"{new_id()}@example.com", credit_grant=0)
    caller = Caller(app, key)
    caller.save(template())

    reply = caller.send("POST", "/workflow", data=FORM, files={"image_files": PICTURE})

    refused(reply, 402, "INSUFFICIENT_CREDIT")
    assert reply.json()["message"] == "INSUFFICIENT_CREDIT"

    async def task(database: Database) -> list[object]:
        async with database.read() as connection:
            owned = sa.select(media.c.deleted_at).where(media.c.account_id == account_id)
            return list(await connection.scalars(owned))

    (deleted_at,) = app.at_database(task)
    assert deleted_at is not None


def test_errors_say_a_code(admin: Caller):
    unknown = admin.send("POST", "/workflow", data={"template_id": "no_such"})
    nothing = admin.send("PUT", f"/workflow/{admin.create()['id']}", {})

    refused(unknown, 404, "TEMPLATE_NOT_FOUND")
    assert unknown.json()["message"] == "NOT_FOUND"
    refused(nothing, 400, "BAD_REQUEST")
    assert nothing.json()["message"] == "BAD_REQUEST"


def test_a_broken_form_is_a_bad_request(admin: Caller):
    headers = {"Content-Type": "multipart/form-data; boundary=x"}

    reply = admin.send("POST", "/workflow", content=b"--y\r\nnonsense", headers=headers)

    refused(reply, 400, "BAD_REQUEST")


def test_a_change_is_answered_in_the_envelope(admin: Caller):
    path = f"/workflow/{admin.create()['id']}"

    reply = admin.send("PUT", path, {"description": "Nice", "rating": "5"})

    validate(reply.json(), "LegacyWorkflow")
    assert reply.json()["data"]["description"] == "Nice"


def test_the_same_form_with_a_key_makes_one_workflow(admin: Caller):
    headers = {"Idempotency-Key": new_id()}

    replies = [
        admin.send("POST", "/workflow", data=FORM, files={"image_files": PICTURE}, headers=headers)
        for _ in range(2)
    ]

    first, again = (reply.json()["data"] for reply in replies)
    assert first["id"] == again["id"]
    url = first["options"]["image_url"].removeprefix(admin.app.settings.origin)
    assert admin.app.client.get(url).status_code == 200


class TestErrorLog:
    def test_errors_are_kept_by_week_for_their_owner(self, app: App, admin: Caller):
        for number in range(2):
            body = {"error_message": f"It broke, {number}.", "context": {"shot": number}}
            reply = admin.send("POST", "/workflow/error-log", body)
            validate(reply.json(), "ErrorLogResult")

        told = reply.json()["data"]
        year, week = told["log_path"].removesuffix(".log").split("errors-")[1].split("-W")
        assert (len(year), len(week)) == (4, 2)
        path = told["log_url"].removeprefix(app.settings.origin)
        log = admin.get(path)
        assert log.headers["content-type"].startswith("text/plain")
        assert [line.split("] ")[1] for line in log.text.splitlines()] == [
            'It broke, 0. {"shot": 0}',
            'It broke, 1. {"shot": 1}',
        ]
        stranger = Caller(app, app.make_key(f"{new_id()}@example.com")[1])
        refused(stranger.get(path), 404, "NOT_FOUND")

    def test_an_empty_message_is_a_bad_request(self, admin: Caller):
        reply = admin.send("POST", "/workflow/error-log", {"error_message": " "})

        refused(reply, 400, "BAD_REQUEST")

    @pytest.mark.parametrize("body", [{}, {"error_message": 7}, {"error_message": "x" * 10_001}])
    def test_what_is_wrong_is_named(self, admin: Caller, body):
        problems = unprocessable(admin.send("POST", "/workflow/error-log", body))

        assert set(problems) == {"body.error_message"}


def _parts(fields: dict[str, str]) -> dict[str, tuple[None, str]]:
    return {name: (None, value) for name, value in fields.items()}
