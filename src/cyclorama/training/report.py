"""What an outside trainer says of a training: kept as it comes, never going back. Pure."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, JsonValue

from cyclorama.production.states import RunState


class TrainingState(StrEnum):
    PENDING = "pending"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_terminal(self) -> bool:
        return self not in (TrainingState.PENDING, TrainingState.RUNNING)


class Report(BaseModel):
    """`at`: when the trainer said it, by its own clock. `progress`: 0..1. What is None was not
    said."""

    model_config = ConfigDict(frozen=True)

    at: datetime | None = None
    state: TrainingState | None = None
    progress: float | None = None
    error_message: str | None = None
    error_category: str | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None
    metadata: dict[str, JsonValue] = {}


def after(before: Report | None, said: Report) -> Report | None:
    """What is known after an event; None where the event changes nothing: it comes after the end,
    or is older than the last one. What it leaves out stays."""
    if before is None:
        return said
    if before.state is not None and before.state.is_terminal:
        return None
    if before.at is not None and said.at is not None and said.at < before.at:
        return None
    told = said.model_dump(exclude_none=True)
    told["metadata"] = before.metadata | said.metadata
    return Report.model_validate(before.model_dump() | told)


def state_of(run: RunState, reported: Report | None) -> TrainingState:
    """An outside trainer knows better how far it is than the run, which prepared the data set for
    it; unless the run was cancelled."""
    if run is RunState.CANCELLED:
        return TrainingState.CANCELLED
    if reported is not None and reported.state is not None:
        return reported.state
    match run:
        case RunState.QUEUED:
            return TrainingState.PENDING
        case RunState.RUNNING:
            return TrainingState.RUNNING
        case RunState.SUCCEEDED:
            return TrainingState.COMPLETED
    return TrainingState.FAILED  # a partial run has a data set, but no weights
