"""A template's graph as lines of text, layer by layer."""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from cyclorama.templates.condition import Condition
from cyclorama.templates.definition import Step, Template
from cyclorama.templates.graph import layers_of


def as_text(template: Template) -> str:
    """Layer by layer; behind each step what it waits for, and when it applies."""
    lines = [f"{template.id}  {template.label}"]
    outputs = {output.step for output in template.outputs}
    for number, layer in enumerate(all_layers(template), 1):
        lines += ["", f"layer {number}"]
        for step_id in layer:
            step = template.step[step_id]
            mark = "●" if step_id in outputs else "○"
            lines.append(f"  {mark} {step.id}  ({step.type})")
            lines += [f"      {line}" for line in _notes(step)]
    lines += ["", "● is given to the caller, as far as it applies"]
    return "\n".join(lines)


def all_layers(template: Template) -> tuple[tuple[str, ...], ...]:
    """The steps in their order, whether they apply or not."""
    layers, _ = layers_of({step.id: step.waits_for for step in template.steps})
    return layers


def _notes(step: Step) -> Iterator[str]:
    needed, hoped = step.needs, step.waits_for - step.needs
    if needed:
        yield f"← {', '.join(sorted(needed))}"
    if hoped:
        yield f"← {', '.join(sorted(hoped))} (may be missing)"
    if conditions := ", ".join(in_words(step.when)):
        yield f"if {conditions}"


def in_words(condition: Condition) -> Iterator[str]:
    """In words, as far as they are short."""
    match condition:
        case {"all": list(parts)}:
            for part in parts:
                yield from in_words(part)
        case {"any": list(parts)}:
            yield " or ".join(text for part in parts for text in in_words(part))
        case {"not": inner}:
            yield f"not ({', '.join(in_words(inner))})"
        case dict():
            yield _test(condition)


def _test(condition: Mapping[str, JsonValue]) -> str:
    name = next(condition[key] for key in ("option", "input", "event") if key in condition)
    if "present" in condition:
        return f"{name}" if condition["present"] else f"no {name}"
    if "in" in condition:
        among = condition["in"]
        return f"{name} in {', '.join(map(str, among if isinstance(among, list) else []))}"
    sign = "=" if "equals" in condition else "≠"
    return f"{name} {sign} {condition.get('equals', condition.get('not_equals'))}"
