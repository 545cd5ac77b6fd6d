"""Check a step that runs another template: it is there, it does not end in itself, and it gets
the options that it needs."""

from collections import Counter
from collections.abc import Iterable, Iterator

from cyclorama.templates.check_reference import References
from cyclorama.templates.definition import Step, Template
from cyclorama.templates.findings import Code, Finding
from cyclorama.templates.known import EACH_WORKFLOW, Find
from cyclorama.templates.option_value import BadValue, read_value
from cyclorama.templates.placeholder import has_placeholders

MAX_NESTING = 3  # templates in one another, the outermost counted
MAX_ALL_STEPS = 300  # of one run, those of the templates that are run counted


def check_nested(step: Step, path: str, references: References) -> list[Finding]:
    name = step.params.get("template")
    if not isinstance(name, str):
        return []  # said already: a parameter is missing, or wrong
    place = f"{path}.template"
    if has_placeholders(name):
        message = "Which template is run has to be written down: no placeholder is taken here."
        return [Finding(place, Code.BAD_REFERENCE, message)]
    inner = references.known.find(name)
    if name == references.template_id:
        return [Finding(place, Code.CYCLE, "A template cannot run itself.")]
    if inner is None:
        message = f"There is no template {name[:60]!r}."
        return [Finding(place, Code.UNKNOWN_TEMPLATE, message)]
    for chain in _chains(inner, references.known.find, (references.template_id, name)):
        if len(set(chain)) < len(chain):
            way = " → ".join(chain)
            return [Finding(place, Code.CYCLE, f"These templates run each other: {way}.")]
        if len(chain) > MAX_NESTING:
            message = f"Templates run each other at most {MAX_NESTING} deep."
            return [Finding(place, Code.TOO_MANY, message)]
    return _check_options(step, f"{path}.options", inner)


def count_steps(steps: Iterable[Step], find: Find, depth: int = 0) -> int:
    """With those of the templates that they run, however deep (as far as it is allowed)."""
    steps = list(steps)
    inner = Counter(_names(steps))
    total = len(steps)
    for name, times in inner.items():
        template = find(name)
        if template is not None and depth < MAX_NESTING:
            total += times * count_steps(template.steps, find, depth + 1)
    return total


def longest_id(steps: Iterable[Step], find: Find, depth: int = 0) -> int:
    """Characters of the longest id of a step of a run: `<step>--<inner step>`."""
    lengths = [0]
    for step in steps:
        inner = find(_names([step])[0]) if _names([step]) and depth < MAX_NESTING else None
        below = 2 + longest_id(inner.steps, find, depth + 1) if inner else 0
        lengths.append(len(step.id) + below)
    return max(lengths)


def _chains(inner: Template, find: Find, chain: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The ways from template to template, each as far as it is of interest."""
    yield chain
    if len(chain) > MAX_NESTING or len(set(chain)) < len(chain):
        return
    for name in dict.fromkeys(_names(inner.steps)):
        further = find(name)
        if further is not None:
            yield from _chains(further, find, (*chain, name))


def _names(steps: Iterable[Step]) -> list[str]:
    """Of the templates that they run."""
    named = (step.params.get("template") for step in steps if step.type == EACH_WORKFLOW)
    return [name for name in named if isinstance(name, str)]


def _check_options(step: Step, path: str, inner: Template) -> list[Finding]:
    given = step.params.get("options", {})
    if not isinstance(given, dict):
        return []
    found = []
    for key, value in given.items():
        option = inner.options.get(key)
        if option is None:
            there = ", ".join(inner.options) or "none"
            message = f"The template {inner.id} has no option {key[:60]!r}: it has {there}."
            found.append(Finding(f"{path}.{key}", Code.UNKNOWN_OPTION, message))
        elif value is not None and not has_placeholders(value):
            try:
                read_value(option, value)
            except BadValue as error:
                found.append(Finding(f"{path}.{key}", Code.BAD_PARAM, str(error)))
    for option in inner.available_options:
        if option.required and option.default is None and given.get(option.key) is None:
            message = f"The template {inner.id} needs the option {option.key!r}."
            found.append(Finding(f"{path}.{option.key}", Code.MISSING_PARAM, message))
    return found
