"""Halls in which people walk from stand to stand: a trade show and a mall."""

from itertools import pairwise

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, rgb
from cyclorama.scenery.paint.ground import chequers, floor, reflect, tiles
from cyclorama.scenery.paint.lights import (
    beam,
    bloom,
    glow,
    haze,
    out_of_focus,
    scatter_bokeh,
    vignette,
)
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.people import crowd
from cyclorama.scenery.paint.svg import at, disc, fade, line, oval, path, poly, rect
from cyclorama.scenery.sets.look import Look, light, pick


def trade_show(p: Painting, colours: tuple[str, ...]) -> Look:
    """A hall of stands with lit screens, trusses, robots and visitors."""
    line_ = p.height * 0.64
    one, two = pick(colours, 0, "#2f6bff"), pick(colours, 1, "#23d5ee")
    p.wash("#070b1c", "#101a3c", "#1c2f66", bottom=line_)
    truss = ""
    for y in (p.height * 0.05, p.height * 0.13):
        truss += rect(p.left, y, p.width, 4, "#5a6a8f") + rect(
            p.left, y + 22, p.width, 4, "#5a6a8f"
        )
        truss += "".join(
            line([(float(x), y + 2), (float(x) + 18, y + 24), (float(x) + 36, y + 2)], "#47557a", 2)
            for x in np.arange(p.left, p.right, 36)
        )
    p.draw(truss)
    up = p.height / 750
    for depth in (0.22, 0.36, 0.58, 0.95):
        for side in (-1, 1):
            _stand(
                p,
                side,
                depth,
                line_,
                up,
                [one, two, "#8a5bff", "#ff5fa8"][int(p.rng.integers(0, 4))],
            )
    screen = rect(-p.width * 0.13, line_ - 210 * up, p.width * 0.26, 170 * up, "#0a1130") + rect(
        -p.width * 0.125, line_ - 205 * up, p.width * 0.25, 160 * up, "url(#far)"
    )
    rings = "".join(
        f'<circle cx="0" cy="{line_ - 125 * up:.1f}" r="{r * up:.1f}" fill="none" stroke="#ffffff" stroke-width="2" opacity="{o}"/>'
        for r, o in ((22, 0.95), (42, 0.6), (66, 0.35))
    )
    p.draw(
        screen + rings + disc(0, line_ - 125 * up, 9, "#ffffff"),
        defs=fade("far", darker(one, 0.4), one, two),
    )
    glow(p, 0, line_ - 125 * up, 210, lighter(one, 0.2), 0.4)
    p.draw(crowd(p, line_ + 14, 66, "#0c1430", 40, 0.0, 30), blur=1)
    out_of_focus(p, 1.6)
    tones = np.stack([rgb(tone) for tone in ("#2a3560", "#303c6a", "#263058")])
    floor(
        p,
        tiles(12, 60, tones, rgb("#1a2244"), p.rng),
        line_ - 30,
        line_ + 1,
        p.height * 1.2,
        2.2,
        beyond=cv2.BORDER_REFLECT,
    )
    reflect(p, line_, 0.7, 16)
    strips = "".join(
        poly(
            [
                (x * 0.1, line_),
                (x * 0.1 + 2, line_),
                (x * 1.15 + 16, p.height + 4),
                (x * 1.15 - 6, p.height + 4),
            ],
            two,
            'opacity=".7"',
        )
        for x in (p.left * 0.62, p.right * 0.62)
    )
    p.draw(strips, blur=1.5)
    p.draw(
        at(_robot(one), p.left * 0.62, p.height * 0.9, 1.15)
        + at(_robot(two), p.right * 0.66, p.height * 0.86, 0.95)
    )
    for x in np.linspace(-0.9, 0.9, 9):
        glow(p, x * p.right, p.height * 0.16, 24, "#e8f0ff", 0.95)
        beam(p, x * p.right, p.height * 0.15, (x * 0.8 * p.right, p.height), 80, "#a8c4ff", 0.16)
    scatter_bokeh(p, 22, [one, two, "#ffffff"], p.height * 0.2, line_, (5, 16), 0.3)
    bloom(p, 0.65, 18, 0.5)
    vignette(p, 0.36)
    return Look(light(0.2, 0.8, "#eef4ff", "#4a5f9a", 0.5, lighter(two, 0.3)), 0.95, 0.62)


