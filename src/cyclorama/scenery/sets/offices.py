"""An office."""

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, rgb
from cyclorama.scenery.paint.ground import floor, mottle, reflect, tiles
from cyclorama.scenery.paint.lights import bloom, glow, haze, out_of_focus, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.svg import disc, fade, line, oval, path, rect
from cyclorama.scenery.sets.homes import plant
from cyclorama.scenery.sets.look import Look, light, pick


def office(p: Painting, colours: tuple[str, ...]) -> Look:
    """Windows over a city, desks with screens, lamps on long cords."""
    line_ = p.height * 0.7
    one = pick(colours, 0, "#2f6f8f")
    p.wash("#8fc4ea", "#cfe6f4", "#f0f4f4", bottom=line_)
    for step, tone in enumerate(("#b4cce0", "#8fb0cc", "#6f94b4")):
        body, x = "", p.left
        while x < p.right:
            wide, high = (
                float(p.rng.uniform(36, 84)),
                float(p.rng.uniform(90, 300)) * (1 - 0.22 * step) * p.height / 750,
            )
            body += rect(x, line_ - 40 - high, wide, high + 40, tone) + "".join(
                rect(
                    x + 7 + n * 12, line_ - 34 - high, 4, high, lighter(tone, 0.25), 'opacity=".7"'
                )
                for n in range(int(wide // 12))
            )
            x += wide + float(p.rng.uniform(0, 16))
        p.draw(body)
        haze(p, line_ - 60, 120, "#e4f0f8", 0.25)
    out_of_focus(p, 2.5)
    wall = (
        "".join(
            rect(float(x) - 7, 0, 14, line_, "#3a4048") for x in np.arange(-p.width, p.width, 190)
        )
        + rect(p.left, p.height * 0.14, p.width, 9, "#3a4048")
        + rect(p.left, line_ - 44, p.width, 50, "#e8e6e2")
        + rect(p.left, 0, p.width, p.height * 0.05, "#f4f2ee")
    )
    p.draw(wall)
    p.draw(_shelves(p, p.right * 0.84, line_, one))
    tones = np.stack([rgb(tone) for tone in ("#8f9298", "#868a90", "#999ca2")])
    floor(
        p,
        tiles(14, 30, tones, rgb("#7a7e84"), p.rng, 1),
        line_ - 110,
        line_,
        p.height * 1.2,
        1.9,
        beyond=cv2.BORDER_REFLECT,
    )
    mottle(p, p.noise(40, 3), line_, p.height, 0.06)
    reflect(p, line_, 0.25, 22)
    for x, size in (
        (p.left * 0.36, 0.62),
        (p.right * 0.34, 0.62),
        (p.left * 0.74, 1.12),
        (p.right * 0.72, 1.12),
    ):
        _workplace(p, x, line_ + 30 + 92 * (size - 0.5), size, one)
    p.draw(plant(p, p.left * 0.97, line_ + 120, 260, "#f0ece4"))
    out_of_focus(p, 1.2)
    for x in (-0.7, -0.24, 0.24, 0.7):
        cx, y = x * p.right, p.height * (0.15 + 0.04 * abs(x))
        p.draw(
            rect(cx - 1, 0, 2, y, "#2a2e34")
            + path(f"M{cx - 36},{y + 34} a36,36 0 0 1 72,0 Z", "#2a2e34")
            + oval(cx, y + 34, 36, 6, "#fff4d8")
        )
        glow(p, cx, y + 40, 60, "#fff0cc", 0.6)
    glow(p, p.left * 0.3, p.height * 0.2, 330, "#ffffff", 0.35)
    bloom(p, 0.88, 18, 0.25)
    vignette(p, 0.22)
    return Look(light(-0.5, 0.55, "#ffffff", "#b4c0cc", 0.35, "#e8f4ff"), 0.95, 0.55)


def _workplace(p: Painting, x: float, foot: float, s: float, tone: str) -> None:
    p.draw(oval(x, foot, 190 * s, 15 * s, "#20242a", 'opacity=".4"'), blur=6 * s)
    body = "".join(
        rect(x + dx * s, foot - 104 * s, 9 * s, 104 * s, "#3a3e46") for dx in (-160, 150)
    )
    body += (
        path(
            f"M{x - 30 * s},{foot - 150 * s} q{30 * s},{-20 * s} {60 * s},0 v{84 * s} h{-60 * s} Z",
            darker(tone, 0.15),
        )
        + rect(x - 5 * s, foot - 70 * s, 10 * s, 50 * s, "#2a2e34")
        + line(
            [(x - 34 * s, foot - 10 * s), (x, foot - 22 * s), (x + 34 * s, foot - 10 * s)],
            "#2a2e34",
            7 * s,
        )
    )
    body += rect(x - 176 * s, foot - 116 * s, 352 * s, 14 * s, "#d8b48a") + rect(
        x - 176 * s, foot - 104 * s, 352 * s, 4 * s, "#9a7a54"
    )
    for n, dx in enumerate((-112, 22)):
        body += (
            rect(x + dx * s, foot - 204 * s, 108 * s, 70 * s, "#1f2228", f'rx="{5 * s:.1f}"')
            + rect(x + (dx + 5) * s, foot - 199 * s, 98 * s, 60 * s, "url(#screen)")
            + rect(x + (dx + 48) * s, foot - 136 * s, 12 * s, 20 * s, "#2a2e34")
            + rect(x + (dx + 30) * s, foot - 119 * s, 48 * s, 5 * s, "#2a2e34")
        )
        if n:
            body += "".join(
                rect(
                    x + (dx + 14 + 15 * k) * s,
                    foot - (150 + (k * 13) % 34) * s,
                    10 * s,
                    (12 + (k * 13) % 34) * s,
                    "#ffffff",
                    'opacity=".85"',
                )
                for k in range(5)
            )
        else:
            body += "".join(
                rect(
                    x + (dx + 12) * s,
                    foot - (190 - 10 * k) * s,
                    (30 + (k * 17) % 44) * s,
                    4 * s,
                    "#ffffff",
                    'opacity=".8"',
                )
                for k in range(5)
            )
    body += (
        rect(x + 142 * s, foot - 136 * s, 18 * s, 20 * s, "#e8604a", f'rx="{3 * s:.1f}"')
        + rect(x - 160 * s, foot - 128 * s, 34 * s, 6 * s, "#f0c040")
        + rect(x - 158 * s, foot - 122 * s, 34 * s, 6 * s, "#4a8ac0")
    )
    p.draw(body, defs=fade("screen", lighter(tone, 0.35), darker(tone, 0.25)))


def _shelves(p: Painting, x: float, foot: float, tone: str) -> str:
    body = rect(x - 110, foot - 330, 220, 330, "#cdb08a") + rect(
        x - 102, foot - 322, 204, 316, "#a8875e"
    )
    for row in range(4):
        y = foot - 250 + row * 80
        body += rect(x - 104, y, 208, 8, "#dcc29c")
        body += "".join(
            rect(
                x - 96 + n * 17,
                y - 52 - (n * 11 + row * 7) % 15,
                14,
                52 + (n * 11 + row * 7) % 15,
                [tone, "#e8e2d8", "#d8704a", "#e8b84a", "#5a7a6a"][(n * 2 + row) % 5],
            )
            for n in range(7 + row % 2)
        )
        body += disc(x + 72, y - 20, 20, mix(tone, "#ffffff", 0.4))
    return body
