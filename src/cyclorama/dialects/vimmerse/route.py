"""A route of the dialect: whatever goes wrong is answered in the dialect's own shapes."""

from typing import ClassVar

from fastapi import Response
from fastapi.exceptions import RequestValidationError

from cyclorama.dialects.answering import AnsweringRoute
from cyclorama.dialects.vimmerse.errors import Problem, answer, unprocessable
from cyclorama.errors import CycloramaError


class VimmerseRoute(AnsweringRoute):
    legacy: ClassVar[bool] = False

    def say(self, error: CycloramaError) -> Response:
        return answer(error, legacy=self.legacy)

    def say_malformed(self, error: RequestValidationError) -> Response:
        return unprocessable(
            Problem(tuple(one["loc"]), one["msg"], one["type"]) for one in error.errors()
        )


class LegacyRoute(VimmerseRoute):
    """Of the form API, whose errors say a code where others say a sentence."""

    legacy = True
