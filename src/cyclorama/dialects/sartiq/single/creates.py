"""What the creates of one purpose have in common."""

from collections.abc import Sequence
from typing import Any

from pydantic import JsonValue

from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.enums import GenerationStrategy, GenerationTool
from cyclorama.dialects.sartiq.generations.accepting import owned
from cyclorama.generations.sources import Sources
from cyclorama.generations.submit import NewGeneration, NewPrediction
from cyclorama.production.plan import Output, Plan, StepSpec


def single(
    scoped: Scoped,
    strategy: GenerationStrategy,
    tool: GenerationTool,
    sources: Sources,
    rows: Sequence[Sequence[StepSpec]],
    seed: int,
    asked: dict[str, JsonValue],
    **more: Any,
) -> NewGeneration:
    """`rows`: for each prediction the steps that make it, the last of which does. Prediction k has
    the seed `seed` + k. `asked`: the request; `more`: what else is kept of the generation."""
    return NewGeneration(
        **owned(scoped),
        plan=Plan(
            steps=(*sources.steps, *(step for row in rows for step in row)),
            outputs=tuple(Output(name=row[-1].id, step=row[-1].id) for row in rows),
        ),
        predictions=tuple(
            NewPrediction(step_id=row[-1].id, seed=seed + number) for number, row in enumerate(rows)
        ),
        seed=seed,
        strategy=strategy.value,
        tool=tool.value,
        inputs=sources.inputs,
        asked=asked,
        **more,
    )
