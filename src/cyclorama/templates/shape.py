"""What a step type's parameters may hold, read from their JSON Schema.

A place is a path such as `("brief", "team")` or `("image_urls", 0)`.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cyclorama.steps.base import MEDIA, Params, StepType

Place = tuple[str | int, ...]
Schema = dict[str, Any]


class Shape:
    def __init__(self, params: type[Params]) -> None:
        self.schema: Schema = params.model_json_schema()
        self.required = frozenset(self.schema.get("required", ()))
        self.names = tuple(self.schema.get("properties", {}))
        self._at = lru_cache(maxsize=1024)(self._found)

    def media(self, place: Place) -> frozenset[str]:
        """The kinds of media whose ids may stand there, by themselves or in a list; empty where
        no media belongs."""
        kinds: set[str] = set()
        for schema in self._at(place):
            kinds.update(schema.get(MEDIA, ()))
            for item in self._below(schema, 0):
                kinds.update(item.get(MEDIA, ()))
        return frozenset(kinds)

    def takes_list(self, place: Place) -> bool:
        return any(schema.get("type") == "array" for schema in self._at(place))

    def takes_one(self, place: Place) -> bool:
        """Whether something that is no list may stand there."""
        return any(schema.get("type") not in ("array", "null") for schema in self._at(place))

    def is_text(self, place: Place) -> bool:
        """Whether it is free text, so that whatever stands there becomes one."""
        wanted = [schema for schema in self._at(place) if schema.get("type") != "null"]
        return bool(wanted) and all(
            schema.get("type") == "string" and MEDIA not in schema and "enum" not in schema
            for schema in wanted
        )

    def takes_null(self, place: Place) -> bool:
        return any(schema.get("type") == "null" for schema in self._at(place))

    def _found(self, place: Place) -> tuple[Schema, ...]:
        found = tuple(self._open(self.schema))
        for key in place:
            found = tuple(inner for schema in found for inner in self._below(schema, key))
        return found

    def _below(self, schema: Schema, key: str | int) -> Iterator[Schema]:
        if isinstance(key, int):
            fixed = schema.get("prefixItems", ())
            inner = fixed[key] if key < len(fixed) else schema.get("items")
        else:
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
        if isinstance(inner, dict):
            yield from self._open(inner)

    def _open(self, schema: Schema) -> Iterator[Schema]:
        """The schema, or those that it leaves the choice of."""
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            yield from self._open(self.schema["$defs"][name])
            return
        inner = [one for word in ("anyOf", "oneOf", "allOf") for one in schema.get(word, ())]
        if not inner:
            yield schema
        for one in inner:
            yield from self._open(one)


_shapes: dict[type[Params], Shape] = {}


def shape_of(step_type: StepType[Any]) -> Shape:
    params: type[Params] = step_type.params
    if params not in _shapes:
        _shapes[params] = Shape(params)  # making the schema takes milliseconds
    return _shapes[params]
