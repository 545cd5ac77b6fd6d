"""Plans without server and database: every step done in this process, media being files."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from craft_desk import CraftDesk
from cyclorama.engines.draft.engine import Draft
from cyclorama.errors import CycloramaError
from cyclorama.generations.sources import Sources
from cyclorama.production.plan import Output, Plan, StepSpec
from cyclorama.steps.registry import step_type


def plan_of(sources: Sources, steps: Sequence[StepSpec]) -> Plan:
    """Of what takes the pictures in, and of steps each of which makes something that is wanted."""
    return Plan(
        steps=(*sources.steps, *steps),
        outputs=tuple(Output(name=step.id, step=step.id) for step in steps),
    )


class _Here:
    """In place of a pool: the draft engine's work is done by whoever asks for it."""

    async def run(
        self,
        function: Callable[..., Any],
        *args: object,
        memory: int,
        seconds: float,
        progress: object = None,
    ) -> Any:
        return function(*args)


class PlanDesk(CraftDesk):
    """`fetched`: the picture behind each address. Media are named by step and file."""

    def __init__(self, folder: Path, fetched: Mapping[str, np.ndarray]) -> None:
        super().__init__(folder, [Draft(_Here())])
        self._fetched = fetched
        self._step = ""
        self.failed: dict[str, CycloramaError] = {}

    async def fetch(self, url: str, *_kinds: object, **_options: object) -> str:
        return self.put(f"{self._step}-fetched", self._fetched[url])

    def scratch(self, name: str) -> Path:
        return self.folder / f"{self._step}-{name}"

    async def conduct(self, plan: Plan) -> dict[str, dict[str, Any]]:
        """What each step gave; what failed is in `failed`."""
        made: dict[str, dict[str, Any]] = {}
        for layer in plan.layers():
            for step in layer:
                if not step.needs <= set(made):
                    continue
                self._step = step.id
                params = plan.resolve(step.id, made)
                try:
                    made[step.id] = (await step_type(step.type).carry_out(self, params)).outputs
                except CycloramaError as error:
                    self.failed[step.id] = error
        return made
