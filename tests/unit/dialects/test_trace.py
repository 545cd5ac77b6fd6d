"""Each answer carries the id of its request, a crash too."""

import json
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from cyclorama.dialects.answer_headers import answer_headers
from cyclorama.dialects.trace import Trace
from cyclorama.kit.ids import is_uuid

SCOPE: Scope = {"type": "http", "method": "GET", "path": "/"}


async def _call(app: Any) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    await Trace(app)(dict(SCOPE), receive, send)
    return sent


def _request_id(start: Message) -> str:
    return dict(start["headers"])[b"x-request-id"].decode()


async def test_an_answer_carries_a_request_id() -> None:
    sent = await _call(PlainTextResponse("fine"))

    assert sent[0]["status"] == 200
    assert is_uuid(_request_id(sent[0]))


async def test_a_crash_is_answered_without_its_details() -> None:
    async def crash(scope: Scope, receive: Receive, send: Send) -> None:
        raise ZeroDivisionError("secret")

    start, body = await _call(crash)

    assert start["status"] == 500
    assert is_uuid(_request_id(start))
    assert json.loads(body["body"])["error"]["message"] == "Something went wrong on our side."


@pytest.mark.parametrize("crashes", [False, True])
async def test_what_belongs_on_any_answer_is_on_it(crashes: bool) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        answer_headers(Request(scope))["X-RateLimit-Limit"] = "10"
        if crashes:
            raise ZeroDivisionError
        await PlainTextResponse("fine")(scope, receive, send)

    sent = await _call(app)

    assert dict(sent[0]["headers"])[b"x-ratelimit-limit"] == b"10"


async def test_an_answer_that_breaks_off_is_not_passed_off_as_whole() -> None:
    async def break_off(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ZeroDivisionError("secret")

    with pytest.raises(ZeroDivisionError):
        await _call(break_off)