def _stand(p: Painting, side: int, depth: float, line_: float, up: float, tone: str) -> None:
    x, s = side * depth * p.right, depth * 1.7
    foot, high, wide = line_ + 60 * depth, 330 * depth * up + 40, 200 * s
    left = min(x, x + side * wide)
    body = (
        rect(left, foot - high, wide, high, "#18224a")
        + rect(left, foot - high, wide, 34 * s, tone)
        + rect(
            left + 14 * s, foot - high + 11 * s, wide * 0.42, 12 * s, "#ffffff", f'rx="{4 * s:.1f}"'
        )
    )
    body += rect(
        left + wide * 0.08, foot - high + 50 * s, wide * 0.84, (high - 50 * s) * 0.5, "url(#led)"
    )
    for n in range(6):
        bar = (high - 50 * s) * float(p.rng.uniform(0.1, 0.36))
        body += rect(
            left + wide * (0.14 + 0.125 * n),
            foot - high + 50 * s + (high - 50 * s) * 0.46 - bar,
            wide * 0.07,
            bar,
            "#ffffff",
            'opacity=".85"',
        )
    body += rect(left + wide * 0.1, foot - 54 * s, wide * 0.8, 54 * s, "#e8eefc") + rect(
        left + wide * 0.1, foot - 54 * s, wide * 0.8, 7 * s, tone
    )
    p.draw(body, defs=fade("led", lighter(tone, 0.25), darker(tone, 0.45)))
    glow(p, left + wide / 2, foot - high * 0.55, wide * 0.6, tone, 0.3)


def _robot(tone: str) -> str:
    """A friendly machine, its feet at the origin."""
    body = oval(0, 0, 56, 9, "#05081a", 'opacity=".6"') + rect(
        -40, -20, 80, 20, "#3a4668", 'rx="10"'
    )
    body += path("M-40,-22 L-30,-116 Q0,-130 30,-116 L40,-22 Z", "#f2f6ff") + path(
        "M6,-126 Q20,-124 30,-116 L40,-22 H14 Z", "#b4c0dc"
    )
    body += (
        rect(-36, -196, 72, 60, "#f2f6ff", 'rx="24"')
        + rect(-28, -184, 56, 36, "#0c1430", 'rx="16"')
        + rect(-7, -138, 14, 18, "#8a96b8")
    )
    body += (
        disc(-12, -166, 6, tone)
        + disc(12, -166, 6, tone)
        + disc(0, -76, 12, tone)
        + disc(0, -76, 6, "#ffffff")
    )
    body += line([(-33, -106), (-56, -76), (-50, -46)], "#d0d8ec", 12) + line(
        [(33, -106), (58, -92), (70, -122)], "#b4c0dc", 12
    )
    return body + line([(0, -196), (0, -214)], "#8a96b8", 4) + disc(0, -218, 6, tone)


def mall(p: Painting, colours: tuple[str, ...]) -> Look:
    """An atrium of three storeys with a glass roof, shops, an escalator and plants."""
    line_ = p.height * 0.66
    one = pick(colours, 0, "#d9486a")
    p.wash("#e4f0f8", "#f8f4ec", "#efe6da", bottom=line_)
    up = p.height / 750
    sky = poly(
        [
            (-p.width * 0.17, p.height * 0.16),
            (p.width * 0.17, p.height * 0.16),
            (p.width * 0.42, -4),
            (-p.width * 0.42, -4),
        ],
        "#a8d8f8",
    )
    sky += "".join(
        line([(x * 0.17 * 2, p.height * 0.16), (x * 0.42 * 2, -4)], "#ffffff", 3)
        for x in np.linspace(-p.width / 2, p.width / 2, 9)
    )
    sky += "".join(
        line([(-w * p.width, y * p.height), (w * p.width, y * p.height)], "#ffffff", 3)
        for w, y in ((0.17, 0.16), (0.22, 0.12), (0.29, 0.07), (0.36, 0.03))
    )
    p.draw(sky)
    signs = [one, "#2f8fc4", "#f0a83a", "#5a9a5a", "#8a5ab0", "#20242c"]
    for storey in range(3):
        low, high = line_ - (0 + storey * 150) * up, line_ - (130 + storey * 150) * up
        _shopfronts(p, storey, low, high, line_, signs)
    end = rect(-p.width * 0.152, line_ - 430 * up, p.width * 0.304, 430 * up, "#efe6da")
    for storey in range(3):
        foot = line_ - 150 * storey * up
        for n in range(4):
            left = -p.width * 0.145 + n * p.width * 0.0735
            end += rect(left, foot - 96 * up, p.width * 0.066, 96 * up, "#fff2d0") + rect(
                left, foot - 116 * up, p.width * 0.066, 20 * up, signs[(n + storey * 2) % 6]
            )
            end += rect(
                left + p.width * 0.012,
                foot - 70 * up,
                p.width * 0.018,
                70 * up,
                mix(signs[(n + storey + 1) % 6], "#ffffff", 0.4),
            )
        end += rect(-p.width * 0.152, foot - 150 * up, p.width * 0.304, 26 * up, "#f8f4ec")
    p.draw(end)
    escalator = poly(
        [
            (p.width * 0.1, line_ + 16),
            (p.width * 0.19, line_ + 24),
            (p.width * 0.075, line_ - 142 * up),
            (p.width * 0.03, line_ - 144 * up),
        ],
        "#8f979e",
    )
    escalator += "".join(
        line(
            [
                (p.width * (0.1 - 0.07 * t), line_ + 16 - (160 * up) * t),
                (p.width * (0.19 - 0.115 * t), line_ + 24 - (166 * up) * t),
            ],
            "#5f676e",
            2,
        )
        for t in np.linspace(0, 1, 22)
    )
    escalator += line(
        [(p.width * 0.092, line_ - 10), (p.width * 0.024, line_ - 168 * up)], "#2a2e34", 6
    ) + line([(p.width * 0.2, line_ - 8), (p.width * 0.08, line_ - 168 * up)], "#2a2e34", 6)
    p.draw(escalator)
    glow(p, 0, p.height * 0.06, 330, "#ffffff", 0.6, 0.6)
    p.draw(crowd(p, line_ + 10, 60, "#5a5460", 18, 0.0, 80), blur=1.5, opacity=0.75)
    out_of_focus(p, 1.4)
    floor(
        p,
        chequers(9, 60, rgb("#f2ece2"), rgb("#d9cfc2")),
        line_ - 12,
        line_ + 1,
        p.height * 1.2,
        2.0,
        beyond=cv2.BORDER_WRAP,
    )
    haze(p, line_, 12, "#efe6da", 0.7)
    reflect(p, line_, 0.55, 14)
    for x in (p.left * 0.62, p.right * 0.7):
        _planter(p, x, p.height * 0.84)
    bloom(p, 0.88, 20, 0.3)
    vignette(p, 0.2)
    return Look(light(-0.1, 0.9, "#ffffff", "#d8d0c8", 0.35, "#ffffff"), 0.95, 0.6)


