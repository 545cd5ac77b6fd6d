"""The dialect's errors: a sentence and a code in two fields, or FastAPI's list of what is wrong
with which part of the request."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fastapi.responses import JSONResponse

from cyclorama import errors
from cyclorama.dialects.vimmerse.answers import ApiError, HTTPValidationError


class ErrorCode(StrEnum):
    BAD_REQUEST = "BAD_REQUEST"
    UNAUTHORIZED = "UNAUTHORIZED"
    INSUFFICIENT_CREDIT = "INSUFFICIENT_CREDIT"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    WORKFLOW_NOT_FOUND = "WORKFLOW_NOT_FOUND"
    TEMPLATE_NOT_FOUND = "TEMPLATE_NOT_FOUND"
    EVENT_NOT_FOUND = "EVENT_NOT_FOUND"
    MEDIA_NOT_FOUND = "MEDIA_NOT_FOUND"
    TOO_LARGE = "TOO_LARGE"
    RATE_LIMITED = "RATE_LIMITED"
    INTERNAL = "INTERNAL"
    JOB_CREATE_FAILED = "JOB_CREATE_FAILED"

    @property
    def status(self) -> int:
        match self:
            case ErrorCode.BAD_REQUEST:
                return 400
            case ErrorCode.UNAUTHORIZED:
                return 401
            case ErrorCode.INSUFFICIENT_CREDIT:
                return 402
            case ErrorCode.FORBIDDEN:
                return 403
            case ErrorCode.TOO_LARGE:
                return 413
            case ErrorCode.RATE_LIMITED:
                return 429
            case ErrorCode.INTERNAL:
                return 500
            case ErrorCode.JOB_CREATE_FAILED:
                return 503
        return 404

    @property
    def legacy(self) -> str:
        """What the form API says in place of a sentence."""
        return ErrorCode.NOT_FOUND.value if self.status == 404 else self.value


class VimmerseError(errors.CycloramaError):
    """An error that the dialect itself finds."""

    def __init__(self, error_code: ErrorCode, public: str) -> None:
        super().__init__(public)
        self.error_code = error_code


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong. `place`: where in the request, such as `("body", "options")`."""

    place: tuple[str | int, ...]
    message: str
    kind: str = "value_error"


class Invalid(errors.CycloramaError):
    """Everything that is wrong with a request."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0].message)
        self.problems = tuple(problems)


def invalid(message: str, *place: str | int, kind: str = "value_error") -> Invalid:
    return Invalid([Problem(("body", *place), message, kind)])


# The core's errors in the dialect's words, nearest class first.
_TRANSLATION: tuple[tuple[type[errors.CycloramaError], ErrorCode], ...] = (
    (errors.Unauthorized, ErrorCode.UNAUTHORIZED),
    (errors.Forbidden, ErrorCode.FORBIDDEN),
    (errors.InsufficientCredits, ErrorCode.INSUFFICIENT_CREDIT),
    (errors.NotFound, ErrorCode.NOT_FOUND),
    (errors.TooLarge, ErrorCode.TOO_LARGE),
    (errors.RateLimited, ErrorCode.RATE_LIMITED),
    (errors.Unavailable, ErrorCode.JOB_CREATE_FAILED),
)


def code_of(error: errors.CycloramaError) -> ErrorCode:
    if isinstance(error, VimmerseError):
        return error.error_code
    return next(
        (code for kind, code in _TRANSLATION if isinstance(error, kind)), ErrorCode.INTERNAL
    )


def problems_of(error: errors.CycloramaError) -> tuple[Problem, ...]:
    """What stands in a 422; nothing for an error that is answered otherwise."""
    match error:
        case Invalid(problems=problems):
            return problems
        case errors.IdempotencyMismatch():
            return (Problem(("header", "Idempotency-Key"), error.public, error.code),)
        case errors.TooLarge():
            return ()
        case errors.InvalidInput() | errors.Conflict():
            return (Problem(("body",), error.public, error.code),)
    return ()


def answer(error: errors.CycloramaError, *, legacy: bool = False) -> JSONResponse:
    """`legacy`: as the form API says it, with the sentence beside the code."""
    if problems := problems_of(error):
        return unprocessable(problems)
    code = code_of(error)
    body = {"message": _sentence(error), "code": code.value}
    if legacy:
        body = {"message": code.legacy, "code": code.value, "reason": _sentence(error)}
    headers = None
    if isinstance(error, errors.RateLimited):
        headers = {"Retry-After": str(error.retry_after)}
    return JSONResponse(body, code.status, headers)


def unprocessable(problems: Iterable[Problem]) -> JSONResponse:
    detail = [{"loc": list(one.place), "msg": one.message, "type": one.kind} for one in problems]
    return JSONResponse({"detail": detail}, 422)


def _sentence(error: errors.CycloramaError) -> str:
    if isinstance(error, errors.Unauthorized):
        return "A valid API key is needed: send it in the X-Api-Key header."
    return error.public


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route may answer beside its success, for its documentation."""
    described = {
        400: "Nothing that can be done",
        401: "No valid API key",
        402: "Not enough credits; nothing was started",
        403: "The key lacks the right",
        404: "Unknown, deleted, or another's",
        413: "The body is too large",
        429: "Too many calls",
        503: "It could not be queued; nothing was charged",
    }
    found: dict[int | str, dict[str, Any]] = {
        status: {"model": ApiError, "description": described[status]} for status in statuses
    }
    return {**found, 422: {"model": HTTPValidationError, "description": "What is wrong, and where"}}
