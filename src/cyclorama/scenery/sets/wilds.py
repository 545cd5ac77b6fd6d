"""The jungle and the savanna."""

import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, ramp
from cyclorama.scenery.paint.ground import mottle
from cyclorama.scenery.paint.lights import (
    bloom,
    glow,
    haze,
    out_of_focus,
    rays,
    scatter_bokeh,
    vignette,
)
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.plants import crown, flowers, frond, grass
from cyclorama.scenery.paint.svg import disc, line, oval, path, poly
from cyclorama.scenery.sets.look import Look, light


def jungle(p: Painting, colours: tuple[str, ...]) -> Look:
    """A clearing in the rain forest: trunks with lianas, ferns, sunbeams, a waterfall behind."""
    line_ = p.height * 0.68
    p.wash("#2a6a4a", "#7fc07a", "#e4f4b4", bottom=line_)
    glow(p, 0, p.height * 0.3, 330, "#fffad0", 0.8, 1.1)
    for tones, size, spread in (
        (("#5a9a6a", "#8abf7c", "#cfe8a0"), 120, 12),
        (("#2f6a44", "#5a9a50", "#a4d070"), 130, 13),
    ):
        for x in np.linspace(p.left, p.right, 9):
            lift = float(p.rng.uniform(0, 1))
            if abs(x) > p.width * 0.12:
                crown(p, float(x), line_ - 60 - lift * 120, size, size * 1.1, tones, 240, spread)
        haze(p, line_ - 60, 130, "#dff0b0", 0.25)
    _falls(p, line_)
    p.draw(_trunks(p, line_, 0.45, "#5a7a54"), blur=1)
    haze(p, line_ - 40, 120, "#cfe8a4", 0.25)
    p.wash("#6f9a4a", "#45702f", "#2c4a20", top=line_)
    mottle(p, p.noise(18, 4, 4), line_, p.height, 0.25)
    out_of_focus(p, 1.4)
    way = path(
        f"M-40,{line_} H40 Q90,{p.height * 0.85} {p.width * 0.26},{p.height + 4} H{-p.width * 0.26} Q-90,{p.height * 0.85} -40,{line_} Z",
        "#b49a66",
        'opacity=".75"',
    )
    p.draw(way, blur=7)
    p.draw(_trunks(p, line_ + 60, 1.0, "#4a3826"))
    grass(p, line_ + 10, p.height * 1.02, ("#1f4a24", "#4a8a3a", "#a0cc58"), 1500, 32)
    body = ""
    for side in (-1, 1):
        for share, foot, size in (
            (0.5, 0.74, 110),
            (0.66, 0.8, 150),
            (0.82, 0.88, 200),
            (1.0, 0.96, 250),
        ):
            x, y = side * share * p.right, foot * p.height
            for n in range(9):
                body += frond(
                    x,
                    y,
                    size * float(p.rng.uniform(0.8, 1.1)),
                    -170 + n * 20,
                    ["#1f5a30", "#3a8a40", "#6ab44a"][n % 3],
                    0.35,
                )
    p.draw(body)
    p.draw(_monsteras(p))
    count = 26
    xs = p.rng.uniform(0.35, 1, count) * p.right * p.rng.choice([-1, 1], count)
    flowers(
        p,
        xs,
        p.rng.uniform(line_ + 10, p.height, count),
        p.rng.uniform(9, 17, count),
        ["#ff5a6a", "#ffb03a", "#ff8ac0", "#ffffff"],
    )
    p.draw(
        _parrot(p.right * 0.6, p.height * 0.3, 1.0)
        + _butterfly(p.left * 0.4, p.height * 0.42, "#3aa0ff")
        + _butterfly(p.right * 0.3, p.height * 0.5, "#ff8a2a")
    )
    rays(p, p.left * 0.1, -60, "#fff8c8", 0.5, 11)
    scatter_bokeh(p, 24, ["#f4ffb8", "#dff4a0"], 0, line_, (4, 13), 0.3)
    vignette(p, 0.4)
    return Look(light(-0.2, 0.85, "#fff8d0", "#6f9a60", 0.5, "#e4ffb0"), 0.95, 0.6)


