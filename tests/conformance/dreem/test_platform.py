"""`/platform` against its contract: shapes, errors, who sees what, and calls sent again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cyclorama.accounts.scopes import ALL_SCOPES, Scope
from cyclorama.errors import CycloramaError
from cyclorama.kit.ids import is_uuid
from cyclorama.sessions.connectors import Connectors
from cyclorama.sessions.reading import Sessions
from dreem_app import App
from picture_files import png
from settable_clock import SettableClock

CONTRACT = json.loads((Path(__file__).parent / "contract.openapi.json").read_text())
UNKNOWN = "00000000-0000-4000-8000-000000000001"
FILE = {"fileUrl": "https://example.com/a.jpg"}
CONNECTOR = {
    "webhookPayloadUrl": "https://example.com/hook",
    "webhookSecretKey": "s3cret",
    "name": "Shop",
}
SESSION = {"sessionName": "Spring", "externalKey": "S-1", "files": [FILE]}

# Every route, and a good body for it where it takes one.
ROUTES = {
    "POST /platform/connectors": CONNECTOR,
    "DELETE /platform/connectors/{id}": None,
    "POST /platform/sessions": SESSION,
    "GET /platform/sessions/{id}": None,
    "POST /platform/sessions/{id}/files": {"files": [FILE]},
    "POST /platform/sessions/{id}/outputs": {"requestId": UNKNOWN},
    "DELETE /platform/sessions/{id}": None,
}
WITH_BODY = [route for route, body in ROUTES.items() if body is not None]
WITH_ID = [route for route in ROUTES if "{id}" in route]


def validate(instance: object, schema_name: str) -> None:
    schema = {
        "$ref": f"#/components/schemas/{schema_name}",
        "components": CONTRACT["components"],
    }
    jsonschema.validate(instance, schema, cls=jsonschema.Draft202012Validator)


@dataclass
class Caller:
    """Somebody with a key. `send` names a route as `ROUTES` does."""

    app: App
    key: str | None

    def send(self, route: str, body: object = None, of: str = UNKNOWN, **headers: str) -> Any:
        method, path = route.replace("{id}", of).split(" ")
        if self.key is not None:
            headers["Authorization"] = self.key
        return self.app.client.request(method, path, json=body, headers=headers)

    def connect(self, **more: object) -> "Connector":
        reply = self.send("POST /platform/connectors", {**CONNECTOR, **more})
        assert reply.status_code == 201, reply.text
        return Connector(self.app, reply.json()["apiKey"], reply.json()["connectorId"])


@dataclass
class Connector(Caller):
    """A caller with a connector's key."""

    id: str

    def open(self, *files: object) -> str:
        body = {"sessionName": "Spring", "externalKey": "S-1", "files": list(files)}
        reply = self.send("POST /platform/sessions", body)
        assert reply.status_code == 201, reply.text
        return str(reply.json()["sessionId"])


@pytest.fixture
def account(app: App, admin: str) -> Caller:
    """An account's own key."""
    return Caller(app, admin)


@pytest.fixture
def shop(account: Caller) -> Connector:
    return account.connect()


@pytest.fixture
def standing_clock(app: App, clock: SettableClock) -> Iterator[None]:
    """Time stands still for the routes, so that all calls fall into one second."""
    state = app.client.app.state
    services = state.services
    state.services = replace(services, clock=clock)
    yield
    state.services = services


def refused(reply: Any, status: int) -> str:
    """Checks that a reply is an error as the contract says; gives its sentence."""
    assert reply.status_code == status, reply.text
    validate(reply.json(), "PlatformError")
    assert set(reply.json()) == {"ErrorCode", "Message"}
    assert reply.json()["ErrorCode"] == status
    assert reply.json()["Message"].endswith(".")
    return str(reply.json()["Message"])


