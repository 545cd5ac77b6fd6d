"""Check one placeholder: what it names is there, and may stand where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cyclorama.steps.base import Makes, StepType
from cyclorama.templates.broken import spelt
from cyclorama.templates.definition import Component, Option, Step
from cyclorama.templates.findings import Code, Finding
from cyclorama.templates.known import EACH_WORKFLOW, Known
from cyclorama.templates.placeholder import EVENT_FIELDS, INPUTS, Placeholder
from cyclorama.templates.shape import shape_of

LISTS = frozenset({"urls", "lines"})
WORDS = frozenset({"text", "lines", "from_pattern"})
"""Outputs of steps that are no media."""


@dataclass(frozen=True)
class References:
    """What placeholders may name. `options` and `steps`: those that could be read."""

    options: Mapping[str, Option]
    option_keys: frozenset[str]
    steps: Mapping[str, Step]
    step_ids: frozenset[str]
    known: Known
    template_id: str


@dataclass(frozen=True)
class Reference:
    """A placeholder in a parameter of `step`, which is of the type `kind`."""

    step: Step
    place: tuple[str | int, ...]
    placeholder: Placeholder
    alone: bool
    kind: StepType[Any]


@dataclass(frozen=True)
class _Thing:
    """What a placeholder stands for. `media`: the kinds it may be of; empty for a text or a
    number, None where anything may come."""

    media: frozenset[str] | None
    is_list: bool
    called: str


def check_reference(one: Reference, path: str, references: References) -> Finding | None:
    """What is wrong with it, if anything."""
    place, placeholder = spelt(path, one.place), one.placeholder
    match placeholder.source:
        case "options" if placeholder.name not in references.option_keys:
            message = f"There is no option {placeholder.name!r}."
            return Finding(place, Code.UNKNOWN_OPTION, message)
        case "inputs" if placeholder.name not in INPUTS:
            message = f"There is no input {placeholder.name!r}: there is {', '.join(INPUTS)}."
            return Finding(place, Code.UNKNOWN_INPUT, message)
        case "event" if placeholder.name not in EVENT_FIELDS:
            message = f"An event has no {placeholder.name!r}: it has {', '.join(EVENT_FIELDS)}."
            return Finding(place, Code.BAD_PLACEHOLDER, message)
        case "workflow" if placeholder.name != "id":
            message = "Of the workflow there is only its id."
            return Finding(place, Code.BAD_PLACEHOLDER, message)
        case "steps":
            if finding := _check_step_named(one, place, references):
                return finding
    thing = _thing(placeholder, references)
    return _check_fit(one, place, thing) if thing else None


def _check_step_named(one: Reference, place: str, references: References) -> Finding | None:
    name, output = one.placeholder.name, one.placeholder.output
    if name == one.step.id:
        return Finding(place, Code.SELF_DEPENDENCY, "A step cannot use what itself makes.")
    if name not in references.step_ids:
        return Finding(place, Code.UNKNOWN_DEPENDENCY, f"There is no step {name!r}.")
    offer = _offer(name, references)
    if offer is not None and output not in offer.outputs:
        has = ", ".join(offer.outputs)
        message = f"The step {name!r} has no output {output!r}: it has {has}."
        return Finding(place, Code.UNKNOWN_OUTPUT, message)
    return None


def _offer(step_id: str, references: References) -> Any:
    step = references.steps.get(step_id)
    kind = references.known.step_types.get(step.type) if step else None
    return kind.offer if kind else None


def _thing(placeholder: Placeholder, references: References) -> _Thing | None:
    """None: what it names is broken itself."""
    indexed = placeholder.index is not None
    match placeholder.source:
        case "options":
            option = references.options.get(placeholder.name)
            return _option_thing(option, indexed) if option else None
        case "inputs":
            return _Thing(frozenset({"image"}), not indexed, "a picture")
        case "steps":
            return _step_thing(placeholder, indexed, references)
        case "event" if placeholder.name == "logo_url":
            return _Thing(frozenset({"image"}), False, "a picture")
    return _Thing(frozenset(), False, "a text")


def _option_thing(option: Option, indexed: bool) -> _Thing:
    if option.component.media:
        kind = option.component.media
        return _Thing(frozenset({kind}), option.component.is_list and not indexed, f"a {kind}")
    if option.component is Component.HIDDEN:
        return _Thing(None, False, "a hidden value")  # it may hold an address
    return _Thing(frozenset(), False, f"a {option.component}")


def _step_thing(placeholder: Placeholder, indexed: bool, references: References) -> _Thing | None:
    offer = _offer(placeholder.name, references)
    if offer is None:
        return None
    is_list = placeholder.output in LISTS and not indexed
    if placeholder.output in WORDS:
        return _Thing(frozenset(), is_list, "a text")
    if offer.makes in (Makes.ANY, Makes.TEXT):
        return _Thing(frozenset({"image", "video", "audio"}), is_list, "a file")
    return _Thing(frozenset({offer.makes.value}), is_list, f"a {offer.makes}")


def _check_fit(one: Reference, place: str, thing: _Thing) -> Finding | None:
    """Whether it may stand there."""

    def bad(message: str) -> Finding:
        return Finding(place, Code.BAD_REFERENCE, f"{one.placeholder}: {message}")

    if one.placeholder.index is not None and one.placeholder.output not in (*LISTS, ""):
        return bad("only a list takes an index.")
    if one.kind.name == EACH_WORKFLOW:
        return None  # the template that it runs says what may stand there
    shape = shape_of(one.kind)
    wanted = shape.media(one.place)
    if not one.alone:
        return bad("a file cannot be put into a text.") if thing.media else None
    if thing.media and not wanted:
        return bad(f"{thing.called} cannot stand here, where a text or a number is wanted.")
    if thing.media is not None and wanted and not thing.media & wanted:
        return bad(f"{thing.called} cannot stand here: wanted is {_listed(wanted)}.")
    within_list = bool(one.place) and isinstance(one.place[-1], int)
    if (
        one.placeholder.optional
        and one.placeholder.source == "steps"
        and not within_list
        and not shape.is_text(one.place)
        and not shape.takes_null(one.place)
        and not shape.takes_list(one.place)
    ):
        return bad("this parameter cannot do without it: leave the question mark out.")
    if (
        thing.is_list
        and not within_list
        and not shape.takes_list(one.place)
        and shape.takes_one(one.place)
        and not shape.is_text(one.place)
    ):
        return bad("this is a list, and one is wanted: take one of it with [0].")
    return None


def _listed(kinds: frozenset[str]) -> str:
    return " or ".join(sorted(kinds))
