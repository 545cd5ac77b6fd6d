"""Scopes: what a key may do."""

from collections.abc import Iterable
from enum import StrEnum

from cyclorama.errors import InvalidInput


class Scope(StrEnum):
    GENERATIONS_WRITE = "generations:write"
    GENERATIONS_READ = "generations:read"
    REQUESTS_READ = "requests:read"
    TALENTS_READ = "talents:read"
    SHOTS_READ = "shots:read"
    MEDIA_WRITE = "media:write"
    MEDIA_READ = "media:read"
    WEBHOOKS_READ = "webhooks:read"
    WEBHOOKS_WRITE = "webhooks:write"
    KEYS_WRITE = "keys:write"


ALL_SCOPES = frozenset(Scope)


def parse_scopes(names: Iterable[str]) -> frozenset[Scope]:
    """Raises InvalidInput for a name that is no scope, and for no name at all."""
    wanted = list(names)
    unknown = sorted(set(wanted) - {scope.value for scope in Scope})
    if unknown or not wanted:
        problem = f"Unknown scope {unknown[0]!r}" if unknown else "A key needs a scope"
        raise InvalidInput(f"{problem}: the scopes are {', '.join(Scope)}.")
    return frozenset(Scope(name) for name in wanted)
