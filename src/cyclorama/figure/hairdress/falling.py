"""Hair that falls open: bob, long and wavy."""

from math import pi, sin

from cyclorama.figure.hairdress.strokes import Hair, outer_edge
from cyclorama.figure.path import Path, closed, outline


def falls_behind(hair: Hair, low: float, breadth: float, wave: float, taper: float = 0.0) -> Path:
    """What falls behind the shoulders, down to `low`."""
    steps = 9
    right = []
    for i in range(steps + 1):
        part = i / steps
        y = -0.30 + (low + 0.30) * part
        x = 0.33 + (breadth - 0.33) * min(1.0, 1.8 * part) + wave * sin(3.2 * pi * part + 0.4)
        right.append((x - taper * part**3, y))
    left = [(-x + 2 * wave * (i % 2) * 0.3, y) for i, (x, y) in enumerate(right)]
    bottom = [(right[-1][0], low), (0.12, low + 0.045), (-0.10, low + 0.03), (left[-1][0], low)]
    path = outline(hair.head.all([*left[::-1], (0.0, -0.5), *right]), hair.head.all(bottom))
    hair.mass(hair.behind, path, 0.42)
    return path


CENTRE_PART = [
    (0.300, 0.05),
    (0.292, -0.10),
    (0.262, -0.225),
    (0.150, -0.330),
    (0.0, -0.372),
    (-0.150, -0.330),
    (-0.262, -0.225),
    (-0.292, -0.10),
    (-0.300, 0.05),
]


def curtain(hair: Hair, low: float, wave: float, breadth: float, thin: float) -> None:
    """The hair beside the face: from the parting over the temples down to `low` on both sides."""
    for side in (-1, 1):
        steps = 10
        outer, inner = [(0.0, -0.535), (0.12, -0.53), (0.24, -0.47), (0.325, -0.34)], []
        for i in range(steps + 1):
            part = i / steps
            y = -0.22 + (low + 0.22) * part
            sway = wave * sin(3.4 * pi * part + 0.6)
            outer.append((0.362 + (breadth - 0.362) * min(1.0, 1.5 * part) + sway, y))
            fine = 0.55 * thin * max(0.0, part - 0.7) / 0.3  # the lock runs out in a tip
            inner.append(
                (
                    0.285 + (breadth - thin - 0.285) * min(1.0, 1.3 * part) + 0.8 * sway + fine,
                    max(y, -0.16),
                )
            )
        inner = [(x, y) for i, (x, y) in enumerate(inner) if y > -0.16 or i == 1]
        top = [(0.255, -0.235), (0.150, -0.335), (0.012, -0.385)]
        tip = [(outer[-1][0], low), (outer[-1][0] - 0.18 * thin, low + 0.05), (inner[-1][0], low)]
        shift = 0.05 * hair.head.turned
        curves = [
            [(side * x + (shift if abs(x) < 0.34 else 0.0), y) for x, y in curve]
            for curve in (outer, tip, [*inner[::-1], *top])
        ]
        path = outline(*(hair.head.all(curve) for curve in curves))
        hair.mass(hair.before, path)
        if side > 0:
            hair.before.shade(path, hair.tones.shadow, opacity=0.55)
        one = [
            (0.03, -0.50),
            (0.26, -0.42),
            (0.335, -0.16),
            (outer[-3][0] - 0.02, low * 0.55),
            (outer[-1][0] - 0.015, low * 0.95),
        ]
        other = [
            (0.02, -0.41),
            (0.20, -0.29),
            (0.298, -0.05),
            (inner[-3][0] + 0.015, low * 0.55),
            (inner[-1][0] + 0.012, low * 0.93),
        ]
        mirrored = [[(side * x, y) for x, y in curve] for curve in (one, other)]
        hair.strands(hair.before, mirrored[0], mirrored[1], 5, 0.009, opacity=0.5)
        glow = [(side * 0.15, -0.46), (side * 0.28, -0.36), (side * 0.325, -0.20)]
        hair.shine(hair.before, glow, 0.055, path, 0.6 if side < 0 else 0.4)


def bob(hair: Hair) -> None:
    falls_behind(hair, 0.50, 0.395, 0.0)
    curtain(hair, 0.47, 0.008, 0.395, 0.13)


def bob_back(hair: Hair) -> None:
    fall_down_the_back(hair, 0.52, 0.40, 0.0)


def long(hair: Hair) -> None:
    falls_behind(hair, 1.35, 0.46, 0.010, 0.06)
    curtain(hair, 1.42, 0.012, 0.42, 0.15)


def wavy(hair: Hair) -> None:
    falls_behind(hair, 1.10, 0.50, 0.035, 0.04)
    curtain(hair, 1.16, 0.045, 0.45, 0.17)


def fall_down_the_back(
    hair: Hair, low: float, breadth: float, wave: float, taper: float = 0.0
) -> None:
    path = falls_behind(hair, low, breadth, wave, taper)
    cap = outer_edge(0.04, 0.0, 0.012)
    hair.before.fill(
        outline(hair.head.all(cap), hair.head.all([(0.3, 0.2), (0.0, 0.4), (-0.3, 0.2)])),
        hair.tones.base,
    )
    hair.before.fill(path, hair.tones.base)
    right = [
        (0.10, -0.60),
        (0.26, -0.3),
        (0.24, 0.1),
        (0.16, low + 0.1),
        (0.7, low + 0.1),
        (0.6, -0.4),
    ]
    hair.before.shade(closed(hair.head.all(right)), hair.tones.shadow, path, 0.05)
    left = [
        (-0.02, -0.52),
        (-0.24, -0.38),
        (-0.30, -0.02),
        (-0.9 * breadth, 0.55 * low),
        (-0.82 * breadth, 0.96 * low),
    ]
    other = [
        (0.02, -0.52),
        (0.24, -0.38),
        (0.30, -0.02),
        (0.9 * breadth, 0.55 * low),
        (0.82 * breadth, 0.96 * low),
    ]
    wavy = [[(x + wave * sin(5 * y), y) for x, y in curve] for curve in (left, other)]
    hair.strands(hair.before, wavy[0], wavy[1], 11, 0.009, opacity=0.45)
    hair.shine(hair.before, [(-0.27, -0.22), (0.0, -0.30), (0.22, -0.24)], 0.07, path, 0.6)


def long_back(hair: Hair) -> None:
    fall_down_the_back(hair, 1.40, 0.46, 0.008, 0.06)


def wavy_back(hair: Hair) -> None:
    fall_down_the_back(hair, 1.15, 0.50, 0.035, 0.04)
