"""A route of our own: errors as `{"error": {"code", "message"}}`."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel

from cyclorama.errors import CycloramaError, InvalidInput, RateLimited


class Problem(BaseModel):
    code: str
    message: str


class Refusal(BaseModel):
    error: Problem


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route may answer beside its success, for its documentation."""
    return {status: {"model": Refusal} for status in statuses}


class NativeRoute(APIRoute):
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except CycloramaError as error:
                return answer(error)
            except RequestValidationError as error:
                return answer(InvalidInput(sentence(error.errors()[0], skip=1)))

        return handle


def sentence(problem: Mapping[str, Any], skip: int = 0) -> str:
    """What one problem of a validation says; `skip` leaves out the first parts of its place."""
    place = ".".join(str(part) for part in problem["loc"][skip:])
    return f"{place}: {problem['msg']}." if place else f"{problem['msg']}."


def answer(error: CycloramaError) -> JSONResponse:
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, RateLimited) else None
    body = {"error": {"code": error.code, "message": error.public}}
    return JSONResponse(body, error.status, headers)
