"""Plans: what is to be made, as data. A plan is a directed acyclic graph of steps.

Everything here is frozen and pure. A parameter is a value, a reference to an input, to an option
or to another step's output, or a list or an object of parameters; references to steps are the
graph's edges.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from cyclorama.credits.prices import Charge, Credits, PriceList
from cyclorama.errors import InvalidInput


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Value(_Frozen):
    kind: Literal["value"] = "value"
    value: JsonValue


class InputRef(_Frozen):
    """A named input of the plan, such as the address of a photo."""

    kind: Literal["input"] = "input"
    name: str


class OptionRef(_Frozen):
    """A named option of the plan, such as a choice that the caller made."""

    kind: Literal["option"] = "option"
    name: str


class StepRef(_Frozen):
    """An output of another step, which has to succeed first. `index` picks one of a list.

    `optional`: that step may also fail, and null stands for what it did not make.
    """

    kind: Literal["step"] = "step"
    step: str
    output: str
    index: int | None = None
    optional: bool = False


class RunId(_Frozen):
    """The id of the run that the plan becomes."""

    kind: Literal["run"] = "run"


class Text(_Frozen):
    """A text put together from parameters. Null stands for nothing."""

    kind: Literal["text"] = "text"
    parts: tuple["Param", ...]


class Items(_Frozen):
    """A list of parameters. Optional references that stand for nothing are left out, and one
    that stands for a list is put in with its items."""

    kind: Literal["items"] = "items"
    items: tuple["Param", ...]


class Fields(_Frozen):
    """An object of parameters."""

    kind: Literal["fields"] = "fields"
    fields: dict[str, "Param"]


Param = Annotated[
    Value | InputRef | OptionRef | StepRef | RunId | Text | Items | Fields,
    Field(discriminator="kind"),
]


def references(param: Param) -> Iterator[InputRef | OptionRef | StepRef]:
    """Those in a parameter, however deep."""
    match param:
        case InputRef() | OptionRef() | StepRef():
            yield param
        case Items(items=items) | Text(parts=items):
            for item in items:
                yield from references(item)
        case Fields(fields=fields):
            for field in fields.values():
                yield from references(field)


class When(_Frozen):
    """Applies if the option is one of `among`; or, with `among` empty, if it is set at all."""

    option: str
    among: tuple[JsonValue, ...] = ()

    def holds(self, options: Mapping[str, JsonValue]) -> bool:
        chosen = options.get(self.option)
        return chosen in self.among if self.among else bool(chosen)


class StepSpec(_Frozen):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")
    type: str
    version: int = 1
    params: dict[str, Param] = {}
    after: tuple[str, ...] = ()  # steps that have to succeed first, whatever they make
    when: When | None = None
    charge: Charge | Credits | None = None  # a number is a price of its own, beside the list

    @cached_property
    def needs(self) -> frozenset[str]:
        """The steps that have to succeed before this one can begin."""
        needed = {reference.step for reference in self._step_refs() if not reference.optional}
        return frozenset(needed.union(self.after))

    @cached_property
    def awaits(self) -> frozenset[str]:
        """The steps that have to end before this one can begin: those that it needs, and those
        that it only hopes for."""
        return self.needs.union(reference.step for reference in self._step_refs())

    def _step_refs(self) -> Iterator[StepRef]:
        for param in self.params.values():
            for reference in references(param):
                if isinstance(reference, StepRef):
                    yield reference


class Pay(StrEnum):
    """When a run's credits are spent."""

    AS_MADE = "as_made"  # each step's as soon as it has succeeded
    WHEN_DONE = "when_done"  # at the end, if the run made anything that was asked for


class Output(_Frozen):
    """What the caller asked for: an output of a step under the caller's own name for it."""

    name: str
    step: str
    output: str = "media"


