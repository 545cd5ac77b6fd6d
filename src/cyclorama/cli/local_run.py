"""Carry a plan out in this process: the same steps in the same order as a server's."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import JsonValue

from cyclorama.cli.workbench import Workshop
from cyclorama.errors import CycloramaError, DeadlineExceeded
from cyclorama.kit.ids import new_id
from cyclorama.production.plan import Plan
from cyclorama.production.states import RunState, StepState, advance
from cyclorama.steps.registry import step_type


@dataclass
class LocalRun:
    """`outputs`: of the steps that succeeded; `errors`: a sentence for each that did not."""

    plan: Plan
    workshop: Workshop
    ended: Callable[[str], None] = lambda _step: None
    state: RunState = RunState.RUNNING
    outputs: dict[str, dict[str, JsonValue]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    _states: dict[str, StepState] = field(default_factory=dict)

    async def carry_out(self) -> None:
        run_id = new_id()
        self._states = dict.fromkeys((step.id for step in self.plan.steps), StepState.WAITING)
        at_work: dict[asyncio.Task[None], str] = {}
        async with asyncio.TaskGroup() as group:
            while not self._follow(group, at_work, run_id):
                done, _ = await asyncio.wait(at_work, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    self.ended(at_work.pop(task))

    def _follow(
        self, group: asyncio.TaskGroup, at_work: dict[asyncio.Task[None], str], run_id: str
    ) -> bool:
        """Begin what is ready; whether the run has ended."""
        while True:
            follows = advance(self.plan, self._states)
            for step_id, cause in follows.doomed.items():
                self._states[step_id] = StepState.FAILED
                self.errors[step_id] = f"It needs the step {cause!r}, which failed."
                self.ended(step_id)
            if not follows.doomed:
                break
        for step_id in follows.ready:
            self._states[step_id] = StepState.RUNNING
            at_work[group.create_task(self._perform(step_id, run_id))] = step_id
        if follows.end is not None:
            self.state = follows.end
        return follows.end is not None

    async def _perform(self, step_id: str, run_id: str) -> None:
        kind = step_type(self.plan.step(step_id).type)
        try:
            params = self.plan.resolve(step_id, self.outputs, run_id)
            kind.check(params)
            async with asyncio.timeout(kind.seconds):
                result = await kind.carry_out(self.workshop.bench(step_id), params)
        except CycloramaError as error:
            self._fail(step_id, error)
        except TimeoutError:
            self._fail(step_id, DeadlineExceeded(f"It took longer than {kind.seconds:.0f} s."))
        else:
            self._states[step_id] = StepState.SUCCEEDED
            self.outputs[step_id] = result.outputs
            if result.made is not None and result.made.draft:
                self.drafts.add(step_id)

    def _fail(self, step_id: str, error: CycloramaError) -> None:
        self._states[step_id] = StepState.FAILED
        self.errors[step_id] = error.public
