from datetime import UTC, datetime, timedelta

import pytest

from cyclorama.production.states import RunState
from cyclorama.training.report import Report, TrainingState, after, state_of

THEN = datetime(2026, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("run", "reported", "state"),
    [
        ("queued", None, "pending"),
        ("running", None, "running"),
        ("succeeded", None, "completed"),
        ("partial", None, "failed"),
        ("failed", None, "failed"),
        ("partial", "running", "running"),
        ("partial", "completed", "completed"),
        ("running", "failed", "failed"),
        ("cancelled", "completed", "cancelled"),
        ("queued", "", "pending"),
    ],
)
def test_the_trainer_knows_better_than_the_run(run, reported, state):
    said = None if reported is None else Report(state=TrainingState(reported) if reported else None)

    assert state_of(RunState(run), said) == state


def test_what_an_event_leaves_out_stays():
    before = Report(
        at=THEN, state=TrainingState.RUNNING, progress=0.2, started_at=THEN, metadata={"a": 1}
    )

    known = after(before, Report(at=THEN + timedelta(seconds=5), progress=0.6, metadata={"b": 2}))

    assert known.state is TrainingState.RUNNING
    assert (known.progress, known.started_at) == (0.6, THEN)
    assert known.metadata == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (Report(state=TrainingState.COMPLETED), Report(state=TrainingState.RUNNING)),
        (Report(state=TrainingState.FAILED), Report(state=TrainingState.COMPLETED)),
        (
            Report(at=THEN, state=TrainingState.RUNNING),
            Report(at=THEN - timedelta(seconds=1), state=TrainingState.PENDING),
        ),
    ],
    ids=["after the end", "after a failure", "too late"],
)
def test_a_training_never_goes_back(before, said):
    assert after(before, said) is None
