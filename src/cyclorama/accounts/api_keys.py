"""The API keys of one account: make, list, revoke."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.accounts.account import checked_name
from cyclorama.accounts.keys import ApiKey
from cyclorama.accounts.limits import limits_of
from cyclorama.accounts.scopes import ALL_SCOPES, Scope
from cyclorama.errors import NotFound
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.kit.rate_limits import CallClass
from cyclorama.kit.secrets import Secret
from cyclorama.store.tables import api_keys, memberships


@dataclass(frozen=True)
class KeyView:
    """A key as it can be shown at any time: without its secret. `connector_id`: as in
    `Principal`."""

    id: str
    name: str
    public_part: str
    user_id: str
    connector_id: str | None
    scopes: frozenset[Scope]
    limits: Mapping[CallClass, int]
    created_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True)
class NewKey:
    """`text` is the key itself. It is in no other place: show it now or never."""

    id: str
    text: str = field(repr=False)


class ApiKeys:
    def __init__(self, connection: AsyncConnection, account_id: str, clock: Clock) -> None:
        self._connection = connection
        self._account_id = account_id
        self._clock = clock

    async def make(
        self,
        secret: Secret,
        user_id: str,
        name: str,
        scopes: Iterable[Scope] = ALL_SCOPES,
        limits: Mapping[CallClass, int] | None = None,
        connector_id: str | None = None,
    ) -> NewKey:
        """A key of the account for one of its members, or for one of its connectors. `limits`:
        see `Principal`. Raises NotFound for another user; InvalidInput for a name that is empty
        or too long."""
        await self._check_member(user_id)
        key, key_id = ApiKey.new(), new_id()
        await self._connection.execute(
            sa.insert(api_keys).values(
                id=key_id,
                account_id=self._account_id,
                user_id=user_id,
                connector_id=connector_id,
                name=checked_name(name),
                public_part=key.public_part,
                secret_hash=key.hashed(secret),
                scopes=sorted(scope.value for scope in scopes),
                limits=_to_store(limits or {}),
                created_at=self._clock(),
            )
        )
        return NewKey(key_id, key.text)

    async def list(self) -> Sequence[KeyView]:
        """All keys, the newest first, the revoked ones too."""
        found = await self._connection.execute(
            sa.select(api_keys)
            .where(api_keys.c.account_id == self._account_id)
            .order_by(api_keys.c.created_at.desc(), api_keys.c.id.desc())
        )
        return [
            KeyView(
                id=row.id,
                name=row.name,
                public_part=row.public_part,
                user_id=row.user_id,
                connector_id=row.connector_id,
                scopes=frozenset(Scope(name) for name in row.scopes if name in ALL_SCOPES),
                limits=limits_of(row.limits),
                created_at=row.created_at,
                revoked_at=row.revoked_at,
            )
            for row in found
        ]

    async def limit(self, key_id: str, limits: Mapping[CallClass, int]) -> None:
        """Set the limits of a key; a class that is not named gets the usual one.

        Raises NotFound for a key that is not the account's.
        """
        changed = await self._connection.execute(
            sa.update(api_keys)
            .where(api_keys.c.id == key_id, api_keys.c.account_id == self._account_id)
            .values(limits=_to_store(limits))
        )
        if not changed.rowcount:
            raise NotFound(f"There is no API key {key_id}.")

    async def revoke(self, key_id: str) -> None:
        """From now on the key is refused; a key that is revoked already stays as it is.

        Raises NotFound for a key that is not the account's.
        """
        revoked = await self._connection.execute(
            sa.update(api_keys)
            .where(api_keys.c.id == key_id, api_keys.c.account_id == self._account_id)
            .values(revoked_at=sa.func.coalesce(api_keys.c.revoked_at, self._clock()))
        )
        if not revoked.rowcount:
            raise NotFound(f"There is no API key {key_id}.")

    async def revoke_of_connector(self, connector_id: str) -> None:
        """From now on the keys of the account's connector are refused."""
        await self._connection.execute(
            sa.update(api_keys)
            .where(
                api_keys.c.connector_id == connector_id,
                api_keys.c.account_id == self._account_id,
                api_keys.c.revoked_at.is_(None),
            )
            .values(revoked_at=self._clock())
        )

    async def _check_member(self, user_id: str) -> None:
        member = await self._connection.scalar(
            sa.select(memberships.c.user_id).where(
                memberships.c.account_id == self._account_id, memberships.c.user_id == user_id
            )
        )
        if member is None:
            raise NotFound("There is no such member of the account.")


def _to_store(limits: Mapping[CallClass, int]) -> dict[str, int] | None:
    return {one.value: limit for one, limit in limits.items()} or None
