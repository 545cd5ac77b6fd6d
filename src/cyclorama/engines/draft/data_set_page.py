"""A page to draw on: text on its baseline, pictures, marks and bars."""

from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from cyclorama.engines.data_set import Verdict
from cyclorama.imaging import picture
from cyclorama.scenery.fonts import Style, font
from cyclorama.scenery.runs import ems, runs


class Ink(StrEnum):
    PAPER = "#ffffff"
    TEXT = "#1f2328"
    FAINT = "#59636e"
    LINE = "#d8dee4"
    GOOD = "#1a7f37"
    USABLE = "#9a6700"
    POOR = "#cf222e"


MARKS = {Verdict.GOOD: Ink.GOOD, Verdict.USABLE: Ink.USABLE, Verdict.POOR: Ink.POOR}
_ELLIPSIS = "…"
_PITCH = 1.3  # ems from line to line


class Page:
    """Places are in pixels from the left and the top; a text's is where its first line stands."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("RGB", (width, height), Ink.PAPER)
        self._pen = ImageDraw.Draw(self._image)

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """uint8 (h, w, 3)."""
        return np.asarray(self._image)

    def write(
        self,
        text: str,
        left: float,
        baseline: float,
        em: int,
        *,
        room: float,
        ink: Ink = Ink.TEXT,
        style: Style = Style.PLAIN,
        lines: int = 1,
    ) -> None:
        """In any script that the fonts know, in at most `room` px and so many lines; what is
        longer ends in an ellipsis."""
        for index, line in enumerate(_wrapped(text, room / em, style, lines)):
            across, down = left, baseline + round(index * _PITCH * em)
            for run in runs(line, style):
                face = font(run.family, em)
                self._pen.text((across, down), run.text, ink, face, anchor="ls")
                across += face.getlength(run.text)

    def mark(self, verdict: Verdict, right: float, baseline: float, em: int) -> None:
        """The verdict in its word and its colour, ending at `right`."""
        word, ink = verdict.value, MARKS[verdict]
        left = right - ems(word, Style.BOLD) * em
        self.write(word, left, baseline, em, room=right - left + 2 * em, ink=ink, style=Style.BOLD)
        middle, radius = (left - 0.55 * em, baseline - 0.28 * em), 0.26 * em
        self._pen.circle(middle, radius, fill=ink)

    def lay(self, file: Path, left: int, top: int, room: int) -> None:
        """A picture in the middle of a square of `room` px, with a line around it."""
        shown = Image.fromarray(np.ascontiguousarray(picture.load(file, room)[..., :3]))
        left += (room - shown.width) // 2
        top += (room - shown.height) // 2
        self._image.paste(shown, (left, top))
        edge = (left - 1, top - 1, left + shown.width, top + shown.height)
        self._pen.rectangle(edge, outline=Ink.LINE)

    def bar(self, value: float, left: float, top: float, width: int, height: int) -> None:
        """How much of its length a bar is full, 0..1."""
        full = left + width * min(1.0, max(0.0, value))
        self._pen.rectangle((left, top, left + width, top + height), Ink.LINE)
        if full >= left + 1:
            self._pen.rectangle((left, top, full, top + height), Ink.FAINT)

    def rule(self, left: int, right: int, top: int) -> None:
        self._pen.line((left, top, right, top), Ink.LINE)


def _wrapped(text: str, room: float, style: Style, most: int) -> list[str]:
    """Lines of at most `room` ems."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        count = len(words)
        while count > 1 and ems(" ".join(words[:count]), style) > room:
            count -= 1
        lines.append(" ".join(words[:count]))
        words = words[count:]
    if lines and (words or ems(lines[-1], style) > room):
        lines[-1] = _shortened(lines[-1], room, style)
    return lines


def _shortened(line: str, room: float, style: Style) -> str:
    while line and ems(line + _ELLIPSIS, style) > room:
        line = line[:-1].rstrip()
    return line + _ELLIPSIS
