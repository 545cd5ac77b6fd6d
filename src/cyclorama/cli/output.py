"""What commands print: for people by default, for programs with `--json`."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def print_json(value: object) -> None:
    typer.echo(json.dumps(value, indent=2, default=str))


def print_rows(rows: Sequence[Mapping[str, object]], as_json: bool, nothing: str) -> None:
    """A table of the rows, whose keys are the headings; `nothing` is said where there are none."""
    if as_json:
        print_json(rows)
        return
    if not rows:
        typer.echo(nothing)
        return
    texts = [{name: _text(value) for name, value in row.items()} for row in rows]
    widths = {name: max(len(name), *(len(text[name]) for text in texts)) for name in texts[0]}
    for line in ({name: name.upper() for name in widths}, *texts):
        typer.echo("  ".join(line[name].ljust(width) for name, width in widths.items()).rstrip())


def wrong_setting(error: ValueError) -> str | None:
    """The sentence for a setting that is wrong; None where the error is about something else."""
    from pydantic import ValidationError

    if not isinstance(error, ValidationError) or error.title != "Settings":
        return None
    first = error.errors()[0]
    setting = "_".join(str(part) for part in first["loc"][:1]).upper()
    return f"CYCLORAMA_{setting}: {first['msg']}."


def _text(value: object) -> str:
    return "-" if value is None else str(value)
