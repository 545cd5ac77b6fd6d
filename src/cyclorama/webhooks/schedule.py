"""When a callback is tried again, decided from the outcome of a try. All of it is pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

JITTER = 0.1  # a tenth up or down, so that receivers that fail together are not hit together
LONGEST_ASKED_WAIT = 86_400.0  # seconds that a Retry-After is believed: the schedule's longest
GONE = 410


@dataclass(frozen=True)
class Outcome:
    """What came of a try: the status of the answer, or None where there was no answer.

    `retry_after`: seconds that the receiver asked to wait.
    """

    status: int | None
    retry_after: float | None = None

    @property
    def delivered(self) -> bool:
        """Only 2xx: a redirect is not followed, so it delivered nothing."""
        return self.status is not None and 200 <= self.status < 300


@dataclass(frozen=True)
class Delivered:
    pass


@dataclass(frozen=True)
class Dead:
    """No more tries: the schedule is used up, or the receiver is gone for good."""


@dataclass(frozen=True)
class Retry:
    wait_seconds: float


def after(
    outcome: Outcome, turn: int, waits: Sequence[float], random: Random
) -> Delivered | Dead | Retry:
    """What follows from the try with the index `turn` (from 0) of a round.

    `waits[n]` are the seconds before the try `n`. The wait of the schedule is at least kept,
    also where the receiver asks for a shorter one.
    """
    if outcome.delivered:
        return Delivered()
    if outcome.status == GONE or turn + 1 >= len(waits):
        return Dead()
    wait = waits[turn + 1] * (1 + random.uniform(-JITTER, JITTER))
    asked = min(outcome.retry_after or 0.0, LONGEST_ASKED_WAIT)
    return Retry(max(wait, asked))
