"""Runs as they are read: by their account, or by the worker that carries them out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import NotFound
from cyclorama.production.plan import Plan
from cyclorama.production.states import RunState, StepState, progress
from cyclorama.store.tables import runs, steps


@dataclass(frozen=True)
class StepView:
    id: str
    type: str
    state: StepState
    attempt: int
    progress: float
    outputs: Mapping[str, JsonValue]
    made: Mapping[str, JsonValue] | None
    error: Mapping[str, JsonValue] | None
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def seconds(self) -> float | None:
        if self.started_at is None or self.finished_at is None:
            return None
        return (self.finished_at - self.started_at).total_seconds()


@dataclass(frozen=True)
class RunView:
    id: str
    account_id: str
    dialect: str
    kind: str
    state: RunState
    plan: Plan
    client_state: JsonValue
    error: Mapping[str, JsonValue] | None
    credits_held: int
    credits_charged: int
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    steps: Mapping[str, StepView]

    @property
    def progress(self) -> float:
        return progress(
            {step.id: step.state for step in self.steps.values()},
            {step.id: step.progress for step in self.steps.values()},
        )


class Runs:
    """The runs of one account."""

    def __init__(self, connection: AsyncConnection, account_id: str) -> None:
        self._connection = connection
        self._account_id = account_id

    async def get(self, run_id: str) -> RunView:
        """Raises NotFound, also for another account's run."""
        found = await self._connection.execute(
            sa.select(runs).where(runs.c.id == run_id, runs.c.account_id == self._account_id)
        )
        row = found.one_or_none()
        if row is None:
            raise NotFound(f"There is no run {run_id}.")
        (run,) = await self._views([row])
        return run

    async def state(self, run_id: str) -> RunState:
        """How far it is, for who waits for it. Raises NotFound."""
        state = await self._connection.scalar(
            sa.select(runs.c.state).where(
                runs.c.id == run_id, runs.c.account_id == self._account_id
            )
        )
        if state is None:
            raise NotFound(f"There is no run {run_id}.")
        return RunState(state)

    async def among(self, run_ids: Collection[str]) -> dict[str, RunView]:
        """Those of these runs that are the account's, by id."""
        found = await self._connection.execute(
            sa.select(runs).where(runs.c.id.in_(run_ids), runs.c.account_id == self._account_id)
        )
        return {one.id: one for one in await self._views(found.all())}

    async def latest(self, limit: int = 50) -> Sequence[RunView]:
        found = await self._connection.execute(
            sa.select(runs)
            .where(runs.c.account_id == self._account_id)
            .order_by(runs.c.created_at.desc(), runs.c.id.desc())
            .limit(limit)
        )
        return await self._views(found.all())

    async def _views(self, rows: Sequence[sa.Row[Any]]) -> list[RunView]:
        step_views = await steps_of(self._connection, [row.id for row in rows])
        return [_view(row, step_views[row.id]) for row in rows]


async def owner_of(connection: AsyncConnection, run_id: str) -> str:
    """The account of a run, for the operator at the machine and for workers. Raises NotFound."""
    account_id = await connection.scalar(sa.select(runs.c.account_id).where(runs.c.id == run_id))
    if account_id is None:
        raise NotFound(f"There is no run {run_id}.")
    return str(account_id)


async def step_outputs(connection: AsyncConnection, run_id: str) -> dict[str, dict[str, JsonValue]]:
    """What the finished steps of a run gave, by step."""
    found = await connection.execute(
        sa.select(steps.c.id, steps.c.outputs).where(
            steps.c.run_id == run_id, steps.c.state == StepState.SUCCEEDED.value
        )
    )
    return {row.id: row.outputs for row in found}


async def steps_of(
    connection: AsyncConnection, run_ids: Collection[str]
) -> Mapping[str, Mapping[str, StepView]]:
    """The steps of each of these runs, by id, in the order of its plan."""
    found = await connection.execute(
        sa.select(steps).where(steps.c.run_id.in_(run_ids)).order_by(steps.c.position)
    )
    views: dict[str, dict[str, StepView]] = {run_id: {} for run_id in run_ids}
    for row in found:
        views[row.run_id][row.id] = _step_view(row)
    return views


def _step_view(row: sa.Row[Any]) -> StepView:
    return StepView(
        id=row.id,
        type=row.type,
        state=StepState(row.state),
        attempt=row.attempt,
        progress=row.progress,
        outputs=row.outputs or {},
        made=row.made,
        error=row.error,
        started_at=row.started_at,
        finished_at=row.finished_at,
    )


def _view(row: sa.Row[Any], step_views: Mapping[str, StepView]) -> RunView:
    return RunView(
        id=row.id,
        account_id=row.account_id,
        dialect=row.dialect,
        kind=row.kind,
        state=RunState(row.state),
        plan=Plan.model_validate(row.plan),
        client_state=row.client_state,
        error=row.error,
        credits_held=row.credits_held,
        credits_charged=row.credits_charged,
        created_at=row.created_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        steps=step_views,
    )
