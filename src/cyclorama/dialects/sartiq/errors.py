"""The dialect's errors: `{"detail": ...}` with a sentence, or FastAPI's list of what is wrong."""

from collections.abc import Iterable, Mapping
from json import JSONDecodeError
from types import MappingProxyType
from typing import Any

from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from cyclorama import errors
from cyclorama.dialects.sartiq.answers.problems import HTTPValidationError

NOT_AUTHENTICATED = "Not authenticated"
BAD_CREDENTIALS = "Could not validate credentials"
NO_PERMISSION = "Not enough permissions"


class SartiqError(errors.CycloramaError):
    """An error that the dialect itself finds."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.http_status = status


class Detail(BaseModel):
    detail: str


# The core's errors, nearest class first.
_STATUS: tuple[tuple[type[errors.CycloramaError], int], ...] = (
    (errors.TooLarge, 413),
    (errors.InvalidInput, 400),
    (errors.Unauthorized, 401),
    (errors.InsufficientCredits, 402),
    (errors.Forbidden, 403),
    (errors.NotFound, 404),
    (errors.Conflict, 409),
    (errors.RateLimited, 429),
    (errors.Unavailable, 503),
)


def invalid(message: str, *place: str | int, kind: str = "value_error") -> RequestValidationError:
    """An error of one part of the body, in FastAPI's shape. `place`: such as `"width"`."""
    return RequestValidationError([{"loc": ("body", *place), "msg": message, "type": kind}])


def not_json(refusal: errors.InvalidInput) -> RequestValidationError:
    """As FastAPI says it of a body that is no JSON. `refusal`: what reading it raised."""
    cause = refusal.__cause__
    place, why = 0, refusal.public
    if isinstance(cause, JSONDecodeError):
        place, why = cause.pos, cause.msg
    return RequestValidationError(
        [
            {
                "type": "json_invalid",
                "loc": ("body", place),
                "msg": "JSON decode error",
                "input": {},
                "ctx": {"error": why},
            }
        ]
    )


def no_body() -> RequestValidationError:
    return RequestValidationError(
        [{"type": "missing", "loc": ("body",), "msg": "Field required", "input": None}]
    )


def status_of(error: errors.CycloramaError) -> int:
    if isinstance(error, SartiqError):
        return error.http_status
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def answer(error: errors.CycloramaError) -> JSONResponse:
    headers = None
    if isinstance(error, errors.RateLimited):
        headers = {"Retry-After": str(error.retry_after)}
    return JSONResponse({"detail": error.public}, status_of(error), headers)


def unprocessable(found: Iterable[Mapping[str, Any]]) -> JSONResponse:
    """FastAPI's own answer to what `found` says, in the form of pydantic's `errors()`."""
    return JSONResponse({"detail": jsonable_encoder(_spoken(found))}, 422)


def _spoken(found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    # Pydantic hands over the exception itself, which is no JSON: its words are in `msg`.
    return [
        {
            **{key: value for key, value in one.items() if key not in ("url", "ctx")},
            **({"ctx": _plain(one["ctx"])} if "ctx" in one else {}),
        }
        for one in found
    ]


def _plain(context: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: str(value) if isinstance(value, Exception) else value for key, value in context.items()
    }


_DESCRIBED: Mapping[int, str] = MappingProxyType(
    {
        400: "Nothing that can be done",
        401: "No valid token or API key",
        402: "Not enough credits; nothing was started",
        403: "Another's, or beyond what the caller may do",
        404: "Unknown or deleted",
        409: "It is still needed elsewhere, or was changed meanwhile",
        413: "The body is too large",
        429: "Too many calls",
        500: "Something went wrong on our side",
        503: "It could not be carried out; nothing was charged",
    }
)


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route may answer beside its success, and beside the 422 and 503 of any, for its
    documentation."""
    found: dict[int | str, dict[str, Any]] = {
        status: {"model": Detail, "description": _DESCRIBED[status]} for status in (*statuses, 503)
    }
    return {**found, 422: {"model": HTTPValidationError, "description": "What is wrong, and where"}}
