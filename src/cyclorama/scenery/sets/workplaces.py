"""An office and a gym."""

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, rgb
from cyclorama.scenery.paint.ground import floor, mottle, reflect, tiles
from cyclorama.scenery.paint.lights import bloom, glow, haze, out_of_focus, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.svg import disc, fade, line, oval, path, poly, rect
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


def gym(p: Painting, colours: tuple[str, ...]) -> Look:
    """Racks of dumb-bells before mirrors, a barbell, a punch bag and strips of light."""
    line_ = p.height * 0.66
    one = pick(colours, 0, ("#ff5a2a", "#ffc21f", "#2ad0a0", "#2f8fff")[p.rng.integers(0, 4)])
    p.wash("#16181d", "#23262d", "#30343c", bottom=line_)
    bricks = "".join(
        rect(
            float(x) + (row % 2) * 26,
            float(y),
            50,
            20,
            mix("#2a2d34", "#3a3e46", float(p.rng.random())),
        )
        for row, y in enumerate(np.arange(p.height * 0.1, line_, 22))
        for x in np.arange(p.left - 30, p.right, 52)
    )
    p.draw(bricks)
    stripe = poly(
        [
            (p.left, p.height * 0.42),
            (p.left, p.height * 0.36),
            (p.right, p.height * 0.16),
            (p.right, p.height * 0.22),
        ],
        one,
        'opacity=".9"',
    ) + poly(
        [
            (p.left, p.height * 0.45),
            (p.left, p.height * 0.435),
            (p.right, p.height * 0.235),
            (p.right, p.height * 0.25),
        ],
        "#f4f4f0",
        'opacity=".85"',
    )
    p.draw(stripe)
    mirrors = "".join(
        rect(float(x), line_ - 320, 170, 250, "url(#glass)", 'stroke="#55606c" stroke-width="4"')
        + poly(
            [
                (float(x) + 20, line_ - 70),
                (float(x) + 100, line_ - 320),
                (float(x) + 136, line_ - 320),
                (float(x) + 56, line_ - 70),
            ],
            "#ffffff",
            'opacity=".13"',
        )
        for x in np.arange(p.left * 0.98, p.left * 0.98 + p.width * 0.42, 180)
    )
    p.draw(mirrors, defs=fade("glass", "#7f93a4", "#5a6c7c", "#3a4652"))
    p.draw(_rack(p, p.left * 0.58, line_ + 6, p.width * 0.36, one))
    p.draw(
        _treadmill(p.right * 0.5, line_ + 14, 0.9, one)
        + _treadmill(p.right * 0.82, line_ + 30, 1.05, one)
    )
    x = p.right * 0.24
    bag = (
        rect(x - 2, 0, 4, line_ - 330, "#8a8f98")
        + rect(x - 36, line_ - 330, 72, 230, "url(#bag)", 'rx="20"')
        + rect(x - 36, line_ - 290, 72, 12, "#f4f4f0")
        + rect(x - 36, line_ - 150, 72, 12, "#f4f4f0")
    )
    p.draw(bag, defs=fade("bag", lighter(one, 0.2), one, darker(one, 0.5), across=True))
    out_of_focus(p, 1.4)
    tones = np.stack([rgb(tone) for tone in ("#26282d", "#2a2d32", "#222429")])
    floor(
        p,
        tiles(12, 30, tones, rgb("#17191d"), p.rng, 1),
        line_ - 90,
        line_,
        p.height * 1.2,
        1.9,
        beyond=cv2.BORDER_REFLECT,
    )
    specks = np.clip(p.noise(420, 1) * 6 - 5.0, 0, 1) * (p.y() > line_)
    p.lay(lighter(one, 0.3), specks * 0.3)
    reflect(p, line_, 0.35, 16)
    p.draw(_barbell(p, p.height * 0.86, one))
    for x_, turn in ((-0.7, 16), (0.0, 0), (0.7, -16)):
        p.draw(
            poly(
                [
                    (x_ * p.right - 130, 22 + turn),
                    (x_ * p.right + 130, 22 - turn),
                    (x_ * p.right + 130, 34 - turn),
                    (x_ * p.right - 130, 34 + turn),
                ],
                "#ffffff",
            )
        )
        glow(p, x_ * p.right, 28, 190, "#f0f6ff", 0.6, 0.3)
    glow(p, 0, p.height * 0.92, 330, "#e8f0ff", 0.18, 0.3)
    glow(p, p.left, line_, 250, one, 0.2)
    glow(p, p.right, line_, 250, one, 0.2)
    bloom(p, 0.78, 18, 0.4)
    vignette(p, 0.36)
    return Look(light(0.0, 0.9, "#f4f8ff", "#6a707a", 0.55, lighter(one, 0.2)), 0.95, 0.55)


