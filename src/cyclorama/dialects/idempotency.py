"""`Idempotency-Key`: the header that makes a create safe to send again."""

from fastapi import Request, Response
from pydantic import JsonValue

from cyclorama.store.idempotency import Done, Idempotency

MAX_KEY = 255  # characters that count


def idempotency(request: Request, route: str, body: JsonValue) -> Idempotency | None:
    """What the caller asked for with the header, if it is there. `route` names what the key is
    valid for."""
    key = request.headers.get("Idempotency-Key")
    return Idempotency(route, key[:MAX_KEY], body) if key else None


def say_if_replayed(response: Response, done: Done) -> None:
    if done.replayed:
        response.headers["Idempotency-Replayed"] = "true"