class TestConnectors:
    def test_a_connector_is_answered_with_its_key(self, account: Caller):
        reply = account.send("POST /platform/connectors", CONNECTOR)

        assert reply.status_code == 201
        validate(reply.json(), "Connector")
        answer = reply.json()
        assert is_uuid(answer["connectorId"])
        assert (answer["state"], answer["name"]) == (1, "Shop")
        assert answer["webhookPayloadUrl"] == CONNECTOR["webhookPayloadUrl"]
        assert answer["apiKey"].startswith("dreem_pk_")
        assert "s3cret" not in reply.text

    def test_a_deleted_connectors_key_is_refused_and_its_sessions_are_gone(
        self, account: Caller, shop: Connector
    ):
        session_id = shop.open(FILE)

        reply = account.send("DELETE /platform/connectors/{id}", of=shop.id)

        assert (reply.status_code, reply.json()) == (200, {"success": True})
        validate(reply.json(), "Deleted")
        refused(shop.send("GET /platform/sessions/{id}", of=session_id), 401)
        refused(account.send("GET /platform/sessions/{id}", of=session_id), 404)
        refused(account.send("DELETE /platform/connectors/{id}", of=shop.id), 404)

    def test_the_key_opens_nothing_else(self, account: Caller, shop: Connector):
        session_id = shop.open()
        headers = {"Authorization": shop.key or ""}

        refused(shop.send("POST /platform/connectors", CONNECTOR), 403)
        refused(shop.send("DELETE /platform/connectors/{id}", of=shop.id), 403)
        body = ROUTES["POST /platform/sessions/{id}/outputs"]
        refused(shop.send("POST /platform/sessions/{id}/outputs", body, session_id), 403)
        refused(shop.send("POST /platform/sessions/{id}/outputs", body, "no-guid"), 403)
        for method, path in (
            ("POST", "/ai-tool/packshot"),
            ("GET", "/studio/shots"),
            ("GET", f"/studio/requests/{UNKNOWN}"),
            ("POST", "/media"),
        ):
            assert account.app.client.request(method, path, headers=headers).status_code == 403


class TestSessions:
    def test_a_session_is_made_and_read_as_the_contract_says(self, shop: Connector):
        files = [FILE, {**FILE, "viewType": "back", "productType": "1", "resourceType": 1}]
        files[1] |= {"fileName": "b.jpg", "externalFileKey": "F-2"}

        made = shop.send("POST /platform/sessions", {**SESSION, "files": files})
        read = shop.send("GET /platform/sessions/{id}", of=made.json()["sessionId"])

        assert (made.status_code, read.status_code) == (201, 200)
        assert made.json() == read.json()
        validate(read.json(), "Session")
        session = read.json()
        assert (session["sessionName"], session["externalKey"]) == ("Spring", "S-1")
        assert (session["sessionType"], session["outputs"]) == (3, [])
        assert session["connectorId"] == shop.id
        first, second = session["files"]
        assert [first[name] for name in ("viewType", "productType", "resourceType")] == [0, 0, 0]
        assert [second[name] for name in ("viewType", "productType", "resourceType")] == [1, 1, 1]
        assert (second["fileName"], second["externalFileKey"]) == ("b.jpg", "F-2")
        assert {file["status"] for file in session["files"]} == {"Pending"}

    def test_files_are_added_to_those_there_are(self, shop: Connector):
        session_id = shop.open(FILE)
        more = {"files": [{"fileUrl": f"https://example.com/{n}.jpg"} for n in range(10)]}

        reply = shop.send("POST /platform/sessions/{id}/files", more, session_id)

        assert reply.status_code == 200
        validate(reply.json(), "Session")
        assert [file["fileUrl"] for file in reply.json()["files"]] == [
            FILE["fileUrl"],
            *(file["fileUrl"] for file in more["files"]),
        ]

    def test_a_deleted_session_is_not_found_by_any_route(self, shop: Connector):
        session_id = shop.open(FILE)

        reply = shop.send("DELETE /platform/sessions/{id}", of=session_id)

        assert (reply.status_code, reply.json()) == (200, {"success": True})
        refused(shop.send("GET /platform/sessions/{id}", of=session_id), 404)
        refused(shop.send("POST /platform/sessions/{id}/files", {"files": [FILE]}, session_id), 404)
        refused(shop.send("DELETE /platform/sessions/{id}", of=session_id), 404)

    def test_a_file_may_be_a_link_of_ours_but_not_an_altered_one(
        self, account: Caller, shop: Connector
    ):
        uploaded = account.app.client.post(
            "/media", content=png(), headers={"Authorization": account.key or ""}
        )
        link = uploaded.json()["url"]
        session_id = shop.open({"fileUrl": link})

        body = {"files": [{"fileUrl": link[:-1] + ("0" if link[-1] != "0" else "1")}]}
        message = refused(shop.send("POST /platform/sessions/{id}/files", body, session_id), 400)
        assert "files[0].fileUrl" in message

    def test_ids_are_taken_in_upper_case(self, shop: Connector):
        session_id = shop.open()

        reply = shop.send("GET /platform/sessions/{id}", of=session_id.upper())

        assert reply.json()["sessionId"] == session_id

    def test_two_sessions_may_have_the_same_external_key(self, shop: Connector):
        assert shop.open() != shop.open()


