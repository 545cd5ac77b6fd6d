"""How long each stage of something took, in order, as a table."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stopwatch:
    """`announce` is told what is being done, at the beginning of each stage."""

    def __init__(self, announce: Callable[[str], None]) -> None:
        self._announce = announce
        self._started = time.monotonic()
        self.rows: list[tuple[str, str]] = []

    @contextmanager
    def stage(self, doing: str, done: str) -> Iterator[None]:
        """Time what happens in the context; `done` names it in the table."""
        self._announce(doing)
        start = time.monotonic()
        yield
        self.note(done, time.monotonic() - start)

    def note(self, name: str, seconds: float | None, remark: str = "") -> None:
        """A row about something timed elsewhere, or not timed at all."""
        shown = "" if seconds is None else f"{seconds:6.2f} s"
        self.rows.append((name, f"{shown}  {remark}".rstrip() if shown else remark))

    def stop(self) -> None:
        self.note("total", time.monotonic() - self._started)

    def lines(self) -> Iterator[str]:
        width = max(len(name) for name, _ in self.rows)
        for name, text in self.rows:
            yield f"  {name:{width}}  {text}"
