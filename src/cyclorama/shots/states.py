"""The states of revisions and of what is handed on. Pure."""

from collections.abc import Iterable
from enum import StrEnum


class ReviewState(StrEnum):
    PENDING = "pending"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    REJECTED = "rejected"


class Source(StrEnum):
    """What a revision's picture was taken from."""

    PREDICTION = "prediction"
    REFINE = "refine"
    UPLOAD = "upload"


class PushState(StrEnum):
    """How far a revision is on its way to an outside system."""

    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    COMPLETED = "completed"
    FAILED = "failed"

    @property
    def is_terminal(self) -> bool:
        return self in (PushState.COMPLETED, PushState.FAILED)


_FIRST = (
    PushState.FAILED,
    PushState.IN_PROGRESS,
    PushState.AWAITING_CONFIRMATION,
    PushState.PENDING,
    PushState.COMPLETED,
)


def together(pushes: Iterable[PushState]) -> PushState | None:
    """The state that speaks for all: whatever needs attention first. None where there are none."""
    found = set(pushes)
    return next((state for state in _FIRST if state in found), None)
