"""What the dialect calls the states of runs."""

from collections.abc import Collection

from cyclorama.production.states import RunState

NEW = "new"
"""What the answer to a create says; a run that is read back has a state of `RunState`."""

_STATUSES = {
    RunState.QUEUED: "queue",
    RunState.RUNNING: "processing",
    RunState.SUCCEEDED: "success",
    # Clients know two ends. What was made is there; `error` says what is not.
    RunState.PARTIAL: "success",
    RunState.FAILED: "fail",
    RunState.CANCELLED: "cancel",
}


def status_of(state: RunState) -> str:
    return _STATUSES[state]


def states_named(status: str) -> Collection[RunState]:
    """The states that go by this name; none for a name that is no status."""
    named = "queue" if status == NEW else status
    return frozenset(state for state, status in _STATUSES.items() if status == named)
