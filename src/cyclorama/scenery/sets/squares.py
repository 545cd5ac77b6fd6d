"""Times Square, and a street of small shops."""

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, rgb
from cyclorama.scenery.paint.ground import floor, mottle, reflect, tiles
from cyclorama.scenery.paint.lights import (
    bloom,
    glow,
    haze,
    out_of_focus,
    scatter_bokeh,
    vignette,
)
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.people import crowd
from cyclorama.scenery.paint.plants import tree
from cyclorama.scenery.paint.svg import disc, fade, oval, path, poly, rect
from cyclorama.scenery.sets.cities import NEON, cab, facade
from cyclorama.scenery.sets.look import Look, light, pick


def times_square(p: Painting, colours: tuple[str, ...]) -> Look:
    """A canyon of glowing screens at night, cabs and a crowd on the wet street."""
    line_ = p.height * 0.68
    p.wash("#0a0a20", "#1f1a4a", "#4a2a6e", bottom=line_)
    for share in (0.26, 0.44, 0.74):
        for side in (-1, 1):
            far, near = side * share * p.right, side * (share * 1.75) * p.right
            p.draw(
                facade(
                    side, near, far, p, line_, "#15142a", "#2b2a50", 640 * p.height / 750, "#ffdf9a"
                )
            )
    p.draw(
        rect(-p.width * 0.135, line_ - p.height * 0.46, p.width * 0.27, p.height * 0.46, "#17152e")
    )
    body, defs = "", ""
    number = 0
    for side in (-1, 1):
        for far, near, low, top in (
            (0.3, 0.44, 0.12, 0.5),
            (0.3, 0.42, 0.56, 1.0),
            (0.47, 0.72, 0.12, 0.4),
            (0.47, 0.68, 0.46, 0.86),
            (0.76, 1.12, 0.1, 0.36),
            (0.76, 1.1, 0.42, 0.72),
            (0.76, 1.05, 0.78, 1.05),
        ):
            one, two = p.rng.choice(NEON, 2, replace=False)
            defs += fade(f"s{number}", lighter(str(one), 0.35), str(one), str(two))
            body += _screen(
                p, side * near * p.right, side * far * p.right, low, top, line_, f"url(#s{number})"
            )
            number += 1
    for low, top in ((0.02, 0.14), (0.16, 0.3), (0.32, 0.44)):
        one, two = p.rng.choice(NEON, 2, replace=False)
        defs += fade(f"s{number}", str(one), lighter(str(two), 0.3), across=True)
        y, high = line_ - p.height * top, p.height * (top - low)
        body += rect(-p.width * 0.11, y, p.width * 0.22, high, f"url(#s{number})")
        body += disc(
            float(p.rng.uniform(-50, 50)), y + high / 2, high * 0.26, "#ffffff", 'opacity=".85"'
        )
        number += 1
    p.draw(body, defs=defs)
    bloom(p, 0.45, 26, 0.5)
    out_of_focus(p, 1.5)
    p.wash("#2a2440", "#17142a", "#0d0b18", top=line_)
    reflect(p, line_, 0.85, 26, 0.6)
    mottle(p, p.noise(14, 4, 6), line_, p.height, 0.3)
    p.draw(
        cab(p.left * 0.55, line_ + 60, 1.05)
        + cab(p.right * 0.58, line_ + 76, 1.2)
        + cab(p.right * 0.26, line_ + 26, 0.6)
    )
    p.draw(crowd(p, line_ + 20, 56, "#120f22", 46, 0.2, 40), blur=0.8)
    scatter_bokeh(p, 26, NEON, line_ - 60, line_ + 40, (6, 17), 0.35)
    glow(p, 0, line_ - 60, 240, "#ff9ad0", 0.3)
    vignette(p, 0.36)
    return Look(light(-0.5, 0.45, "#ffd8f0", "#6a4fa8", 0.5, "#5fd8ff"), 0.95, 0.66)


