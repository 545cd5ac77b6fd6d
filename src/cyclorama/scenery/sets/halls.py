"""Halls: a palace and a church."""

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, rgb
from cyclorama.scenery.paint.ground import chequers, floor, reflect, tiles
from cyclorama.scenery.paint.lights import beam, bloom, glow, haze, out_of_focus, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.svg import disc, fade, oval, path, poly, rect
from cyclorama.scenery.sets.look import Look, light, pick


def palace(p: Painting, colours: tuple[str, ...]) -> Look:
    """A hall of marble columns and gold, with chandeliers and a red carpet."""
    line_ = p.height * 0.62
    p.wash("#b88a4a", "#e8cf9a", "#f6e8c8", bottom=line_)
    up = p.height / 750
    for depth in (0.2, 0.3, 0.46, 0.7, 1.04):
        _bay(p, depth, line_, up)
    end = rect(-p.width * 0.1, line_ - 220 * up, p.width * 0.2, 220 * up, "#f3e2ba")
    end += path(
        f"M-46,{line_} v{-120 * up} a46,46 0 0 1 92,0 v{120 * up} Z",
        "#fff8e2",
        'stroke="#c89a3c" stroke-width="6"',
    )
    p.draw(end)
    glow(p, 0, line_ - 90 * up, 150, "#fff6d8", 0.7)
    marble = chequers(14, 120, rgb("#f4ead6"), rgb("#8a5f4a"))
    floor(p, marble, line_ - 6, line_ + 2, p.height * 1.2, 2.2, beyond=cv2.BORDER_WRAP)
    haze(p, line_ + 3, 16, "#e8d4a8", 0.9)
    reflect(p, line_, 0.4, 20)
    cloth = pick(colours, 0, "#a3152c")
    carpet = poly(
        [
            (-22, line_),
            (22, line_),
            (p.height * 0.42, p.height + 4),
            (-p.height * 0.42, p.height + 4),
        ],
        "url(#cloth)",
    )
    carpet += "".join(
        poly(
            [
                (side * 18, line_),
                (side * 20, line_),
                (side * p.height * 0.385, p.height + 4),
                (side * p.height * 0.355, p.height + 4),
            ],
            "#e8c05a",
        )
        for side in (-1, 1)
    )
    p.draw(carpet, defs=fade("cloth", darker(cloth, 0.2), cloth, lighter(cloth, 0.1)))
    out_of_focus(p, 1.2)
    for x, y, size in ((0, 0.24, 1.2), (0, 0.36, 0.55)):
        _chandelier(p, x, p.height * y, size)
    for side in (-1, 1):
        beam(
            p,
            side * p.right * 0.9,
            p.height * 0.1,
            (side * p.right * 0.1, p.height),
            90,
            "#fff0c0",
            0.25,
        )
    bloom(p, 0.8, 22, 0.45)
    vignette(p, 0.32)
    return Look(light(-0.2, 0.75, "#fff2d4", "#c8a878", 0.45, "#ffe2a0"), 0.95, 0.6)


