"""Check a definition: everything that is wrong with it, at once.

head        the template's own fields
options     each by itself, then what they say of each other     (check_options)
steps       ids, types, parameters, references                   (check_steps)
graph       dependencies and circles
outputs     what the caller gets
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, JsonValue, ValidationError

from cyclorama.templates.broken import findings_of
from cyclorama.templates.check_graph import check_size, find_circle
from cyclorama.templates.check_options import check_option
from cyclorama.templates.check_steps import References, check_condition, check_step
from cyclorama.templates.definition import (
    MAX_OPTIONS,
    MAX_OUTPUTS,
    MAX_STEPS,
    Option,
    Output,
    Step,
    Template,
)
from cyclorama.templates.findings import Code, DefinitionRefused, Finding
from cyclorama.templates.known import Known
from cyclorama.templates.unused import unused

MAX_LEVELS = 24  # of lists and objects in one another
_LISTS = ("available_options", "steps", "outputs")

P = TypeVar("P", bound=BaseModel)


@dataclass(frozen=True)
class Checked:
    """`template`: None if there are errors."""

    template: Template | None
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...] = ()

    @property
    def valid(self) -> bool:
        return not self.errors

    def accepted(self) -> Template:
        """Raises DefinitionRefused."""
        if self.template is None:
            raise DefinitionRefused(self.errors)
        return self.template


@dataclass
class _Findings:
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)


def check(raw: JsonValue, known: Known) -> Checked:
    if not isinstance(raw, dict):
        return _refused("", Code.NOT_AN_OBJECT, "A template is an object.")
    if _too_deep(raw):
        return _refused(
            "", Code.TOO_LONG, f"Lists and objects are more than {MAX_LEVELS} levels deep."
        )
    found = _Findings()
    head = _check_head(raw, found)
    options = _read_list(raw, "available_options", Option, MAX_OPTIONS, found, needed=False)
    steps = _read_list(raw, "steps", Step, MAX_STEPS, found)
    outputs = _read_list(raw, "outputs", Output, MAX_OUTPUTS, found)
    step_ids = _ids(raw, "steps", "id")
    references = References(
        options={option.key: option for option in options.values()},
        # What is broken is there all the same: one error for it is enough.
        option_keys=frozenset(_ids(raw, "available_options", "key")),
        steps={step.id: step for step in steps.values()},
        step_ids=frozenset(step_ids),
        known=known,
        template_id=str(raw.get("id", "")),
    )
    found.errors += _duplicates(raw, "available_options", "key")
    found.errors += _duplicates(raw, "steps", "id")
    for index, option in options.items():
        found.errors += check_option(option, f"available_options[{index}]", references)
    for index, step in steps.items():
        found.errors += check_step(step, f"steps[{index}]", references)
    found.errors += find_circle(steps)
    found.errors += check_size(steps.values(), known)
    for index, output in outputs.items():
        found.errors += _check_output(output, f"outputs[{index}]", references)
    if found.errors:
        return Checked(None, tuple(found.errors), tuple(found.warnings))
    read = {
        "available_options": tuple(options.values()),
        "steps": tuple(steps.values()),
        "outputs": tuple(outputs.values()),
    }
    template = Template.model_validate({**head, **read})
    found.warnings += unused(template)
    return Checked(template, (), tuple(found.warnings))


def _refused(path: str, code: Code, message: str) -> Checked:
    return Checked(None, (Finding(path, code, message),))


def _too_deep(raw: JsonValue) -> bool:
    """Without recursion: what is checked may be made to break it."""
    level: Sequence[Any] = [raw]
    for _ in range(MAX_LEVELS):
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
        if not level:
            return False
    return True


def _check_head(raw: dict[str, JsonValue], found: _Findings) -> dict[str, JsonValue]:
    """The template's own fields. Those that it does not know are left out, with a warning."""
    known_fields = Template.model_fields
    for name in raw:
        if name not in known_fields:
            message = f"There is no field {name[:60]!r}: it is left out."
            found.warnings.append(Finding(name[:60], Code.UNKNOWN_FIELD, message))
    head = {name: value for name, value in raw.items() if name in known_fields}
    for name in _LISTS:
        head.pop(name, None)
    try:
        # The lists are checked item by item; here they are only there.
        Template.model_validate({**head, "steps": _STEPS, "outputs": _OUTPUTS})
    except ValidationError as error:
        found.errors += findings_of(error, "", head)
    return head


_STEPS = (Step(id="a", type="a"),)
_OUTPUTS = (Output(step="a"),)


def _read_list(
    raw: dict[str, JsonValue],
    name: str,
    model: type[P],
    most: int,
    found: _Findings,
    *,
    needed: bool = True,
) -> dict[int, P]:
    """Those items that can be read, by their place."""
    items = raw.get(name, [] if not needed else None)
    if items is None or (needed and items == []):
        code = Code.NO_OUTPUT if name == "outputs" else Code.MISSING_FIELD
        found.errors.append(Finding(name, code, f"There has to be at least one of {name}."))
        return {}
    if not isinstance(items, list):
        found.errors.append(Finding(name, Code.BAD_VALUE, "This has to be a list."))
        return {}
    if len(items) > most:
        message = f"There are {len(items)}, and at most {most} are allowed."
        found.errors.append(Finding(name, Code.TOO_MANY, message))
        return {}
    read: dict[int, P] = {}
    for index, item in enumerate(items):
        path = f"{name}[{index}]"
        if not isinstance(item, dict):
            found.errors.append(Finding(path, Code.NOT_AN_OBJECT, "This has to be an object."))
            continue
        try:
            read[index] = model.model_validate(item)
        except ValidationError as error:
            found.errors += findings_of(error, path, item)
    return read


def _ids(raw: dict[str, JsonValue], name: str, key: str) -> list[str]:
    items = raw.get(name)
    if not isinstance(items, list):
        return []
    named = [item.get(key) for item in items if isinstance(item, dict)]
    return [one for one in named if isinstance(one, str)]


def _duplicates(raw: dict[str, JsonValue], name: str, key: str) -> list[Finding]:
    items = raw.get(name)
    if not isinstance(items, list) or len(items) > MAX_STEPS:
        return []
    found, seen = [], set()
    for index, item in enumerate(items):
        one = item.get(key) if isinstance(item, dict) else None
        if isinstance(one, str) and one in seen:
            message = f"{one[:60]!r} is there already: every {key} is used once."
            found.append(Finding(f"{name}[{index}].{key}", Code.DUPLICATE_ID, message))
        if isinstance(one, str):
            seen.add(one)
    return found


def _check_output(output: Output, path: str, references: References) -> list[Finding]:
    found = check_condition(output.when, f"{path}.when", references)
    if output.step not in references.step_ids:
        message = f"There is no step {output.step[:60]!r}."
        found.append(Finding(f"{path}.step", Code.UNKNOWN_OUTPUT, message))
    return found