def _screen(
    p: Painting, near: float, far: float, low: float, top: float, line_: float, fill: str
) -> str:
    """A screen on a wall that runs to the horizon, with a picture on it: a face, rings or bars."""
    high = 560 * p.height / 750

    def at(x: float, share: float) -> tuple[float, float]:
        return x, line_ - abs(x) / p.right * high * share

    body = poly([at(near, top), at(far, top), at(far, low), at(near, low)], "#05050c")
    a, b = near + (far - near) * 0.03, near + (far - near) * 0.97
    body += poly(
        [at(a, top - 0.015), at(b, top - 0.015), at(b, low + 0.015), at(a, low + 0.015)], fill
    )
    x, y = at((near + far) / 2, (low + top) / 2)
    size = abs(near - far) * 0.22
    kind = p.rng.integers(0, 3)
    if kind == 0:
        body += oval(x, y - size * 0.35, size * 0.5, size * 0.66, "#ffffff", 'opacity=".9"')
        body += oval(x, y + size * 1.05, size * 1.05, size * 0.7, "#ffffff", 'opacity=".9"')
    elif kind == 1:
        body += disc(
            x, y, size, "none", f'stroke="#ffffff" stroke-width="{size * 0.3:.1f}" opacity=".9"'
        )
    else:
        for row in range(3):
            share = low + (top - low) * (0.3 + 0.2 * row)
            body += poly(
                [
                    at(near + (far - near) * 0.15, share + 0.035),
                    at(near + (far - near) * (0.6 + 0.1 * row), share + 0.035),
                    at(near + (far - near) * (0.6 + 0.1 * row), share),
                    at(near + (far - near) * 0.15, share),
                ],
                "#ffffff",
                'opacity=".9"',
            )
    return body


def street(p: Painting, colours: tuple[str, ...]) -> Look:
    """A street of small shops under awnings, in the sun."""
    line_ = p.height * 0.6
    p.wash("#6fb4e8", "#bfe0f2", "#fdf0d8", bottom=line_)
    houses = [
        "#d9775a",
        "#e8c07a",
        "#8fb08a",
        "#c9a0a8",
        "#7f9fb8",
        "#e0d2b8",
        "#b5654a",
        "#a8b8a0",
    ]
    high = 470 * p.height / 750
    for number, (far, near) in enumerate(
        ((0.1, 0.18), (0.18, 0.3), (0.3, 0.5), (0.5, 0.82), (0.82, 1.4))
    ):
        for side in (-1, 1):
            wall = houses[(number * 2 + (side > 0) + int(p.rng.integers(0, 3))) % 8]
            wall = darker(wall, 0.25) if side > 0 else wall
            p.draw(
                _shop(
                    p,
                    side * near * p.right,
                    side * far * p.right,
                    line_,
                    high * float(p.rng.uniform(0.8, 1.12)),
                    wall,
                    pick(colours, number % 2, houses[(number + 3) % 8]),
                )
            )
    tones = np.stack([rgb(mix("#c9baa4", "#92836f", share)) for share in np.linspace(0, 1, 9)])
    stones = tiles(22, 220, tones, rgb("#7a6c5a"), p.rng)
    floor(p, stones, line_ - 6, line_ + 3, p.height * 1.2, 2.0, beyond=cv2.BORDER_REFLECT)
    haze(p, line_ + 2, 16, "#d8c8b0", 0.9)
    shadow = poly(
        [
            (p.right * 0.12, line_ + 8),
            (p.right + 10, line_ + 30),
            (p.right + 10, p.height),
            (p.right * 0.62, p.height),
        ],
        "#3a3248",
        'opacity=".4"',
    )
    p.draw(shadow, blur=8)
    _cafe(p, p.left * 0.66, p.height * 0.83, pick(colours, 0, "#c0392b"))
    for x in np.linspace(-0.9, 0.9, 2):
        tree(p, x * p.right, p.height * 0.8, 330, ("#33612f", "#66a24a", "#c4dd7c"), count=500)
    p.draw(_bunting(p, line_ - high * 0.42))
    glow(p, 0, line_ - 60, 260, "#fff0cc", 0.5)
    out_of_focus(p, 0.9)
    vignette(p, 0.24)
    return Look(light(-0.55, 0.65, "#fff1d6", "#c0c8d0", 0.65, "#fff0d0"), 0.95, 0.6)


