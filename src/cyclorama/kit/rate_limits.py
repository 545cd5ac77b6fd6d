"""How often a key may call: a fixed window of one second for each class of calls.

One window for all keys, so that nothing has to be remembered or swept: when the second is over,
everything is forgotten. (The memory store of the `limits` package reads the system's time
itself, which no test can set, and starts a thread for every burst to forget old windows.)
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

WINDOW_SECONDS = 1


class CallClass(StrEnum):
    READ = "read"
    WRITE = "write"
    GENERATION = "generation"


CALLS_PER_SECOND: Mapping[CallClass, int] = MappingProxyType(
    {CallClass.READ: 10, CallClass.WRITE: 10, CallClass.GENERATION: 1}
)


@dataclass(frozen=True)
class Allowance:
    """What a caller is told: `remaining` calls of `limit` in this window, which ends in
    `reset_seconds`. `retry_after` is in whole seconds, and 0 for a call that is allowed."""

    limit: int
    remaining: int
    reset_seconds: float
    retry_after: int

    @property
    def allowed(self) -> bool:
        return self.retry_after == 0


class RateLimits:
    """Counts the calls that come to this process; every process of a fleet counts its own.

    For one event loop or one thread: `check` is not locked.
    """

    def __init__(self, limits: Mapping[CallClass, int] = CALLS_PER_SECOND) -> None:
        self._limits = limits
        self._window = 0
        self._calls: Counter[tuple[str, CallClass]] = Counter()

    def check(
        self, key: str, call_class: CallClass, now: datetime, limit: int | None = None
    ) -> Allowance:
        """Count one call; one that is not allowed is not counted. `limit`: in place of the usual
        one."""
        moment = now.timestamp()
        window = int(moment // WINDOW_SECONDS)
        if window != self._window:  # also when the clock is set back: else all would wait for it
            self._window = window
            self._calls.clear()
        limit = self._limits[call_class] if limit is None else limit
        reset_seconds = (window + 1) * WINDOW_SECONDS - moment
        calls = self._calls[key, call_class]
        if calls >= limit:
            return Allowance(limit, 0, reset_seconds, retry_after=WINDOW_SECONDS)
        self._calls[key, call_class] = calls + 1
        return Allowance(limit, limit - calls - 1, reset_seconds, retry_after=0)
