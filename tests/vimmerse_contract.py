"""The published contract, and answers held against it."""

import json
from pathlib import Path
from typing import Any

import jsonschema

CONTRACT = json.loads(
    (Path(__file__).parent / "conformance/vimmerse/contract.openapi.json").read_text()
)


def validate(instance: object, schema_name: str) -> None:
    schema = {
        "$ref": f"#/components/schemas/{schema_name}",
        "components": CONTRACT["components"],
    }
    jsonschema.validate(instance, schema, cls=jsonschema.Draft202012Validator)


def refused(reply: Any, status: int, code: str) -> str:
    """Checks that a reply is an error as the contract says; gives its sentence."""
    assert reply.status_code == status, reply.text
    validate(reply.json(), "ApiError")
    assert reply.json()["code"] == code
    sentence = reply.json().get("reason") or reply.json()["message"]
    assert sentence.endswith(".")
    return str(sentence)


def unprocessable(reply: Any) -> dict[str, str]:
    """Checks that a reply is a list of what is wrong; gives the sentences by their place."""
    assert reply.status_code == 422, reply.text
    validate(reply.json(), "HTTPValidationError")
    return {".".join(map(str, one["loc"])): one["msg"] for one in reply.json()["detail"]}
