"""Check one option of a template: whether what it says goes together."""

from typing import Annotated

from pydantic import StringConstraints, TypeAdapter
from pydantic_core import SchemaError

from cyclorama.templates.check_steps import References, check_condition
from cyclorama.templates.definition import Component, Option
from cyclorama.templates.findings import Code, Finding
from cyclorama.templates.option_value import BadValue, read_value


def check_option(option: Option, path: str, references: References) -> list[Finding]:
    def bad(message: str, field: str = "") -> Finding:
        return Finding(f"{path}.{field}" if field else path, Code.BAD_OPTION, message)

    found = check_condition(option.visible_when, f"{path}.visible_when", references)
    if option.component is Component.SELECT and not option.choices:
        found.append(bad("A select needs choices.", "choices"))
    if option.component is not Component.SELECT and option.choices:
        found.append(bad("Only a select has choices.", "choices"))
    if option.component is not Component.SELECT and option.open:
        found.append(bad("Only a select can be open.", "open"))
    values = [str(choice.value).casefold() for choice in option.choices]
    if len(set(values)) < len(values):
        found.append(bad("Two choices have the same value.", "choices"))
    if option.max_items is not None and not option.component.is_list:
        found.append(bad("Only a list has max_items.", "max_items"))
    low, high = option.minimum, option.maximum
    if (low is not None or high is not None) and option.component is not Component.NUMBER:
        found.append(bad("Only a number has a minimum and a maximum.", "minimum"))
    if low is not None and high is not None and low > high:
        found.append(bad("The minimum is above the maximum.", "minimum"))
    if option.pattern is not None and not _is_pattern(option.pattern):
        found.append(
            bad(
                "This pattern cannot be read: look-around and back references are not known.",
                "pattern",
            )
        )
    elif option.default is not None and not found:
        try:
            read_value(option, option.default)
        except BadValue as error:
            found.append(bad(f"The default does not fit: {error}", "default"))
    return found


def _is_pattern(pattern: str) -> bool:
    # The engine that runs it, too: it takes time in proportion to the text, whatever the pattern.
    try:
        TypeAdapter(Annotated[str, StringConstraints(pattern=pattern)])
    except SchemaError:
        return False
    return True
