"""A route of the dialect: whatever goes wrong is answered in the dialect's own shape."""

from fastapi import Response

from cyclorama.dialects.answering import AnsweringRoute
from cyclorama.dialects.dreem.errors import answer, too_many_requests
from cyclorama.errors import CycloramaError, RateLimited


class DreemRoute(AnsweringRoute):
    def say(self, error: CycloramaError) -> Response:
        return too_many_requests(error) if isinstance(error, RateLimited) else answer(error)
