"""A line of words in pieces of one font each, and how wide it is."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from cyclorama.scenery.fonts import NARROWING, Style, families, font, knows

_MEASURED = 64  # px to the em: widths are measured at this size and scaled
_RIGHT_TO_LEFT = ("R", "AL")


@dataclass(frozen=True)
class Run:
    family: str
    text: str


@lru_cache(maxsize=2048)
def ems(line: str, style: Style) -> float:
    """In ems."""
    length = sum(font(run.family, _MEASURED).getlength(run.text) for run in runs(line, style))
    return length * NARROWING.get(style, 1.0) / _MEASURED


def runs(line: str, style: Style) -> list[Run]:
    """The line in pieces of one font each, from left to right as they are seen."""
    names = families(style)
    whole = next((name for name in names if all(knows(name, one) for one in line)), None)
    if whole is not None:
        return [Run(whole, line)]
    chosen: list[str] = []
    for one in line:
        able = next((name for name in names if knows(name, one)), names[0])
        follows = bool(chosen) and (one.isspace() or unicodedata.category(one)[0] in "MC")
        chosen.append(chosen[-1] if follows else able)
    pieces = [
        Run(name, "".join(character for character, _ in group))
        for name, group in groupby(zip(line, chosen, strict=True), key=lambda pair: pair[1])
    ]
    return pieces[::-1] if is_right_to_left(line) else pieces


def is_right_to_left(line: str) -> bool:
    strong = (unicodedata.bidirectional(one) for one in line)
    return next((kind in _RIGHT_TO_LEFT for kind in strong if kind in ("L", "R", "AL")), False)
