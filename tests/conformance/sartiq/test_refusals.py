"""What is wrong with a body is said as FastAPI says it, by the very framework."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from cyclorama.dialects.sartiq.users.organizations import OrganizationCreate
from cyclorama.dialects.sartiq.users.own_user import UpdatePassword
from sartiq_caller import Caller
from sartiq_contract import refused, validate

framework = FastAPI()


@framework.post("/organizations/")
def organizations(_asked: OrganizationCreate) -> None: ...


@framework.patch("/users/me/password")
def password(_asked: UpdatePassword) -> None: ...


ROUTES = {
    "POST": "/organizations/",
    "PATCH": "/users/me/password",
}


@pytest.mark.parametrize("method", ROUTES)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b'{"name": }',
        b"nonsense",
        b"{}",
        b"[]",
        b"7",
        b'"text"',
        b"null",
        b'{"name": 7}',
        b'{"name": null, "new_password": ["x"]}',
        b'{"name": "", "current_password": "x", "new_password": "short"}',
        b'{"name": {"a": [1, null]}, "current_password": true}',
    ],
)
def test_it_is_said_as_the_framework_says_it(caller: Caller, method: str, content: bytes):
    headers = {"Content-Type": "application/json"}
    sent: dict[str, Any] = {"content": content, "headers": headers}

    ours = caller.send(method, ROUTES[method], **sent)
    theirs = TestClient(framework).request(method, ROUTES[method], **sent)

    assert theirs.status_code == 422
    validate(ours.json(), "HTTPValidationError")
    assert (ours.status_code, ours.json()) == (422, theirs.json())


@pytest.mark.parametrize(
    "content",
    [
        b'{"name": NaN}',
        b'{"name": "\\u0000"}',
        b'{"name": "\\ud800"}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_what_cannot_be_stored_is_no_json(caller: Caller, content: bytes):
    reply = caller.post("/organizations/", content=content)

    assert reply.status_code == 422, reply.text
    validate(reply.json(), "HTTPValidationError")
    assert reply.json()["detail"][0]["type"] == "json_invalid"


def test_a_body_that_is_too_large_is_not_read(caller: Caller):
    refused(caller.post("/organizations/", content=b" " * 1_100_000), 413)


def test_a_path_that_leads_nowhere_says_so(caller: Caller):
    refused(caller.get("/nowhere"), 404)
    refused(caller.send("PUT", "/users/me"), 405)