class TestWhoSeesWhat:
    @pytest.mark.parametrize("route", [route for route in WITH_ID if "sessions" in route])
    def test_another_connectors_session_is_not_found(
        self, account: Caller, shop: Connector, route: str
    ):
        session_id = shop.open(FILE)
        _, key = account.app.make_key(f"{route.replace(' ', '').replace('/', '')}@example.com")
        stranger = Caller(account.app, key)
        before = account.app.counts()

        # Only the account's key may attach outputs at all.
        callers = [stranger] if route.endswith("outputs") else [stranger, stranger.connect()]
        if not route.endswith("outputs"):
            callers.append(account.connect())
            before = account.app.counts()
        for caller in callers:
            foreign = refused(caller.send(route, ROUTES[route], session_id), 404)
            unknown = refused(caller.send(route, ROUTES[route], UNKNOWN), 404)
            assert foreign.replace(session_id, "") == unknown.replace(UNKNOWN, "")
        assert account.app.counts() == before
        assert shop.send("GET /platform/sessions/{id}", of=session_id).status_code == 200

    def test_the_accounts_key_reads_and_deletes_the_sessions_of_all_its_connectors(
        self, account: Caller, shop: Connector
    ):
        sessions = [shop.open(), account.connect().open()]

        for session_id in sessions:
            reply = account.send("GET /platform/sessions/{id}", of=session_id)
            assert reply.json()["sessionId"] == session_id
        deleted = account.send("DELETE /platform/sessions/{id}", of=sessions[0])
        assert deleted.status_code == 200

    def test_the_accounts_key_makes_no_session(self, account: Caller):
        message = refused(account.send("POST /platform/sessions", SESSION), 403)

        assert "connector" in message

    def test_another_accounts_connector_is_not_found(self, account: Caller, shop: Connector):
        _, key = account.app.make_key("connector-stranger@example.com")

        refused(Caller(account.app, key).send("DELETE /platform/connectors/{id}", of=shop.id), 404)

        assert is_uuid(shop.open())

    def test_another_accounts_request_is_not_attached(self, account: Caller, shop: Connector):
        session_id = shop.open()
        _, key = account.app.make_key("request-stranger@example.com")
        made = account.app.packshot(
            key, {"shotCodes": ["FRONT-1"], "images": [{"url": "https://example.com/a.jpg"}]}
        )

        body = {"requestId": made.json()["requestId"]}
        refused(account.send("POST /platform/sessions/{id}/outputs", body, session_id), 404)

    def test_a_request_that_has_not_ended_is_not_attached(self, account: Caller, shop: Connector):
        session_id = shop.open()
        made = account.app.packshot(
            account.key or "",
            {"shotCodes": ["FRONT-1"], "images": [{"url": "https://example.com/a.jpg"}]},
        )

        body = {"requestId": made.json()["requestId"]}
        message = refused(
            account.send("POST /platform/sessions/{id}/outputs", body, session_id), 400
        )
        assert "not ended" in message


