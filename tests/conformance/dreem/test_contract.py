"""Our answers against the published contract, and our own document against our answers."""

import json
from pathlib import Path

import jsonschema
import pytest

from cyclorama.accounts.scopes import Scope
from dreem_app import App

CONTRACT = json.loads((Path(__file__).parent / "contract.openapi.json").read_text())
GOOD = {"shotCodes": ["FRONT-1"], "images": [{"url": "https://example.com/a.jpg"}]}
UNKNOWN = "00000000-0000-4000-8000-000000000001"


def validate(instance: object, schema_name: str) -> None:
    schema = {
        "$ref": f"#/components/schemas/{schema_name}",
        "components": CONTRACT["components"],
    }
    jsonschema.validate(instance, schema, cls=jsonschema.Draft202012Validator)


def test_an_accepted_request_is_answered_as_the_contract_says(app: App, admin: str):
    reply = app.packshot(admin, GOOD)

    assert reply.status_code == 202
    validate(reply.json(), "GenerationAnswer")
    assert reply.json()["errorCode"] == 0


def test_a_status_is_as_the_contract_says(app: App, admin: str):
    request_id = app.packshot(admin, GOOD).json()["requestId"]

    reply = app.client.get(f"/studio/requests/{request_id}", headers={"Authorization": admin})

    validate(reply.json(), "RequestStatus")
    data = reply.json()["data"]
    assert (data["status"], data["outputs"]) == ("InQueue", [])


def test_a_list_of_shots_is_as_the_contract_says_in_both_envelopes(app: App, admin: str):
    reply = app.client.get("/studio/shots?pageSize=100", headers={"Authorization": admin})

    validate(reply.json(), "ShotPage")
    data = reply.json()["data"]
    assert data["items"] == data["pageData"]
    assert {"FRONT-1", "BACK-1", "WHITE-1"} <= {shot["code"] for shot in data["items"]}


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("shotType=Packshot&keyword=marketplace", {"WHITE-1"}),
        ("shotType=0&keyword=DETAIL", {"DETAIL-1"}),
        ("shotType=5", set()),
        ("shotType=-1&keyword=ghost back", {"GHOST-2"}),
    ],
)
def test_shots_are_filtered(app: App, admin: str, query, codes):
    reply = app.client.get(f"/studio/shots?{query}", headers={"Authorization": admin})

    found = {shot["code"] for shot in reply.json()["data"]["items"]}
    assert codes <= found
    assert bool(found) == bool(codes)


def test_pages_hold_what_was_asked_for(app: App, admin: str):
    def page(number: int) -> list[str]:
        reply = app.client.get(
            f"/studio/shots?pageNumber={number}&pageSize=5", headers={"Authorization": admin}
        )
        return [shot["code"] for shot in reply.json()["data"]["items"]]

    assert len(page(1)) == len(page(2)) == 5
    assert not set(page(1)) & set(page(2))
    assert page(1000) == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/studio/shots?shotType=3", 12),
        ("/studio/shots?shotType=shoe", 12),
        ("/studio/shots?pageNumber=0", 1),
        ("/studio/requests/not-a-guid", 16),
        (f"/studio/requests/{UNKNOWN}", 15),
    ],
)
def test_reads_have_their_error_codes(app: App, admin: str, path, code):
    reply = app.client.get(path, headers={"Authorization": admin})

    assert (reply.status_code, reply.json()["errorCode"]) == (400, code)
    assert reply.json()["requestId"] is None
    assert reply.json()["message"].endswith(".")


def test_thumbnails_are_drawn(app: App, admin: str):
    shots = app.client.get("/studio/shots", headers={"Authorization": admin}).json()["data"][
        "items"
    ]

    reply = app.client.get(shots[0]["thumbnailUrl"].removeprefix(app.settings.origin))

    assert reply.headers["content-type"] == "image/png"
    assert reply.content.startswith(b"\x89PNG")


class TestCredentials:
    @pytest.mark.parametrize(
        "authorization",
        [
            None,
            "",
            "Bearer",
            "dreem_pk_aaaaaaaa_" + "b" * 32,
            "nonsense",
            "Basic abc",
            "dreem_pk_é",
        ],
    )
    def test_no_or_a_wrong_key_is_refused(self, app: App, authorization):
        headers = {} if authorization is None else {"Authorization": authorization.encode()}

        for reply in (
            app.client.post("/ai-tool/packshot", json=GOOD, headers=headers),
            app.client.get("/studio/shots", headers=headers),
            app.client.get(f"/studio/requests/{UNKNOWN}", headers=headers),
        ):
            assert reply.status_code == 401
            assert reply.json()["errorCode"] == 20
            validate(reply.json(), "GenerationAnswer")

    def test_a_key_is_taken_raw_and_with_bearer(self, app: App, admin: str):
        for text in (admin, f"Bearer {admin}", f"bearer {admin}"):
            reply = app.client.get("/studio/shots", headers={"Authorization": text})
            assert reply.status_code == 200

    def test_a_revoked_key_is_refused(self, app: App):
        account_id, key = app.make_key("revoked@example.com")
        app.revoke_keys(account_id)

        reply = app.client.get("/studio/shots", headers={"Authorization": key})

        assert reply.status_code == 401

    def test_a_key_without_the_right_is_refused_after_the_key_and_before_the_body(self, app: App):
        _, key = app.make_key("reader@example.com", frozenset({Scope.SHOTS_READ}))

        reply = app.packshot(key, {"nonsense": True})

        assert (reply.status_code, reply.json()["errorCode"]) == (403, 20)

    def test_another_accounts_request_is_not_found_just_as_an_unknown_one(
        self, app: App, admin: str
    ):
        request_id = app.packshot(admin, GOOD).json()["requestId"]
        _, key = app.make_key("stranger@example.com")

        foreign = app.client.get(f"/studio/requests/{request_id}", headers={"Authorization": key})
        unknown = app.client.get(f"/studio/requests/{UNKNOWN}", headers={"Authorization": key})

        assert foreign.status_code == unknown.status_code == 400
        assert foreign.json()["errorCode"] == unknown.json()["errorCode"] == 15
        assert foreign.json()["message"].replace(request_id, "") == unknown.json()[
            "message"
        ].replace(UNKNOWN, "")


