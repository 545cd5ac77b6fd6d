"""A route for people: what goes wrong is shown on a page."""

from fastapi import Response

from cyclorama.dialects.answering import AnsweringRoute
from cyclorama.dialects.connect.page import problem_page
from cyclorama.errors import CycloramaError


class PageRoute(AnsweringRoute):
    def say(self, error: CycloramaError) -> Response:
        return problem_page(error.code, error.public, error.status)
