"""Shots: pictures that are wanted, of which revisions are reviewed until one is approved."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import NotFound
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.store.studio_tables import shot_revisions, shots


@dataclass(frozen=True)
class Shot:
    """`details`: what its owner wants to be kept with it."""

    id: str
    account_id: str
    organization: bool
    owner_id: str
    name: str
    details: Mapping[str, JsonValue]
    created_at: datetime
    updated_at: datetime


class Shots:
    """Those of these accounts; others are not found."""

    def __init__(
        self, connection: AsyncConnection, account_ids: Collection[str], clock: Clock
    ) -> None:
        self._connection = connection
        self._account_ids = list(account_ids)
        self._clock = clock

    async def add(
        self,
        account_id: str,
        owner_id: str,
        name: str,
        details: Mapping[str, JsonValue],
        *,
        organization: bool = False,
    ) -> str:
        """`organization`: whether the account is one. Gives its id."""
        now, shot_id = self._clock(), new_id()
        await self._connection.execute(
            sa.insert(shots).values(
                id=shot_id,
                account_id=account_id,
                organization=organization,
                owner_id=owner_id,
                name=name,
                details=dict(details),
                created_at=now,
                updated_at=now,
            )
        )
        return shot_id

    async def get(self, shot_id: str, *, lock: bool = False) -> Shot:
        """`lock`: until the transaction ends. Raises NotFound."""
        chosen = sa.select(shots).where(self._own(), shots.c.id == shot_id)
        found = await self._connection.execute(chosen.with_for_update() if lock else chosen)
        row = found.one_or_none()
        if row is None:
            raise NotFound(f"There is no shot {shot_id}.")
        return _view(row)

    async def listed(self, *, offset: int, limit: int) -> tuple[Sequence[Shot], int]:
        """A page, the newest first, and how many there are in all."""
        found = await self._connection.execute(
            sa.select(shots)
            .where(self._own())
            .order_by(shots.c.created_at.desc(), shots.c.id.desc())
            .offset(offset)
            .limit(limit)
        )
        total = await self._connection.scalar(
            sa.select(sa.func.count()).select_from(shots).where(self._own())
        )
        return [_view(row) for row in found], int(total or 0)

    async def change(
        self,
        shot_id: str,
        *,
        name: str | None = None,
        details: Mapping[str, JsonValue] | None = None,
    ) -> None:
        """What is None stays as it is. Raises NotFound."""
        values: dict[str, object] = {"updated_at": self._clock()}
        if name is not None:
            values["name"] = name
        if details is not None:
            values["details"] = dict(details)
        await self._update(shot_id, values)

    async def delete(self, shot_id: str) -> None:
        """With its revisions, which hold nothing back any more. Raises NotFound."""
        now = self._clock()
        await self._update(shot_id, {"deleted_at": now})
        await self._connection.execute(
            sa.update(shot_revisions)
            .where(shot_revisions.c.shot_id == shot_id, shot_revisions.c.deleted_at.is_(None))
            .values(deleted_at=now)
        )

    async def _update(self, shot_id: str, values: Mapping[str, object]) -> None:
        changed = await self._connection.execute(
            sa.update(shots).where(self._own(), shots.c.id == shot_id).values(**values)
        )
        if not changed.rowcount:
            raise NotFound(f"There is no shot {shot_id}.")

    def _own(self) -> sa.ColumnElement[bool]:
        return shots.c.account_id.in_(self._account_ids) & shots.c.deleted_at.is_(None)


def _view(row: sa.Row[Any]) -> Shot:
    return Shot(
        id=row.id,
        account_id=row.account_id,
        organization=row.organization,
        owner_id=row.owner_id,
        name=row.name,
        details=row.details,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
