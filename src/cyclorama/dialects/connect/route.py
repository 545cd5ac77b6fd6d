"""A route for people: what goes wrong is shown on a page."""

from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from fastapi import Request, Response
from fastapi.routing import APIRoute
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.dialects.connect.page import problem_page
from cyclorama.errors import CycloramaError

log = structlog.get_logger()


class PageRoute(APIRoute):
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except CycloramaError as error:
                return problem_page(error.code, error.public, error.status)
            except SQLAlchemyError:
                log.exception("database.failed", path=request.url.path)
                return problem_page("unavailable", "Try again in a moment.", 503)
            except Exception:
                log.exception("request.crashed", path=request.url.path)
                return problem_page("internal", "Something went wrong on our side.", 500)

        return handle