def _shop(
    p: Painting, near: float, far: float, line_: float, high: float, wall: str, cloth: str
) -> str:
    def at(share: float, up: float) -> tuple[float, float]:
        x = near + (far - near) * share
        return x, line_ + abs(x) * 0.12 - abs(x) / p.right * high * up - abs(x) * 0.12 * up

    def panel(a: float, b: float, low: float, top: float, fill: str, extra: str = "") -> str:
        return poly([at(a, top), at(b, top), at(b, low), at(a, low)], fill, extra)

    body = panel(0, 1, 0, 1.15, wall) + panel(0, 1, 1.12, 1.17, darker(wall, 0.3))
    for row in (0.5, 0.8):
        for column in (0.14, 0.44, 0.74):
            body += panel(column - 0.02, column + 0.18, row - 0.01, row + 0.2, "#f2ece0")
            body += panel(
                column,
                column + 0.16,
                row,
                row + 0.19,
                mix("#4a6478", "#a8cce0", float(p.rng.random())),
            )
            body += panel(
                column - 0.03,
                column + 0.19,
                row - 0.035,
                row,
                "#5a7a3c" if p.rng.random() < 0.5 else "#f2ece0",
            )
    body += (
        panel(0.06, 0.94, 0.03, 0.3, "#f2e6cc")
        + panel(0.09, 0.6, 0.06, 0.27, "#ffe2a0")
        + panel(0.68, 0.9, 0.0, 0.27, darker(cloth, 0.4))
    )
    body += panel(0.04, 0.96, 0.38, 0.44, darker(cloth, 0.3))
    for stripe in range(8):
        a = 0.03 + 0.94 * stripe / 8
        body += panel(a, a + 0.94 / 8, 0.27, 0.38, cloth if stripe % 2 else "#fbf6ea")
    return body


def _cafe(p: Painting, x: float, foot: float, tone: str) -> None:
    p.draw(oval(x, foot + 4, 120, 16, "#2a2430", 'opacity=".5"'), blur=6)
    body = rect(x - 4, foot - 260, 8, 256, "#6b5a48")
    for number in range(6):
        a, b = x - 140 + number * 280 / 6, x - 140 + (number + 1) * 280 / 6
        body += poly(
            [(x, foot - 300), (a, foot - 218), (b, foot - 218)], tone if number % 2 else "#fbf4e4"
        )
        body += path(
            f"M{a:.1f},{foot - 219:.1f} q{280 / 12:.1f},22 {280 / 6:.1f},0 Z",
            tone if number % 2 else "#fbf4e4",
        )
    body += (
        oval(x, foot - 86, 62, 12, "#f4efe6")
        + rect(x - 3, foot - 84, 6, 80, "#4a4038")
        + oval(x, foot - 3, 30, 6, "#4a4038")
    )
    p.draw(body)


def _bunting(p: Painting, y: float) -> str:
    body = ""
    for row in range(2):
        xs = np.linspace(p.left, p.right, 26)
        ys = y + row * 64 + 46 * (1 - (xs / p.right) ** 2)
        for number, (x, level) in enumerate(zip(xs.tolist(), ys.tolist(), strict=True)):
            tone = ["#e8503c", "#f2b632", "#3f9a8a", "#4a78c0", "#f4efe2"][number % 5]
            body += poly([(x - 11, level), (x + 11, level), (x, level + 26)], tone)
    return body
