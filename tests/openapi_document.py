"""An OpenAPI document, taken apart."""

from typing import Any


def operations(document: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """By method, in capitals, and path."""
    return {
        (method.upper(), path): operation
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }


def resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The schema itself, where this only refers to it."""
    while "$ref" in schema:
        found: Any = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        schema = found
    return schema