def _falls(p: Painting, foot: float) -> None:
    x, wide, top = p.right * 0.16, 34.0, p.height * 0.3
    rocks = poly(
        [
            (x - 110, foot),
            (x - 86, top + 20),
            (x - 40, top - 10),
            (x + 60, top - 6),
            (x + 100, top + 40),
            (x + 120, foot),
        ],
        "#6f8f74",
    )
    water = "".join(
        path(
            f"M{x - wide + n * 9:.1f},{top} q{float(p.rng.uniform(-3, 3)):.1f},{(foot - top) / 2:.1f} {float(p.rng.uniform(-9, 9)):.1f},{foot - top:.1f}",
            "none",
            f'stroke="{["#ffffff", "#d8f0f4", "#eefafc"][n % 3]}" stroke-width="10"',
        )
        for n in range(9)
    )
    p.draw(rocks + water, blur=2, opacity=0.85)
    glow(p, x, foot - 8, 80, "#ffffff", 0.7, 0.35)


def _trunks(p: Painting, foot: float, size: float, tone: str) -> str:
    body = ""
    shares = (-0.98, -0.7, 0.72, 1.0) if size > 0.8 else (-0.55, -0.38, 0.36, 0.52, 0.86, -0.84)
    for share in shares:
        x, wide = share * p.right, 54 * size * float(p.rng.uniform(0.75, 1.15))
        base = foot + 50 * size * abs(share)
        body += path(
            f"M{x - wide * 2},{base} Q{x - wide * 0.8},{base - 60 * size} {x - wide * 0.62},{base - 190 * size} L{x - wide * 0.5},-10 H{x + wide * 0.5} L{x + wide * 0.62},{base - 190 * size} Q{x + wide * 0.8},{base - 60 * size} {x + wide * 2},{base} Z",
            tone,
        )
        body += path(
            f"M{x + wide * 0.1},-10 H{x + wide * 0.5} L{x + wide * 0.62},{base - 190 * size} Q{x + wide * 0.8},{base - 60 * size} {x + wide * 2},{base} H{x + wide * 0.4} Z",
            darker(tone, 0.3),
        )
        body += "".join(
            line(
                [(x + wide * d, 0), (x + wide * d * 1.2, base - 80 * size)],
                lighter(tone, 0.12),
                3 * size,
            )
            for d in (-0.36, -0.18)
        )
        for _ in range(3):
            a, drop = (
                x + float(p.rng.uniform(-60, 60)) * size,
                float(p.rng.uniform(0.2, 0.55)) * p.height,
            )
            body += path(
                f"M{a:.1f},-5 Q{a + 50 * size:.1f},{drop * 0.6:.1f} {a + 10 * size:.1f},{drop:.1f}",
                "none",
                f'stroke="{mix("#3a6a30", tone, 0.3)}" stroke-width="{5 * size:.1f}"',
            )
            body += "".join(
                oval(
                    a + 10 * size + 26 * size * np.sin(t * 3.1),
                    drop * t,
                    9 * size,
                    5 * size,
                    "#4f8f3c",
                )
                for t in np.linspace(0.1, 1, 9)
            )
    return body


def _monsteras(p: Painting) -> str:
    """Broad split leaves that reach in from the upper corners."""
    body = ""
    for side in (-1, 1):
        for n in range(6):
            x, y = side * (p.right + 10), -20 + n * 34
            turn = (180 if side > 0 else 0) + side * (-62 + n * 19)
            size = 120 + 46 * float(p.rng.uniform(0, 1))
            cx, cy = (
                x + np.cos(np.radians(turn)) * size * 0.5,
                y + np.sin(np.radians(turn)) * size * 0.5,
            )
            tone = ["#174a2a", "#256a38", "#38863f"][n % 3]
            leaf = oval(0, 0, size * 0.56, size * 0.36, tone) + line(
                [(-size * 0.5, 0), (size * 0.5, 0)], lighter(tone, 0.25), 3
            )
            for step in range(4):
                at_x = -size * 0.28 + step * size * 0.19
                leaf += "".join(
                    line([(at_x, 0), (at_x + size * 0.1, s * size * 0.28)], lighter(tone, 0.18), 2)
                    for s in (-1, 1)
                )
                leaf += "".join(
                    poly(
                        [
                            (at_x + size * 0.1, s * size * 0.16),
                            (at_x + size * 0.2, s * size * 0.42),
                            (at_x + size * 0.12, s * size * 0.42),
                        ],
                        "#0c2a18",
                        'opacity=".55"',
                    )
                    for s in (-1, 1)
                )
            body += f'<g transform="translate({cx:.1f} {cy:.1f}) rotate({turn:.1f})">{leaf}</g>'
    return body


