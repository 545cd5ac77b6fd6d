"""A route of the dialect: whatever goes wrong is answered in the dialect's own shapes."""

from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.dialects.sartiq.errors import SartiqError, answer, unprocessable
from cyclorama.errors import CycloramaError

log = structlog.get_logger()

PREFIX = "/api/v1"


class SartiqRoute(APIRoute):
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except CycloramaError as error:
                return answer(error)
            except RequestValidationError as error:
                return unprocessable(error.errors())
            except SQLAlchemyError:
                log.exception("database.failed", path=request.url.path)
                return answer(
                    SartiqError(
                        503,
                        "The request could not be carried out, and nothing was charged. Try again.",
                    )
                )
            except Exception:
                log.exception("request.crashed", path=request.url.path)
                return answer(CycloramaError("Something went wrong on our side. Try again."))

        return handle