def _bay(p: Painting, depth: float, line_: float, up: float) -> None:
    """On both sides an arch with a window, and the column before it."""
    body, defs = "", fade("stone", "#b8935a", "#fff4dc", "#efdcb4", "#a07a44", across=True)
    defs += fade("sky", "#bfe0ff", "#fff6e0")
    for side in (-1, 1):
        x = side * depth * p.right
        s = depth * 1.9
        foot, top = line_ + 58 * depth * 1.4, line_ - 430 * depth * up
        inner = x + side * 66 * s
        high = (foot - top) * 0.7
        deep = max(130 * s, 0.64 * depth * p.right)
        body += rect(
            min(x, x + side * deep),
            -10,
            deep,
            foot + 10,
            mix("#e8d2a0", "#b98f52", 0.25 if side > 0 else 0.0),
        )
        body += path(
            f"M{inner - 32 * s},{foot - 20 * s} v{-high * 0.72} a{32 * s},{40 * s} 0 0 1 {64 * s},0 v{high * 0.72} Z",
            "url(#sky)",
            f'stroke="#c89a3c" stroke-width="{5 * s:.1f}"',
        )
        body += rect(inner - 1.5 * s, foot - 20 * s - high, 3 * s, high, "#c89a3c")
        body += "".join(
            rect(inner - 32 * s, foot - 20 * s - high * share, 64 * s, 2.5 * s, "#c89a3c")
            for share in (0.3, 0.55, 0.78)
        )
        for fold in (-1, 1):
            body += path(
                f"M{inner + fold * 44 * s},{foot - 14 * s} v{-high} h{-fold * 26 * s} q{fold * 2 * s},{high * 0.5} {fold * 20 * s},{high * 0.62} Z",
                "#a3152c",
            )
        wide = 19 * s
        body += rect(x - wide, top, 2 * wide, foot - top, "url(#stone)")
        body += "".join(
            rect(x - wide + wide * n * 0.5, top, 1.2 * s, foot - top, "#9a7440", 'opacity=".4"')
            for n in (1, 2, 3)
        )
        body += rect(x - wide * 1.35, foot - 16 * s, 2.7 * wide, 16 * s, "#e2c88e") + rect(
            x - wide * 1.5, foot - 6 * s, 3 * wide, 9 * s, "#b8924e"
        )
        body += rect(x - wide * 1.4, top, 2.8 * wide, 22 * s, "#d8a83c") + rect(
            x - wide * 1.6, top - 9 * s, 3.2 * wide, 12 * s, "#f0d080"
        )
        arch = f"M{x},{top} Q{x * 0.6},{top - 120 * depth * up} 0,{top - 130 * depth * up}"
        body += path(arch, "none", f'stroke="#d8a83c" stroke-width="{15 * s:.1f}"') + path(
            arch, "none", f'stroke="#f6e2a8" stroke-width="{6 * s:.1f}"'
        )
    p.draw(body, defs=defs)


def _chandelier(p: Painting, x: float, y: float, size: float) -> None:
    body = rect(x - 1.5, 0, 3, y, "#b8863a")
    for half, drop in ((88, 0), (58, -34), (30, -62)):
        level = y + drop * size
        body += path(
            f"M{x - half * size},{level} Q{x},{level + 34 * size} {x + half * size},{level}",
            "none",
            f'stroke="#d8a83c" stroke-width="{4 * size}"',
        )
        for n in range(7):
            share = -1 + n / 3
            cx, cy = x + share * half * size, level + 17 * size * (1 - share**2) - 4 * size
            body += rect(cx - 2 * size, cy - 14 * size, 4 * size, 14 * size, "#fffaf0") + oval(
                cx, cy - 19 * size, 3 * size, 6 * size, "#ffe08a"
            )
            body += poly(
                [
                    (cx, cy + 6 * size),
                    (cx + 4 * size, cy + 15 * size),
                    (cx, cy + 26 * size),
                    (cx - 4 * size, cy + 15 * size),
                ],
                "#eef8ff",
                'opacity=".9"',
            )
    p.draw(body)
    glow(p, x, y - 20 * size, 120 * size, "#ffe6a8", 0.75)
    glow(p, x, y - 20 * size, 280 * size, "#ffd88a", 0.3)