def _shopfronts(
    p: Painting, storey: int, low: float, high: float, line_: float, signs: list[str]
) -> None:
    """Both sides of one storey, from far to near, and the gallery before it."""
    body = ""
    for side in (-1, 1):
        shares = (0.3, 0.42, 0.6, 0.86, 1.25)
        for n, (far, near) in enumerate(pairwise(shares)):
            a, b = side * far * p.right, side * near * p.right

            def lift(share: float, y: float) -> float:
                return line_ + 10 + (y - line_ - 10) * share / 0.42

            def panel(
                s0: float,
                s1: float,
                y0: float,
                y1: float,
                fill: str,
                extra: str = "",
                a: float = a,
                b: float = b,
                far: float = far,
                near: float = near,
            ) -> str:
                f0, f1 = far + (near - far) * s0, far + (near - far) * s1
                xa, xb = a + (b - a) * s0, a + (b - a) * s1
                low0, high0 = low + (high - low) * y0, low + (high - low) * y1
                return poly(
                    [
                        (xa, lift(f0, low0)),
                        (xb, lift(f1, low0)),
                        (xb, lift(f1, high0)),
                        (xa, lift(f0, high0)),
                    ],
                    fill,
                    extra,
                )

            tone = signs[(n * 2 + storey * 3 + (side > 0)) % 6]
            body += (
                panel(0, 1, 0, 1.16, "#f6f0e8")
                + panel(0.08, 0.92, 0.0, 0.68, "#fff2d0")
                + panel(0.08, 0.92, 0.7, 0.9, tone)
                + panel(0.28, 0.72, 0.76, 0.84, "#ffffff")
            )
            for slot in range(3):
                body += panel(
                    0.14 + slot * 0.27,
                    0.3 + slot * 0.27,
                    0.05,
                    0.5,
                    mix(signs[(n + slot + storey) % 6], "#ffffff", 0.35),
                    'opacity=".85"',
                )
            body += panel(0.0, 0.05, 0, 1.1, "#cfc4b4")
            if storey:
                body += (
                    panel(0, 1, -0.14, 0.0, "#ffffff")
                    + panel(0, 1, 0.0, 0.3, "#bfe4f0", 'opacity=".55"')
                    + panel(0, 1, 0.29, 0.33, "#7a8088")
                )
    p.draw(body)


def _planter(p: Painting, x: float, foot: float) -> None:
    p.draw(oval(x, foot, 74, 10, "#5a5048", 'opacity=".45"'), blur=5)
    body = ""
    for n in range(15):
        turn = np.radians(-90 + (n - 7) * 11)
        size = float(p.rng.uniform(96, 150))
        tip = (x + np.cos(turn) * size, foot - 84 + np.sin(turn) * size)
        bend = (x + np.cos(turn) * size * 0.5 + 14, foot - 84 + np.sin(turn) * size * 0.62)
        back = (x + np.cos(turn) * size * 0.5 - 14, foot - 84 + np.sin(turn) * size * 0.62)
        body += path(
            f"M{x},{foot - 76} Q{bend[0]:.1f},{bend[1]:.1f} {tip[0]:.1f},{tip[1]:.1f} Q{back[0]:.1f},{back[1]:.1f} {x},{foot - 76} Z",
            ["#2f7a44", "#4a9a54", "#7abf6a"][n % 3],
        )
    body += poly(
        [(x - 52, foot - 84), (x + 52, foot - 84), (x + 40, foot), (x - 40, foot)], "url(#pot)"
    ) + rect(x - 56, foot - 90, 112, 14, "#ffffff")
    p.draw(body, defs=fade("pot", "#ffffff", "#d8d2ca", "#a8a098", across=True))
