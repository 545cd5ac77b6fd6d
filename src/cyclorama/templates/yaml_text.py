"""Read a definition from YAML or JSON text that anybody may have written.

Of YAML only what JSON has, too: no aliases (a few lines of them can stand for gigabytes), no
tags, no merge keys, no key twice. Words are read as YAML 1.2 reads them, so that `16:9` is a text
and not a number, and `yes` is no boolean.
"""

import re
from collections.abc import Hashable
from typing import Any

import yaml
from pydantic import JsonValue

from cyclorama.templates.findings import Code, DefinitionRefused, Finding

MAX_BYTES = 256_000
MAX_DEPTH = 32

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """With the words of YAML 1.2's core schema (chapter 10.3) in place of 1.1's."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key is no text", problem_mark=key.start_mark)
            if key.value in seen:
                problem = f"the key {key.value[:60]!r} is there twice"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            seen.add(key.value)
        made: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return {str(key): value for key, value in made.items()}


for _tag, _pattern, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", list("tf")),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})", list("-+0123456789")),
    ("float", r"[-+]?[0-9]{1,18}\.[0-9]{1,18}(?:e[-+]?[0-9]{1,2})?", list("-+0123456789")),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})$"), _first
    )


def read_definition(text: str) -> JsonValue:
    """Raises DefinitionRefused."""
    if len(text.encode()) > MAX_BYTES:
        raise _refused(Code.TOO_LONG, f"A definition has at most {MAX_BYTES // 1000} kB.")
    try:
        _look_through(text)
        read: JsonValue = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"Line {mark.line + 1}: " if mark else ""
        problem = error.problem or error.context or "this cannot be read"
        raise _refused(Code.BAD_VALUE, f"{place}{problem}.") from None
    except (yaml.YAMLError, ValueError) as error:
        raise _refused(Code.BAD_VALUE, f"This is no YAML: {str(error)[:200]}.") from None
    return read


def _look_through(text: str) -> None:
    """Refuse what could be more than it looks, before any of it is built."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        problem = None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            problem = "anchors and aliases are not taken"
        elif getattr(event, "tag", None) is not None:
            problem = "tags are not taken"
        elif depth > MAX_DEPTH:
            problem = f"this is more than {MAX_DEPTH} levels deep"
        elif documents > 1:
            problem = "there is a second document"
        if problem is not None:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def _refused(code: Code, message: str) -> DefinitionRefused:
    return DefinitionRefused([Finding("", code, message)])
