"""Check parameters against the step type's own model, as far as they are known already.

What is a placeholder still, or is made by another step, is left out of account.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import JsonValue, ValidationError
from pydantic_core import ErrorDetails

from cyclorama.steps.base import StepType
from cyclorama.templates.broken import place_of, sentence, spelt
from cyclorama.templates.findings import Code, Finding
from cyclorama.templates.placeholder import has_placeholders
from cyclorama.templates.shape import shape_of


def check_params(
    params: Mapping[str, JsonValue],
    kind: StepType[Any],
    path: str,
    is_open: Callable[[JsonValue], bool] = has_placeholders,
) -> list[Finding]:
    """`is_open`: whether a value is not known yet, or a part of it is not."""
    given = {name: value for name, value in params.items() if value is not None}
    try:
        kind.params.model_validate(given)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
    else:
        details = []
    found, seen = [], set()
    for detail in details:
        finding = _finding(detail, given, kind, path, is_open)
        # A union says of each of its members why it does not fit: one of them is enough.
        if finding is not None and finding.path not in seen:
            seen.add(finding.path)
            found.append(finding)
    return found


def _finding(
    detail: ErrorDetails,
    params: Mapping[str, JsonValue],
    kind: StepType[Any],
    path: str,
    is_open: Callable[[JsonValue], bool],
) -> Finding | None:
    loc = detail["loc"]
    if not loc:
        known = not any(is_open(value) for value in params.values())
        return Finding(path, Code.BAD_PARAM, sentence(detail)) if known else None
    name = str(loc[0])
    if detail["type"] == "missing" and len(loc) == 1:
        message = f"The step type {kind.name} needs {name!r}."
        return Finding(spelt(path, (name,)), Code.MISSING_PARAM, message)
    if detail["type"] == "extra_forbidden":
        there = ", ".join(shape_of(kind).names) if len(loc) == 1 else ""
        hint = f": it takes {there}." if there else "."
        message = f"The step type {kind.name} takes no {str(loc[-1])[:60]!r}{hint}"
        return Finding(spelt(path, loc), Code.UNKNOWN_PARAM, message)
    place = place_of(loc, dict(params))
    value: Any = params
    for key in place:
        value = value[key]
    if is_open(value):  # it may be longer, or fit another member of a union, when it is known
        return None
    return Finding(spelt(path, place), Code.BAD_PARAM, sentence(detail))
