"""The states of runs and steps, and what follows from them. All of it is pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cyclorama.production.plan import Plan


class RunState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_terminal(self) -> bool:
        return self not in (RunState.QUEUED, RunState.RUNNING)


class StepState(StrEnum):
    WAITING = "waiting"  # for other steps
    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    SKIPPED = "skipped"  # its condition does not hold
    CANCELLED = "cancelled"

    @property
    def is_terminal(self) -> bool:
        return self not in (StepState.WAITING, StepState.QUEUED, StepState.RUNNING)


_RUN_MOVES = {
    RunState.QUEUED: {RunState.RUNNING, RunState.FAILED, RunState.CANCELLED},
    RunState.RUNNING: {
        RunState.SUCCEEDED,
        RunState.PARTIAL,
        RunState.FAILED,
        RunState.CANCELLED,
    },
}


def may_move(now: RunState, then: RunState) -> bool:
    """Whether a run may go from one state to another: forward only, and never out of an end."""
    return then in _RUN_MOVES.get(now, set())


@dataclass(frozen=True)
class Advance:
    """What follows from the steps' states, in the order of the plan."""

    ready: tuple[str, ...] = ()  # to be queued now
    doomed: Mapping[str, str] = field(default_factory=dict)  # step → the failed one it needs
    end: RunState | None = None  # the run is over
    abandoned: tuple[str, ...] = ()  # open still, and good for nothing any more


def advance(plan: Plan, states: Mapping[str, StepState]) -> Advance:
    """What is to be done next, given the state of every step."""
    doomed: dict[str, str] = {}
    ready: list[str] = []
    for layer in plan.layers():
        for step in layer:
            if states[step.id] is not StepState.WAITING:
                continue
            failed = [
                need
                for need in sorted(step.needs)
                if need in doomed or states[need] is StepState.FAILED
            ]
            if failed:
                doomed[step.id] = doomed.get(failed[0], failed[0])
            elif all(states[need] is StepState.SUCCEEDED for need in step.needs) and all(
                states[other].is_terminal or other in doomed for other in step.awaits
            ):
                ready.append(step.id)
    still_open = [
        step for step, state in states.items() if not state.is_terminal and step not in doomed
    ]
    if still_open and all(_is_lost(step, states, doomed) for step in _wanted(plan)):
        return Advance((), doomed, RunState.FAILED, tuple(still_open))
    return Advance(tuple(ready), doomed, None if still_open else _end(plan, states))


def _wanted(plan: Plan) -> list[str]:
    return [output.step for output in plan.outputs if output.step in plan.active]


def _is_lost(step: str, states: Mapping[str, StepState], doomed: Mapping[str, str]) -> bool:
    return step in doomed or states[step] in (StepState.FAILED, StepState.CANCELLED)


def _end(plan: Plan, states: Mapping[str, StepState]) -> RunState:
    wanted = _wanted(plan)
    made = sum(states[step] is StepState.SUCCEEDED for step in wanted)
    if made == len(wanted):
        return RunState.SUCCEEDED
    return RunState.PARTIAL if made else RunState.FAILED


def progress(states: Mapping[str, StepState], fractions: Mapping[str, float]) -> float:
    """How much of a run is done, 0 to 1: the mean over the steps that apply."""
    counted = [step for step, state in states.items() if state is not StepState.SKIPPED]
    if not counted:
        return 1.0
    done = sum(1.0 if states[step].is_terminal else fractions[step] for step in counted)
    return done / len(counted)
