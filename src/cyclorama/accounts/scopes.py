"""Scopes: what a key or an OAuth token may do."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from cyclorama.errors import InvalidInput


class Scope(StrEnum):
    GENERATIONS_WRITE = "generations:write"
    GENERATIONS_READ = "generations:read"
    REQUESTS_READ = "requests:read"
    TALENTS_READ = "talents:read"
    SHOTS_READ = "shots:read"
    TEMPLATES_READ = "templates:read"
    TEMPLATES_WRITE = "templates:write"
    EVENTS_READ = "events:read"
    EVENTS_WRITE = "events:write"
    LIBRARY_WRITE = "library:write"
    MEDIA_WRITE = "media:write"
    MEDIA_READ = "media:read"
    WEBHOOKS_READ = "webhooks:read"
    WEBHOOKS_WRITE = "webhooks:write"
    KEYS_WRITE = "keys:write"
    CONNECTORS_WRITE = "connectors:write"
    PLATFORM_READ = "platform:read"
    PLATFORM_WRITE = "platform:write"


ALL_SCOPES = frozenset(Scope)

# What a program may be allowed by OAuth: anything but making keys, a connector's too, which
# would outlive the permission.
OAUTH_SCOPES = ALL_SCOPES - {Scope.KEYS_WRITE, Scope.CONNECTORS_WRITE}

# The names that an OAuth client may ask for, and what each of them stands for.
OAUTH_NAMES: Mapping[str, frozenset[Scope]] = MappingProxyType(
    {
        "public_api_scope": OAUTH_SCOPES,
        "public_api_generations_only": frozenset(
            {
                Scope.GENERATIONS_WRITE,
                Scope.GENERATIONS_READ,
                Scope.REQUESTS_READ,
                Scope.MEDIA_WRITE,
                Scope.MEDIA_READ,
            }
        ),
        "public_api_read_only": frozenset(
            scope for scope in OAUTH_SCOPES if scope.value.endswith(":read")
        ),
        "public_api_custom": frozenset(),  # the names beside it say what is wanted
        **{scope.value: frozenset({scope}) for scope in sorted(OAUTH_SCOPES)},
    }
)
OFFLINE_ACCESS = "offline_access"  # asks for a refresh token
OPENID = "openid"  # taken for the sake of clients that always send it; no ID token is issued


def parse_scopes(names: Iterable[str]) -> frozenset[Scope]:
    """Raises InvalidInput for a name that is no scope, and for no name at all."""
    wanted = list(names)
    unknown = sorted(set(wanted) - {scope.value for scope in Scope})
    if unknown or not wanted:
        problem = f"Unknown scope {unknown[0]!r}" if unknown else "A key needs a scope"
        raise InvalidInput(f"{problem}: the scopes are {', '.join(Scope)}.")
    return frozenset(Scope(name) for name in wanted)


def scopes_meant(oauth_scope: str) -> frozenset[Scope]:
    """What the names of an OAuth scope, separated by blanks, stand for together. A name that a
    newer version gave means nothing to this one."""
    return frozenset[Scope]().union(
        *(OAUTH_NAMES.get(name, frozenset()) for name in oauth_scope.split())
    )
