"""Trainings beside their runs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.engines.data_set import Learned
from cyclorama.errors import NotFound
from cyclorama.production.reading import StepView, steps_of
from cyclorama.production.states import RunState
from cyclorama.store.database import Transaction
from cyclorama.store.generation_tables import trainings, weights
from cyclorama.store.tables import runs
from cyclorama.training.asked import TrainingAsked
from cyclorama.training.report import Report
from cyclorama.training.views import TrainingView
from cyclorama.training.weights import weights_view


@dataclass(frozen=True)
class NewTraining:
    account_id: str
    organization: bool
    owner_id: str
    asked: TrainingAsked


@dataclass(frozen=True)
class Wanted:
    """Which trainings; None for all."""

    learned: Learned | None = None
    entity_id: str | None = None


async def add_training(
    transaction: Transaction, run_id: str, new: NewTraining, now: datetime
) -> None:
    """Within the transaction that makes the run."""
    await transaction.execute(
        sa.insert(trainings).values(
            run_id=run_id,
            account_id=new.account_id,
            organization=new.organization,
            owner_id=new.owner_id,
            entity_kind=new.asked.learned.value,
            entity_id=new.asked.entity_id,
            asked=new.asked.model_dump(mode="json"),
            created_at=now,
            updated_at=now,
        )
    )


class Trainings:
    """Those of these accounts; others are not found. Whatever is read takes three queries, and one
    to count, however many there are."""

    def __init__(self, connection: AsyncConnection, account_ids: Collection[str]) -> None:
        self._connection = connection
        self._account_ids = list(account_ids)

    async def get(self, training_id: str) -> TrainingView:
        """Raises NotFound."""
        found = await self._read(self._own(), trainings.c.run_id == training_id)
        if not found:
            raise NotFound(f"There is no training {training_id}.")
        return found[0]

    async def listed(
        self, wanted: Wanted, *, offset: int, limit: int
    ) -> tuple[Sequence[TrainingView], int]:
        """A page, the newest first, and how many there are in all."""
        chosen = [self._own()]
        if wanted.learned is not None:
            chosen.append(trainings.c.entity_kind == wanted.learned.value)
        if wanted.entity_id is not None:
            chosen.append(trainings.c.entity_id == wanted.entity_id)
        total = await self._connection.scalar(
            sa.select(sa.func.count()).select_from(trainings).where(*chosen)
        )
        return await self._read(*chosen, offset=offset, limit=limit), int(total or 0)

    async def _read(
        self, *chosen: sa.ColumnElement[bool], offset: int = 0, limit: int = 1
    ) -> Sequence[TrainingView]:
        found = await self._connection.execute(
            sa.select(
                trainings,
                runs.c.state.label("run_state"),
                runs.c.started_at,
                runs.c.finished_at,
            )
            .join(runs, runs.c.id == trainings.c.run_id)
            .where(*chosen)
            .order_by(trainings.c.created_at.desc(), trainings.c.run_id.desc())
            .offset(offset)
            .limit(limit)
        )
        rows = found.all()
        ids = [row.run_id for row in rows]
        of_runs = await steps_of(self._connection, ids)
        trained = await self._connection.execute(
            sa.select(weights)
            .where(weights.c.training_id.in_(ids), weights.c.deleted_at.is_(None))
            .order_by(weights.c.created_at)
        )
        made = {row.training_id: weights_view(row) for row in trained}
        return [
            TrainingView(
                id=row.run_id,
                account_id=row.account_id,
                organization=row.organization,
                owner_id=row.owner_id,
                asked=TrainingAsked.model_validate(row.asked),
                reported=None if row.reported is None else Report.model_validate(row.reported),
                run_state=RunState(row.run_state),
                steps=of_runs[row.run_id],
                weights=made.get(row.run_id),
                created_at=row.created_at,
                updated_at=_latest(row, of_runs[row.run_id].values()),
                started_at=row.started_at,
                finished_at=row.finished_at,
            )
            for row in rows
        ]

    def _own(self) -> sa.ColumnElement[bool]:
        return trainings.c.account_id.in_(self._account_ids)


async def owner_of_training(connection: AsyncConnection, training_id: str) -> str:
    """The account of a training, for a trainer that knows the installation's secret, and where
    states are open to all. Raises NotFound."""
    account_id = await connection.scalar(
        sa.select(trainings.c.account_id).where(trainings.c.run_id == training_id)
    )
    if account_id is None:
        raise NotFound(f"There is no training {training_id}.")
    return str(account_id)


def _latest(row: sa.Row[Any], of_run: Collection[StepView]) -> datetime:
    moments: list[datetime | None] = [row.updated_at, row.started_at, row.finished_at]
    moments += [moment for step in of_run for moment in (step.started_at, step.finished_at)]
    return max(moment for moment in moments if moment is not None)
