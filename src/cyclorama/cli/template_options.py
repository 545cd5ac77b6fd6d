"""`--option name=value`, with files of this machine in place of addresses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pydantic import JsonValue

    from cyclorama.templates.definition import Template

Chosen = Annotated[
    list[str] | None,
    typer.Option(
        "--option",
        metavar="NAME=VALUE",
        help="An option of the template; a list option is given once for each item.",
    ),
]
Images = Annotated[
    list[str] | None,
    typer.Option(
        "--image",
        metavar="FILE_OR_URL",
        help="A picture for the template's image options, in their order. Can be repeated.",
    ),
]
_HERE = "https://file.invalid"  # RFC 2606: no such host will ever be


@dataclass
class Given:
    """`local`: the files that stand for addresses."""

    options: "dict[str, JsonValue]" = field(default_factory=dict)
    image_urls: list[str] = field(default_factory=list)
    local: dict[str, Path] = field(default_factory=dict)

    def address(self, text: str) -> str:
        """Of an address the same, of a file one that stands for it. Raises BadParameter."""
        if text.startswith(("http://", "https://")):
            return text
        file = Path(text)
        if not file.is_file():
            raise typer.BadParameter(f"There is no file {text!r}.")
        address = f"{_HERE}/{len(self.local)}"
        self.local[address] = file
        return address


def read_options(
    template: "Template", chosen: Sequence[str] | None, images: Sequence[str] | None
) -> Given:
    """Raises BadParameter."""
    given = Given()
    given.image_urls = [given.address(image) for image in images or ()]
    for text in chosen or ():
        name, sign, value = text.partition("=")
        if not sign or name not in template.options:
            there = ", ".join(template.options) or "none"
            raise typer.BadParameter(
                f"{text!r} sets no option of {template.id}: write NAME=VALUE; it has {there}.",
                param_hint="--option",
            )
        component = template.options[name].component
        known = given.address(value) if component.media else value
        if component.is_list:
            before = given.options.get(name)
            given.options[name] = [*(before if isinstance(before, list) else []), known]
        else:
            given.options[name] = known
    return given
