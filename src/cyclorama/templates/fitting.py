"""Check a step's parameters once more when the options are known, before anything runs."""

from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue

from cyclorama.production.plan import Fields, Items, Param, Value
from cyclorama.steps.base import StepType
from cyclorama.templates.bind import Scope
from cyclorama.templates.definition import Step
from cyclorama.templates.findings import Code, Finding
from cyclorama.templates.literal import check_params
from cyclorama.templates.placeholder import Placeholder, placeholders_of

_OPEN = "{{steps.other.url}}"  # for what another step makes


def check_fit(
    step: Step, params: Mapping[str, Param], kind: StepType[Any], scope: Scope
) -> list[Finding]:
    """What is wrong, at the option that brought it where there is one."""
    known = {name: _plain(param) for name, param in params.items()}
    return [_at_option(finding, step, scope) for finding in check_params(known, kind, "params")]


def _plain(param: Param) -> JsonValue:
    match param:
        case Value(value=value):
            return value
        case Items(items=items):
            return [_plain(item) for item in items]
        case Fields(fields=fields):
            return {name: _plain(field) for name, field in fields.items()}
    return _OPEN


def _at_option(finding: Finding, step: Step, scope: Scope) -> Finding:
    name = finding.path.removeprefix("params.").split(".")[0].split("[")[0]
    within = f"{scope.prefix}{step.id}"
    for one in placeholders_of(step.params.get(name)):
        placeholder = one.placeholder
        if isinstance(placeholder, Placeholder) and placeholder.source == "options":
            if finding.code is Code.MISSING_PARAM:
                message = f"Give {placeholder.name!r}: the step {within!r} needs it."
                return Finding(f"options.{placeholder.name}", Code.REQUIRED, message)
            message = f"The step {within!r} cannot be done with this: {finding.message}"
            return Finding(f"options.{placeholder.name}", Code.BAD_VALUE, message)
        if isinstance(placeholder, Placeholder) and placeholder.source == "inputs":
            message = f"Send more image_urls: the step {within!r} needs them."
            return Finding("image_urls", Code.REQUIRED, message)
    return Finding(f"steps.{within}.{finding.path}", finding.code, finding.message)
