"""Braids and locs."""

from cyclorama.figure.hairdress.strokes import BROW_LINE, Curve, Hair, skull_cap, whole_back
from cyclorama.figure.path import closed, inked
from cyclorama.figure.sheet import Sheet
from cyclorama.figure.skeleton import Point


def plait(
    hair: Hair, sheet: Sheet, x: float, lean: float, top: float, low: float, half: float
) -> None:
    """A braid: leaves that overlap from the top downwards, left and right in turn."""
    count = max(5, round((low - top) / (1.05 * half)))
    for i in range(count, -1, -1):
        part = i / count
        y, shrink = top + (low - top) * part, 1 - 0.35 * part
        middle = x + lean * part
        side = 1 if i % 2 else -1
        h = half * shrink
        leaf = [
            (middle + side * 0.15 * h, y - 1.0 * h),
            (middle + side * 1.05 * h, y - 0.25 * h),
            (middle + side * 0.55 * h, y + 0.75 * h),
            (middle - side * 0.45 * h, y + 1.05 * h),
            (middle - side * 0.62 * h, y + 0.15 * h),
        ]
        path = closed(hair.head.all(leaf))
        sheet.contour(path, hair.tones.line, 0.008)
        sheet.fill(path, hair.tones.base)
        gleam = [
            (middle + side * 0.2 * h, y - 0.5 * h),
            (middle + side * 0.45 * h, y),
            (middle, y + 0.6 * h),
        ]
        sheet.shade(
            inked(hair.head.all(gleam), 0.35 * h, 0.2, 0.2), hair.tones.light, path, 0.008, 0.6
        )
    tuft_y = low + 0.6 * half
    tuft = [
        (x + lean - 0.5 * half, tuft_y),
        (x + lean, tuft_y + 1.6 * half),
        (x + lean + 0.5 * half, tuft_y),
        (x + lean, tuft_y - 0.4 * half),
    ]
    path = closed(hair.head.all(tuft))
    sheet.contour(path, hair.tones.line, 0.008)
    sheet.fill(path, hair.tones.base)


def rows(hair: Hair) -> None:
    """Rows that lead back over the skull."""
    for i in range(-3, 4):
        foot = (i * 0.078 + 0.12 * hair.head.turned, -0.335 + 0.02 * abs(i))
        row = [foot, (i * 0.085, -0.44 + 0.012 * i * i), (i * 0.06, -0.52 + 0.016 * i * i)]
        hair.before.fill(inked(hair.head.all(row), 0.012, 0.5, 0.3), hair.tones.line, 0.85)


def braids(hair: Hair) -> None:
    low = 0.75 if hair.man else 1.35
    for x in (-0.36, 0.36):
        plait(hair, hair.behind, x, 0.03 if x > 0 else -0.03, 0.1, low - 0.25, 0.062)
    skull_cap(hair, 0.026, 0.06, BROW_LINE, 0.008)
    rows(hair)
    for x in (-0.335, 0.335):
        plait(hair, hair.before, x, 0.07 if x > 0 else -0.07, 0.02, low, 0.062)


def braids_back(hair: Hair) -> None:
    low = 0.75 if hair.man else 1.35
    whole_back(hair, 0.026, 0.26, 0.008)
    for i in range(-3, 4):
        row = [(i * 0.06, -0.50 + 0.014 * i * i), (i * 0.095, -0.2), (i * 0.085, 0.18)]
        hair.before.fill(inked(hair.head.all(row), 0.012, 0.3, 0.5), hair.tones.line, 0.8)
    for x in (-0.27, -0.135, 0.0, 0.135, 0.27):
        plait(hair, hair.before, x, 0.35 * x, 0.16, low, 0.062)


def rope(hair: Hair, sheet: Sheet, points: Curve, width: float) -> None:
    line = hair.head.all(points)
    sheet.fill(inked(line, width + 0.014, 0.8, 0.75), hair.tones.line)
    sheet.fill(inked(line, width, 0.8, 0.75), hair.tones.base)
    gleam = [Point(p.x - 0.18 * width, p.y) for p in line]
    sheet.fill(inked(gleam, 0.28 * width, 0.3, 0.2), hair.tones.light, 0.55)


def locs(hair: Hair) -> None:
    low = 0.62 if hair.man else 1.05
    for i in range(-5, 6):
        x = i * 0.082
        rope(
            hair,
            hair.behind,
            [(x * 0.8, -0.3), (x * 1.02, 0.15), (x * 1.08, low - 0.12 + 0.02 * (i % 3))],
            0.072,
        )
    skull_cap(hair, 0.045, 0.0, BROW_LINE, 0.012)
    for side in (-1, 1):
        for i, (x, reach) in enumerate(((0.385, 0.0), (0.335, 0.03), (0.43, -0.06))):
            bend = side * (x + 0.012 * (i % 2))
            rope(
                hair,
                hair.before,
                [
                    (side * 0.06, -0.50),
                    (side * 0.24, -0.42),
                    (side * (x - 0.045), -0.18),
                    (bend, 0.2),
                    (side * (x + 0.02), low + reach),
                ],
                0.068,
            )
        for x in (0.11, 0.20):
            rope(
                hair,
                hair.before,
                [(side * 0.03, -0.51), (side * x, -0.44), (side * (x + 0.10), -0.30)],
                0.058,
            )


def locs_back(hair: Hair) -> None:
    low = 0.62 if hair.man else 1.05
    whole_back(hair, 0.045, 0.20, 0.012)
    order = (-5, 5, -4, 4, -3, 3, -2, 2, -1, 1, 0)
    for i in order:
        x = i * 0.078
        rope(
            hair,
            hair.before,
            [
                (x * 0.35, -0.48),
                (x * 0.9, -0.25),
                (x * 1.02, 0.15),
                (x * 1.1, low + 0.02 * (i % 3)),
            ],
            0.074,
        )
