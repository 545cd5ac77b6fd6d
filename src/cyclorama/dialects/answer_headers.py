"""Headers for whatever a request will be answered with, an error too.

A route's `response` parameter only reaches answers that the framework makes for it. What is set
here, `Trace` puts on every answer.
"""

from fastapi import Request
from starlette.types import Scope

_KEY = "cyclorama.answer_headers"


def answer_headers(request: Request) -> dict[str, str]:
    """Set headers in this."""
    return prepare(request.scope)


def prepare(scope: Scope) -> dict[str, str]:
    """The same, from the request's ASGI scope."""
    headers: dict[str, str] = scope.setdefault(_KEY, {})
    return headers