class TestErrors:
    @pytest.mark.parametrize("key", [None, "", "nonsense", "dreem_pk_aaaaaaaa_" + "b" * 32])
    @pytest.mark.parametrize("route", ROUTES)
    def test_no_or_a_wrong_key(self, app: App, route: str, key: str | None):
        refused(Caller(app, key).send(route, ROUTES[route]), 401)

    @pytest.mark.parametrize("route", ROUTES)
    def test_a_key_without_the_right(self, app: App, route: str):
        name = route.replace(" ", "").replace("/", "").replace("{id}", "-")
        rights = ALL_SCOPES - {
            Scope.PLATFORM_READ,
            Scope.PLATFORM_WRITE,
            Scope.CONNECTORS_WRITE,
        }
        _, key = app.make_key(f"no-right-{name}@example.com", rights)

        assert "scope" in refused(Caller(app, key).send(route, {"nonsense": 1}), 403)

    @pytest.mark.parametrize("of", [UNKNOWN, "not-a-guid", "a%00b", "x" * 300])
    @pytest.mark.parametrize("route", WITH_ID)
    def test_what_there_is_not(self, account: Caller, route: str, of: str):
        refused(account.send(route, ROUTES[route], of), 404)

    @pytest.mark.parametrize(
        "body", [b"", b"{", b"[]", b'"text"', b"{}", b'{"a": NaN}', b'{"a": "\\u0000"}', b"\xff"]
    )
    @pytest.mark.parametrize("route", WITH_BODY)
    def test_a_body_that_is_nothing_like_it(
        self, account: Caller, shop: Connector, route: str, body: bytes
    ):
        session_id = shop.open()
        before = account.app.counts()
        caller = shop if route == "POST /platform/sessions" else account
        method, path = route.replace("{id}", session_id).split(" ")

        reply = account.app.client.request(
            method, path, content=body, headers={"Authorization": caller.key or ""}
        )

        refused(reply, 400)
        assert account.app.counts() == before

    @pytest.mark.parametrize(
        ("route", "body"),
        [
            ("POST /platform/connectors", {**CONNECTOR, "webhookPayloadUrl": "http://10.0.0.1/"}),
            ("POST /platform/connectors", {**CONNECTOR, "webhookSecretKey": ""}),
            ("POST /platform/sessions", {**SESSION, "sessionName": None}),
            ("POST /platform/sessions", {**SESSION, "externalKey": ""}),
            ("POST /platform/sessions", {**SESSION, "files": [FILE] * 11}),
            ("POST /platform/sessions", {**SESSION, "files": [{"viewType": 0}]}),
            ("POST /platform/sessions/{id}/files", {"files": []}),
            ("POST /platform/sessions/{id}/files", {"files": [FILE] * 11}),
            ("POST /platform/sessions/{id}/files", {"files": [FILE, {"fileUrl": "a.jpg"}]}),
            ("POST /platform/sessions/{id}/files", {"files": [{**FILE, "viewType": 2}]}),
            ("POST /platform/sessions/{id}/files", {"files": [{"fileUrl": "http://[::1]/a"}]}),
            ("POST /platform/sessions/{id}/outputs", {"requestId": "7"}),
        ],
    )
    def test_malformed_data_stores_nothing(
        self, account: Caller, shop: Connector, route: str, body: object
    ):
        session_id = shop.open()
        before = account.app.counts()
        caller = shop if route == "POST /platform/sessions" else account

        refused(caller.send(route, body, session_id), 400)

        assert account.app.counts() == before

    @pytest.mark.parametrize("route", WITH_BODY)
    def test_a_body_that_is_too_large(self, account: Caller, shop: Connector, route: str):
        caller = shop if route == "POST /platform/sessions" else account

        refused(caller.send(route, {"padding": "x" * 1_000_001}, shop.open()), 413)

    def test_a_fault_of_ours(
        self, account: Caller, shop: Connector, monkeypatch: pytest.MonkeyPatch
    ):
        async def crash(*_args: object) -> None:
            raise ZeroDivisionError("inside")

        session_id = shop.open()
        monkeypatch.setattr(Sessions, "get", crash)
        monkeypatch.setattr(Connectors, "delete", crash)

        for reply in (
            shop.send("GET /platform/sessions/{id}", of=session_id),
            account.send("DELETE /platform/connectors/{id}", of=shop.id),
        ):
            assert "inside" not in refused(reply, CycloramaError.status)

    @pytest.mark.usefixtures("standing_clock")
    @pytest.mark.parametrize("route", ROUTES)
    def test_too_many_calls_in_a_second(self, app: App, route: str):
        name = route.replace(" ", "").replace("/", "").replace("{id}", "-")
        _, key = app.make_key(f"hasty-{name}@example.com")
        caller = Caller(app, key)

        *allowed, refusal = [caller.send(route, ROUTES[route]) for _ in range(11)]

        assert {reply.status_code for reply in allowed} <= {201, 403, 404}
        assert refusal.status_code == 429
        assert [reply.headers["X-RateLimit-Remaining"] for reply in allowed] == [
            str(left) for left in range(9, -1, -1)
        ]
        assert refusal.headers["X-RateLimit-Limit"] == "10"
        validate(refusal.json(), "RateLimited")
        assert set(refusal.json()) == {"error", "message", "retryAfter"}
        assert refusal.json()["error"] == "Rate limit exceeded"
        assert refusal.headers["Retry-After"] == str(refusal.json()["retryAfter"])


