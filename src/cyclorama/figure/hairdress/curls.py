"""Curls and afros: clouds with a scalloped edge and small loops in them."""

from collections.abc import Callable
from math import cos, pi, sin

from cyclorama.figure.hairdress.strokes import Hair, hairline
from cyclorama.figure.path import Path, closed, ellipse, inked
from cyclorama.figure.sheet import Sheet


def curl_mass(
    hair: Hair,
    sheet: Sheet,
    middle: tuple[float, float],
    across: float,
    down: float,
    bumps: int,
    depth: float,
) -> Path:
    """A cloud with a scalloped edge."""
    points = []
    for i in range(2 * bumps):
        angle = 2 * pi * i / (2 * bumps)
        swell = 1 + depth * (1 if i % 2 else -1) * (0.7 + 0.3 * sin(5 * angle))
        points.append(
            (middle[0] + across * swell * sin(angle), middle[1] - down * swell * cos(angle))
        )
    path = closed(hair.head.all(points))
    hair.mass(sheet, path)
    return path


def curls(
    hair: Hair,
    sheet: Sheet,
    middle: tuple[float, float],
    across: float,
    down: float,
    rings: int,
    size: float,
    keep: Callable[[float, float], bool] = lambda x, y: True,
) -> None:
    """Small open loops in the mass, laid in rings so that they never line up."""
    for ring in range(1, rings + 1):
        share = (ring - 0.45) / rings
        count = max(3, round(2 * pi * share * across / (2.3 * size)))
        for i in range(count):
            angle = 2 * pi * (i + 0.37 * ring) / count
            x, y = middle[0] + across * share * sin(angle), middle[1] - down * share * cos(angle)
            if not keep(x, y):
                continue
            turn = angle + 1.3 * (i % 3)
            arc = [
                (x + size * cos(turn + a), y + size * sin(turn + a)) for a in (0.0, 1.2, 2.4, 3.6)
            ]
            light = (x - middle[0]) + (y - middle[1]) < -0.05 and (i + ring) % 3 == 0
            sheet.fill(
                inked(hair.head.all(arc), 0.3 * size, 0.2, 0.1),
                hair.tones.light if light else hair.tones.line,
                0.55,
            )


def curly(hair: Hair) -> None:
    across, down, low = (0.40, 0.36, -0.02) if hair.man else (0.50, 0.60, 0.22)
    middle = (0.0, -0.20) if hair.man else (0.0, -0.02)
    if not hair.man:
        back = curl_mass(hair, hair.behind, middle, across, down, 17, 0.055)
        hair.behind.shade(back, hair.tones.deep, opacity=0.45)
        curls(hair, hair.behind, middle, 0.88 * across, 0.88 * down, 5, 0.045)
    line = [
        (0.335, low),
        (0.285, -0.08),
        (0.285, -0.19),
        (0.200, -0.275),
        (0.10, -0.262),
        (0.0, -0.290),
        (-0.10, -0.262),
        (-0.200, -0.280),
        (-0.285, -0.19),
        (-0.285, -0.08),
        (-0.335, low),
    ]
    outer = []
    for i in range(25):
        angle = -0.60 * pi + 1.20 * pi * i / 24 if hair.man else -0.72 * pi + 1.44 * pi * i / 24
        swell = 1 + 0.045 * (1 if i % 2 else -1)
        rx, ry = (0.385, 0.42) if hair.man else (0.455, 0.46)
        outer.append((rx * swell * sin(angle), -0.19 - ry * swell * cos(angle)))
    cap = hair.lock(hair.before, outer, hairline(hair.head, line))
    edge = 0.30

    def in_hair(x: float, y: float) -> bool:
        return y < -edge or (abs(x) > 0.335 and y < low)

    curls(
        hair,
        hair.before,
        (0.0, -0.19),
        0.42 if not hair.man else 0.36,
        0.44 if not hair.man else 0.39,
        5,
        0.040,
        in_hair,
    )
    hair.shine(hair.before, [(-0.3, -0.35), (-0.16, -0.50), (0.04, -0.54)], 0.07, cap, 0.4)


def curly_back(hair: Hair) -> None:
    if hair.man:
        path = curl_mass(hair, hair.before, (0.0, -0.14), 0.385, 0.45, 15, 0.04)
        curls(hair, hair.before, (0.0, -0.14), 0.36, 0.42, 5, 0.040)
    else:
        path = curl_mass(hair, hair.before, (0.0, -0.02), 0.50, 0.60, 17, 0.05)
        curls(hair, hair.before, (0.0, -0.02), 0.47, 0.56, 6, 0.045)
    hair.shine(hair.before, [(-0.3, -0.25), (-0.16, -0.40), (0.04, -0.44)], 0.07, path, 0.35)


def afro(hair: Hair) -> None:
    across, down = (0.47, 0.46) if hair.man else (0.60, 0.58)
    middle = (0.0, -0.22) if hair.man else (0.0, -0.20)
    curl_mass(hair, hair.behind, middle, across, down, 30, 0.018)
    outer = []
    for i in range(49):
        angle = -0.62 * pi + 1.24 * pi * i / 48
        swell = 1 + 0.018 * (1 if i % 2 else -1)
        outer.append(
            (middle[0] + across * swell * sin(angle), middle[1] - down * swell * cos(angle))
        )
    line = [
        (0.330, -0.04),
        (0.300, -0.12),
        (0.285, -0.21),
        (0.225, -0.285),
        (0.110, -0.315),
        (0.0, -0.318),
        (-0.110, -0.315),
        (-0.225, -0.285),
        (-0.285, -0.21),
        (-0.300, -0.12),
        (-0.330, -0.04),
    ]
    cap = hair.lock(hair.before, outer, hairline(hair.head, line))
    hair.before.shade(
        ellipse(*hair.head.at(-0.16, -0.50), 0.26, 0.20), hair.tones.light, cap, 0.08, 0.55
    )

    def in_hair(x: float, y: float) -> bool:
        return y < -0.33 or (abs(x) > 0.36 and y < 0.0)

    curls(hair, hair.before, middle, 0.94 * across, 0.94 * down, 8, 0.024, in_hair)


def afro_back(hair: Hair) -> None:
    across, down = (0.47, 0.46) if hair.man else (0.60, 0.58)
    middle = (0.0, -0.16)
    path = curl_mass(hair, hair.before, middle, across, down, 30, 0.018)
    hair.before.shade(
        ellipse(*hair.head.at(-0.16, -0.38), 0.26, 0.22), hair.tones.light, path, 0.08, 0.5
    )
    curls(hair, hair.before, middle, 0.94 * across, 0.94 * down, 8, 0.024)
