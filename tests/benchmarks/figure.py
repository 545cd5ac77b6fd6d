"""One line of the table: what was measured, and what was promised."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`promise`: the most that `measured` may be, or the least with `at_least`, in `unit`."""

    what: str
    measured: float
    unit: str
    promise: float
    at_least: bool = False

    @property
    def holds(self) -> bool:
        if self.at_least:
            return self.measured >= self.promise
        return self.measured <= self.promise
