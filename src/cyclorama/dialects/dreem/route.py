"""A route of the dialect: whatever goes wrong is answered in the dialect's own shape."""

from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.dialects.dreem.errors import DreemError, ErrorCode, answer, too_many_requests
from cyclorama.errors import CycloramaError, RateLimited

log = structlog.get_logger()


class DreemRoute(APIRoute):
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except RateLimited as error:
                return too_many_requests(error)
            except CycloramaError as error:
                return answer(error)
            except RequestValidationError as error:
                first = error.errors()[0]
                place = ".".join(str(part) for part in first["loc"][1:])
                return answer(DreemError(ErrorCode.InvalidInput, f"{place}: {first['msg']}."))
            except SQLAlchemyError:
                log.exception("database.failed", path=request.url.path)
                return answer(
                    DreemError(
                        ErrorCode.MessageSendFailed,
                        "The request could not be queued, and nothing was charged. Try again.",
                    )
                )
            except Exception:
                log.exception("request.crashed", path=request.url.path)
                return answer(
                    DreemError(ErrorCode.InternalError, "Something went wrong on our side.")
                )

        return handle
