"""Calls made up from the contract, and from our own document: both find what they promise.

In this process and without a worker, so that an accepted call is no work.
"""

from copy import deepcopy
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dreem_app import App
from own_document import DOCUMENT
from sartiq_caller import new_caller
from sartiq_contract import CONTRACT

EXAMPLES = 4  # of each operation and document
COSTLY = dict.fromkeys(  # a password is work, on purpose
    (
        "POST /api/v1/login/access-token",
        "PATCH /api/v1/users/me/password",
        "POST /api/v1/users/",
        "PATCH /api/v1/users/{user_id}",
    ),
    2,
)
# Kinds of the library share their routes with the subjects and products, which get them all.
ALIKE = ("styles", "shot-types", "pose-presets", "background-presets", "resolution-presets")

# Who has ended themselves cannot call again.
ENDS_THE_CALLER = {"DELETE /api/v1/users/me"}

SERVED = {(path, method) for path, item in DOCUMENT["paths"].items() for method in item}


def operations_of(document: dict[str, Any]) -> list[Any]:
    found = schemathesis.openapi.from_dict(deepcopy(document)).get_all_operations()
    return [
        operation
        for operation in (one.ok() for one in found)
        if operation.path.startswith("/api/v1/")
        and (operation.path, operation.method.lower()) in SERVED
    ]


def examples_of(operation: Any) -> int:
    if operation.path.split("/")[3] in ALIKE:
        return 2
    return COSTLY.get(operation.label, EXAMPLES)


@pytest.fixture(scope="module")
def headers(app: App) -> dict[str, str]:
    return {"Authorization": f"Bearer {new_caller(app, credit_grant=10**9).token}"}


def try_out(app: App, headers: dict[str, str], operation: Any, checks: list[Any]) -> None:
    if operation.label in ENDS_THE_CALLER:
        headers = {"Authorization": f"Bearer {new_caller(app).token}"}

    @given(case=operation.as_strategy())
    @settings(
        max_examples=examples_of(operation),
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    def call(case: schemathesis.Case) -> None:
        sent = case.as_transport_kwargs(base_url="http://testserver", headers=headers)
        del sent["cookies"]  # there are none, and the client warns of them
        if isinstance(sent.get("data"), bytes | str):
            sent["content"] = sent.pop("data")  # as the client wants it
        response = app.client.request(**sent)
        case.validate_response(response, checks=checks, headers=headers)

    call()


@pytest.mark.parametrize("operation", operations_of(CONTRACT), ids=lambda one: one.label)
def test_answers_are_as_the_contract_says(app: App, headers, operation):
    try_out(app, headers, operation, [not_a_server_error, response_schema_conformance])


@pytest.mark.parametrize("operation", operations_of(DOCUMENT), ids=lambda one: one.label)
def test_answers_are_as_our_own_document_says(app: App, headers, operation):
    try_out(
        app,
        headers,
        operation,
        [
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
        ],
    )
