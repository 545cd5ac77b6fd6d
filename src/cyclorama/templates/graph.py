"""The order of a template's steps: what each waits for, and the layers that follow."""

from collections.abc import Iterable, Mapping

from cyclorama.templates.definition import Step
from cyclorama.templates.placeholder import Placeholder, placeholders_of


def step_references(step: Step) -> list[Placeholder]:
    """The placeholders of its parameters that name other steps."""
    found = (one.placeholder for one in placeholders_of(dict(step.params)))
    return [one for one in found if isinstance(one, Placeholder) and one.source == "steps"]


def needs(step: Step) -> frozenset[str]:
    """The steps without which this one cannot be done."""
    named = {one.name for one in step_references(step) if not one.optional}
    return frozenset(named.union(step.depends_on))


def waits_for(step: Step) -> frozenset[str]:
    """The steps that have to end before this one: those it needs, and those it hopes for."""
    return frozenset({one.name for one in step_references(step)}.union(step.depends_on))


def layers_of(
    waits: Mapping[str, Iterable[str]],
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """The steps by the longest way to them, and those that wait for each other in a circle (and
    those behind them). Steps that are not in `waits` count as done."""
    left = {step: set(before).intersection(waits) for step, before in waits.items()}
    layers: list[tuple[str, ...]] = []
    done: set[str] = set()
    while layer := tuple(step for step, before in left.items() if before <= done):
        layers.append(layer)
        done.update(layer)
        left = {step: before for step, before in left.items() if step not in done}
    return tuple(layers), tuple(left)


def circle_in(waits: Mapping[str, Iterable[str]], among: Iterable[str]) -> tuple[str, ...]:
    """One circle among steps that `layers_of` could not order, in the order of waiting."""
    stuck = set(among)
    path: list[str] = [min(stuck)]
    while True:
        after = min(step for step in waits[path[-1]] if step in stuck)
        if after in path:
            return tuple(path[path.index(after) :])
        path.append(after)
