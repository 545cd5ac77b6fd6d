"""What a user allowed OAuth clients, for any of their accounts: list, revoke."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import NotFound
from cyclorama.kit.clock import Clock
from cyclorama.store.tables import accounts, oauth_clients, oauth_grants


@dataclass(frozen=True)
class GrantView:
    id: str
    client: str
    account: str
    scope: str
    created_at: datetime
    revoked_at: datetime | None


class Grants:
    def __init__(self, connection: AsyncConnection, user_id: str, clock: Clock) -> None:
        self._connection = connection
        self._user_id = user_id
        self._clock = clock

    async def list(self) -> Sequence[GrantView]:
        """The newest first, the revoked ones too until they are swept."""
        found = await self._connection.execute(
            sa.select(
                oauth_grants,
                oauth_clients.c.name.label("client"),
                accounts.c.name.label("account"),
            )
            .join(oauth_clients, oauth_clients.c.id == oauth_grants.c.client_id)
            .join(accounts, accounts.c.id == oauth_grants.c.account_id)
            .where(oauth_grants.c.user_id == self._user_id)
            .order_by(oauth_grants.c.created_at.desc(), oauth_grants.c.id.desc())
        )
        return [
            GrantView(row.id, row.client, row.account, row.scope, row.created_at, row.revoked_at)
            for row in found
        ]

    async def revoke(self, grant_id: str) -> None:
        """From now on its tokens are refused. Raises NotFound for another user's."""
        if not await self._revoke(oauth_grants.c.id == grant_id):
            raise NotFound(f"There is no OAuth grant {grant_id}.")

    async def revoke_for(self, account_id: str) -> None:
        """All that the user allowed for this account."""
        await self._revoke(oauth_grants.c.account_id == account_id)

    async def revoke_all(self) -> None:
        """All that the user allowed, for any account."""
        await self._revoke(sa.true())

    async def _revoke(self, which: sa.ColumnElement[bool]) -> int:
        revoked = await self._connection.execute(
            sa.update(oauth_grants)
            .where(which, oauth_grants.c.user_id == self._user_id)
            .values(revoked_at=sa.func.coalesce(oauth_grants.c.revoked_at, self._clock()))
        )
        return revoked.rowcount
