"""The template that a command names: one that ships, by its id, or a file of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import JsonValue

    from cyclorama.templates.check import Checked
    from cyclorama.templates.definition import Template

Named = Annotated[
    str, typer.Argument(metavar="TEMPLATE", help="An id, or a YAML or JSON file of your own.")
]
_ENDINGS = (".yaml", ".yml", ".json")


def read_template(named: str) -> "Template":
    """Raises NotFound; DefinitionRefused for a file with errors."""
    from cyclorama.errors import NotFound
    from cyclorama.templates.system import system_template

    if is_file(named):
        return check_file(Path(named), [Path(named)]).accepted()
    found = system_template(named)
    if found is None:
        raise NotFound(f"There is no template {named!r}: `cyclorama template list` names them.")
    return found


def is_file(named: str) -> bool:
    return named.lower().endswith(_ENDINGS)


def check_file(file: Path, beside: list[Path]) -> "Checked":
    """`beside`: files whose templates it may run. Raises InvalidInput for one that cannot be
    read at all."""
    from cyclorama.templates.check import check
    from cyclorama.templates.known import known

    return check(_raw(file), known(finder(beside)))


def finder(files: list[Path]) -> "Callable[[str], Template | None]":
    """Finds what ships, and what is in these files, by id."""
    from pydantic import ValidationError

    from cyclorama.templates.definition import Template
    from cyclorama.templates.findings import DefinitionRefused
    from cyclorama.templates.system import system_template

    own: dict[str, Template] = {}
    for file in files:
        try:
            template = Template.model_validate(_raw(file))
        except (DefinitionRefused, ValidationError):
            continue  # it is told of when it is checked itself
        own[template.id] = template
    return lambda name: system_template(name) or own.get(name)


def _raw(file: Path) -> "JsonValue":
    from cyclorama.errors import InvalidInput
    from cyclorama.templates.system import with_choices
    from cyclorama.templates.yaml_text import read_definition

    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise InvalidInput(f"Cannot read {file}: {reason}.") from error
    return with_choices(read_definition(text))
