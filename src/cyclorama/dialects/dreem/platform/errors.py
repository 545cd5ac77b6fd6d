"""The errors of the Platform API: the HTTP status as a code, and a sentence."""

from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel

from cyclorama.dialects.dreem.answers import TooManyRequests
from cyclorama.errors import CycloramaError


class PlatformError(BaseModel):
    ErrorCode: int
    Message: str


def answer(error: CycloramaError) -> JSONResponse:
    body = {"ErrorCode": error.status, "Message": error.public}
    return JSONResponse(body, error.status)


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route may answer beside its success, for its documentation."""
    described = {
        400: "Missing or malformed data",
        401: "No valid API key",
        403: "The key lacks the right",
        404: "Unknown, deleted, or another's",
        413: "The body is too large",
        422: "The Idempotency-Key stands for another request",
        500: "Our fault",
    }
    found: dict[int | str, dict[str, Any]] = {
        status: {"model": PlatformError, "description": described[status]} for status in statuses
    }
    return {**found, 429: {"model": TooManyRequests, "description": "Too many calls"}}
