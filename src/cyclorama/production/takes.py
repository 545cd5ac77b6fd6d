"""The takes of a step, written down one by one so that no crash loses any that has ended."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.kit.clock import Clock
from cyclorama.steps.take import Take
from cyclorama.store.database import Database
from cyclorama.store.generation_tables import takes

_MOMENTS = {"started_at", "finished_at"}


class TakeLog:
    """Those of one step of one run."""

    def __init__(self, database: Database, clock: Clock, run_id: str, step_id: str) -> None:
        self._database = database
        self._clock = clock
        self._run_id = run_id
        self._step_id = step_id

    async def takes(self) -> Sequence[Take]:
        async with self._database.read() as connection:
            return await takes_of(connection, self._run_id, self._step_id)

    async def write(self, take: Take) -> None:
        now, data = self._clock(), take.model_dump(mode="json", exclude=_MOMENTS)
        key = {"run_id": self._run_id, "step_id": self._step_id, "number": take.number}
        async with self._database.write() as transaction:
            over = sa.update(takes).values(data=data, updated_at=now)
            if not take.ended:  # begun, perhaps once more
                over = over.values(created_at=now)
            written = await transaction.execute(
                over.where(*(takes.c[name] == value for name, value in key.items()))
            )
            if not written.rowcount:
                await transaction.execute(
                    sa.insert(takes).values(**key, data=data, created_at=now, updated_at=now)
                )


async def takes_of(connection: AsyncConnection, run_id: str, step_id: str) -> Sequence[Take]:
    """The takes of a run's step, in their order."""
    found = await connection.execute(
        sa.select(takes)
        .where(takes.c.run_id == run_id, takes.c.step_id == step_id)
        .order_by(takes.c.number)
    )
    return [_take(row) for row in found]


def _take(row: sa.Row[Any]) -> Take:
    take = Take.model_validate({**row.data, "started_at": row.created_at})
    return take.model_copy(update={"finished_at": row.updated_at}) if take.ended else take
