"""The organizations that one user is a member of: list, read, rename, close."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.accounts.account import AccountKind, checked_name
from cyclorama.accounts.members import Role
from cyclorama.errors import Conflict, Forbidden, NotFound
from cyclorama.kit.clock import Clock
from cyclorama.store.studio_tables import studio_items
from cyclorama.store.tables import accounts, media, memberships, oauth_grants, runs


@dataclass(frozen=True)
class Organization:
    """`role`: of the user who reads it."""

    id: str
    name: str
    role: Role
    created_at: datetime

    def require(self, *roles: Role) -> None:
        """Raises Forbidden where the reader has none of these."""
        if self.role not in roles:
            raise Forbidden(f"Only {' or '.join(roles)} of the organization may do this.")


class Organizations:
    """Of one user: whatever they are no member of is not found."""

    def __init__(self, connection: AsyncConnection, user_id: str, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._own = (
            sa.select(accounts.c.id, accounts.c.name, accounts.c.created_at, memberships.c.role)
            .join(memberships, memberships.c.account_id == accounts.c.id)
            .where(
                memberships.c.user_id == user_id,
                accounts.c.kind == AccountKind.ORGANIZATION.value,
            )
        )

    async def get(self, account_id: str) -> Organization:
        """Raises NotFound."""
        found = await self._connection.execute(self._own.where(accounts.c.id == account_id))
        row = found.one_or_none()
        if row is None:
            raise NotFound("There is no such organization.")
        return Organization(row.id, row.name, Role(row.role), row.created_at)

    async def count(self) -> int:
        counted = sa.select(sa.func.count()).select_from(self._own.subquery())
        return int(await self._connection.scalar(counted) or 0)

    async def list(self, skip: int, limit: int) -> Sequence[Organization]:
        """By name."""
        page = self._own.order_by(accounts.c.name, accounts.c.id).offset(skip).limit(limit)
        return [
            Organization(row.id, row.name, Role(row.role), row.created_at)
            for row in await self._connection.execute(page)
        ]

    async def rename(self, account_id: str, name: str) -> None:
        """Raises NotFound; Forbidden for a mere member; InvalidInput for the name."""
        (await self.get(account_id)).require(Role.OWNER, Role.ADMIN)
        await self._connection.execute(
            sa.update(accounts).where(accounts.c.id == account_id).values(name=checked_name(name))
        )

    async def close(self, account_id: str) -> None:
        """Nobody is a member any more, its keys and grants are dead, what it shared is gone, and
        its files are deleted. The account and its ledger stay in the books.

        Raises NotFound; Forbidden for anybody but an owner; Conflict while it still makes
        something.
        """
        (await self.get(account_id)).require(Role.OWNER)
        now = self._clock()
        busy = await self._connection.scalar(
            sa.select(runs.c.id)
            .where(runs.c.account_id == account_id, runs.c.finished_at.is_(None))
            .limit(1)
        )
        if busy is not None:
            raise Conflict("The organization still makes something: wait for it, or cancel it.")
        for change in (
            sa.delete(memberships).where(memberships.c.account_id == account_id),
            sa.update(oauth_grants)
            .where(oauth_grants.c.account_id == account_id, oauth_grants.c.revoked_at.is_(None))
            .values(revoked_at=now),
            sa.update(studio_items)
            .where(studio_items.c.account_id == account_id, studio_items.c.deleted_at.is_(None))
            .values(deleted_at=now),
            sa.update(media).where(media.c.account_id == account_id).values(expires_at=now),
        ):
            await self._connection.execute(change)


async def check_organization(connection: AsyncConnection, account_id: str) -> None:
    """For whoever administers the installation. Raises NotFound for what is no organization."""
    kind = await connection.scalar(sa.select(accounts.c.kind).where(accounts.c.id == account_id))
    if kind != AccountKind.ORGANIZATION.value:
        raise NotFound(f"There is no organization {account_id}.")