def church(p: Painting, colours: tuple[str, ...]) -> Look:
    """A nave with pointed arches, stained glass, candles and flowers on the pews."""
    line_ = p.height * 0.62
    up = p.height / 750
    p.wash("#2c2430", "#5a4a4c", "#8f7868", bottom=line_)
    for depth in (0.22, 0.33, 0.5, 0.75, 1.1):
        _arch(p, depth, line_, up)
    wall = rect(-p.width * 0.115, -10, p.width * 0.23, line_ + 10, "#6a5a58")
    p.draw(wall)
    # So large that it is seen around the head of who stands before it.
    _rose_window(p, 0, line_ - 262 * up, min(136, p.width * 0.105))
    p.draw(_lancets(p, line_ - 24 * up, up))
    altar = rect(-48, line_ - 30, 96, 32, "#f6f0e4") + rect(-52, line_ - 34, 104, 7, "#c8a85a")
    altar += rect(-2, line_ - 66, 4, 34, "#d8b04a") + rect(-10, line_ - 56, 20, 4, "#d8b04a")
    p.draw(altar)
    tones = np.stack([rgb(tone) for tone in ("#9a8a7c", "#8a7a6e", "#a8988a", "#7c6c62")])
    floor(
        p,
        tiles(16, 140, tones, rgb("#5a4c46"), p.rng),
        line_ - 6,
        line_ + 2,
        p.height * 1.2,
        2.1,
        beyond=cv2.BORDER_REFLECT,
    )
    haze(p, line_ + 2, 14, "#a89484", 0.85)
    reflect(p, line_, 0.25, 24)
    aisle = poly(
        [
            (-14, line_),
            (14, line_),
            (p.height * 0.3, p.height + 4),
            (-p.height * 0.3, p.height + 4),
        ],
        "#f4ece0",
    )
    p.draw(aisle, opacity=0.92)
    _pews(p, line_)
    out_of_focus(p, 1.0)
    for n, (x, tone) in enumerate(
        ((-0.9, "#ffd08a"), (0.85, "#9fc8ff"), (-0.5, "#ffb0a0"), (0.45, "#ffe4a8"))
    ):
        beam(
            p,
            x * p.right,
            p.height * 0.02,
            ((-0.25 + 0.2 * n) * p.right * 0.8, p.height),
            80,
            tone,
            0.3,
        )
    for side in (-1, 1):
        for depth in (0.26, 0.42, 0.66):
            x, y = side * depth * p.right * 1.06, line_ - 10 + 40 * depth
            glow(p, x, y, 26 * depth + 5, "#ffd88a", 0.9)
    petals = 90
    p.leaves(
        p.rng.normal(0, 0.15 * p.height, petals),
        p.rng.uniform(line_ + 80, p.height, petals),
        p.rng.uniform(6, 15, petals),
        0.5,
        p.rng.uniform(0, 180, petals),
        rgb("#fff4f4"),
    )
    bloom(p, 0.72, 20, 0.45)
    vignette(p, 0.4)
    return Look(light(-0.3, 0.75, "#fff0d4", "#8a7468", 0.4, "#ffe0b0"), 0.95, 0.6)


def _arch(p: Painting, depth: float, line_: float, up: float) -> None:
    body, defs = "", fade("pier", "#4a3e3c", "#c4b09a", "#a08c7a", "#3e3432", across=True)
    for side in (-1, 1):
        x, s = side * depth * p.right, depth * 1.9
        foot, spring = line_ + 70 * depth, line_ - 250 * depth * up
        deep = max(150 * s, 0.64 * depth * p.right)
        body += rect(
            min(x, x + side * deep),
            -10,
            deep,
            foot + 10,
            darker("#7a6a60", 0.15 if side > 0 else 0.0),
        )
        wx, wide, high = x + side * 72 * s, 34 * s, (foot - spring) * 0.74
        body += path(
            f"M{wx - wide},{foot - 60 * s} v{-high * 0.75} q0,{-wide * 1.3} {wide},{-wide * 2.2} q{wide},{wide * 0.9} {wide},{wide * 2.2} v{high * 0.75} Z",
            "#2a2230",
            f'stroke="#cdbba4" stroke-width="{4 * s:.1f}"',
        )
        for row in range(6):
            for column in range(3):
                tone = ["#d83a4a", "#3a7ad8", "#f0b83a", "#3aa86a", "#8a4ad0", "#f0e0c0"][
                    (row * 5 + column * 2 + int(depth * 10)) % 6
                ]
                body += rect(
                    wx - wide * 0.86 + column * wide * 0.6,
                    foot - 64 * s - (row + 1) * high * 0.135,
                    wide * 0.52,
                    high * 0.12,
                    tone,
                    'opacity=".95"',
                )
        wide = 15 * s
        body += (
            rect(x - wide, spring, 2 * wide, foot - spring, "url(#pier)")
            + rect(x - wide * 1.4, foot - 12 * s, wide * 2.8, 14 * s, "#8a7868")
            + rect(x - wide * 1.4, spring - 8 * s, wide * 2.8, 14 * s, "#b8a48e")
        )
    half, spring = depth * p.right, line_ - 250 * depth * up
    for thick, tone in ((17, "#6e5e56"), (9, "#b09c88")):
        body += path(
            f"M{-half},{spring} Q{-half * 0.9},{spring - half * 0.75} 0,{spring - half * 1.05} Q{half * 0.9},{spring - half * 0.75} {half},{spring}",
            "none",
            f'stroke="{tone}" stroke-width="{thick * depth * 1.9:.1f}"',
        )
    p.draw(body, defs=defs)


