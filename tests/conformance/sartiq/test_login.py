"""Signing in, and what a token is worth."""

from datetime import timedelta
from typing import Any

import jwt
import pytest

from cyclorama.accounts.access_tokens import issue_access_token
from cyclorama.accounts.scopes import Scope
from cyclorama.accounts.sign_in import User
from cyclorama.kit.clock import system_clock
from cyclorama.kit.ids import new_id
from dreem_app import App
from sartiq_caller import PASSWORD, PREFIX, Caller, new_caller, sign_in
from sartiq_contract import refused, unprocessable

USER = {
    "id",
    "created_at",
    "updated_at",
    "email",
    "full_name",
    "is_active",
    "is_superuser",
    "rework_available",
}


@pytest.fixture(scope="module")
def member(app: App) -> Caller:
    return new_caller(app)


def test_a_password_gives_a_token_for_an_hour(app: App, member: Caller):
    reply = sign_in(app, f" {member.email.upper()} ", PASSWORD, grant_type="password")

    assert reply.status_code == 200, reply.text
    token = reply.json()
    assert {**token, "access_token": ""} == {
        "access_token": "",
        "token_type": "bearer",
        "expires_in": 3600,
    }
    assert reply.headers["cache-control"] == "no-store"
    claims = jwt.decode(token["access_token"], options={"verify_signature": False})
    assert jwt.get_unverified_header(token["access_token"])["alg"] == "HS256"
    assert claims["exp"] - claims["iat"] == 3600
    whose = Caller(app, token["access_token"]).post("/login/test-token")
    assert set(whose.json()) == USER
    assert (whose.json()["email"], whose.json()["is_superuser"]) == (member.email, False)
    assert whose.json()["created_at"].endswith("Z")


@pytest.mark.parametrize(
    ("email", "password"),
    [
        pytest.param(None, "another password", id="a wrong password"),
        pytest.param("nobody@example.com", PASSWORD, id="nobody"),
        pytest.param("nonsense", PASSWORD, id="no address"),
        pytest.param(None, "x" * 1001, id="no password could be so long"),
    ],
)
def test_whoever_is_not_known_is_told_no_more_than_that(app: App, member, email, password):
    reply = sign_in(app, email or member.email, password)

    refused(reply, 401, "Incorrect email or password")


def test_a_user_who_is_not_active_cannot_sign_in(app: App, admin: Caller):
    member = new_caller(app)
    assert admin.patch(f"/users/{member.user_id}", {"is_active": False}).status_code == 200

    refused(sign_in(app, member.email, PASSWORD), 401, "Incorrect email or password")
    refused(member.get("/users/me"), 401, "Could not validate credentials")


@pytest.mark.parametrize(
    ("form", "places"),
    [
        ({}, {"body.username", "body.password"}),
        ({"username": "a@example.com"}, {"body.password"}),
        ({"username": "a", "password": "b", "grant_type": "implicit"}, {"body.grant_type"}),
    ],
)
def test_what_a_form_lacks_is_named_and_no_password_is_repeated(app: App, form, places):
    reply = app.client.post(f"{PREFIX}/login/access-token", data=form)

    assert set(unprocessable(reply)) == places
    assert all("input" not in one for one in reply.json()["detail"])


@pytest.mark.parametrize(
    "sent",
    [
        {"json": {"username": "a", "password": "b"}},
        {
            "content": b"username=%ff&password=%00",
            "headers": {"Content-Type": "application/x-www-form-urlencoded"},
        },
        {
            "content": b"username=a&password=%00",
            "headers": {"Content-Type": "application/x-www-form-urlencoded"},
        },
    ],
)
def test_what_is_no_form_has_no_fields(app: App, sent: dict[str, Any]):
    reply = app.client.post(f"{PREFIX}/login/access-token", **sent)

    assert set(unprocessable(reply)) == {"body.username", "body.password"}


def test_too_many_guesses_have_to_wait(app: App):
    member = new_caller(app)

    replies = [sign_in(app, member.email, "a wrong password") for _ in range(11)]

    assert {reply.status_code for reply in replies[:10]} == {401}
    refused(replies[10], 429)
    assert int(replies[10].headers["retry-after"]) > 0


def test_without_a_credential_nobody_is_authenticated(nobody: Caller):
    reply = nobody.get("/users/me")

    refused(reply, 401, "Not authenticated")
    assert reply.headers["www-authenticate"] == "Bearer"


def test_what_is_wrong_expired_forged_or_of_a_removed_user_is_refused(app: App):
    member = new_caller(app)
    user = User(member.user_id, member.email, None)
    claims = jwt.decode(member.token or "", options={"verify_signature": False})
    early = issue_access_token(user, app.settings.secret, system_clock() - timedelta(hours=2))
    forged = jwt.encode(claims, "f" * 32, algorithm="HS256")
    assert member.delete("/users/me").status_code == 200

    for token in (member.token, early, forged, "nonsense", "a.b.c", "dreem_pk_x", ""):
        reply = Caller(app, token).get("/users/me")
        refused(reply, 401, "Could not validate credentials")
        assert 'error="invalid_token"' in reply.headers["www-authenticate"]
    refused(sign_in(app, member.email, PASSWORD), 401, "Incorrect email or password")


def test_an_api_key_serves_as_well_within_its_rights(app: App):
    email = f"{new_id()}@example.com"
    _, key = app.make_key(email)
    _, reader = app.make_key(f"{new_id()}@example.com", frozenset({Scope.SHOTS_READ}))

    assert Caller(app, key).post("/login/test-token").json()["email"] == email
    refused(Caller(app, reader).post("/login/test-token"), 403)


def test_the_other_dialects_take_a_token_too(app: App):
    bearer = {"Authorization": f"Bearer {new_caller(app).token}"}

    assert app.client.get("/studio/shots", headers=bearer).status_code == 200
    assert app.client.get("/v2/workflow/templates", headers=bearer).status_code == 200
