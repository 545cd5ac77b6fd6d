"""The order of a template's steps: the layers that follow from what each waits for."""

from collections.abc import Iterable, Mapping


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