class TestRateLimits:
    def test_the_second_generation_within_a_second_is_told_to_wait(self, app: App):
        _, key = app.make_key("hasty@example.com")

        replies = [app.packshot(key, GOOD) for _ in range(4)]

        refused = [reply for reply in replies if reply.status_code == 429]
        assert refused
        assert set(refused[0].json()) == {"error", "message", "retryAfter"}
        assert refused[0].json()["error"] == "Rate limit exceeded"
        assert refused[0].headers["Retry-After"] == str(refused[0].json()["retryAfter"])
        assert refused[0].headers["X-RateLimit-Limit"] == "1"
        assert refused[0].headers["X-RateLimit-Remaining"] == "0"
        assert refused[0].headers["X-RateLimit-Reset"] == "1"
        accepted = [reply for reply in replies if reply.status_code == 202]
        assert accepted[0].headers["X-RateLimit-Limit"] == "1"
        assert accepted[0].headers["X-RateLimit-Remaining"] == "0"


class TestNothingIsStoredOrCharged:
    @pytest.mark.parametrize(
        ("body", "status", "code"),
        [
            pytest.param(b"{", 400, 1, id="malformed JSON"),
            pytest.param(b"[1]", 400, 1, id="no object"),
            pytest.param(b'{"a": NaN}', 400, 1, id="NaN"),
            pytest.param(b"[" * 100_000, 400, 1, id="deep"),
            pytest.param(b"\xff\xfe", 400, 1, id="no UTF-8"),
            pytest.param(b'{"state": {"a": "\\u0000"}}', 400, 1, id="NUL"),
            pytest.param(b'{"state": {"a": "\\ud800"}}', 400, 1, id="half a surrogate pair"),
            pytest.param(b" " * 1_100_000, 413, 1, id="too large"),
            pytest.param(json.dumps({**GOOD, "shotCodes": []}).encode(), 400, 3, id="no shots"),
            pytest.param(json.dumps({**GOOD, "shotCodes": ["X-9"]}).encode(), 400, 6, id="shot"),
            pytest.param(json.dumps({**GOOD, "images": []}).encode(), 400, 4, id="no images"),
            pytest.param(
                json.dumps({**GOOD, "images": GOOD["images"] * 11}).encode(), 400, 9, id="11 images"
            ),
        ]
        + [
            pytest.param(
                json.dumps({**GOOD, "images": [{"url": url}]}).encode(), 400, 4, id=url[:40]
            )
            for url in (
                "http://127.0.0.1/a.jpg",
                "http://localhost/a.jpg",
                "http://10.0.0.8/a.jpg",
                "http://169.254.169.254/latest/a.jpg",
                "http://2130706433/a.jpg",
                "http://0177.0.0.1/a.jpg",
                "http://0x7f.1/a.jpg",
                "http://127.1/a.jpg",
                "http://[::1]/a.jpg",
                "http://[::ffff:127.0.0.1]/a.jpg",
                "http://[64:ff9b::7f00:1]/a.jpg",
                "http://[2002:7f00:1::]/a.jpg",
                "http://printer.local/a.jpg",
                "file:///etc/passwd.jpg",
                "ftp://example.com/a.jpg",
                "//example.com/a.jpg",
                "a.jpg",
                "",
                "http://user:pass@example.com/a.jpg",
            )
        ]
        + [
            pytest.param(
                json.dumps({**GOOD, "callbackUrl": url}).encode(), 400, 14, id=f"callback {url}"
            )
            for url in ("hook", "http://127.0.0.1/hook", "https://", "javascript:alert(1)")
        ],
    )
    def test_bad_input_is_refused_in_the_dialects_shape(self, app: App, admin, body, status, code):
        before = app.counts()

        reply = app.client.post(
            "/ai-tool/packshot",
            content=body,
            headers={"Authorization": admin, "Content-Type": "application/json"},
        )

        assert (reply.status_code, reply.json()["errorCode"]) == (status, code), reply.text
        assert reply.json()["requestId"] is None
        assert reply.json()["message"].endswith(".")
        assert app.counts() == before

    def test_a_price_over_the_balance_is_refused(self, app: App):
        _, key = app.make_key("poor@example.com", credit_grant=5)
        before = app.counts()

        reply = app.packshot(key, GOOD)

        assert (reply.status_code, reply.json()["errorCode"]) == (403, 20)
        assert "credit" in reply.json()["message"]
        assert app.counts() == before