class Plan(_Frozen):
    """`fee`: credits for the run as a whole, beside those of its steps; spent when it is done.

    `shows_steps`: the caller sees what each step has made, so it is kept even if the run fails.
    """

    inputs: dict[str, JsonValue] = {}
    options: dict[str, JsonValue] = {}
    steps: tuple[StepSpec, ...] = Field(min_length=1)
    outputs: tuple[Output, ...] = Field(min_length=1)
    fee: Credits = 0
    pay: Pay = Pay.AS_MADE
    shows_steps: bool = False

    @model_validator(mode="after")
    def _check(self) -> Self:
        if len(self._by_id) != len(self.steps):
            raise ValueError("two steps have the same id")
        for step in self.steps:
            for name, param in step.params.items():
                for reference in references(param):
                    self._check_reference(f"{step.id}.{name}", reference)
            if step.when and step.when.option not in self.options:
                raise ValueError(f"{step.id}: unknown option {step.when.option!r}")
            if unknown := set(step.after).difference(self._by_id):
                raise ValueError(f"{step.id}: unknown step {min(unknown)!r}")
        for output in self.outputs:
            if output.step not in self._by_id:
                raise ValueError(f"output {output.name}: unknown step {output.step!r}")
        list(self.layers())  # raises on a cycle
        return self

    def _check_reference(self, place: str, reference: InputRef | OptionRef | StepRef) -> None:
        match reference:
            case InputRef(name=name) if name not in self.inputs:
                raise ValueError(f"{place}: unknown input {name!r}")
            case OptionRef(name=name) if name not in self.options:
                raise ValueError(f"{place}: unknown option {name!r}")
            case StepRef(step=step) if step not in self._by_id:
                raise ValueError(f"{place}: unknown step {step!r}")

    @cached_property
    def _by_id(self) -> dict[str, StepSpec]:
        return {step.id: step for step in self.steps}

    def step(self, step_id: str) -> StepSpec:
        return self._by_id[step_id]

    def layers(self) -> Iterator[tuple[StepSpec, ...]]:
        """The steps in the order in which they can run; those of one layer need not wait for
        each other. Raises ValueError if the steps wait for each other in a circle."""
        done: set[str] = set()
        waiting = list(self.steps)
        while waiting:
            layer = tuple(step for step in waiting if step.awaits <= done)
            if not layer:
                circle = ", ".join(step.id for step in waiting)
                raise ValueError(f"these steps wait for each other: {circle}")
            yield layer
            done.update(step.id for step in layer)
            waiting = [step for step in waiting if step.id not in done]

    @cached_property
    def depths(self) -> dict[str, int]:
        """How many steps have to be done before each step, one after another."""
        return {step.id: depth for depth, layer in enumerate(self.layers()) for step in layer}

    @cached_property
    def active(self) -> frozenset[str]:
        """The steps that apply: their condition holds, and so do those of what they need."""
        active: set[str] = set()
        for layer in self.layers():
            for step in layer:
                applies = step.when is None or step.when.holds(self.options)
                if applies and step.needs <= active:
                    active.add(step.id)
        return frozenset(active)

    def price(self, prices: PriceList) -> int:
        """Credits for all active steps: the most that the run can cost."""
        active = (step.id for step in self.steps if step.id in self.active)
        return self.fee + sum(self.price_of(step_id, prices) for step_id in active)

    def price_of(self, step_id: str, prices: PriceList) -> int:
        charge = self.step(step_id).charge
        if isinstance(charge, Charge):
            return prices.price(charge)
        return charge or 0

    def resolve(
        self, step_id: str, outputs: Mapping[str, Mapping[str, JsonValue]], run_id: str = ""
    ) -> dict[str, JsonValue]:
        """The step's parameters with every reference replaced by what it stands for."""
        params = self.step(step_id).params
        return {name: self._value(param, outputs, run_id) for name, param in params.items()}

    def _value(
        self, param: Param, outputs: Mapping[str, Mapping[str, JsonValue]], run_id: str
    ) -> JsonValue:
        match param:
            case Value(value=value):
                return value
            case InputRef(name=name):
                return self.inputs[name]
            case OptionRef(name=name):
                return self.options[name]
            case StepRef():
                return _output(param, outputs)
            case RunId():
                return run_id
            case Text(parts=parts):
                return "".join(spoken(self._value(part, outputs, run_id)) for part in parts)
            case Items(items=items):
                return list(self._spliced(items, outputs, run_id))
            case Fields(fields=fields):
                return {name: self._value(field, outputs, run_id) for name, field in fields.items()}

    def _spliced(
        self,
        items: tuple[Param, ...],
        outputs: Mapping[str, Mapping[str, JsonValue]],
        run_id: str,
    ) -> Iterator[JsonValue]:
        for item in items:
            value = self._value(item, outputs, run_id)
            match item, value:
                case StepRef(), list():
                    yield from value
                case StepRef(), None:
                    pass
                case _:
                    yield value


def _output(reference: StepRef, outputs: Mapping[str, Mapping[str, JsonValue]]) -> JsonValue:
    """Raises InvalidInput for what was not made, unless the reference is optional."""
    made, output, index = outputs.get(reference.step, {}), reference.output, reference.index
    value = made.get(output)
    if index is None and output in made:
        return value
    if index is not None and isinstance(value, list) and index < len(value):
        return value[index]
    if reference.optional:
        return None
    if index is None or value is None:
        raise InvalidInput(f"Step {reference.step!r} made no {output}.")
    count = len(value) if isinstance(value, list) else 1
    raise InvalidInput(f"Step {reference.step!r} made no {output}[{index}]: it made {count}.")


def spoken(value: JsonValue) -> str:
    """A value within a text: a list as its items in a row."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(spoken(item) for item in value)
        case dict():
            raise InvalidInput("An object cannot be put into a text.")
        case _:
            return str(value)