def _parrot(x: float, y: float, s: float) -> str:
    body = line([(x - 70 * s, y + 44 * s), (x + 110 * s, y + 30 * s)], "#5a4028", 10 * s)
    body += path(
        f"M{x},{y + 40 * s} q{-8 * s},{70 * s} {-22 * s},{116 * s} q{26 * s},{-30 * s} {34 * s},{-110 * s} Z",
        "#1f6ad0",
    ) + path(
        f"M{x - 24 * s},{y + 36 * s} Q{x - 34 * s},{y - 26 * s} {x},{y - 40 * s} Q{x + 34 * s},{y - 30 * s} {x + 22 * s},{y + 40 * s} Z",
        "#e8302a",
    )
    body += path(
        f"M{x + 2 * s},{y - 10 * s} Q{x + 34 * s},{y} {x + 8 * s},{y + 66 * s} Q{x - 12 * s},{y + 30 * s} {x + 2 * s},{y - 10 * s} Z",
        "#ffc22e",
    ) + path(
        f"M{x + 8 * s},{y + 16 * s} Q{x + 26 * s},{y + 30 * s} {x + 2 * s},{y + 84 * s} Q{x - 4 * s},{y + 50 * s} {x + 8 * s},{y + 16 * s} Z",
        "#2a7ae0",
    )
    return (
        body
        + oval(x - 14 * s, y - 20 * s, 10 * s, 9 * s, "#fff4e8")
        + disc(x - 13 * s, y - 22 * s, 3 * s, "#16181c")
        + path(
            f"M{x - 24 * s},{y - 26 * s} q{-18 * s},{6 * s} {-8 * s},{24 * s} q{6 * s},{-10 * s} {12 * s},{-12 * s} Z",
            "#2a2622",
        )
    )


def _butterfly(x: float, y: float, tone: str) -> str:
    wings = "".join(
        oval(s * 12, -5, 12, 9, tone, f'transform="rotate({s * -24})"')
        + oval(s * 9, 7, 8, 7, lighter(tone, 0.3))
        for s in (-1, 1)
    )
    return f'<g transform="translate({x:.1f} {y:.1f})">{wings}{oval(0, 1, 2.2, 11, "#1c1a18")}</g>'


def savanna(p: Painting, colours: tuple[str, ...]) -> Look:
    """Acacias, giraffes and elephants before a great low sun."""
    line_ = p.height * 0.64
    p.wash("#5a2f5a", "#d0603c", "#ff9a3c", "#ffd878", bottom=line_)
    sun_x, sun_y = p.right * 0.12, line_ - p.height * 0.17
    glow(p, sun_x, sun_y, 400, "#ffc04a", 0.55)
    p.draw(disc(sun_x, sun_y, 104, "#fff2b0"), blur=2)
    glow(p, sun_x, sun_y, 150, "#fff0b0", 0.6)
    clouds = np.clip(p.noise(3, 5, 5) * 2.6 - 1.4, 0, 1) * np.clip(1.1 - p.y() / line_, 0, 1)
    p.lay("#ffb27a", clouds * 0.6)
    p.draw(
        "".join(
            path(f"M{x:.1f},{y:.1f} q9,-9 18,0 q9,-9 18,0 q-9,-4 -18,4 q-9,-8 -18,-4 Z", "#3a1c24")
            for x, y in zip(
                p.rng.uniform(p.left * 0.6, p.right * 0.2, 6),
                p.rng.uniform(60, line_ * 0.4, 6),
                strict=True,
            )
        )
    )
    ridge = poly(
        [
            (p.left, line_),
            (p.left, line_ - 40),
            (p.left * 0.6, line_ - 62),
            (p.left * 0.3, line_ - 24),
            (0, line_ - 12),
            (p.right * 0.4, line_ - 44),
            (p.right * 0.7, line_ - 30),
            (p.right, line_ - 70),
            (p.right, line_),
        ],
        "#b0563c",
    )
    p.draw(ridge, blur=1)
    haze(p, line_, 50, "#ffb25a", 0.5)
    p.wash("#e0a048", "#b8742c", "#6a3c1a", top=line_)
    size = p.height / 750
    body = _acacia(p, p.left * 0.34, line_ + 10, 0.45 * size, "#5a2c1c") + _acacia(
        p, p.right * 0.46, line_ + 8, 0.38 * size, "#6a3420"
    )
    body += "".join(
        _elephant(x, line_ + 26, s, "#4a2620")
        for x, s in ((p.left * 0.6, 0.62), (p.left * 0.46, 0.5), (p.left * 0.38, 0.32))
    )
    body += _giraffe(p.right * 0.62, line_ + 34, 0.95, "#43211a") + _giraffe(
        p.right * 0.5, line_ + 24, 0.72, "#5a2c1e"
    )
    p.draw(body, blur=0.6)
    out_of_focus(p, 1.0)
    grass(p, line_ + 4, p.height * 1.04, ("#7a4a1c", "#c88a34", "#ffd878"), 2600, 50, 0.3)
    p.draw(
        _acacia(p, p.left * 0.9, line_ + 80, 1.25 * size, "#2a1512")
        + _acacia(p, p.right * 0.98, line_ + 60, 0.95 * size, "#341a14")
    )
    grass(p, p.height * 0.86, p.height * 1.06, ("#4a2a12", "#9a6424", "#e8b450"), 900, 70, 0.3)
    xs = p.rng.uniform(p.left, p.right, 60)
    p.discs(
        xs,
        p.rng.uniform(line_ - 60, p.height, 60),
        p.rng.uniform(0.8, 2.4, 60),
        ramp(["#fff2c0", "#ffd27a"], p.rng.random(60)),
        0.8,
    )
    bloom(p, 0.75, 22, 0.45)
    vignette(p, 0.36)
    return Look(light(0.2, 0.25, "#ffc880", "#a0684a", 0.5, "#ffb84a"), 0.95, 0.62)


