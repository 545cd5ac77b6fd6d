"""The plan of several pictures of the same parts, each perhaps refined."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cyclorama.generations.parts import Parts
from cyclorama.generations.picture_plan import picture_steps, shared_steps
from cyclorama.generations.records import NewPrediction, NewRefine
from cyclorama.generations.refining import refine_step
from cyclorama.generations.sources import Sources
from cyclorama.production.plan import Output, Plan, StepRef, StepSpec


@dataclass(frozen=True)
class Batch:
    plan: Plan
    predictions: tuple[NewPrediction, ...]


def refine_id(number: int) -> str:
    """Of the step that refines a picture. `number`: from 0."""
    return f"refine-{number}"


def batch_of(
    parts: Parts,
    sources: Sources,
    count: int,
    refine: NewRefine | None = None,
    made_by: Callable[[StepSpec], StepSpec] = lambda step: step,
) -> Batch:
    """`sources`: what takes the parts' pictures in. `refine`: what every picture is refined to.
    `made_by`: of the step that makes a picture, the one that
    does so in its place, with the same id."""
    steps = list(shared_steps(parts))
    outputs: list[Output] = []
    predictions: list[NewPrediction] = []
    for number in range(count):
        *before, last = picture_steps(parts, number)
        made = made_by(last)
        steps.extend([*before, made])
        outputs.append(Output(name=made.id, step=made.id))
        one = None if refine is None else replace(refine, step_id=refine_id(number))
        if one is not None:
            steps.append(refine_step(one, StepRef(step=made.id, output="media")))
            outputs.append(Output(name=one.step_id, step=one.step_id))
        predictions.append(NewPrediction(made.id, parts.seed + number, one))
    plan = Plan(steps=sources.plan(steps).steps, outputs=tuple(outputs))
    return Batch(plan, tuple(predictions))
