"""Put what is known into a step's parameters: JSON with placeholders becomes a plan's parameters.

Options, inputs and the event are known by now; what other steps make stays a reference. What
stands for nothing is left out of lists, objects and parameters, and is empty in texts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from cyclorama.production.plan import Items, Param, RunId, StepRef, Value
from cyclorama.templates.assemble import fielded, joined, listed
from cyclorama.templates.definition import Component, Template
from cyclorama.templates.event import Event
from cyclorama.templates.ingests import Ingests
from cyclorama.templates.option_value import is_address
from cyclorama.templates.placeholder import Piece, Placeholder, pieces_of
from cyclorama.templates.shape import Place, Shape

OUTPUT_NAMES = {"url": "media", "urls": "all"}
"""What a template calls an output of a step, and what the step calls it."""


@dataclass(frozen=True)
class Scope:
    """What a template's placeholders stand for in one run of it. `prefix` goes before the ids of
    its steps; `active`: those that are done."""

    template: Template
    options: Mapping[str, Param]
    image_urls: Sequence[str]
    event: Event
    active: frozenset[str]
    prefix: str = ""


class Binding:
    """Of the parameters of one step. Addresses of media become steps that take them in."""

    def __init__(self, scope: Scope, shape: Shape, ingests: Ingests, step_id: str) -> None:
        self._scope = scope
        self._shape = shape
        self._ingests = ingests
        self._step_id = step_id

    def bind(self, params: Mapping[str, JsonValue]) -> dict[str, Param]:
        bound = {name: self._param(value, (name,)) for name, value in params.items()}
        found = {name: param for name, param in bound.items() if param is not None}
        for name in self._shape.required.difference(found).intersection(params):
            if self._shape.is_text((name,)):
                found[name] = Value(value="")
        return found

    def _param(self, value: JsonValue, place: Place) -> Param | None:
        match value:
            case None:
                return None
            case str():
                return self._text(value, place)
            case list():
                items = [self._param(item, (*place, index)) for index, item in enumerate(value)]
                return listed(items)
            case dict():
                fields = {name: self._param(item, (*place, name)) for name, item in value.items()}
                return fielded(fields)
        return Value(value=value)

    def _text(self, text: str, place: Place) -> Param | None:
        pieces = pieces_of(text)
        if len(pieces) != 1 or isinstance(pieces[0], str):
            if not any(isinstance(piece, Placeholder) for piece in pieces):
                return self._literal(text, place)
            return joined([self._piece(piece) for piece in pieces])
        param = self._stand_in(pieces[0], place)
        if param is None:
            return None
        if self._shape.is_text(place):
            return joined([param])
        if self._shape.takes_list(place) and not self._shape.takes_one(place):
            return listed([param])
        return param

    def _literal(self, text: str, place: Place) -> Param:
        if is_address(text) and (kinds := self._shape.media(place)):
            return self._ingests.take_in(text, tuple(sorted(kinds)), self._step_id)
        return Value(value=text)

    def _piece(self, piece: Piece) -> Param | None:
        return Value(value=piece) if isinstance(piece, str) else self._stand_in(piece, None)

    def _stand_in(self, placeholder: Placeholder, place: Place | None) -> Param | None:
        """What it stands for; None for nothing. `place`: None within a text."""
        scope, name, index = self._scope, placeholder.name, placeholder.index
        match placeholder.source:
            case "options":
                return self._option(name, index, place)
            case "inputs":
                addresses = [
                    self._ingests.take_in(address, ("image",), f"image_urls-{number}")
                    for number, address in enumerate(scope.image_urls)
                    if index in (None, number)
                ]
                return listed(addresses) if index is None else next(iter(addresses), None)
            case "steps":
                if name not in scope.active:
                    return None
                return StepRef(
                    step=f"{scope.prefix}{name}",
                    output=OUTPUT_NAMES.get(placeholder.output, placeholder.output),
                    index=index,
                    optional=placeholder.optional,
                )
            case "event":
                value = scope.event.fields[name]
                if name == "logo_url" and isinstance(value, str):
                    return self._ingests.take_in(value, ("image",), "logo_url")
                return None if value is None else Value(value=value)
        return RunId()

    def _option(self, key: str, index: int | None, place: Place | None) -> Param | None:
        param = self._scope.options[key]
        component = self._scope.template.options[key].component
        kinds: tuple[str, ...] = (component.media,) if component.media else ()
        if component is Component.HIDDEN and place is not None:
            kinds = tuple(sorted(self._shape.media(place)))
        name = f"{self._scope.prefix}{key}"
        match param:
            case Value(value=None):
                return None
            case Value(value=list() as values):
                if index is not None:
                    values = values[index : index + 1]
                params = [
                    self._known(value, kinds, f"{name}-{number}")
                    for number, value in enumerate(values, index or 0)
                ]
                return listed(params) if index is None else next(iter(params), None)
            case Value(value=value):
                return self._known(value, kinds, name)
            case StepRef() if index is not None:
                return param.model_copy(update={"index": index})
            case Items(items=items) if index is not None:
                return items[index] if index < len(items) else None
        return param

    def _known(self, value: JsonValue, kinds: Sequence[str], name: str) -> Param:
        if isinstance(value, str) and kinds and is_address(value):
            return self._ingests.take_in(value, tuple(kinds), name)
        return Value(value=value)
