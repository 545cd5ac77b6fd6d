"""OAuth clients: the programs that may ask a user for access. All are public (RFC 6749,
section 2.1): none has a secret, each proves itself by PKCE."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.accounts.account import checked_name
from cyclorama.accounts.oauth.redirects import checked_redirect, is_allowed
from cyclorama.accounts.scopes import OAUTH_NAMES, OFFLINE_ACCESS, scopes_meant
from cyclorama.errors import Conflict, InvalidInput, NotFound
from cyclorama.kit.clock import Clock
from cyclorama.store.tables import oauth_clients, oauth_codes, oauth_grants, oauth_tokens

PUBLIC_API = "public_api"
"""The client that is always there."""
_CLIENT_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")


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


class Clients:
    """The clients of the installation, for its operator."""

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    async def list(self) -> Sequence[Client]:
        found = await self._connection.execute(
            sa.select(oauth_clients).order_by(oauth_clients.c.id)
        )
        return [client_of(row) for row in found]

    async def add(
        self, client_id: str, name: str, redirect_uris: Sequence[str], *, loopback: bool
    ) -> Client:
        """Raises Conflict for a client that there is; InvalidInput."""
        if not _CLIENT_ID.fullmatch(client_id):
            raise InvalidInput(
                "The id of a client has 1 to 100 letters, digits, dots, hyphens and underscores."
            )
        if await self._find(client_id) is not None:
            raise Conflict(f"There is a client {client_id} already.")
        uris = tuple(dict.fromkeys(checked_redirect(uri) for uri in redirect_uris))
        client = Client(client_id, checked_name(name), uris, loopback)
        await self._connection.execute(
            sa.insert(oauth_clients).values(
                id=client.id,
                name=client.name,
                redirect_uris=list(uris),
                loopback=loopback,
                created_at=self._clock(),
            )
        )
        return client

    async def allow(self, client_id: str, uri: str) -> None:
        """Let the client send its users back to `uri`. Raises NotFound; InvalidInput."""
        client = await self._known(client_id)
        uris = dict.fromkeys([*client.redirect_uris, checked_redirect(uri)])
        await self._set_uris(client_id, [*uris])

    async def disallow(self, client_id: str, uri: str) -> None:
        """Raises NotFound."""
        client = await self._known(client_id)
        if uri not in client.redirect_uris:
            raise NotFound(f"The client {client_id} has no redirect URI {uri}.")
        await self._set_uris(client_id, [one for one in client.redirect_uris if one != uri])

    async def remove(self, client_id: str) -> None:
        """With all that was granted to it. Raises NotFound; Conflict for the one that is built
        in."""
        await self._known(client_id)
        if client_id == PUBLIC_API:
            raise Conflict(f"The client {PUBLIC_API} is built in: take its redirect URIs instead.")
        granted = sa.select(oauth_grants.c.id).where(oauth_grants.c.client_id == client_id)
        for table in (oauth_codes, oauth_tokens):
            await self._connection.execute(sa.delete(table).where(table.c.grant_id.in_(granted)))
        await self._connection.execute(
            sa.delete(oauth_grants).where(oauth_grants.c.client_id == client_id)
        )
        await self._connection.execute(
            sa.delete(oauth_clients).where(oauth_clients.c.id == client_id)
        )

    async def _known(self, client_id: str) -> Client:
        client = await self._find(client_id)
        if client is None:
            raise NotFound(f"There is no client {client_id}.")
        return client

    async def _find(self, client_id: str) -> Client | None:
        found = await self._connection.execute(
            sa.select(oauth_clients).where(oauth_clients.c.id == client_id).with_for_update()
        )
        row = found.one_or_none()
        return None if row is None else client_of(row)

    async def _set_uris(self, client_id: str, uris: Sequence[str]) -> None:
        await self._connection.execute(
            sa.update(oauth_clients)
            .where(oauth_clients.c.id == client_id)
            .values(redirect_uris=[*uris])
        )