def _rose_window(p: Painting, x: float, y: float, radius: float) -> None:
    body = disc(x, y, radius * 1.1, "#cbb9a2") + disc(x, y, radius, "#1c1626")
    tones = ["#d83a4a", "#3a7ad8", "#f0b83a", "#8a4ad0", "#3aa86a", "#f06a3a"]
    for ring, (away, size, count) in enumerate(((0.78, 0.17, 16), (0.44, 0.19, 9))):
        for n in range(count):
            turn = 2 * np.pi * n / count
            body += disc(
                x + np.cos(turn) * radius * away,
                y + np.sin(turn) * radius * away,
                radius * size * 0.85,
                tones[(n + ring * 2) % 6],
            )
    body += disc(x, y, radius * 0.19, "#fff0b0")
    p.draw(body)
    glow(p, x, y, radius * 1.7, "#ffdca8", 0.5)


def _lancets(p: Painting, foot: float, up: float) -> str:
    body = ""
    for n, x in enumerate((-46, 0, 46)):
        high = (70 if x else 84) * up
        body += path(
            f"M{x - 13},{foot} v{-high} q0,-12 13,-22 q13,10 13,22 v{high} Z",
            "#1c1626",
            'stroke="#cbb9a2" stroke-width="4"',
        )
        body += "".join(
            rect(
                x - 10,
                foot - 12 - row * high / 5,
                20,
                high / 6,
                ["#3a7ad8", "#d83a4a", "#f0b83a"][(row + n) % 3],
            )
            for row in range(5)
        )
    return body


def _pews(p: Painting, line_: float) -> None:
    body = ""
    for depth in (0.16, 0.24, 0.34, 0.48, 0.68, 0.98):
        y = line_ + (p.height - line_) * depth * 0.92
        near, high = 20 + p.height * 0.27 * depth * 1.15, 96 * depth
        for side in (-1, 1):
            outer = side * (p.right + 60)
            inner = side * near
            body += rect(
                min(inner, outer), y - high, abs(outer - inner), high * 0.62, "#5f3a22"
            ) + rect(min(inner, outer), y - high, abs(outer - inner), high * 0.12, "#8a5a36")
            body += path(
                f"M{inner - 9 * depth},{y + high * 0.16} V{y - high * 1.1} q{9 * depth},{-16 * depth} {18 * depth},0 V{y + high * 0.16} Z",
                "#7a4a2c",
            )
            for n in range(9):
                turn = n * 2.4
                body += disc(
                    inner + np.cos(turn) * 15 * depth * (0.4 + n / 14),
                    y - high * 0.98 + np.sin(turn) * 14 * depth * (0.4 + n / 14),
                    8.5 * depth,
                    ["#ffffff", "#fbdfe4", "#f6f0e2"][n % 3],
                )
            body += path(
                f"M{inner},{y - high * 0.9} q{-8 * depth},{40 * depth} {-4 * depth},{60 * depth} M{inner},{y - high * 0.9} q{10 * depth},{36 * depth} {6 * depth},{56 * depth}",
                "none",
                f'stroke="#ffffff" stroke-width="{4 * depth:.1f}"',
            )
    p.draw(body)
