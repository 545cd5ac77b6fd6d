"""Hair that is tied: bun and ponytail."""

from math import cos, pi, sin

from cyclorama.figure.hairdress.strokes import BROW_LINE, Hair, skull_cap, whole_back
from cyclorama.figure.path import Path, between, closed, ellipse, inked, outline


def pulled_back(hair: Hair, volume: float = 0.024) -> None:
    cap = skull_cap(hair, volume, 0.02, BROW_LINE, 0.004)
    for side in (-1, 1):
        one = [(side * x, y) for x, y in ((0.03, -0.335), (0.06, -0.43), (0.05, -0.515))]
        other = [(side * x, y) for x, y in ((0.300, -0.12), (0.325, -0.26), (0.28, -0.40))]
        hair.strands(hair.before, one, other, 6, 0.009, opacity=0.5, end=0.05)
    hair.shine(hair.before, [(-0.24, -0.33), (-0.12, -0.43), (0.04, -0.455)], 0.045, cap)


def bun(hair: Hair) -> None:
    middle = hair.head.at(0.02, -0.60)
    bun = ellipse(middle.x, middle.y, 0.150, 0.125)
    hair.mass(hair.behind, bun, 0.15)
    for k in (0.35, 0.65):
        loop = [
            (0.02 - 0.14 * k, -0.57),
            (0.02 - 0.10 * k, -0.60 - 0.11 * k),
            (0.02 + 0.08 * k, -0.60 - 0.11 * k),
            (0.02 + 0.14 * k, -0.57),
        ]
        hair.behind.fill(inked(hair.head.all(loop), 0.010, 0.2, 0.2), hair.tones.line, 0.6)
    pulled_back(hair)


def pulled_back_strands(hair: Hair, to: tuple[float, float]) -> Path:
    path = whole_back(hair, 0.024, 0.30, 0.004)
    for i in range(15):
        angle = 2 * pi * i / 15
        x, y = 0.31 * sin(angle), -0.12 - 0.40 * cos(angle)
        end = between((x, y), to, 0.75)
        mid = between((x, y), to, 0.4)
        hair.before.fill(
            inked(hair.head.all([(x, y), (mid[0] * 1.06, mid[1]), end]), 0.009, 0.1, 0.2),
            hair.tones.line,
            0.45,
        )
    return path


def bun_back(hair: Hair) -> None:
    pulled_back_strands(hair, (0.0, -0.16))
    middle = hair.head.at(0.0, -0.20)
    bun = ellipse(middle.x, middle.y, 0.185, 0.165)
    hair.mass(hair.before, bun)
    hair.before.shade(
        ellipse(middle.x + 0.07, middle.y + 0.06, 0.14, 0.12), hair.tones.shadow, bun, 0.03
    )
    for k in (0.30, 0.62, 0.9):
        spiral = [
            (0.17 * k * sin(a), -0.20 - 0.15 * k * cos(a)) for a in (-2.2, -1.2, 0.0, 1.2, 2.2)
        ]
        hair.before.fill(inked(hair.head.all(spiral), 0.011, 0.2, 0.1), hair.tones.line, 0.6)
    hair.shine(hair.before, [(-0.10, -0.28), (-0.02, -0.32), (0.07, -0.30)], 0.035, bun)


def ponytail(hair: Hair) -> None:
    tail = [
        [(0.10, -0.40), (0.36, -0.36), (0.47, -0.08), (0.49, 0.34), (0.45, 0.75)],
        [(0.45, 0.75), (0.40, 0.84), (0.36, 0.70)],
        [(0.36, 0.70), (0.345, 0.35), (0.31, 0.05), (0.20, -0.20)],
    ]
    path = outline(*(hair.head.all(curve) for curve in tail))
    hair.mass(hair.behind, path, 0.25)
    hair.strands(
        hair.behind,
        [(0.36, -0.30), (0.455, 0.0), (0.47, 0.34), (0.43, 0.72)],
        [(0.30, -0.2), (0.345, 0.05), (0.37, 0.35), (0.385, 0.70)],
        4,
        0.009,
        opacity=0.55,
    )
    pulled_back(hair)


def ponytail_back(hair: Hair) -> None:
    pulled_back_strands(hair, (0.0, -0.24))
    tail = [
        [(-0.06, -0.26), (-0.15, -0.10), (-0.17, 0.25), (-0.13, 0.65), (-0.03, 0.98)],
        [(-0.03, 0.98), (0.03, 1.0), (0.06, 0.94)],
        [(0.06, 0.94), (0.14, 0.60), (0.17, 0.22), (0.15, -0.10), (0.06, -0.26)],
    ]
    path = outline(*(hair.head.all(curve) for curve in tail))
    hair.mass(hair.before, path)
    hair.before.shade(
        closed(hair.head.all([(0.05, -0.2), (0.06, 0.4), (0.0, 1.0), (0.3, 0.9), (0.3, -0.2)])),
        hair.tones.shadow,
        path,
        0.03,
    )
    hair.strands(
        hair.before,
        [(-0.04, -0.22), (-0.13, 0.0), (-0.12, 0.45), (-0.02, 0.95)],
        [(0.04, -0.22), (0.13, 0.0), (0.12, 0.45), (0.04, 0.95)],
        6,
        0.009,
        opacity=0.5,
    )
    band = hair.head.all([(-0.075, -0.235), (0.0, -0.215), (0.075, -0.235)])
    hair.before.fill(inked(band, 0.045, 0.9, 0.9), hair.tones.deep)
