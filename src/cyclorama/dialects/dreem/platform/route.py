"""A route of the Platform API: whatever goes wrong is answered in its own shape."""

from fastapi import Response

from cyclorama.dialects.answering import AnsweringRoute
from cyclorama.dialects.dreem.errors import too_many_requests
from cyclorama.dialects.dreem.platform.errors import answer
from cyclorama.errors import CycloramaError, RateLimited


class PlatformRoute(AnsweringRoute):
    def say(self, error: CycloramaError) -> Response:
        return too_many_requests(error) if isinstance(error, RateLimited) else answer(error)
