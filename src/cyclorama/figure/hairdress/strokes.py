"""What hair is drawn with: masses, locks, strands and shine, and the cap on the skull.

Points are in the head's frame (see `head`). Seen from behind, what falls down the back lies
before the figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cyclorama.figure.head import Head
from cyclorama.figure.palette import Tones
from cyclorama.figure.path import Path, between, closed, inked, outline
from cyclorama.figure.sheet import Sheet

LINE = 0.012

Curve = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Hair:
    """What the strokes of one head of hair share."""

    head: Head
    tones: Tones
    skin: Tones
    before: Sheet
    behind: Sheet
    man: bool

    def mass(self, sheet: Sheet, path: Path, shadow: float = 0.0) -> None:
        sheet.contour(path, self.tones.line, LINE)
        sheet.fill(path, self.tones.base)
        if shadow:
            sheet.shade(path, self.tones.deep, opacity=shadow)

    def lock(self, sheet: Sheet, *curves: Curve) -> Path:
        """A mass between curves in the head's frame."""
        path = outline(*(self.head.all(curve) for curve in curves))
        self.mass(sheet, path)
        return path

    def strands(
        self,
        sheet: Sheet,
        one: Curve,
        other: Curve,
        count: int,
        width: float = 0.010,
        light: bool = False,
        opacity: float = 0.7,
        start: float = 0.1,
        end: float = 0.1,
    ) -> None:
        """Lines that lead from the course of one curve to that of the other."""
        for i in range(count):
            part = (i + 0.5) / count
            line = [between(a, b, part) for a, b in zip(one, other, strict=True)]
            stroke = inked(
                self.head.all(line), width * (0.75 + 0.5 * ((i * 7) % 5) / 4), start, end
            )
            sheet.fill(stroke, self.tones.light if light else self.tones.line, opacity)

    def shine(
        self, sheet: Sheet, points: Curve, width: float, within: Path, opacity: float = 0.55
    ) -> None:
        path = inked(self.head.all(points), width, 0.1, 0.1)
        sheet.shade(path, self.tones.light, within, 0.022, opacity)


def outer_edge(volume: float, low: float, side: float = 0.0) -> list[tuple[float, float]]:
    """The outer edge from low on the left over the crown to low on the right. `volume` is how
    far it stands off the skull above, `side` at the sides."""
    half = [
        (0.322 + side, low),
        (0.336 + side, (low - 0.12) / 2 - 0.06),
        (0.332 + 0.8 * side, -0.22),
        (0.288 + 0.6 * side, -0.352 - 0.3 * volume),
        (0.168, -0.458 - 0.80 * volume),
    ]
    return [(-x, y) for x, y in half] + [(0.0, -0.500 - volume)] + half[::-1]


def hairline(head: Head, points: Curve) -> list[tuple[float, float]]:
    """The hairline turns with the face."""
    shift = 0.16 * head.turned
    return [(x + shift * max(0.0, 1 - abs(x) / 0.34), y) for x, y in points]


def skull_cap(hair: Hair, volume: float, low: float, line: Curve, side: float = 0.0) -> Path:
    return hair.lock(hair.before, outer_edge(volume, low, side), hairline(hair.head, line))


def whole_back(hair: Hair, volume: float, low: float, side: float = 0.0) -> Path:
    """The back of the head down to the nape."""
    outer, low = outer_edge(volume, 0.10, side), low + 0.05
    nape = [
        (0.268 + side, 0.19),
        (0.245, low - 0.06),
        (0.14, low),
        (0.0, low + 0.012),
        (-0.14, low),
        (-0.245, low - 0.06),
        (-0.268 - side, 0.19),
    ]
    path = outline(hair.head.all(outer), hair.head.all(nape))
    hair.mass(hair.before, path)
    right = [
        (0.10, -0.60),
        (0.24, -0.3),
        (0.22, 0.1),
        (0.12, low + 0.1),
        (0.5, low + 0.1),
        (0.55, -0.4),
    ]
    hair.before.shade(closed(hair.head.all(right)), hair.tones.shadow, path, 0.04)
    return path


def back_strands(hair: Hair, low: float, count: int = 9) -> None:
    left = [(-0.04, -0.50), (-0.22, -0.36), (-0.29, -0.10), (-0.24, low - 0.08)]
    right = [(0.04, -0.50), (0.22, -0.36), (0.29, -0.10), (0.24, low - 0.08)]
    hair.strands(hair.before, left, right, count, 0.009, opacity=0.5)


BROW_LINE = [
    (0.322, -0.02),
    (0.300, -0.12),
    (0.285, -0.22),
    (0.235, -0.300),
    (0.120, -0.335),
    (0.0, -0.338),
    (-0.120, -0.335),
    (-0.235, -0.300),
    (-0.285, -0.22),
    (-0.300, -0.12),
    (-0.322, -0.02),
]