def _rack(p: Painting, x: float, foot: float, wide: float, tone: str) -> str:
    body = "".join(
        poly(
            [
                (x + dx * wide - 7, foot),
                (x + dx * wide + 7, foot),
                (x + dx * wide + 5, foot - 170),
                (x + dx * wide - 5, foot - 170),
            ],
            "#4a4f58",
        )
        for dx in (-0.5, 0.0, 0.5)
    )
    for row, y in enumerate((foot - 40, foot - 100, foot - 160)):
        body += rect(x - wide / 2 - 12, y, wide + 24, 9, "#5f656f")
        size = 19 - 3 * row
        for n in range(int(wide // 62)):
            cx = x - wide / 2 + 30 + n * 62
            body += rect(cx - 12, y - size - 4, 24, 8, "#c4cad2")
            for side in (-1, 1):
                body += rect(
                    cx + side * 19 - 10, y - 2 * size, 20, 2 * size, "#1a1c20", 'rx="5"'
                ) + rect(cx + side * 19 - 10, y - 1.25 * size, 20, 4, tone)
    return body


def _treadmill(x: float, foot: float, s: float, tone: str) -> str:
    body = poly(
        [
            (x - 110 * s, foot),
            (x + 90 * s, foot),
            (x + 70 * s, foot - 26 * s),
            (x - 96 * s, foot - 20 * s),
        ],
        "#15171b",
    ) + poly(
        [
            (x - 92 * s, foot - 5 * s),
            (x + 66 * s, foot - 9 * s),
            (x + 58 * s, foot - 22 * s),
            (x - 84 * s, foot - 17 * s),
        ],
        "#3a3e46",
    )
    body += line(
        [(x + 70 * s, foot - 10 * s), (x + 46 * s, foot - 190 * s)], "#8a9099", 11 * s
    ) + line([(x + 48 * s, foot - 130 * s), (x - 34 * s, foot - 122 * s)], "#8a9099", 8 * s)
    body += poly(
        [
            (x + 6 * s, foot - 232 * s),
            (x + 72 * s, foot - 222 * s),
            (x + 62 * s, foot - 172 * s),
            (x, foot - 186 * s),
        ],
        "#15171b",
    ) + poly(
        [
            (x + 12 * s, foot - 224 * s),
            (x + 62 * s, foot - 216 * s),
            (x + 55 * s, foot - 184 * s),
            (x + 8 * s, foot - 194 * s),
        ],
        tone,
    )
    return body


def _barbell(p: Painting, foot: float, tone: str) -> str:
    half = p.width * 0.47
    body = oval(0, foot + 4, half * 1.04, 9, "#000000", 'opacity=".5"') + rect(
        -half, foot - 50, 2 * half, 8, "#d4d9e0"
    )
    for side in (-1, 1):
        for n, (size, paint) in enumerate(((50, "#1a1c20"), (50, tone), (36, "#2a2e34"))):
            x = side * (half * 0.8 + n * 24)
            body += rect(x - 11, foot - 46 - size, 22, 2 * size, paint, 'rx="7"') + rect(
                x - 11, foot - 46 - size, 6, 2 * size, lighter(paint, 0.25), 'rx="3"'
            )
    return body
