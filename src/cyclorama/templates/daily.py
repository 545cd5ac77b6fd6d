"""Runs of templates, counted by the day on which they were made."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.production.states import RunState
from cyclorama.store.tables import runs, template_runs


@dataclass
class DayOfRuns:
    """`succeeded`: wholly or in part. Runs that were deleted since count, too."""

    runs: int = 0
    succeeded: int = 0
    failed: int = 0
    cancelled: int = 0
    credits_charged: int = 0

    def count(self, state: RunState, credits_charged: int) -> None:
        self.runs += 1
        self.succeeded += state in (RunState.SUCCEEDED, RunState.PARTIAL)
        self.failed += state is RunState.FAILED
        self.cancelled += state is RunState.CANCELLED
        self.credits_charged += credits_charged


async def days_of_runs(
    connection: AsyncConnection, account_id: str, first: date, last: date
) -> Mapping[date, DayOfRuns]:
    """By day in UTC, both ends included; a day without a run is left out."""
    begin = datetime.combine(first, time.min, UTC)
    end = datetime.combine(last, time.max, UTC) + timedelta.resolution if last < date.max else None
    wanted = (
        sa.select(template_runs.c.created_at, runs.c.state, runs.c.credits_charged)
        .join(runs, runs.c.id == template_runs.c.run_id)
        .where(template_runs.c.account_id == account_id, template_runs.c.created_at >= begin)
    )
    if end is not None:
        wanted = wanted.where(template_runs.c.created_at < end)
    days: defaultdict[date, DayOfRuns] = defaultdict(DayOfRuns)
    for row in await connection.execute(wanted):
        days[row.created_at.date()].count(RunState(row.state), row.credits_charged)
    return days