class TestSentAgain:
    def test_a_connector_is_made_once_and_its_key_is_shown_once(self, account: Caller):
        again = {"Idempotency-Key": "connector-1"}

        first = account.send("POST /platform/connectors", CONNECTOR, **again)
        second = account.send("POST /platform/connectors", CONNECTOR, **again)

        assert (first.status_code, second.status_code) == (201, 201)
        assert second.headers["Idempotency-Replayed"] == "true"
        validate(second.json(), "Connector")
        shown = first.json()
        assert shown.pop("apiKey")
        assert second.json() == shown

    def test_a_session_and_its_files_are_made_once(self, shop: Connector):
        again = {"Idempotency-Key": "session-1"}
        first = shop.send("POST /platform/sessions", SESSION, **again).json()
        second = shop.send("POST /platform/sessions", SESSION, **again)
        assert second.headers["Idempotency-Replayed"] == "true"
        assert second.json() == first

        route, body = "POST /platform/sessions/{id}/files", {"files": [FILE]}
        session_id = first["sessionId"]
        replies = [shop.send(route, body, session_id, **again).json() for _ in range(2)]

        assert replies[0] == replies[1]
        assert len(replies[0]["files"]) == 2

    @pytest.mark.parametrize(
        ("route", "other"),
        [
            ("POST /platform/connectors", {**CONNECTOR, "name": "Other"}),
            ("POST /platform/sessions", {**SESSION, "externalKey": "S-2"}),
            ("POST /platform/sessions/{id}/files", {"files": [FILE, FILE]}),
        ],
    )
    def test_the_same_key_with_another_body_is_refused(
        self, account: Caller, shop: Connector, route: str, other: object
    ):
        session_id = shop.open()
        caller = account if "connectors" in route else shop
        again = {"Idempotency-Key": "other-body"}
        assert caller.send(route, ROUTES[route], session_id, **again).status_code in (200, 201)
        before = account.app.counts()

        assert "Idempotency-Key" in refused(caller.send(route, other, session_id, **again), 422)

        assert account.app.counts() == before

    def test_two_connectors_may_choose_the_same_key(self, account: Caller, shop: Connector):
        again = {"Idempotency-Key": "order-1"}
        made = [
            connector.send("POST /platform/sessions", SESSION, **again)
            for connector in (shop, account.connect())
        ]

        assert [reply.status_code for reply in made] == [201, 201]
        assert made[0].json()["sessionId"] != made[1].json()["sessionId"]

    def test_what_was_deleted_since_is_not_found(self, shop: Connector):
        again = {"Idempotency-Key": "deleted-since"}
        made = shop.send("POST /platform/sessions", SESSION, **again).json()
        shop.send("DELETE /platform/sessions/{id}", of=made["sessionId"])

        refused(shop.send("POST /platform/sessions", SESSION, **again), 404)
