"""Calls are counted by key, class and second; a refused call tells the wait."""

import pytest

from cyclorama.kit.rate_limits import Allowance, CallClass, RateLimits
from settable_clock import SettableClock


@pytest.mark.parametrize(
    ("call_class", "limit"),
    [(CallClass.READ, 10), (CallClass.WRITE, 10), (CallClass.GENERATION, 1)],
)
def test_as_many_calls_as_the_limit_pass_in_a_second(
    call_class: CallClass, limit: int, clock: SettableClock
) -> None:
    limits = RateLimits()

    answers = [limits.check("key", call_class, clock()) for _ in range(limit + 2)]

    assert [answer.allowed for answer in answers] == [True] * limit + [False] * 2
    assert [answer.remaining for answer in answers] == [*reversed(range(limit)), 0, 0]
    assert answers[-1] == Allowance(limit=limit, remaining=0, reset_seconds=1.0, retry_after=1)


def test_the_next_second_begins_anew(clock: SettableClock) -> None:
    limits = RateLimits()
    limits.check("key", CallClass.GENERATION, clock())

    clock.advance(0.75)
    late = limits.check("key", CallClass.GENERATION, clock())
    clock.advance(0.25)
    next_second = limits.check("key", CallClass.GENERATION, clock())

    assert (late.allowed, late.reset_seconds) == (False, 0.25)
    assert (next_second.allowed, next_second.reset_seconds) == (True, 1.0)


def test_a_refused_call_is_not_counted_against_the_next_second(clock: SettableClock) -> None:
    limits = RateLimits({CallClass.READ: 1})
    for _ in range(5):
        limits.check("key", CallClass.READ, clock())

    clock.advance(1)

    assert limits.check("key", CallClass.READ, clock()).allowed


def test_keys_and_classes_are_counted_apart(clock: SettableClock) -> None:
    limits = RateLimits()
    limits.check("one", CallClass.GENERATION, clock())

    assert limits.check("two", CallClass.GENERATION, clock()).allowed
    assert limits.check("one", CallClass.READ, clock()).allowed
    assert not limits.check("one", CallClass.GENERATION, clock()).allowed


def test_nobody_waits_for_a_clock_that_is_set_back(clock: SettableClock) -> None:
    limits = RateLimits()
    limits.check("key", CallClass.GENERATION, clock())

    clock.advance(-3600)

    assert limits.check("key", CallClass.GENERATION, clock()) == Allowance(1, 0, 1.0, 0)


def test_two_sets_of_limits_share_nothing(clock: SettableClock) -> None:
    RateLimits().check("key", CallClass.GENERATION, clock())

    assert RateLimits().check("key", CallClass.GENERATION, clock()).allowed
