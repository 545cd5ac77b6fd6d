"""Our document against the contract's: every operation is there, with its parameters, fields,
defaults, statuses and security."""

import re
from typing import Any

import pytest

from openapi_document import operations, resolved
from own_document import DOCUMENT
from sartiq_contract import CONTRACT

# What the contract leaves open, and we protect: see docs/sartiq.md.
OPEN_BY_SETTING = {
    ("POST", "/api/v1/training/webhook"),
    ("GET", "/api/v1/training/{task_id}/status"),
    ("GET", "/api/v1/generations/agentic/{shot_id}/status"),
}


@pytest.fixture(scope="module")
def ours() -> dict[str, Any]:
    return DOCUMENT


THEIRS = operations(CONTRACT)


def parameters(document: dict[str, Any], operation: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    listed = (resolved(document, one) for one in operation.get("parameters", ()))
    return {one["name"]: (one["in"], one.get("required", False)) for one in listed}


def body(document: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any]:
    contents = operation.get("requestBody", {}).get("content", {}).values()
    return next((resolved(document, one.get("schema", {})) for one in contents), {})


def overview_only() -> list[tuple[str, str]]:
    listed = CONTRACT["x-overview-only-operations"]["operations"]
    return [(one["method"], one["path"]) for one in listed]


def defaults(schema: dict[str, Any]) -> dict[str, Any]:
    return {
        name: one["default"]
        for name, one in schema.get("properties", {}).items()
        if one.get("default") is not None
    }


def answer(document: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any]:
    schema = operation["responses"]["200"].get("content", {}).get("application/json", {})
    found = resolved(document, schema.get("schema", {}))
    while found.get("type") == "array":
        found = resolved(document, found["items"])
    return found


def names(schema: dict[str, Any]) -> set[str]:
    return set(schema.get("properties", {}))


@pytest.mark.parametrize("operation", THEIRS, ids=" ".join)
def test_every_operation_of_the_contract_is_there(ours, operation):
    theirs, own = THEIRS[operation], operations(ours)[operation]

    assert own["operationId"] == theirs["operationId"]
    mine = parameters(ours, own)
    assert {name: mine.get(name) for name in parameters(CONTRACT, theirs)} == parameters(
        CONTRACT, theirs
    )
    assert set(theirs["responses"]) <= set(own["responses"])
    assert names(body(CONTRACT, theirs)) <= names(body(ours, own))
    assert set(body(ours, own).get("required", ())) <= set(
        body(CONTRACT, theirs).get("required", ())
    )
    assert defaults(body(CONTRACT, theirs)).items() <= defaults(body(ours, own)).items()
    assert names(answer(CONTRACT, theirs)) <= names(answer(ours, own))
    assert set(answer(CONTRACT, theirs).get("required", ())) <= set(
        answer(ours, own).get("required", ())
    )
    if operation not in OPEN_BY_SETTING:
        assert own.get("security") == theirs.get("security")


def test_what_the_vendor_only_names_is_served_too(ours):
    there = {(method, re.sub(r"{\w+}", "{id}", path)) for method, path in operations(ours)}

    assert [one for one in overview_only() if one not in there] == []
