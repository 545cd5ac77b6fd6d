"""The dialect's errors: an integer code and a sentence, in its own body."""

from enum import IntEnum

from fastapi.responses import JSONResponse

from cyclorama import errors


class ErrorCode(IntEnum):
    Success = 0
    InvalidInput = 1
    InvalidTalentId = 2
    InvalidShotCodes = 3
    InvalidImages = 4
    TalentNotFound = 5
    ShotNotFound = 6
    PoseNotFound = 7
    MessageSendFailed = 8
    TooManyImages = 9
    InvalidOutputFormat = 10
    InvalidOutputAspectRatio = 11
    InvalidShotType = 12
    InvalidGender = 13
    InvalidCallbackUrl = 14
    RequestNotFound = 15
    InvalidRequestId = 16
    InvalidDuration = 17
    InvalidFrameType = 18
    InvalidImageFormat = 19
    Forbidden = 20
    InvalidResolution = 22
    InternalError = 500

    @property
    def status(self) -> int:
        return {
            ErrorCode.MessageSendFailed: 502,
            ErrorCode.Forbidden: 403,
            ErrorCode.InternalError: 500,
        }.get(self, 400)


class DreemError(errors.CycloramaError):
    """An error that the dialect itself finds in a request."""

    def __init__(self, error_code: ErrorCode, public: str, status: int | None = None) -> None:
        super().__init__(public)
        self.error_code = error_code
        self.http_status = status or error_code.status


# The core's errors in the dialect's words, nearest class first.
_TRANSLATION: tuple[tuple[type[errors.CycloramaError], ErrorCode, int], ...] = (
    # The contract has no code for a missing key; it gives 20 with 401.
    (errors.Unauthorized, ErrorCode.Forbidden, 401),
    (errors.Forbidden, ErrorCode.Forbidden, 403),
    # Nor one for missing credits.
    (errors.InsufficientCredits, ErrorCode.Forbidden, 403),
    (errors.IdempotencyMismatch, ErrorCode.InvalidInput, 422),
    (errors.TooLarge, ErrorCode.InvalidInput, 413),
    (errors.Unavailable, ErrorCode.MessageSendFailed, 502),
    (errors.NotFound, ErrorCode.RequestNotFound, 400),
    (errors.InvalidInput, ErrorCode.InvalidInput, 400),
)


def code_and_status(error: errors.CycloramaError) -> tuple[ErrorCode, int]:
    if isinstance(error, DreemError):
        return error.error_code, error.http_status
    for kind, code, status in _TRANSLATION:
        if isinstance(error, kind):
            return code, status
    return ErrorCode.InternalError, 500


def answer(error: errors.CycloramaError) -> JSONResponse:
    code, status = code_and_status(error)
    body = {"errorCode": int(code), "requestId": None, "message": error.public}
    return JSONResponse(body, status)


def too_many_requests(error: errors.RateLimited) -> JSONResponse:
    """The documented body of a 429, which has no error code."""
    return JSONResponse(
        {
            "error": "Rate limit exceeded",
            "message": error.public,
            "retryAfter": error.retry_after,
        },
        429,
        headers={"Retry-After": str(error.retry_after)},
    )


# What went wrong in the making, as a code of the output or of the whole request.
_FAILURES = {
    kind.code: ErrorCode.InvalidImages
    for kind in (
        errors.InvalidInput,
        errors.BlockedAddress,
        errors.Unreachable,
        errors.NotThere,
        errors.TooLarge,
        errors.NotAPicture,
        errors.ProductNotFound,
    )
}


def failure_code(code: object) -> ErrorCode:
    """The dialect's code for the code of a step's or a run's error."""
    return _FAILURES.get(str(code), ErrorCode.InternalError)
