"""The plan of several pictures of the same parts, each perhaps refined."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cyclorama.generations.parts import Parts
from cyclorama.generations.picture_plan import picture_steps, shared_steps
from cyclorama.generations.records import NewPrediction, NewRefine
from cyclorama.generations.refining import refine_step
from cyclorama.generations.sources import Sources
from cyclorama.generations.takes import Taking, picture_in_takes
from cyclorama.production.plan import Output, Plan, StepRef, StepSpec


@dataclass(frozen=True)
class Batch:
    plan: Plan
    predictions: tuple[NewPrediction, ...]
    taking: Taking | None = None


def refine_id(number: int) -> str:
    """Of the step that refines a picture. `number`: from 0."""
    return f"refine-{number}"


def batch_of(
    parts: Parts,
    sources: Sources,
    count: int,
    refine: NewRefine | None = None,
    taking: Taking | None = None,
) -> Batch:
    """`sources`: what takes the parts' pictures in. `refine`: what every picture is refined to.
    `taking`: how each is judged and made anew, where it is."""
    steps = list(shared_steps(parts))
    outputs: list[Output] = []
    predictions: list[NewPrediction] = []
    for number in range(count):
        *before, made = _made(parts, number, taking)
        steps.extend([*before, made])
        outputs.append(Output(name=made.id, step=made.id))
        one = None if refine is None else replace(refine, step_id=refine_id(number))
        if one is not None:
            steps.append(refine_step(one, StepRef(step=made.id, output="media")))
            outputs.append(Output(name=one.step_id, step=one.step_id))
        predictions.append(NewPrediction(made.id, parts.seed + number, one))
    plan = Plan(steps=(*sources.steps, *steps), outputs=tuple(outputs))
    return Batch(plan, tuple(predictions), taking)


def _made(parts: Parts, number: int, taking: Taking | None) -> Sequence[StepSpec]:
    if taking is None:
        return picture_steps(parts, number)

    def drawn(seed: int) -> Sequence[StepSpec]:
        return picture_steps(replace(parts, seed=seed - number), number)

    return (picture_in_takes(drawn, parts.seed + number, taking),)
