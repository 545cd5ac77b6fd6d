"""What the dialect calls the states of runs and steps, and the causes of failures."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from pydantic import JsonValue

from cyclorama import errors
from cyclorama.dialects.sartiq.enums import (
    ErrorCategory,
    GenerationStatus,
    PredictionStatus,
    RefineStatus,
)
from cyclorama.production.states import RunState, StepState

# One prediction is enough: what the others lack stands with each of them.
_GENERATIONS: Mapping[RunState, GenerationStatus] = MappingProxyType(
    {
        RunState.QUEUED: GenerationStatus.PENDING,
        RunState.RUNNING: GenerationStatus.PROCESSING,
        RunState.SUCCEEDED: GenerationStatus.COMPLETED,
        RunState.PARTIAL: GenerationStatus.COMPLETED,
        RunState.FAILED: GenerationStatus.FAILED,
        RunState.CANCELLED: GenerationStatus.FAILED,
    }
)

_PREDICTIONS: Mapping[StepState, PredictionStatus] = MappingProxyType(
    {
        StepState.WAITING: PredictionStatus.PENDING,
        StepState.QUEUED: PredictionStatus.PENDING,
        StepState.RUNNING: PredictionStatus.GENERATING,
        StepState.SUCCEEDED: PredictionStatus.COMPLETED,
        StepState.FAILED: PredictionStatus.ERROR,
        StepState.SKIPPED: PredictionStatus.ERROR,
        StepState.CANCELLED: PredictionStatus.ERROR,
    }
)

_CATEGORIES: tuple[tuple[ErrorCategory, tuple[type[errors.CycloramaError], ...]], ...] = (
    (
        ErrorCategory.VALIDATION,
        (
            errors.InvalidInput,
            errors.BlockedAddress,
            errors.Unreachable,
            errors.NotThere,
            errors.TooLarge,
            errors.NotAPicture,
            errors.NotPlayable,
            errors.NotFound,
            errors.ProductNotFound,
            errors.FaceNotFound,
        ),
    ),
    (ErrorCategory.PROVIDER, (errors.Unavailable, errors.MissingEngine)),
    (ErrorCategory.TIMEOUT, (errors.DeadlineExceeded,)),
    (ErrorCategory.RESOURCE, (errors.OutOfMemory, errors.ChildDied)),
    (ErrorCategory.INTERNAL, (errors.CycloramaError, errors.ProductionFailed)),
)
_CATEGORY_OF: Mapping[str, ErrorCategory] = MappingProxyType(
    {kind.code: category for category, kinds in _CATEGORIES for kind in kinds}
)


def generation_status(state: RunState) -> GenerationStatus:
    return _GENERATIONS[state]


def states_of(status: GenerationStatus) -> Collection[RunState]:
    """The states that go by this name."""
    return frozenset(state for state, name in _GENERATIONS.items() if name is status)


def prediction_status(state: StepState) -> PredictionStatus:
    return _PREDICTIONS[state]


def refine_status(state: StepState) -> RefineStatus:
    return RefineStatus(_PREDICTIONS[state].value)


def failure(error: Mapping[str, JsonValue] | None) -> tuple[str, ErrorCategory]:
    """Of a step or run that failed: the sentence, and what kind of cause it has."""
    kept = error or {}
    message = kept.get("message", "Something went wrong on our side.")
    return str(message), error_category(str(kept.get("code", "internal")))


def error_category(code: str) -> ErrorCategory:
    """Of an error of the core."""
    return _CATEGORY_OF.get(code, ErrorCategory.UNKNOWN)
