"""Which steps of a template apply, and which outputs are live, as conditions decide it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cyclorama.templates.condition import Facts, holds
from cyclorama.templates.definition import Template
from cyclorama.templates.graph import layers_of


@dataclass(frozen=True)
class Activity:
    """`layers`: the active steps; those of a layer need not wait for each other. `skipped`: the
    others, with the reason in a sentence. `outputs`: the steps whose results the caller gets."""

    layers: tuple[tuple[str, ...], ...]
    skipped: Mapping[str, str]
    outputs: tuple[str, ...]

    @cached_property
    def active(self) -> frozenset[str]:
        return frozenset(step for layer in self.layers for step in layer)


def decide(template: Template, facts: Facts) -> Activity:
    """A step whose condition does not hold is skipped, and so is what cannot do without it."""
    skipped = {
        step.id: "Its condition does not hold."
        for step in template.steps
        if not holds(step.when, facts)
    }
    everything, _ = layers_of({step.id: step.waits_for for step in template.steps})
    for layer in everything:
        for step_id in layer:
            lost = sorted(template.step[step_id].needs.intersection(skipped))
            if lost and step_id not in skipped:
                skipped[step_id] = f"It needs the step {lost[0]!r}, which is skipped."
    waits = {step.id: step.waits_for for step in template.steps if step.id not in skipped}
    layers, _ = layers_of(waits)
    live = [
        output.step
        for output in template.outputs
        if output.step in waits and holds(output.when, facts)
    ]
    in_order = {step.id: skipped[step.id] for step in template.steps if step.id in skipped}
    return Activity(layers, in_order, tuple(dict.fromkeys(live)))
