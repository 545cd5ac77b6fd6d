"""What happened to a run, in order: append-only, numbered from 1 within the run."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.store.tables import events, runs


class EventKind(StrEnum):
    RUN_QUEUED = "run.queued"
    RUN_STARTED = "run.started"
    RUN_SUCCEEDED = "run.succeeded"
    RUN_PARTIAL = "run.partial"
    RUN_FAILED = "run.failed"
    RUN_CANCELLED = "run.cancelled"
    STEP_STARTED = "step.started"
    STEP_RETRIED = "step.retried"
    STEP_SUCCEEDED = "step.succeeded"
    STEP_FAILED = "step.failed"


@dataclass(frozen=True)
class Event:
    number: int
    kind: EventKind
    data: dict[str, JsonValue]
    at: datetime


async def read_events(
    connection: AsyncConnection, account_id: str, run_id: str, after: int = 0
) -> list[Event]:
    """The events of one of the account's runs whose number is greater than `after`."""
    found = await connection.execute(
        sa.select(events)
        .join(runs, runs.c.id == events.c.run_id)
        .where(runs.c.id == run_id, runs.c.account_id == account_id, events.c.number > after)
        .order_by(events.c.number)
    )
    return [Event(row.number, EventKind(row.kind), row.data, row.at) for row in found]
