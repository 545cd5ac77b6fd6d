"""A skyline by night, and an avenue by day."""

import numpy as np

from cyclorama.scenery.paint.colour import darker, mix, rgb
from cyclorama.scenery.paint.ground import floor, mottle, plan, reflect
from cyclorama.scenery.paint.lights import (
    bloom,
    bokeh,
    glow,
    haze,
    out_of_focus,
    vignette,
)
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.plants import tree
from cyclorama.scenery.paint.svg import oval, path, poly, rect
from cyclorama.scenery.sets.look import Look, light

NEON = ["#ff3d81", "#23d5ee", "#ffb02e", "#8a5bff", "#35e08a", "#ff5a3c"]


def tower(
    p: Painting, x: float, foot: float, wide: float, high: float, wall: str, lamp: str, lit: float
) -> str:
    """A building seen from the front; `lit` of its windows are."""
    body = rect(x, foot - high, wide, high, wall)
    if p.rng.random() < 0.4:
        body += rect(x + wide * 0.2, foot - high - 16, wide * 0.6, 18, wall)
    if p.rng.random() < 0.3:
        body += rect(x + wide * 0.48, foot - high - 60, 2.5, 60, wall)
    pane, gap = 6.0, 11.0
    for row in range(int((high - 10) // gap)):
        for column in range(max(1, int((wide - 8) // gap))):
            if p.rng.random() < lit:
                tone = mix(lamp, "#ffffff", float(p.rng.random()) * 0.5)
                body += rect(
                    x + 6 + column * gap,
                    foot - high + 8 + row * gap,
                    pane,
                    pane,
                    tone,
                    f'opacity="{p.rng.uniform(0.35, 1):.2f}"',
                )
    return body


def city_night(p: Painting, colours: tuple[str, ...]) -> Look:
    """A skyline over a wet street, lamps out of focus."""
    line_ = p.height * 0.66
    p.wash("#090b22", "#1b1c4a", "#5a2f6e", "#c0567a", bottom=line_)
    glow(p, p.right * 0.5, p.height * 0.17, 46, "#fff6de", 0.9)
    glow(p, p.right * 0.5, p.height * 0.17, 150, "#b0a0ff", 0.25)
    for layer, (wall, lit) in enumerate((("#3a2f5e", 0.3), ("#231f47", 0.42), ("#131330", 0.5))):
        body, x = "", p.left - 30.0
        while x < p.right:
            wide = float(p.rng.uniform(50, 105))
            middle = abs(x + wide / 2) / p.right
            high = float(p.rng.uniform(150, 330)) * (1.1 - 0.22 * layer) * (0.62 + 0.45 * middle)
            lamp = ["#ffd27a", "#ffe9b8", "#9fd8ff"][p.rng.integers(0, 3)]
            body += tower(p, x, line_, wide, high, wall, lamp, lit)
            x += wide + float(p.rng.uniform(0, 12))
        p.draw(body)
        haze(p, line_, 110 - 20 * layer, "#ff7d9a", 0.26)
    signs = "".join(
        rect(float(x), line_ - float(y), 15, 62, NEON[n % 6], 'rx="4"')
        for n, (x, y) in enumerate(
            zip(p.rng.uniform(p.left, p.right, 12), p.rng.uniform(80, 150, 12), strict=True)
        )
    )
    p.draw(signs, blur=1)
    out_of_focus(p, 2.6)
    p.wash("#23203c", "#14132a", "#0c0b1c", top=line_)
    reflect(p, line_, 0.75, 30, 0.7)
    lanes = "".join(
        poly(
            [(-6, y), (6, y), (6 + 2 * n, y + 12 + 9 * n), (-6 - 2 * n, y + 12 + 9 * n)],
            "#e8d9a8",
            'opacity=".6"',
        )
        for n, y in enumerate(line_ + np.array([14, 40, 84, 150, 240]))
    )
    p.draw(lanes, blur=1)
    mottle(p, p.noise(14, 4, 6), line_, p.height, 0.35)
    xs = p.rng.uniform(0.12, 1, 34) * p.right * p.rng.choice([-1, 1], 34)
    ys = line_ - p.rng.uniform(-6, 60, 34)
    paints = np.stack(
        [rgb(["#ffcf7a", "#ff5a4a", "#fff0d0", "#5fd0ff", "#ff5fa8"][n % 5]) for n in range(34)]
    )
    bokeh(p, xs, ys, p.rng.uniform(8, 25, 34), paints, 0.55)
    bloom(p, 0.6, 20, 0.5)
    vignette(p, 0.42)
    return Look(light(0.5, 0.4, "#ffd9c0", "#3f3a78", 0.5, "#ff8ab0"), 0.94, 0.64)


def facade(
    side: int,
    x_near: float,
    x_far: float,
    p: Painting,
    line_: float,
    wall: str,
    glass: str,
    high: float,
    lit: str | None,
) -> str:
    """A wall along the street, from near to far: the nearer the higher. Its panes are drawn in
    perspective towards the middle of the horizon."""

    def up(x: float, share: float) -> float:
        return line_ - (abs(x) / p.right) * high * share

    body = poly(
        [
            (x_near, up(x_near, 1)),
            (x_far, up(x_far, 1)),
            (x_far, line_ + abs(x_far) * 0.16),
            (x_near, line_ + abs(x_near) * 0.16),
        ],
        wall,
    )
    columns, rows = 7, max(6, int(high / 52))
    edges = x_near + (x_far - x_near) * (1 - (1 - np.linspace(0, 1, columns + 1)) ** 1.25)
    for column in range(columns):
        a = float(edges[column] + (edges[column + 1] - edges[column]) * 0.14)
        b = float(edges[column] + (edges[column + 1] - edges[column]) * 0.86)
        for row in range(rows):
            low, top = (row + 0.25) / rows, (row + 0.85) / rows
            tone = mix(glass, "#ffffff", float(p.rng.random()) * 0.35)
            if lit and p.rng.random() < 0.35:
                tone = lit
            body += poly(
                [(a, up(a, top)), (b, up(b, top)), (b, up(b, low)), (a, up(a, low))],
                tone,
                'opacity=".9"',
            )
    return body


def city_day(p: Painting, colours: tuple[str, ...]) -> Look:
    """An avenue between towers of glass on a clear day."""
    line_ = p.height * 0.64
    p.wash("#3f8fdc", "#8cc6f2", "#e6f3fb", bottom=line_)
    clouds = np.clip(p.noise(3, 5, 2) * 2.6 - 1.3, 0, 1) * np.clip(1.25 - p.y() / line_, 0, 1)
    p.lay("#ffffff", clouds * 0.85)
    far = "".join(
        rect(
            float(x),
            line_ - float(high),
            34,
            float(high),
            mix("#7fa2c4", "#d8e8f4", float(p.rng.random()) * 0.5),
        )
        for x, high in zip(
            np.arange(-p.width * 0.26, p.width * 0.24, 30), p.rng.uniform(60, 190, 60), strict=False
        )
    )
    p.draw(far, blur=1.2)
    haze(p, line_ - 40, 90, "#e6f3fb", 0.5)
    tones = [
        ("#6f8398", "#9cc4e0"),
        ("#a58f7a", "#cfe2ee"),
        ("#4f6478", "#7fb2d6"),
        ("#8a97a4", "#b8d8ec"),
        ("#b89c86", "#d8e8f0"),
        ("#5c7088", "#8fc0de"),
    ]
    for number, (far_share, near_share, high) in enumerate(
        ((0.3, 0.46, 620), (0.46, 0.7, 500), (0.7, 1.25, 640))
    ):
        for side in (-1, 1):
            wall, glass = tones[(number * 2 + (side > 0)) % 6]
            shade = 0.22 if side > 0 else 0.0
            p.draw(
                facade(
                    side,
                    side * near_share * p.right,
                    side * far_share * p.right,
                    p,
                    line_,
                    darker(wall, shade),
                    darker(glass, shade),
                    high * float(p.rng.uniform(0.85, 1.15)) * p.height / 750,
                    None,
                )
            )
    pave = rect(0, 0, 1000, 1000, "#bdb6ac") + "".join(
        rect(x, 0, 4, 1000, "#a29b90") + rect(0, x, 1000, 4, "#a29b90") for x in range(0, 1000, 50)
    )
    pave += rect(230, 0, 540, 1000, "#5d6066") + "".join(
        rect(493, y, 14, 60, "#f4f0e2") for y in range(0, 1000, 120)
    )
    pave += rect(244, 0, 8, 1000, "#e8c23a") + rect(748, 0, 8, 1000, "#e8c23a")
    pave += "".join(rect(260 + n * 62, 690, 34, 120, "#f2f0ea") for n in range(8))
    floor(p, plan(pave, 1000, 1000), line_ - 14, line_, p.height * 1.25, 2.5)
    for side in (-1, 1):
        for share, size in ((0.42, 120), (0.62, 190), (0.9, 300)):
            tree(
                p,
                side * share * p.right,
                line_ + 22 + share * 60,
                size,
                ("#2f5a30", "#5a9a48", "#b4d874"),
                count=420,
            )
    p.draw(_cabs(p, line_))
    out_of_focus(p, 1.3)
    glow(p, p.left * 0.25, p.height * 0.1, 330, "#fff3d0", 0.5)
    vignette(p, 0.22)
    return Look(light(-0.5, 0.75, "#fff6e2", "#b8cfe4", 0.65, "#fff3d8"), 0.95, 0.62)


def _cabs(p: Painting, line_: float) -> str:
    return "".join(cab(x, line_ + y, size) for x, y, size in ((-96, 20, 0.5), (70, 32, 0.72)))


def cab(x: float, foot: float, size: float, tone: str = "#f5b921") -> str:
    """A car from the front."""
    s = size * 100
    body = oval(x, foot, 0.62 * s, 0.08 * s, "#111318", 'opacity=".5"')
    body += rect(x - 0.5 * s, foot - 0.2 * s, 0.16 * s, 0.2 * s, "#15161a") + rect(
        x + 0.34 * s, foot - 0.2 * s, 0.16 * s, 0.2 * s, "#15161a"
    )
    body += path(
        f"M{x - 0.36 * s},{foot - 0.5 * s} L{x - 0.28 * s},{foot - 0.78 * s} Q{x},{foot - 0.84 * s} {x + 0.28 * s},{foot - 0.78 * s} L{x + 0.36 * s},{foot - 0.5 * s} Z",
        darker(tone, 0.1),
    )
    body += path(
        f"M{x - 0.31 * s},{foot - 0.51 * s} L{x - 0.25 * s},{foot - 0.74 * s} Q{x},{foot - 0.79 * s} {x + 0.25 * s},{foot - 0.74 * s} L{x + 0.31 * s},{foot - 0.51 * s} Z",
        "#2b3a4a",
    )
    body += rect(x - 0.52 * s, foot - 0.52 * s, 1.04 * s, 0.4 * s, tone, f'rx="{0.1 * s:.1f}"')
    body += rect(
        x - 0.26 * s, foot - 0.34 * s, 0.52 * s, 0.14 * s, "#23262c", f'rx="{0.03 * s:.1f}"'
    )
    for side in (-1, 1):
        body += oval(x + side * 0.38 * s, foot - 0.33 * s, 0.09 * s, 0.07 * s, "#fffbe8")
    return body + rect(
        x - 0.12 * s, foot - 0.9 * s, 0.24 * s, 0.08 * s, "#fff2c0", f'rx="{0.02 * s:.1f}"'
    )
