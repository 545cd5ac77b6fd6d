"""Written patterns, filled in: what the draft engine has in place of a language model.

They are read from `catalogue/patterns.yaml`, which says what their parts mean.
"""

import re
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import cycle, islice

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from cyclorama.engines.writing import WriteRequest
from cyclorama.errors import InvalidInput

MAX_VALUE = 300  # characters of a value that go into a line
ANY = "suggest"  # where no pattern is named

_HOLE = re.compile(r"\{([a-z_]+)\}")
_ITEMS = re.compile(r"[;,\n]+")


class Pattern(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    values: Mapping[str, str] = {}
    each: str = ""
    each_line: str = ""
    mentions: Mapping[str, str] = {}
    versions: tuple[tuple[str, ...], ...]


@cache
def load_patterns() -> Mapping[str, Pattern]:
    text = resources.files("cyclorama.catalogue").joinpath("patterns.yaml").read_text("utf-8")
    return TypeAdapter(dict[str, Pattern]).validate_python(yaml.safe_load(text))


def fill(request: WriteRequest) -> str:
    """The text of the request's pattern, a sentence or a thing in each line. The same request
    makes the same text. Raises InvalidInput for a pattern that there is not."""
    name = request.pattern or ANY
    pattern = load_patterns().get(name)
    if pattern is None:
        known = ", ".join(load_patterns())
        raise InvalidInput(f"There is no written pattern {name[:60]!r}: there are {known}.")
    given = {key: _tidy(value) for key, value in request.values.items() if value.strip()}
    if request.prompt.strip():
        given.setdefault("prompt", _tidy(request.prompt))
    values = {**pattern.values, **given}
    lines = _lines(pattern, values, dict(request.values))
    if request.lines:
        lines = list(islice(cycle(lines), request.lines))
    return "\n".join(lines)


def _lines(pattern: Pattern, values: Mapping[str, str], raw: Mapping[str, str]) -> list[str]:
    said = " ".join(raw.values())
    listed = _ITEMS.split(raw.get(pattern.each, "")) if pattern.each else []
    if items := [_tidy(item) for item in listed if item.strip()]:
        return [_filled(pattern.each_line, {**values, "item": item}) for item in items]
    lines = [
        line
        for words, line in pattern.mentions.items()
        if re.search(rf"\b(?:{words})\b", said, re.IGNORECASE)
    ]
    return [_filled(line, values) for line in (*lines, *_chosen(pattern.versions, values))]


def _chosen(versions: Sequence[Sequence[str]], values: Mapping[str, str]) -> Sequence[str]:
    said = "\n".join(f"{key}={value}" for key, value in sorted(values.items()))
    return versions[zlib.crc32(said.encode()) % len(versions)]


def _filled(line: str, values: Mapping[str, str]) -> str:
    """With a capital at its beginning, as a value may stand there."""
    filled = _HOLE.sub(lambda hole: values.get(hole[1], ""), line)
    return filled[:1].upper() + filled[1:]


def _tidy(value: str) -> str:
    """On one line, without the stop at its end, which the pattern has."""
    return " ".join(value.split())[:MAX_VALUE].strip().rstrip(".!")
