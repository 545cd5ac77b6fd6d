"""Our own document, tried against the running server with generated calls."""

from copy import deepcopy

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dreem_server import Client
from own_document import DOCUMENT

# Beside these, the default checks ask that whatever the document forbids is refused, but the
# dialect takes more than it documents: enums by number, digits and name, in any case.
HONEST = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


SCHEMA = schemathesis.openapi.from_dict(deepcopy(DOCUMENT))
# Those of the Sartiq API are tried in tests/conformance/sartiq, where nobody carries out the work
# that each call makes.
OPERATIONS = [
    operation
    for operation in (found.ok() for found in SCHEMA.get_all_operations())
    if not operation.path.startswith("/api/v1/")
]

MAKES_CLIPS = "POST /v2/media"  # from any words, so that each of its examples is work


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_answers_are_as_documented(client: Client, operation):
    @given(case=operation.as_strategy())
    @settings(
        max_examples=2
        if operation.label == MAKES_CLIPS
        else 6,  # of each operation: some two hundred there are by now
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    def call(case: schemathesis.Case) -> None:
        response = case.call(base_url=client.server.url, headers=client.headers)
        case.validate_response(response, checks=HONEST, headers=client.headers)

    call()
