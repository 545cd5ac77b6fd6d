"""The members of one account and what they may do in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.accounts.account import AccountKind
from cyclorama.accounts.oauth.grants import Grants
from cyclorama.errors import Conflict, NotFound
from cyclorama.kit.clock import Clock
from cyclorama.store.tables import accounts, memberships, users

_UNKNOWN = "There is no such member of the account."


class Role(StrEnum):
    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"


@dataclass(frozen=True)
class Member:
    user_id: str
    email: str
    role: Role
    since: datetime


class Members:
    """There is always an owner: the last one can be neither removed nor given another role."""

    def __init__(self, connection: AsyncConnection, account_id: str, clock: Clock) -> None:
        self._connection = connection
        self._account_id = account_id
        self._clock = clock

    async def list(self) -> Sequence[Member]:
        """In the order in which they came."""
        found = await self._connection.execute(
            self._select().order_by(memberships.c.created_at, memberships.c.user_id)
        )
        return [_member(row) for row in found]

    async def get(self, user_id: str) -> Member:
        """Raises NotFound."""
        found = await self._connection.execute(
            self._select().where(memberships.c.user_id == user_id)
        )
        row = found.one_or_none()
        if row is None:
            raise NotFound(_UNKNOWN)
        return _member(row)

    async def add(self, user_id: str, role: Role) -> None:
        """Raises Conflict for somebody who is a member already, and for a personal account."""
        kind = await self._connection.scalar(
            sa.select(accounts.c.kind).where(accounts.c.id == self._account_id)
        )
        if kind == AccountKind.PERSONAL.value:
            raise Conflict("A personal account has one member: share an organization instead.")
        if await self._role(user_id) is not None:
            raise Conflict("This user is a member of the account already.")
        await self._connection.execute(
            sa.insert(memberships).values(
                account_id=self._account_id,
                user_id=user_id,
                role=role.value,
                created_at=self._clock(),
            )
        )

    async def change_role(self, user_id: str, role: Role) -> None:
        """Raises NotFound; Conflict for the last owner."""
        await self._check_removable(user_id, to=role)
        await self._connection.execute(
            sa.update(memberships).where(self._is(user_id)).values(role=role.value)
        )

    async def remove(self, user_id: str) -> None:
        """Their keys of this account die with it, and what they allowed OAuth clients, which
        does not come back with them. Raises NotFound; Conflict for the last owner."""
        await self._check_removable(user_id)
        await self._connection.execute(sa.delete(memberships).where(self._is(user_id)))
        await Grants(self._connection, user_id, self._clock).revoke_for(self._account_id)

    async def _check_removable(self, user_id: str, to: Role | None = None) -> None:
        # Two owners who remove each other at the same time must not both succeed.
        await self._connection.execute(
            sa.select(accounts.c.id).where(accounts.c.id == self._account_id).with_for_update()
        )
        role = await self._role(user_id)
        if role is None:
            raise NotFound(_UNKNOWN)
        if role is Role.OWNER and to is not Role.OWNER and await self._owners() == 1:
            raise Conflict("An account needs an owner: make somebody else an owner first.")

    async def _owners(self) -> int:
        found = await self._connection.execute(
            sa.select(sa.func.count()).where(
                memberships.c.account_id == self._account_id,
                memberships.c.role == Role.OWNER.value,
            )
        )
        return int(found.scalar_one())

    async def _role(self, user_id: str) -> Role | None:
        role = await self._connection.scalar(sa.select(memberships.c.role).where(self._is(user_id)))
        return None if role is None else Role(role)

    def _select(self) -> sa.Select[tuple[str, str, str, datetime]]:
        return (
            sa.select(
                memberships.c.user_id, users.c.email, memberships.c.role, memberships.c.created_at
            )
            .join(users, users.c.id == memberships.c.user_id)
            .where(memberships.c.account_id == self._account_id)
        )

    def _is(self, user_id: str) -> sa.ColumnElement[bool]:
        return (memberships.c.account_id == self._account_id) & (memberships.c.user_id == user_id)


def _member(row: sa.Row[tuple[str, str, str, datetime]]) -> Member:
    return Member(row.user_id, row.email, Role(row.role), row.created_at)
