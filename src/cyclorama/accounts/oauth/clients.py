"""OAuth clients: the programs that may ask a user for access. All are public (RFC 6749,
section 2.1): none has a secret, each proves itself by PKCE."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.accounts.oauth.redirects import is_allowed
from cyclorama.accounts.scopes import OAUTH_NAMES, OFFLINE_ACCESS, scopes_meant
from cyclorama.store.tables import oauth_clients

PUBLIC_API = "public_api"
"""The client that is always there."""


@dataclass(frozen=True)
class Client:
    """The methods are what Authlib asks of a client."""

    id: str
    name: str
    redirect_uris: tuple[str, ...]
    loopback: bool

    def check_redirect_uri(self, uri: str) -> bool:
        return is_allowed(uri, self.redirect_uris, loopback=self.loopback)

    def get_default_redirect_uri(self) -> None:
        """A request has to name it."""

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """The names that count, in their order; None where they allow nothing. `openid` is left
        out: there is no ID token."""
        wanted = dict.fromkeys((scope or "").split())
        names = " ".join(name for name in wanted if name in OAUTH_NAMES or name == OFFLINE_ACCESS)
        return names if scopes_meant(names) else None

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "none"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type in ("authorization_code", "refresh_token")


def client_of(row: "sa.Row[tuple[object, ...]]") -> Client:
    return Client(row.id, row.name, tuple(row.redirect_uris), row.loopback)


async def list_clients(connection: AsyncConnection) -> Sequence[Client]:
    found = await connection.execute(sa.select(oauth_clients).order_by(oauth_clients.c.id))
    return [client_of(row) for row in found]
