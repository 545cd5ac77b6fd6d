"""What follows from the outcome of a try."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyclorama.settings import Settings
from cyclorama.webhooks.schedule import JITTER, Dead, Delivered, Outcome, Retry, after

WAITS = (0.0, 10.0, 100.0)


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_a_2xx_is_delivered(status: int) -> None:
    assert after(Outcome(status), 0, WAITS, Random(1)) == Delivered()


@pytest.mark.parametrize("status", [None, 100, 199, 300, 301, 302, 307, 308, 400, 404, 429, 500])
def test_anything_else_is_tried_again_until_the_schedule_ends(status: int | None) -> None:
    outcomes = [after(Outcome(status), turn, WAITS, Random(1)) for turn in range(3)]

    assert [type(outcome) for outcome in outcomes] == [Retry, Retry, Dead]


@given(turn=st.integers(0, 1), seed=st.integers())
def test_the_wait_is_that_of_the_schedule_give_or_take_a_tenth(turn: int, seed: int) -> None:
    outcome = after(Outcome(500), turn, WAITS, Random(seed))

    assert isinstance(outcome, Retry)
    assert outcome.wait_seconds == pytest.approx(WAITS[turn + 1], rel=JITTER)


def test_receivers_that_fail_together_are_not_tried_together() -> None:
    waits = {after(Outcome(500), 0, WAITS, Random(seed)) for seed in range(20)}

    assert len(waits) == 20


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_a_receiver_that_is_gone_is_not_tried_again(turn: int) -> None:
    assert after(Outcome(410), turn, WAITS, Random(1)) == Dead()


@pytest.mark.parametrize(
    ("asked", "waited"),
    [(60.0, 60.0), (86_400.0, 86_400.0), (1e9, 86_400.0), (float("inf"), 86_400.0)],
)
def test_a_receiver_may_ask_for_a_longer_wait_up_to_a_day(asked: float, waited: float) -> None:
    assert after(Outcome(503, retry_after=asked), 0, WAITS, Random(1)) == Retry(waited)


@pytest.mark.parametrize("asked", [0.0, 1.0])
def test_a_receiver_cannot_ask_for_a_shorter_wait(asked: float) -> None:
    with_asking = after(Outcome(503, retry_after=asked), 0, WAITS, Random(1))

    assert with_asking == after(Outcome(503), 0, WAITS, Random(1))


def test_the_default_schedule_is_ten_tries_over_about_three_days() -> None:
    waits = Settings.model_construct().retry_waits  # whatever the environment says

    assert len(waits) == 10
    assert 72 <= sum(waits) / 3600 <= 80
