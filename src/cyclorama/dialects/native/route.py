"""A route of our own: errors as `{"error": {"code", "message"}}`."""

from typing import Any

from fastapi import Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from cyclorama.dialects.answering import AnsweringRoute
from cyclorama.errors import CycloramaError, RateLimited


class Problem(BaseModel):
    code: str
    message: str


class Refusal(BaseModel):
    error: Problem


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route may answer beside its success, for its documentation."""
    return {status: {"model": Refusal} for status in statuses}


class NativeRoute(AnsweringRoute):
    def say(self, error: CycloramaError) -> Response:
        return answer(error)


def answer(error: CycloramaError) -> JSONResponse:
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, RateLimited) else None
    body = {"error": {"code": error.code, "message": error.public}}
    return JSONResponse(body, error.status, headers)
