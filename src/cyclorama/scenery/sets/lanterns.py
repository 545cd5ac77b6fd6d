"""A street of lanterns."""

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, rgb
from cyclorama.scenery.paint.ground import floor, reflect, tiles
from cyclorama.scenery.paint.lights import (
    bloom,
    glow,
    haze,
    scatter_bokeh,
    vignette,
)
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.svg import line, oval, path, pool, rect
from cyclorama.scenery.sets.look import Look, light


def lantern_street(p: Painting, colours: tuple[str, ...]) -> Look:
    """A street at night under rows of red lanterns, with curved roofs on both sides."""
    line_ = p.height * 0.66
    p.wash("#12061c", "#3c0f2a", "#7f2430", "#d06a3a", bottom=line_)
    _pagoda(p, 0, line_ + 4, 0.9 * p.height / 750, "#4a1420")
    haze(p, line_ - 30, 90, "#ff9a4a", 0.35)
    for far, near in ((0.24, 0.42), (0.42, 0.7), (0.7, 1.3)):
        for side in (-1, 1):
            _house(p, side, far * p.right, near * p.right, line_)
    paints = np.stack([rgb(tone) for tone in ("#5a2f2a", "#6e3c30", "#4a2624", "#7a4636")])
    floor(
        p,
        tiles(22, 150, paints, rgb("#2a1216"), p.rng),
        line_ - 8,
        line_ + 2,
        p.height * 1.2,
        2.2,
        beyond=cv2.BORDER_REFLECT,
    )
    haze(p, line_ + 2, 18, "#c8643a", 0.8)
    reflect(p, line_, 0.5, 22)
    rows = sorted(float(depth) for depth in p.rng.uniform(0.12, 1, 9))
    for depth in rows:
        count, reach = 9, (0.25 + 0.95 * depth) * p.right
        xs = np.linspace(-reach, reach, count)
        sag = line_ - p.height * (0.22 + 0.4 * depth) + 60 * depth * (1 - (xs / reach) ** 2)
        p.draw(line(list(zip(xs.tolist(), sag.tolist(), strict=True)), "#1c0a10", 1.5))
        lanterns = ""
        for x, y in zip(xs.tolist(), sag.tolist(), strict=True):
            lanterns += _red_lantern(x, y, 11 + 28 * depth)
        p.draw(lanterns, defs=pool("lamp", "#fff0a8", "#ff7a3c", "#d81f26", "#9a1220"))
        for x, y in zip(xs.tolist(), sag.tolist(), strict=True):
            glow(p, x, y + 11 + 28 * depth, 22 + 56 * depth, "#ff5a2a", 0.3)
    scatter_bokeh(p, 22, ["#ffb04a", "#ff5a3c", "#ffe0a0"], line_ - 120, p.height, (7, 20), 0.3)
    bloom(p, 0.6, 22, 0.5)
    vignette(p, 0.4)
    return Look(light(0.0, 0.75, "#ffd09a", "#7f2f34", 0.45, "#ff7a3c"), 0.95, 0.64)


def _red_lantern(x: float, y: float, size: float) -> str:
    body = rect(x - size * 0.36, y + size * 0.1, size * 0.72, size * 0.22, "#e8b83a")
    body += oval(x, y + size, size, size * 0.82, "url(#lamp)")
    body += "".join(
        oval(
            x,
            y + size,
            size * share,
            size * 0.82,
            "none",
            'stroke="#8f0f1c" stroke-width="1.1" opacity=".6"',
        )
        for share in (0.36, 0.72)
    )
    body += rect(x - size * 0.36, y + size * 1.7, size * 0.72, size * 0.2, "#e8b83a")
    return body + "".join(
        rect(x + size * dx - 0.7, y + size * 1.9, 1.8, size * 0.7, "#ffcf4a")
        for dx in (-0.2, -0.07, 0.07, 0.2)
    )


def roof(x: float, y: float, half: float, high: float, tile: str, trim: str) -> str:
    """A curved roof whose corners rise."""
    body = path(
        f"M{x - half * 1.22},{y - high * 0.42} Q{x - half * 0.9},{y} {x - half * 0.5},{y} H{x + half * 0.5} Q{x + half * 0.9},{y} {x + half * 1.22},{y - high * 0.42} Q{x + half * 0.62},{y - high * 0.4} {x + half * 0.42},{y - high} H{x - half * 0.42} Q{x - half * 0.62},{y - high * 0.4} {x - half * 1.22},{y - high * 0.42} Z",
        tile,
    )
    body += path(
        f"M{x - half * 1.22},{y - high * 0.42} Q{x - half * 0.9},{y} {x - half * 0.5},{y} H{x + half * 0.5} Q{x + half * 0.9},{y} {x + half * 1.22},{y - high * 0.42}",
        "none",
        f'stroke="{trim}" stroke-width="{max(2.0, high * 0.09):.1f}"',
    )
    return body + rect(x - half * 0.46, y - high * 1.06, half * 0.92, high * 0.12, trim)


def _pagoda(p: Painting, x: float, foot: float, size: float, tone: str) -> None:
    body, y = "", foot
    for storey in range(5):
        half, high = (88 - 13 * storey) * size, 46 * size
        body += rect(x - half * 0.72, y - high, half * 1.44, high, tone)
        body += "".join(
            rect(
                x - half * 0.6 + n * half * 0.27, y - high * 0.8, half * 0.16, high * 0.6, "#ffb85a"
            )
            for n in range(5)
        )
        body += roof(x, y - high * 0.86, half, 34 * size, darker(tone, 0.4), "#e8a83a")
        y -= high + 16 * size
    p.draw(body + rect(x - 3 * size, y - 60 * size, 6 * size, 70 * size, "#e8b83a"), blur=1)


def _house(p: Painting, side: int, far: float, near: float, line_: float) -> None:
    """A house with two curved roofs and lit lattice windows, its front turned to the street."""
    wide, x = near - far, side * (far + near) / 2
    size = near / p.right
    foot, high = line_ + 60 * size, 330 * size * p.height / 750
    body = rect(x - wide * 0.5, foot - high, wide, high + 40, "#3a1218")
    for row in range(2):
        y = foot - high * (0.4 + 0.46 * row)
        for n in range(3):
            left = x - wide * 0.42 + n * wide * 0.29
            body += rect(left, y, wide * 0.24, high * 0.26, "#ffbf5e")
            body += "".join(
                rect(left + wide * 0.24 * step / 4, y, 2, high * 0.26, "#5a1a1c")
                for step in range(5)
            )
            body += "".join(
                rect(left, y + high * 0.26 * step / 4, wide * 0.24, 2, "#5a1a1c")
                for step in range(5)
            )
        body += roof(x, y - high * 0.03, wide * 0.5, high * 0.17, "#26242c", "#d8963a")
    body += "".join(
        rect(x + dx * wide * 0.48 - 5 * size, foot - high, 10 * size, high, "#a8242a")
        for dx in (-1, 1)
    )
    p.draw(body)
    glow(p, x, foot - high * 0.35, wide * 0.6, "#ff9a4a", 0.3)