def _acacia(p: Painting, x: float, foot: float, s: float, tone: str) -> str:
    body = path(
        f"M{x - 12 * s},{foot} Q{x - 4 * s},{foot - 120 * s} {x - 10 * s},{foot - 190 * s} L{x + 2 * s},{foot - 190 * s} Q{x + 8 * s},{foot - 110 * s} {x + 14 * s},{foot} Z",
        tone,
    )
    for dx, dy in ((-120, -270), (-60, -300), (20, -310), (80, -290), (130, -262)):
        body += line(
            [
                (x - 2 * s, foot - 170 * s),
                (x + dx * 0.5 * s, foot - 224 * s),
                (x + dx * s, foot + dy * s),
            ],
            tone,
            6 * s,
        )
    for _ in range(26):
        aside = float(p.rng.uniform(-170, 170))
        body += oval(
            x + aside * s,
            foot - (300 - abs(aside) * 0.2 + float(p.rng.uniform(-22, 14))) * s,
            float(p.rng.uniform(34, 62)) * s,
            float(p.rng.uniform(11, 19)) * s,
            mix(tone, "#4a4a1c", float(p.rng.uniform(0.1, 0.5))),
        )
    return body


def _elephant(x: float, foot: float, s: float, tone: str) -> str:
    d = "M-92,0 V-66 Q-96,-128 -34,-134 Q30,-140 62,-126 Q104,-128 112,-92 Q122,-50 116,-8 Q112,6 104,-2 Q106,-44 96,-64 Q88,-46 70,-46 V0 H42 V-44 Q6,-34 -40,-44 V0 H-66 V-40 L-68,0 Z"
    ear = path("M66,-118 Q30,-122 34,-84 Q40,-54 66,-62 Z", lighter(tone, 0.12))
    tusk = path("M98,-62 q14,22 30,22 q-20,8 -36,-16 Z", "#f4e0c0")
    return f'<g transform="translate({x:.1f} {foot:.1f}) scale({s:.3f})">{path(d, tone)}{ear}{tusk}</g>'


def _giraffe(x: float, foot: float, s: float, tone: str) -> str:
    d = "M-44,0 L-40,-92 Q-46,-132 -20,-138 L16,-146 Q30,-186 40,-262 Q40,-276 52,-280 L54,-292 L58,-281 L62,-292 L65,-280 Q84,-272 92,-258 Q84,-250 62,-254 Q58,-192 46,-120 L44,0 H34 L30,-88 H-18 L-26,0 H-34 L-30,-78 L-36,0 Z"
    spots = "".join(
        oval(a, b, 7, 6, lighter(tone, 0.28))
        for a, b in (
            (-24, -118),
            (-6, -124),
            (12, -118),
            (-14, -104),
            (8, -102),
            (28, -130),
            (34, -160),
            (42, -196),
            (46, -226),
            (28, -110),
        )
    )
    return f'<g transform="translate({x:.1f} {foot:.1f}) scale({s:.3f})">{path(d, tone)}{spots}</g>'
