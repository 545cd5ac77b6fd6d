"""A route of the dialect: whatever goes wrong is answered in the dialect's own shapes."""

from fastapi import Response
from fastapi.exceptions import RequestValidationError

from cyclorama.dialects.answering import AnsweringRoute
from cyclorama.dialects.sartiq.errors import answer, unprocessable
from cyclorama.errors import CycloramaError

PREFIX = "/api/v1"


class SartiqRoute(AnsweringRoute):
    def say(self, error: CycloramaError) -> Response:
        return answer(error)

    def say_malformed(self, error: RequestValidationError) -> Response:
        return unprocessable(error.errors())
