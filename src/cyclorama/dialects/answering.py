"""A route that answers whatever goes wrong in its dialect's own shape."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.errors import CycloramaError, InvalidInput, Unavailable

log = structlog.get_logger()


class AnsweringRoute(APIRoute, ABC):
    @abstractmethod
    def say(self, error: CycloramaError) -> Response:
        """The dialect's answer to an error."""

    def say_malformed(self, error: RequestValidationError) -> Response:
        """Its answer to a request that does not have the form of the route."""
        return self.say(InvalidInput(sentence(error.errors()[0], skip=1)))

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except CycloramaError as error:
                return self.say(error)
            except RequestValidationError as error:
                return self.say_malformed(error)
            except SQLAlchemyError:
                log.exception("database.failed", path=request.url.path)
                return self.say(
                    Unavailable(
                        "The request could not be carried out, and nothing was charged. Try again."
                    )
                )
            except Exception:
                log.exception("request.crashed", path=request.url.path)
                return self.say(CycloramaError("Something went wrong on our side. Try again."))

        return handle


def sentence(problem: Mapping[str, Any], skip: int = 0) -> str:
    """What one problem of a validation says; `skip` leaves out the first parts of its place."""
    place = ".".join(str(part) for part in problem["loc"][skip:])
    return f"{place}: {problem['msg']}." if place else f"{problem['msg']}."
