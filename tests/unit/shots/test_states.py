import pytest

from cyclorama.shots.states import PushState, together


@pytest.mark.parametrize(
    ("states", "spoken"),
    [
        ([], None),
        (["completed"], "completed"),
        (["completed", "pending"], "pending"),
        (["pending", "awaiting_confirmation", "completed"], "awaiting_confirmation"),
        (["awaiting_confirmation", "in_progress", "pending"], "in_progress"),
        (["in_progress", "failed", "completed"], "failed"),
    ],
)
def test_the_state_that_needs_attention_first_speaks_for_all(states, spoken):
    assert together(PushState(state) for state in states) == spoken
