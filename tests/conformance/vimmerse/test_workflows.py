"""`/v2/workflow` against its contract: create, read, list, change, delete, and what is refused."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from cyclorama.accounts.scopes import ALL_SCOPES, Scope
from cyclorama.credits.ledger import Ledger
from cyclorama.kit.clock import system_clock
from cyclorama.kit.ids import is_uuid, new_id
from cyclorama.production.reading import Runs
from cyclorama.store.database import Database
from cyclorama.store.tables import media
from dreem_app import ADMIN, App, running_app
from picture_files import plain, png
from vimmerse_caller import PHOTO, UNKNOWN, Caller, template
from vimmerse_contract import refused, unprocessable, validate

GOOD = {"template_id": "own_stamp", "image_urls": [PHOTO]}


@pytest.fixture
def limited(app: App) -> Caller:
    """An account with 20 credits, which has the template, too."""
    _, key = app.make_key(f"{new_id()}@example.com", credit_grant=20)
    caller = Caller(app, key)
    caller.save(template())
    return caller


class TestCreate:
    def test_the_answer_is_the_workflow_and_the_same_under_data(self, admin: Caller):
        options = {"cut": "YES"}

        made = admin.create(title="Team day", visibility_status="2", options=options)

        validate(made, "Workflow")
        inner = made.pop("data")
        assert made == inner
        assert is_uuid(made["id"])
        assert (made["model"], made["title"], made["visibility_status"]) == (
            "own_stamp",
            "Team day",
            "2",
        )
        assert made["options"] == {"image_url": PHOTO, "cut": "YES"}
        assert (made["processing_status"], made["progress_percentage"]) == ("new", 0)
        assert (made["event_id"], made["used_credits"], made["error"]) == ("no_event", 0, None)
        assert len(made["created_at"]) == len("2026-05-16 16:34:59.780864+00:00")
        assert made["created_at"].endswith("+00:00")

    def test_it_is_read_back_as_queued(self, admin: Caller):
        made = admin.create()

        reply = admin.get(f"/v2/workflow/{made['id']}")

        validate(reply.json(), "Workflow")
        assert reply.json()["processing_status"] == "queue"
        assert reply.json()["data"]["id"] == made["id"]

    @pytest.mark.parametrize("status", [0, 1, 2, "0", "1", "2"])
    def test_visibility_is_taken_as_text_and_number(self, admin: Caller, status):
        assert admin.create(visibility_status=status)["visibility_status"] == str(status)

    def test_an_event_that_is_none_is_a_label(self, admin: Caller):
        assert admin.create(event_id="campaign_2026_q3")["event_id"] == "campaign_2026_q3"
        assert admin.create(event_id=None)["event_id"] == "no_event"

    @pytest.mark.parametrize(
        ("changes", "place"),
        [
            ({"template_id": None}, "body.template_id"),
            ({"template_id": 7}, "body.template_id"),
            ({"image_urls": []}, "body.options.image_url"),
            ({"image_urls": ["not a url"]}, "body.image_urls.0"),
            ({"image_urls": [PHOTO] * 1000}, "body.image_urls"),
            ({"options": {"cut": "perhaps"}}, "body.options.cut"),
            ({"options": {"cut": {"a": [1]}}}, "body.options.cut"),
            ({"options": {"image_url": "x" * 10_000}}, "body.options.image_url"),
            ({"options": {"image_url": 7}}, "body.options.image_url"),
            ({"options": []}, "body.options"),
            ({"visibility_status": "3"}, "body.visibility_status"),
            ({"title": "x" * 1001}, "body.title"),
            ({"webhook_url": "http://10.0.0.1/hook"}, "body.webhook_url"),
            ({"webhook_url": "no url"}, "body.webhook_url"),
        ],
    )
    def test_what_is_wrong_is_named_with_its_place(self, admin: Caller, changes, place):
        before = admin.app.counts()

        problems = unprocessable(admin.send("POST", "/v2/workflow", {**GOOD, **changes}))

        assert place in problems
        assert admin.app.counts() == before

    def test_all_that_is_wrong_with_the_options_is_said_at_once(self, admin: Caller):
        body = {"template_id": "own_stamp", "options": {"cut": 3}}

        problems = unprocessable(admin.send("POST", "/v2/workflow", body))

        assert set(problems) == {"body.options.cut", "body.options.image_url"}
        assert all(sentence.endswith(".") for sentence in problems.values())

    @pytest.mark.parametrize(
        "body", [b"", b"{", b"[]", b"7", b'{"title": NaN}', b'{"a": "\\u0000"}']
    )
    def test_a_body_that_is_no_object_is_refused(self, admin: Caller, body):
        headers = {"Content-Type": "application/json"}

        reply = admin.send("POST", "/v2/workflow", content=body, headers=headers)

        assert unprocessable(reply)

    def test_a_body_over_the_limit_is_refused(self, admin: Caller):
        reply = admin.send("POST", "/v2/workflow", {**GOOD, "description": "x" * 1_100_000})

        refused(reply, 413, "TOO_LARGE")

    @pytest.mark.parametrize("template_id", ["vim_nothing", "No-Such", "a\0b", ""])
    def test_an_unknown_template_is_not_found(self, admin: Caller, template_id):
        reply = admin.send("POST", "/v2/workflow", {**GOOD, "template_id": template_id})

        if "\0" in template_id:
            assert unprocessable(reply)
        else:
            refused(reply, 404, "TEMPLATE_NOT_FOUND")

    def test_a_hidden_template_and_a_deleted_one_are_not_found(self, admin: Caller):
        admin.save(template("own_hidden", hidden=True))
        admin.save(template("own_gone"))
        admin.send("DELETE", "/v2/workflow/templates/own_gone")

        for name in ("own_hidden", "own_gone"):
            reply = admin.send("POST", "/v2/workflow", {**GOOD, "template_id": name})
            refused(reply, 404, "TEMPLATE_NOT_FOUND")

    def test_a_key_makes_it_safe_to_send_again(self, admin: Caller):
        headers = {"Idempotency-Key": new_id()}
        first = admin.send("POST", "/v2/workflow", GOOD, headers=headers)

        again = admin.send("POST", "/v2/workflow", GOOD, headers=headers)
        other = admin.send("POST", "/v2/workflow", {**GOOD, "title": "x"}, headers=headers)

        assert again.json()["id"] == first.json()["id"]
        assert again.headers["Idempotency-Replayed"] == "true"
        assert "header.Idempotency-Key" in unprocessable(other)


class TestCredits:
    def test_the_list_price_is_held_and_a_want_of_credits_starts_nothing(self, limited: Caller):
        limited.create()
        limited.create()
        before = limited.app.counts()

        reply = limited.send("POST", "/v2/workflow", GOOD)

        refused(reply, 402, "INSUFFICIENT_CREDIT")
        assert limited.app.counts() == before

    def test_deleting_one_that_runs_gives_the_credits_back(self, app: App):
        account_id, key = app.make_key(f"{new_id()}@example.com", credit_grant=20)
        caller = Caller(app, key)
        caller.save(template())
        made = caller.create()

        assert caller.send("DELETE", f"/v2/workflow/{made['id']}").status_code == 200

        async def task(database: Database) -> int:
            async with database.read() as connection:
                ledger = Ledger(connection, account_id, system_clock)
                assert (await ledger.audit()).sound
                return await ledger.balance()

        assert app.at_database(task) == 20


class TestList:
    def test_pages_and_filters(self, app: App):
        _, key = app.make_key(f"{new_id()}@example.com", credit_grant=1000)
        caller = Caller(app, key)
        caller.save(template())
        caller.save(template("own_other"))
        ids = [caller.create(event_id=f"e{n % 2}")["id"] for n in range(4)]
        other = caller.create("own_other")["id"]

        def listed(query: str) -> list[str]:
            reply = caller.get(f"/v2/workflow?{query}")
            assert reply.status_code == 200, reply.text
            validate(reply.json(), "WorkflowList")
            return [one["id"] for one in reply.json()["workflows"]]

        assert listed("") == [other, *ids[::-1]]
        assert listed("page_size=2&page=2") == [ids[2], ids[1]]
        assert listed("page=9") == []
        assert listed("template_id=own_other") == [other]
        assert listed("event_id=e1") == [ids[3], ids[1]]
        assert listed("status=queue&event_id=e0") == [ids[2], ids[0]]
        assert listed("status=new") == listed("")
        assert listed("status=success") == listed("status=nonsense") == []
        assert listed("event_id=%00") == []
        assert caller.get("/v2/workflow?page_size=2").json()["count"] == 5

    @pytest.mark.parametrize("query", ["page=0", "page_size=0", "page_size=101", "page=x"])
    def test_a_page_that_cannot_be_is_refused(self, admin: Caller, query):
        assert unprocessable(admin.get(f"/v2/workflow?{query}"))


class TestChange:
    def test_what_is_sent_is_changed_and_the_rest_stays(self, admin: Caller):
        made = admin.create(title="Before", description="Stays")

        reply = admin.send(
            "PUT", f"/v2/workflow/{made['id']}", {"title": "After", "rating": 5, "id": "no"}
        )

        validate(reply.json(), "Workflow")
        changed = reply.json()
        assert (changed["title"], changed["description"], changed["rating"]) == (
            "After",
            "Stays",
            "5",
        )
        assert "delivered_at" not in changed
        assert changed["updated_at"] > made["updated_at"]

    def test_no_moment_of_delivery_means_now(self, admin: Caller):
        path = f"/v2/workflow/{admin.create()['id']}"

        now = admin.send("PUT", path, {"delivered_at": None}).json()["delivered_at"]
        then = admin.send("PUT", path, {"delivered_at": "2026-05-16"}).json()["delivered_at"]

        assert now.endswith("+00:00")
        assert then == "2026-05-16"

    @pytest.mark.parametrize("body", [{}, {"model": "x"}])
    def test_nothing_to_change_is_a_bad_request(self, admin: Caller, body):
        reply = admin.send("PUT", f"/v2/workflow/{admin.create()['id']}", body)

        refused(reply, 400, "BAD_REQUEST")


class TestDelete:
    def test_it_is_gone_with_its_files_and_its_links_are_dead(self, admin: Caller):
        made = admin.create()
        url = admin.app.client.post(
            "/media", content=png(plain()), headers={"Authorization": admin.key or ""}
        ).json()["url"]
        media_id = url.split("/media/")[1].split("/")[0]

        async def belongs(database: Database) -> None:
            async with database.write() as transaction:
                await transaction.execute(
                    sa.update(media).where(media.c.id == media_id).values(run_id=made["id"])
                )

        admin.app.at_database(belongs)
        path = url.removeprefix(admin.app.settings.origin)
        assert admin.app.client.get(path).status_code == 200

        reply = admin.send("DELETE", f"/v2/workflow/{made['id']}")

        validate(reply.json(), "Workflow")
        assert reply.json()["id"] == made["id"]
        assert admin.app.client.get(path).status_code == 404
        for method, body in (("GET", None), ("PUT", {"title": "x"}), ("DELETE", None)):
            gone = admin.send(method, f"/v2/workflow/{made['id']}", body)
            refused(gone, 404, "WORKFLOW_NOT_FOUND")
        assert made["id"] not in [
            one["id"] for one in admin.get("/v2/workflow?page_size=100").json()["workflows"]
        ]

    def test_its_run_is_cancelled(self, app: App, admin: Caller):
        made = admin.create()
        admin.send("DELETE", f"/v2/workflow/{made['id']}")

        async def task(database: Database) -> str:
            async with database.read() as connection:
                run = await Runs(connection, made["customer_id"]).get(made["id"])
                return run.state.value

        assert app.at_database(task) == "cancelled"


class TestWhoSees:
    @pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
    @pytest.mark.parametrize("path", ["/v2/workflow", "/workflow"])
    def test_anothers_workflow_is_not_found(self, admin: Caller, app: App, method, path):
        made = admin.create()
        _, key = app.make_key(f"{new_id()}@example.com")

        reply = Caller(app, key).send(
            method, f"{path}/{made['id']}", {"title": "x"} if method == "PUT" else None
        )

        refused(reply, 404, "WORKFLOW_NOT_FOUND")
        assert admin.get(f"/v2/workflow/{made['id']}").json()["title"] == ""

    @pytest.mark.parametrize("workflow_id", [UNKNOWN, "nonsense", "templates2"])
    def test_an_unknown_id_is_not_found(self, admin: Caller, workflow_id):
        refused(admin.get(f"/v2/workflow/{workflow_id}"), 404, "WORKFLOW_NOT_FOUND")

    def test_anothers_template_is_not_found(self, admin: Caller, app: App):
        _, key = app.make_key(f"{new_id()}@example.com")

        reply = Caller(app, key).send("POST", "/v2/workflow", GOOD)

        refused(reply, 404, "TEMPLATE_NOT_FOUND")


ROUTES = [
    ("POST", "/v2/workflow", Scope.GENERATIONS_WRITE),
    ("GET", "/v2/workflow", Scope.REQUESTS_READ),
    ("GET", f"/v2/workflow/{UNKNOWN}", Scope.REQUESTS_READ),
    ("PUT", f"/v2/workflow/{UNKNOWN}", Scope.GENERATIONS_WRITE),
    ("DELETE", f"/v2/workflow/{UNKNOWN}", Scope.GENERATIONS_WRITE),
    ("GET", "/v2/workflow/templates", Scope.TEMPLATES_READ),
    ("POST", "/v2/workflow/templates", Scope.TEMPLATES_WRITE),
    ("GET", "/v2/workflow/templates/own_stamp", Scope.TEMPLATES_READ),
    ("DELETE", "/v2/workflow/templates/own_stamp", Scope.TEMPLATES_WRITE),
    ("POST", "/v2/workflow/templates/validate", Scope.TEMPLATES_READ),
    ("POST", "/v2/workflow/templates/preview", Scope.TEMPLATES_READ),
    ("POST", "/workflow", Scope.GENERATIONS_WRITE),
    ("GET", f"/workflow/{UNKNOWN}", Scope.REQUESTS_READ),
    ("PUT", f"/workflow/{UNKNOWN}", Scope.GENERATIONS_WRITE),
    ("DELETE", f"/workflow/{UNKNOWN}", Scope.GENERATIONS_WRITE),
    ("POST", "/workflow/error-log", Scope.GENERATIONS_WRITE),
    ("GET", "/workflow/error-log/2026-W01", Scope.REQUESTS_READ),
    ("POST", "/event", Scope.EVENTS_WRITE),
    ("GET", "/event", Scope.EVENTS_READ),
    ("GET", "/event/e", Scope.EVENTS_READ),
    ("PUT", "/event/e", Scope.EVENTS_WRITE),
    ("DELETE", "/event/e", Scope.EVENTS_WRITE),
    ("GET", "/customer-statistics/2026-01-01/2026-01-02", Scope.REQUESTS_READ),
    ("POST", "/v2/media", Scope.GENERATIONS_WRITE),
    ("GET", f"/v2/media/{UNKNOWN}", Scope.REQUESTS_READ),
    ("POST", "/v2/image", Scope.MEDIA_WRITE),
    ("POST", "/v2/video", Scope.MEDIA_WRITE),
    ("POST", "/v2/audio", Scope.MEDIA_WRITE),
    ("POST", "/v2/image/estimate-credits", Scope.TEMPLATES_READ),
    ("GET", f"/asset/{UNKNOWN}", Scope.MEDIA_READ),
]


class TestKeys:
    @pytest.mark.parametrize(("method", "path", "_scope"), ROUTES)
    def test_without_a_valid_key_nothing_is_answered(self, app: App, method, path, _scope):
        for key in (None, "", "nonsense", "dreem_pk_aaaaaaaa_" + "b" * 32):
            reply = Caller(app, key).send(method, path)
            refused(reply, 401, "UNAUTHORIZED")

    def test_a_key_without_the_scope_is_refused(self, app: App):
        for scope in {scope for _, _, scope in ROUTES}:
            _, key = app.make_key(f"{new_id()}@example.com", ALL_SCOPES - {scope})
            for method, path, needed in ROUTES:
                if needed is scope:
                    reply = Caller(app, key).send(method, path)
                    refused(reply, 403, "FORBIDDEN")

    @pytest.mark.parametrize("form", ["{}", "Bearer {}"])
    def test_the_key_is_taken_from_authorization_too(self, app: App, admin: Caller, form):
        caller = Caller(app, None, {"Authorization": form.format(admin.key)})

        assert caller.get("/v2/workflow").status_code == 200

    def test_the_vendors_other_headers_are_taken(self, admin: Caller):
        headers = {"Username": "basel", "X-Client-Type": "web", "Authorization": "whatever"}

        assert admin.get("/v2/workflow", headers=headers).status_code == 200

    def test_a_key_creates_once_a_second(self, tmp_path: Path):
        with running_app(tmp_path / "data") as app:
            app.make_key(ADMIN)
            caller = Caller(app, app.make_key("limited@example.com")[1])
            replies = [caller.send("POST", "/v2/workflow", GOOD) for _ in range(5)]

        late = [reply for reply in replies if reply.status_code == 429]
        refused(late[0], 429, "RATE_LIMITED")
        assert late[0].headers["Retry-After"] == "1"
        assert late[0].headers["X-RateLimit-Limit"] == "1"
