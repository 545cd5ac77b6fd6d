"""A route of the Platform API: whatever goes wrong is answered in its own shape."""

from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from fastapi import Request, Response
from fastapi.routing import APIRoute

from cyclorama.dialects.dreem.errors import too_many_requests
from cyclorama.dialects.dreem.platform.errors import answer
from cyclorama.errors import CycloramaError, RateLimited

log = structlog.get_logger()


class PlatformRoute(APIRoute):
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except RateLimited as error:
                return too_many_requests(error)
            except CycloramaError as error:
                return answer(error)
            except Exception:
                log.exception("request.crashed", path=request.url.path)
                return answer(CycloramaError("Something went wrong on our side. Try again."))

        return handle
