"""Users of the installation: who they are, and the end of one.

For a user's own record, and for whoever administers the installation: everybody else knows of
others only as members of an organization.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.accounts.account import MAX_NAME, AccountKind
from cyclorama.accounts.members import Members
from cyclorama.accounts.oauth.grants import Grants
from cyclorama.accounts.registration import normal_email
from cyclorama.errors import Conflict, InvalidInput, NotFound
from cyclorama.kit.clock import Clock
from cyclorama.store.tables import accounts, memberships, users

MAX_FULL_NAME = 255  # characters
# A removed user's address: nobody can sign in with it, and the real one is free again
# (`.invalid` is nobody's, RFC 2606).
_REMOVED = "removed-{}@removed.invalid"


@dataclass(frozen=True)
class Person:
    """`superuser`: owns the installation's first account, and administers it."""

    id: str
    email: str
    full_name: str | None
    active: bool
    superuser: bool
    rework_available: int
    created_at: datetime
    updated_at: datetime


_SELECT = (
    sa.select(users, accounts.c.local_admin)
    .join(memberships, memberships.c.user_id == users.c.id)
    .join(accounts, accounts.c.id == memberships.c.account_id)
    .where(accounts.c.kind == AccountKind.PERSONAL.value, ~users.c.email.like(_REMOVED.format("%")))
)


class Users:
    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    async def get(self, user_id: str) -> Person:
        """Raises NotFound."""
        found = await self._one(users.c.id == user_id)
        if found is None:
            raise NotFound("There is no such user.")
        return found

    async def find(self, email: str) -> Person:
        """Raises NotFound, also for what is no address."""
        with suppress(InvalidInput):
            found = await self._one(users.c.email == normal_email(email))
            if found is not None:
                return found
        raise NotFound("There is no user with this e-mail address.")

    async def count(self) -> int:
        counted = sa.select(sa.func.count()).select_from(_SELECT.subquery())
        return int(await self._connection.scalar(counted) or 0)

    async def list(self, skip: int, limit: int) -> Sequence[Person]:
        """In the order in which they came."""
        page = _SELECT.order_by(users.c.created_at, users.c.id).offset(skip).limit(limit)
        return [_person(row) for row in await self._connection.execute(page)]

    async def change(
        self,
        user_id: str,
        *,
        email: str | None = None,
        full_name: str | None = None,
        active: bool | None = None,
    ) -> None:
        """None leaves what is there; an empty name takes it away.

        Raises NotFound; InvalidInput for what is no address; Conflict for another user's, and
        where the one who administers the installation would be put out of action.
        """
        person = await self.get(user_id)
        values: dict[str, object] = {"updated_at": self._clock()}
        if email is not None:
            values["email"] = await self._free_email(email, user_id)
            await self._rename_own_account(person, str(values["email"]))
        if full_name is not None:
            values["full_name"] = full_name.strip() or None
        if active is not None:
            _refuse_for_superuser(person, active=active)
            values["active"] = active
        await self._update(user_id, values)

    async def remove(self, user_id: str) -> None:
        """From now on nobody can sign in as this user, and their tokens, keys and grants are
        refused. What they made stays with the accounts that it belongs to.

        Raises NotFound; Conflict for the one who administers the installation, and for the last
        owner of an organization.
        """
        person = await self.get(user_id)
        _refuse_for_superuser(person, active=False)
        shared = await self._connection.execute(
            sa.select(accounts.c.id)
            .join(memberships, memberships.c.account_id == accounts.c.id)
            .where(memberships.c.user_id == user_id, accounts.c.kind != AccountKind.PERSONAL.value)
        )
        for account_id in shared.scalars().all():
            await Members(self._connection, account_id, self._clock).remove(user_id)
        await Grants(self._connection, user_id, self._clock).revoke_all()
        nobody = _REMOVED.format(user_id)
        await self._rename_own_account(person, nobody)
        await self._update(
            user_id,
            {
                "email": nobody,
                "full_name": None,
                "password_hash": None,
                "active": False,
                "updated_at": self._clock(),
            },
        )

    async def _one(self, which: sa.ColumnElement[bool]) -> Person | None:
        row = (await self._connection.execute(_SELECT.where(which))).one_or_none()
        return None if row is None else _person(row)

    async def _free_email(self, email: str, user_id: str) -> str:
        address = normal_email(email)
        if address.endswith(_REMOVED.partition("@")[2]):
            raise InvalidInput("This e-mail address is nobody's: choose one of your own.")
        taken = await self._connection.scalar(
            sa.select(users.c.id).where(users.c.email == address, users.c.id != user_id)
        )
        if taken is not None:
            raise Conflict("Another user has this e-mail address already.")
        return address

    async def _rename_own_account(self, person: Person, email: str) -> None:
        """A personal account is called by its user's address, unless somebody named it."""
        own = sa.select(memberships.c.account_id).where(memberships.c.user_id == person.id)
        await self._connection.execute(
            sa.update(accounts)
            .where(
                accounts.c.id.in_(own),
                accounts.c.kind == AccountKind.PERSONAL.value,
                accounts.c.name == person.email[:MAX_NAME],
            )
            .values(name=email[:MAX_NAME])
        )

    async def _update(self, user_id: str, values: dict[str, object]) -> None:
        await self._connection.execute(
            sa.update(users).where(users.c.id == user_id).values(**values)
        )


def _refuse_for_superuser(person: Person, *, active: bool) -> None:
    if person.superuser and not active:
        raise Conflict("Whoever administers the installation stays a user of it.")


def _person(row: sa.Row[tuple[object, ...]]) -> Person:
    found = row._mapping
    return Person(
        id=found["id"],
        email=found["email"],
        full_name=found["full_name"],
        active=found["active"],
        superuser=found["local_admin"],
        rework_available=found["rework_available"],
        created_at=found["created_at"],
        updated_at=found["updated_at"] or found["created_at"],
    )
