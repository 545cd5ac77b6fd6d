"""A route of the dialect: whatever goes wrong is answered in the dialect's own shapes."""

from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.dialects.vimmerse.errors import (
    ErrorCode,
    Problem,
    VimmerseError,
    answer,
    unprocessable,
)
from cyclorama.errors import CycloramaError

log = structlog.get_logger()


class VimmerseRoute(APIRoute):
    legacy: ClassVar[bool] = False

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except CycloramaError as error:
                return answer(error, legacy=self.legacy)
            except RequestValidationError as error:
                return unprocessable(
                    Problem(tuple(one["loc"]), one["msg"], one["type"]) for one in error.errors()
                )
            except SQLAlchemyError:
                log.exception("database.failed", path=request.url.path)
                return answer(
                    VimmerseError(
                        ErrorCode.JOB_CREATE_FAILED,
                        "The request could not be carried out, and nothing was charged. Try again.",
                    ),
                    legacy=self.legacy,
                )
            except Exception:
                log.exception("request.crashed", path=request.url.path)
                return answer(
                    CycloramaError("Something went wrong on our side. Try again."),
                    legacy=self.legacy,
                )

        return handle


class LegacyRoute(VimmerseRoute):
    """Of the form API, whose errors say a code where others say a sentence."""

    legacy = True
