"""Conditions: when a step or an output applies. Pure, and decided before anything runs.

    null                                        always
    {option: pipeline_mode, equals: video}      or not_equals, in, present
    {input: image_urls, present: true}
    {event: logo_url, present: true}
    {all: [...]}, {any: [...]}, {not: ...}

Texts are compared without regard to case. `present` is false for what is null, empty or missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import JsonValue, WithJsonSchema

MAX_DEPTH = 8
MAX_PARTS = 100

Source = Literal["option", "input", "event"]
SOURCES: tuple[Source, ...] = ("option", "input", "event")
QUESTIONS = ("equals", "not_equals", "in", "present")
GROUPS = ("all", "any", "not")

SCHEMA: dict[str, object] = {
    "title": "Condition",
    "description": "null: always. Else a test, or all, any, not of others.",
    "type": ["object", "null"],
    "examples": [
        {"option": "pipeline_mode", "equals": "video"},
        {"all": [{"event": "logo_url", "present": True}]},
    ],
}
Condition = Annotated[JsonValue, WithJsonSchema(SCHEMA)]
"""As it is written; `every_test` says whether it is one."""


class BadCondition(ValueError):
    """Says what is wrong in a sentence."""


@dataclass(frozen=True)
class Facts:
    """What conditions are about: what was chosen, what was sent in, what the event has."""

    options: Mapping[str, object] = field(default_factory=dict)
    inputs: Mapping[str, object] = field(default_factory=dict)
    event: Mapping[str, object] = field(default_factory=dict)

    def get(self, source: Source, name: str) -> object:
        there = {"option": self.options, "input": self.inputs, "event": self.event}[source]
        return there.get(name)


@dataclass(frozen=True)
class Test:
    __test__ = False  # not for pytest

    source: Source
    name: str
    question: str
    wanted: JsonValue

    def holds(self, facts: Facts) -> bool:
        value = facts.get(self.source, self.name)
        match self.question:
            case "equals":
                return _same(value, self.wanted)
            case "not_equals":
                return not _same(value, self.wanted)
            case "in":
                assert isinstance(self.wanted, list)
                return any(_same(value, one) for one in self.wanted)
        return _present(value) is self.wanted


def holds(condition: Condition, facts: Facts) -> bool:
    """Raises BadCondition for what is none."""
    if condition is None:
        return True
    match _group(condition):
        case "all", parts:
            return all(holds(part, facts) for part in parts)
        case "any", parts:
            return any(holds(part, facts) for part in parts)
        case "not", parts:
            return not holds(parts[0], facts)
    return _test(condition).holds(facts)


def every_test(condition: Condition, depth: int = 0) -> Iterator[Test]:
    """All tests of a condition, however deep. Raises BadCondition."""
    if condition is None:
        return
    if depth > MAX_DEPTH:
        raise BadCondition(f"It is more than {MAX_DEPTH} levels deep.")
    group = _group(condition)
    if group is None:
        yield _test(condition)
        return
    for part in group[1]:
        if part is None:
            raise BadCondition(f"A condition of {group[0]!r} is null.")
        yield from every_test(part, depth + 1)


def _group(condition: JsonValue) -> tuple[str, list[JsonValue]] | None:
    if not isinstance(condition, dict):
        raise BadCondition("It has to be an object, or null.")
    named = [name for name in GROUPS if name in condition]
    if not named:
        return None
    if len(condition) != 1:
        raise BadCondition(f"{named[0]!r} stands alone: put the rest into it.")
    name, inner = named[0], condition[named[0]]
    if name == "not":
        if inner is None:
            raise BadCondition("'not' takes a condition.")
        return name, [inner]
    if not isinstance(inner, list) or not inner or len(inner) > MAX_PARTS:
        raise BadCondition(f"{name!r} takes a list of 1 to {MAX_PARTS} conditions.")
    return name, inner


def _test(condition: JsonValue) -> Test:
    assert isinstance(condition, dict)
    if unknown := sorted(set(condition).difference(SOURCES, QUESTIONS)):
        raise BadCondition(
            f"There is no {unknown[0][:40]!r}: a condition has one of {', '.join(SOURCES)}, and "
            f"one of {', '.join(QUESTIONS)}; or it is one of {', '.join(GROUPS)}."
        )
    sources = [source for source in SOURCES if source in condition]
    questions = [question for question in QUESTIONS if question in condition]
    if len(sources) != 1 or len(questions) != 1:
        raise BadCondition(
            f"It needs exactly one of {', '.join(SOURCES)}, and exactly one of "
            f"{', '.join(QUESTIONS)}."
        )
    name, question = condition[sources[0]], questions[0]
    wanted = condition[question]
    if not isinstance(name, str):
        raise BadCondition(f"{sources[0]!r} takes a name.")
    if question == "present" and not isinstance(wanted, bool):
        raise BadCondition("'present' takes true or false.")
    if question == "in" and not (isinstance(wanted, list) and all(map(_plain, wanted))):
        raise BadCondition("'in' takes a list of texts and numbers.")
    if question in ("equals", "not_equals") and not _plain(wanted):
        raise BadCondition(f"{question!r} takes a text, a number, true, false or null.")
    return Test(sources[0], name, question, wanted)


def _plain(value: JsonValue) -> bool:
    return not isinstance(value, list | dict)


def _same(value: object, wanted: JsonValue) -> bool:
    if isinstance(value, bool) or isinstance(wanted, bool):
        return value is wanted
    if value is None or wanted is None:
        return value is wanted
    return str(value).casefold() == str(wanted).casefold()


def _present(value: object) -> bool:
    return value is not None and value != "" and value != [] and value != ()
