"""Records of what was handed to outside systems, and how far it is on its way."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import Conflict, NotFound
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.shots.states import PushState
from cyclorama.store.studio_tables import image_pushes, shot_revisions


@dataclass(frozen=True)
class Push:
    """`integration_id`: of the outside system, as its owner calls it. `pushed_at`: when it was
    first more than waiting."""

    id: str
    revision_id: str
    integration_id: str
    state: PushState
    pushed_at: datetime | None
    completed_at: datetime | None
    error_message: str | None
    created_at: datetime
    updated_at: datetime


class Pushes:
    """Those of the revisions of these accounts; others are not found."""

    def __init__(
        self, connection: AsyncConnection, account_ids: Collection[str], clock: Clock
    ) -> None:
        self._connection = connection
        self._account_ids = list(account_ids)
        self._clock = clock

    async def add(self, account_id: str, revision_id: str, integration_id: str) -> str:
        """Of a revision that is the account's; its id."""
        now, push_id = self._clock(), new_id()
        await self._connection.execute(
            sa.insert(image_pushes).values(
                id=push_id,
                account_id=account_id,
                revision_id=revision_id,
                integration_id=integration_id,
                status=PushState.PENDING.value,
                created_at=now,
                updated_at=now,
            )
        )
        return push_id

    async def get(self, push_id: str, *, lock: bool = False) -> Push:
        """Raises NotFound, also when its revision was deleted."""
        chosen = (
            sa.select(image_pushes)
            .join(shot_revisions, shot_revisions.c.id == image_pushes.c.revision_id)
            .where(
                image_pushes.c.id == push_id,
                image_pushes.c.account_id.in_(self._account_ids),
                shot_revisions.c.deleted_at.is_(None),
            )
        )
        chosen = chosen.with_for_update(of=image_pushes) if lock else chosen
        row = (await self._connection.execute(chosen)).one_or_none()
        if row is None:
            raise NotFound(f"There is no push {push_id}.")
        return _view(row)

    async def move(self, push_id: str, state: PushState, error_message: str | None) -> None:
        """Raises NotFound; Conflict for one that has ended, unless it is to begin anew after a
        failure."""
        push, now = await self.get(push_id, lock=True), self._clock()
        again = push.state is PushState.FAILED and not state.is_terminal
        if push.state.is_terminal and not again:
            raise Conflict(f"The push has ended already: it is {push.state}.")
        begun = push.pushed_at or (None if state is PushState.PENDING else now)
        await self._connection.execute(
            sa.update(image_pushes)
            .where(image_pushes.c.id == push_id)
            .values(
                status=state.value,
                pushed_at=begun,
                completed_at=now if state is PushState.COMPLETED else None,
                error_message=error_message if state is PushState.FAILED else None,
                updated_at=now,
            )
        )


async def pushes_of(
    connection: AsyncConnection, revision_ids: Collection[str]
) -> Mapping[str, list[Push]]:
    """By revision, in the order in which they were made."""
    found = await connection.execute(
        sa.select(image_pushes)
        .where(image_pushes.c.revision_id.in_(list(revision_ids)))
        .order_by(image_pushes.c.created_at, image_pushes.c.id)
    )
    pushes: defaultdict[str, list[Push]] = defaultdict(list)
    for row in found:
        pushes[row.revision_id].append(_view(row))
    return pushes


def _view(row: sa.Row[Any]) -> Push:
    return Push(
        id=row.id,
        revision_id=row.revision_id,
        integration_id=row.integration_id,
        state=PushState(row.status),
        pushed_at=row.pushed_at,
        completed_at=row.completed_at,
        error_message=row.error_message,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
