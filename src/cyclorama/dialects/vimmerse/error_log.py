"""`/workflow/error-log`: what went wrong in a caller's own program, one text a week."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import PlainTextResponse

from cyclorama.accounts.client_errors import ClientErrors, week_of
from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.services import Given
from cyclorama.dialects.vimmerse.answers import ErrorLogged, ErrorLogResult
from cyclorama.dialects.vimmerse.bodies import ErrorLogRequest
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.errors import ErrorCode, VimmerseError, refusals
from cyclorama.dialects.vimmerse.moments import spoken
from cyclorama.dialects.vimmerse.route import LegacyRoute
from cyclorama.kit.rate_limits import CallClass

router = APIRouter(
    prefix="/workflow/error-log", tags=["Workflow (Legacy)"], route_class=LegacyRoute
)


@router.post(
    "",
    operation_id="legacy_log_error",
    response_model=ErrorLogResult,
    responses=refusals(400, 401, 403, 413, 429, 503),
    openapi_extra=described(ErrorLogRequest),
)
async def log_error(request: Request, services: Given) -> ErrorLogResult:
    """Write an error of your program down."""
    call = await Call.admit(request, services, Scope.GENERATIONS_WRITE, CallClass.WRITE)
    body = await call.body(ErrorLogRequest)
    if not body.error_message.strip():
        raise VimmerseError(ErrorCode.BAD_REQUEST, "error_message is empty: say what went wrong.")
    week = week_of(services.clock())
    async with services.database.write() as transaction:
        errors = ClientErrors(transaction, call.account_id, services.clock)
        await errors.add(body.error_message, body.context)
    return ErrorLogResult(
        data=ErrorLogged(
            message="The error was written down.",
            log_path=f"customer-error-logs/{call.account_id}/errors-{week}.log",
            log_url=f"{services.settings.origin}/workflow/error-log/{week}",
        )
    )


@router.get(
    "/{week}",
    operation_id="legacy_read_error_log",
    response_class=Response,
    responses={
        200: {"content": {"text/plain": {"schema": {"type": "string"}}}},
        **refusals(401, 403, 404, 429, 503),
    },
)
async def read_error_log(
    week: Annotated[str, Path(description="ISO 8601, such as 2026-W07")],
    request: Request,
    services: Given,
) -> Response:
    """The errors of a week, the oldest first; of very many, the latest."""
    call = await Call.admit(request, services, Scope.REQUESTS_READ)
    async with services.database.read() as connection:
        errors = ClientErrors(connection, call.account_id, services.clock)
        found = await errors.of_week(week)
    if not found:
        raise VimmerseError(ErrorCode.NOT_FOUND, f"No error was written down in {week[:20]!r}.")
    return PlainTextResponse(
        "".join(f"[{spoken(one.at)}] {one.message}{one.told_context}\n" for one in found)
    )
