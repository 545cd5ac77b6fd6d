"""How much of a person a prompt asks to see, read from the words that photographers use."""

import re
from enum import Enum


class Framing(Enum):
    """The value: where the figure is cut off, in heads of nine above the floor."""

    FULL = 0.0
    THREE_QUARTER = 3.4
    HALF = 4.3
    CHEST = 5.3


USUAL = Framing.HALF
_WORDS = (
    (Framing.FULL, r"full[- ](?:length|body|figure)|whole (?:body|figure)|head[- ]to[- ]toe"),
    (Framing.THREE_QUARTER, r"three[- ]quarter|knee[- ]up|american shot"),
    (Framing.HALF, r"waist[- ]up|half[- ]length|upper body"),
    (Framing.CHEST, r"chest[- ]up|head[- ]and[- ]shoulders|close[- ]up|bust"),
)  # fmt: skip


def framing_of(words: str) -> Framing | None:
    """The first that the words name, wherever they name it; None where they name none."""
    text = words.lower()
    found = [
        (match.start(), framing)
        for framing, pattern in _WORDS
        if (match := re.search(rf"\b(?:{pattern})\b", text)) is not None
    ]
    return min(found, key=lambda one: one[0])[1] if found else None


def cut_for(words: str) -> float:
    """Where a figure is cut off that the words describe, in heads above the floor."""
    framing = framing_of(words)
    return USUAL.value if framing is None else framing.value
