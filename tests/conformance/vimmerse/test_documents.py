"""Our document against the contract's: every operation is there, with its parameters, fields and
statuses."""

from typing import Any

import pytest

from openapi_document import operations, resolved
from own_document import DOCUMENT
from vimmerse_contract import CONTRACT

# Headers that mean nothing here are taken without being named.
UNNAMED = {"Username", "X-Client-Type"}


@pytest.fixture(scope="module")
def ours() -> dict[str, Any]:
    return DOCUMENT


THEIRS = operations(CONTRACT)


def names(document: dict[str, Any], schema: dict[str, Any]) -> set[str]:
    """The properties of an object, those that it is put together from included."""
    schema = resolved(document, schema)
    own = set(schema.get("properties", {}))
    return own.union(*(names(document, part) for part in schema.get("allOf", ())))


def parameters(document: dict[str, Any], operation: dict[str, Any]) -> set[str]:
    listed = (resolved(document, one) for one in operation.get("parameters", ()))
    return {one["name"] for one in listed} - UNNAMED


def body_fields(document: dict[str, Any], operation: dict[str, Any]) -> set[str]:
    contents = operation.get("requestBody", {}).get("content", {}).values()
    return set().union(*(names(document, content["schema"]) for content in contents))


def answer_fields(document: dict[str, Any], operation: dict[str, Any]) -> set[str]:
    contents = operation["responses"]["200"].get("content", {}).values()
    return set().union(*(names(document, content.get("schema", {})) for content in contents))


@pytest.mark.parametrize("operation", THEIRS, ids=" ".join)
def test_every_operation_of_the_contract_is_there(ours, operation):
    theirs, own = THEIRS[operation], operations(ours)[operation]

    assert own["operationId"] == theirs["operationId"]
    assert parameters(CONTRACT, theirs) <= parameters(ours, own)
    assert set(theirs["responses"]) <= set(own["responses"])
    assert body_fields(CONTRACT, theirs) <= body_fields(ours, own)
    assert answer_fields(CONTRACT, theirs) <= answer_fields(ours, own)
