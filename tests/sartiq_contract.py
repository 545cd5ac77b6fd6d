"""The published contract of the Sartiq API, and answers held against it."""

import json
from pathlib import Path
from typing import Any

import jsonschema

CONTRACT = json.loads(
    (Path(__file__).parent / "conformance/sartiq/contract.openapi.json").read_text()
)


def validate(instance: object, schema_name: str) -> None:
    schema = {
        "$ref": f"#/components/schemas/{schema_name}",
        "components": CONTRACT["components"],
    }
    jsonschema.validate(instance, schema, cls=jsonschema.Draft202012Validator)


def said(schema_name: str, instance: Any) -> Any:
    """The answer itself, once it was held against the contract."""
    validate(instance, schema_name)
    return instance


def refused(reply: Any, status: int, detail: str | None = None) -> str:
    """Checks that a reply is an error as the contract says; gives its sentence."""
    assert reply.status_code == status, reply.text
    assert set(reply.json()) == {"detail"}
    found = reply.json()["detail"]
    assert isinstance(found, str)
    assert found
    if detail is not None:
        assert found == detail
    return found


def unprocessable(reply: Any) -> dict[str, str]:
    """Checks that a reply is a list of what is wrong; gives the sentences by their place."""
    assert reply.status_code == 422, reply.text
    validate(reply.json(), "HTTPValidationError")
    return {".".join(map(str, one["loc"])): one["msg"] for one in reply.json()["detail"]}


def places(reply: Any) -> set[str]:
    """The names of the parts of a request that such a reply finds fault with."""
    unprocessable(reply)
    return {one["loc"][1] for one in reply.json()["detail"] if len(one["loc"]) > 1}
