"""What a check of `cyclorama doctor` finds."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    OK = "ok"
    WARNING = "warning"  # it works, but not as well or as safely as it could
    BROKEN = "broken"


@dataclass(frozen=True)
class Check:
    """`found`: what was seen; `mend`: what to do about it, unless all is well."""

    name: str
    verdict: Verdict
    found: str
    mend: str | None = None


def ok(name: str, found: str) -> Check:
    return Check(name, Verdict.OK, found)


def warning(name: str, found: str, mend: str) -> Check:
    return Check(name, Verdict.WARNING, found, mend)


def broken(name: str, found: str, mend: str) -> Check:
    return Check(name, Verdict.BROKEN, found, mend)
