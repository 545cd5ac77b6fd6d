"""The pictures that a generation is made from, and the steps that take them in."""

from collections.abc import Mapping
from dataclasses import dataclass

from cyclorama.generations.records import Input
from cyclorama.production.plan import Param, StepRef, StepSpec, Value

BASE, REFERENCES, PALETTE = "base", "references", "palette"


@dataclass(frozen=True)
class Source:
    """At an address, from which the worker fetches it; or a media of the account."""

    url: str | None = None
    media_id: str | None = None


class Sources:
    """Collects them under the names that they have in the generation's record."""

    def __init__(self) -> None:
        self._steps: dict[str, StepSpec] = {}
        self._inputs: dict[str, list[Input]] = {}

    def take(self, name: str, source: Source, *, large: bool = False) -> Param:
        """What stands for the picture in a step's parameters. `large`: one that is too large
        for other work is taken in, too. One address is taken in once."""
        inputs = self._inputs.setdefault(name, [])
        if source.media_id is not None:
            inputs.append(Input(media_id=source.media_id))
            return Value(value=source.media_id)
        step = self._ingest(f"in-{name}-{len(inputs)}", source.url or "", large)
        inputs.append(Input(step_id=step.id))
        return StepRef(step=step.id, output="media")

    @property
    def inputs(self) -> Mapping[str, tuple[Input, ...]]:
        return {name: tuple(inputs) for name, inputs in self._inputs.items()}

    @property
    def steps(self) -> tuple[StepSpec, ...]:
        """What takes them in."""
        return tuple(self._steps.values())

    def _ingest(self, step_id: str, url: str, large: bool) -> StepSpec:
        if url not in self._steps:
            params: dict[str, Param] = {"url": Value(value=url)}
            if large:
                params["large"] = Value(value=True)
            self._steps[url] = StepSpec(id=step_id, type="ingest", params=params)
        return self._steps[url]


def step_id(number: int) -> str:
    """Of the step that makes a prediction. `number`: from 0."""
    return f"prediction-{number}"
