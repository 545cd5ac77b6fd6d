"""The dialect's names for states and causes leave none of the core's out."""

import pytest

from cyclorama import errors
from cyclorama.dialects.sartiq.enums import ErrorCategory
from cyclorama.dialects.sartiq.states import (
    error_category,
    generation_status,
    prediction_status,
    refine_status,
)
from cyclorama.production.states import RunState, StepState


def kinds(root: type[errors.CycloramaError]) -> list[type[errors.CycloramaError]]:
    return [root, *(kind for child in root.__subclasses__() for kind in kinds(child))]


OF_THE_CORE = sorted(
    {kind.code for kind in kinds(errors.CycloramaError) if kind.__module__ == errors.__name__}
)
# A run is not made where the caller may not, or cannot pay.
BEFORE_ANY_RUN = {
    errors.Unauthorized.code,
    errors.Forbidden.code,
    errors.RateLimited.code,
    errors.InsufficientCredits.code,
    errors.Conflict.code,
    errors.IdempotencyMismatch.code,
}


@pytest.mark.parametrize("code", [code for code in OF_THE_CORE if code not in BEFORE_ANY_RUN])
def test_every_cause_of_a_failed_step_has_a_category(code: str):
    assert error_category(code) is not ErrorCategory.UNKNOWN


def test_the_category_of_a_cause_from_elsewhere_is_unknown():
    assert error_category("from_a_newer_version") is ErrorCategory.UNKNOWN


@pytest.mark.parametrize("state", StepState)
def test_every_state_of_a_step_has_a_name(state: StepState):
    assert refine_status(state).value == prediction_status(state).value


@pytest.mark.parametrize("state", RunState)
def test_a_generation_has_ended_when_its_run_has(state: RunState):
    assert state.is_terminal == (generation_status(state).value in ("COMPLETED", "FAILED"))
