"""Check one step of a template: its type, its parameters, and everything that they refer to."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import JsonValue

from cyclorama.steps.base import StepType
from cyclorama.templates.broken import spelt
from cyclorama.templates.check_nested import check_nested
from cyclorama.templates.check_reference import Reference, References, check_reference
from cyclorama.templates.condition import BadCondition, Condition, every_test
from cyclorama.templates.definition import Step
from cyclorama.templates.findings import Code, Finding
from cyclorama.templates.known import EACH_WORKFLOW
from cyclorama.templates.literal import check_params
from cyclorama.templates.option_value import is_address
from cyclorama.templates.placeholder import EVENT_FIELDS, INPUTS, BadPlaceholder
from cyclorama.templates.shape import shape_of

__all__ = ["References", "check_condition", "check_step"]


def check_step(step: Step, path: str, references: References) -> list[Finding]:
    found = check_condition(step.when, f"{path}.when", references)
    found += _check_dependencies(step, path, references)
    kind = references.known.step_types.get(step.type)
    if kind is None:
        there = ", ".join(sorted(references.known.step_types))
        message = f"There is no step type {step.type[:60]!r}: there are {there}."
        return [*found, Finding(f"{path}.type", Code.UNKNOWN_TYPE, message)]
    found += _check_placeholders(step, f"{path}.params", kind, references)
    found += check_params(step.params, kind, f"{path}.params")
    found += _check_addresses(step, f"{path}.params", kind)
    if step.type == EACH_WORKFLOW:
        found += check_nested(step, f"{path}.params", references)
    return found


def check_condition(condition: Condition, path: str, references: References) -> list[Finding]:
    try:
        tests = list(every_test(condition))
    except BadCondition as error:
        return [Finding(path, Code.BAD_WHEN, str(error))]
    there: Mapping[str, tuple[Any, str, Code]] = {
        "option": (references.option_keys, "option", Code.UNKNOWN_OPTION),
        "input": (INPUTS, "input", Code.UNKNOWN_INPUT),
        "event": (EVENT_FIELDS, "field of an event", Code.BAD_WHEN),
    }
    found = []
    for test in tests:
        names, called, code = there[test.source]
        if test.name not in names:
            found.append(Finding(path, code, f"There is no {called} {test.name[:60]!r}."))
    return found


def _check_dependencies(step: Step, path: str, references: References) -> list[Finding]:
    found = []
    for index, other in enumerate(step.depends_on):
        place = f"{path}.depends_on[{index}]"
        if other == step.id:
            message = "A step cannot wait for itself."
            found.append(Finding(place, Code.SELF_DEPENDENCY, message))
        elif other not in references.step_ids:
            message = f"There is no step {other[:60]!r}."
            found.append(Finding(place, Code.UNKNOWN_DEPENDENCY, message))
    return found


def _check_placeholders(
    step: Step, path: str, kind: StepType[Any], references: References
) -> list[Finding]:
    found: list[Finding] = []
    for one in step.found:
        if isinstance(one.placeholder, BadPlaceholder):
            place = spelt(path, one.place)
            found.append(Finding(place, Code.BAD_PLACEHOLDER, str(one.placeholder)))
            continue
        reference = Reference(step, one.place, one.placeholder, one.alone, kind)
        if finding := check_reference(reference, path, references):
            found.append(finding)
    return found


def _check_addresses(step: Step, path: str, kind: StepType[Any]) -> list[Finding]:
    """Where media are wanted, a text that is written down has to be an address."""
    shape = shape_of(kind)
    message = "Here belongs a picture, a clip or a sound: a placeholder, or an address."
    return [
        Finding(spelt(path, place), Code.BAD_PARAM, message)
        for place, text in _texts(dict(step.params))
        if shape.media(place) and "{{" not in text and not is_address(text)
    ]


def _texts(
    value: JsonValue, place: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    match value:
        case str():
            yield place, value
        case list():
            for index, item in enumerate(value):
                yield from _texts(item, (*place, index))
        case dict():
            for name, item in value.items():
                yield from _texts(item, (*place, name))
