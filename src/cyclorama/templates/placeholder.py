"""Placeholders in parameters: `{{options.team}}`. Nothing in them is ever evaluated.

    {{options.KEY}}              an option; of a list also {{options.KEY[0]}}
    {{inputs.image_urls[0]}}     an address sent beside the options; without [0] all of them
    {{steps.ID.OUTPUT}}          what another step made: url, urls, or an output by its name
    {{event.FIELD}}              id, name, logo_url, logo_place, logo_size, logo_opacity
    {{workflow.id}}              the id of the run

A question mark at the end (`{{steps.voice.url?}}`) makes the reference optional. There is no way
to write two opening braces that are not a placeholder.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

EVENT_FIELDS = ("id", "name", "logo_url", "logo_place", "logo_size", "logo_opacity")
INPUTS = ("image_urls",)
SOURCES = ("options", "inputs", "steps", "event", "workflow")

_FORM = re.compile(
    r"\s*(?P<source>options|inputs|steps|event|workflow)\.(?P<name>[a-z][a-z0-9_]{0,63})"
    r"(?:\.(?P<output>[a-z][a-z0-9_]{0,63}))?(?:\[(?P<index>0|[1-9][0-9]{0,2})\])?"
    r"(?P<optional>\?)?\s*"
)


class BadPlaceholder(ValueError):
    """Says what is wrong in a sentence."""


@dataclass(frozen=True)
class Placeholder:
    """`name`: an option's key, an input, a step's id or a field; `output`: of a step."""

    source: str
    name: str
    output: str = ""
    index: int | None = None
    optional: bool = False

    def __str__(self) -> str:
        output = f".{self.output}" if self.output else ""
        index = f"[{self.index}]" if self.index is not None else ""
        return f"{{{{{self.source}.{self.name}{output}{index}{'?' if self.optional else ''}}}}}"


Piece = str | Placeholder


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The text, taken apart. Raises BadPlaceholder."""
    pieces: list[Piece] = []
    at = 0
    while (start := text.find("{{", at)) >= 0:
        end = text.find("}}", start)
        if end < 0:
            raise BadPlaceholder(f"{text[start : start + 40]!r} is not closed by }}}}.")
        if start > at:
            pieces.append(text[at:start])
        pieces.append(_read(text[start + 2 : end]))
        at = end + 2
    if at < len(text):
        pieces.append(text[at:])
    return tuple(pieces)


@dataclass(frozen=True)
class Found:
    """A placeholder, or what looks like one and is none. `alone`: it is all of its text."""

    place: tuple[str | int, ...]
    placeholder: Placeholder | BadPlaceholder
    alone: bool = False


def placeholders_of(value: JsonValue, place: tuple[str | int, ...] = ()) -> Iterator[Found]:
    """Those in a value, however deep."""
    match value:
        case str():
            try:
                pieces = pieces_of(value)
            except BadPlaceholder as error:
                yield Found(place, error)
                return
            for piece in pieces:
                if isinstance(piece, Placeholder):
                    yield Found(place, piece, len(pieces) == 1)
        case list():
            for index, item in enumerate(value):
                yield from placeholders_of(item, (*place, index))
        case dict():
            for name, item in value.items():
                yield from placeholders_of(item, (*place, name))


def has_placeholders(value: JsonValue) -> bool:
    return any(True for _ in placeholders_of(value))


def _read(inner: str) -> Placeholder:
    match = _FORM.fullmatch(inner)
    if match is None:
        raise BadPlaceholder(
            f"{{{{{inner[:60]}}}}} is no placeholder: write {{{{options.NAME}}}}, "
            "{{inputs.image_urls[0]}}, {{steps.ID.url}}, {{event.FIELD}} or {{workflow.id}}. "
            "Nothing is called or looked up in them."
        )
    source, output = match["source"], match["output"] or ""
    if source == "steps" and not output:
        raise BadPlaceholder(f"{{{{{inner[:60]}}}}} needs an output, such as .url.")
    if source != "steps" and output:
        raise BadPlaceholder(f"{{{{{inner[:60]}}}}} looks into a value, which cannot be done.")
    index = int(match["index"]) if match["index"] else None
    if index is not None and source in ("event", "workflow"):
        raise BadPlaceholder(f"{{{{{inner[:60]}}}}} takes no index.")
    return Placeholder(source, match["name"], output, index, match["optional"] is not None)
