"""Limits of a key's own, as they are written and stored."""

import pytest

from cyclorama.accounts.limits import limits_of, parse_limits
from cyclorama.errors import InvalidInput
from cyclorama.kit.rate_limits import CallClass


def test_limits_are_named_by_the_class_of_calls() -> None:
    assert parse_limits(["read=50", "generation=5", "read=60"]) == {
        CallClass.READ: 60,
        CallClass.GENERATION: 5,
    }
    assert parse_limits([]) == {}


@pytest.mark.parametrize(
    "text", ["", "read", "read=", "read=0", "read=-1", "read=1.5", "read=100001", "eat=5", "read=٣"]
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="write one of read, write, generation"):
        parse_limits([text])


def test_what_is_stored_may_come_from_a_newer_version() -> None:
    assert limits_of({"read": 50, "dream": 3}) == {CallClass.READ: 50}
    assert limits_of(None) == {}
