"""The published contract of the workflow API, tried against the running server with generated
calls: a client that was written by it gets what it says."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from dreem_server import Client
from vimmerse_contract import CONTRACT

SCHEMA = schemathesis.openapi.from_dict(CONTRACT)
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]

MAKES_CLIPS = "POST /v2/media"  # from any words, so that each of its examples is work


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_answers_are_as_the_contract_says(client: Client, operation):
    headers = {"X-Api-Key": client.key}

    @given(case=operation.as_strategy())
    @settings(
        max_examples=2
        if operation.label == MAKES_CLIPS
        else 5,  # our own document, which is stricter, is tried besides
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    def call(case: schemathesis.Case) -> None:
        response = case.call(base_url=client.server.url, headers=headers)
        case.validate_response(
            response, checks=[not_a_server_error, response_schema_conformance], headers=headers
        )

    call()
