"""Feasts: a party, New Year's Eve, a birthday and a street of lanterns."""

from itertools import pairwise

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, rgb
from cyclorama.scenery.paint.ground import floor, mottle, reflect, tiles
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
from cyclorama.scenery.paint.svg import disc, line, oval, path, poly, pool, rect
from cyclorama.scenery.sets.cities import tower
from cyclorama.scenery.sets.look import Look, light, pick

BRIGHT = ["#ff3d81", "#ffb02e", "#23d5ee", "#8a5bff", "#35e08a", "#ff6a3c"]


def confetti(p: Painting, count: int, tones: list[str], bottom: float | None = None) -> None:
    """Paper that falls: ovals turned every way, as thin strips look when they tumble."""
    xs = p.rng.uniform(p.left, p.right, count)
    ys = p.rng.uniform(0, p.height if bottom is None else bottom, count)
    paints = np.stack([rgb(tones[n]) for n in p.rng.integers(0, len(tones), count)])
    p.leaves(xs, ys, p.rng.uniform(6, 16, count), 0.42, p.rng.uniform(0, 180, count), paints)


def party(p: Painting, colours: tuple[str, ...]) -> Look:
    """A dance floor under a mirror ball."""
    line_ = p.height * 0.68
    p.wash("#12062b", "#34105c", "#6b1f7f", bottom=line_)
    tones = [pick(colours, n, BRIGHT[n]) for n in range(4)]
    for number, x in enumerate(np.linspace(-0.95, 0.95, 7)):
        aim = float(p.rng.uniform(-0.7, 0.7)) * p.right
        beam(p, x * p.right, 8, (aim, p.height * 0.95), 70, tones[number % 4], 0.55)
    p.draw(crowd(p, line_ + 16, 130, "#1b0a38", 30, 0.6), blur=1.6)
    out_of_focus(p, 1.2)
    paints = np.stack([rgb(darker(tone, 0.25)) for tone in [*tones, "#2a0f4a", "#3a1660"]])
    floor(
        p,
        tiles(18, 40, paints, rgb("#12062b"), p.rng, 2),
        line_ - 60,
        line_,
        p.height * 1.15,
        2.0,
        beyond=cv2.BORDER_REFLECT,
    )
    reflect(p, line_, 0.45, 18)
    for number, x in enumerate((-0.6, -0.2, 0.25, 0.65)):
        glow(p, x * p.right, p.height * 0.88, 120, tones[number], 0.4, 0.3)
    _mirror_ball(p, 0, p.height * 0.17, 74)
    xs, ys = p.rng.uniform(p.left, p.right, 90), p.rng.uniform(0, p.height, 90)
    for x, y in zip(xs, ys, strict=True):
        glow(p, float(x), float(y), 7, "#ffffff", 0.35, 0.7)
    scatter_bokeh(p, 30, tones, 0, line_, (8, 24), 0.35)
    confetti(p, 130, [*tones, "#ffffff"])
    bloom(p, 0.6, 20, 0.45)
    vignette(p, 0.4)
    return Look(light(-0.2, 0.8, "#ffd0f4", "#6a35a8", 0.5, "#5fe0ff"), 0.95, 0.6)


def _mirror_ball(p: Painting, x: float, y: float, radius: float) -> None:
    p.draw(rect(x - 1.5, 0, 3, y, "#c8c8d8"))
    glow(p, x, y, radius * 2.4, "#ffd8ff", 0.5)
    body = disc(x, y, radius, "#4a4a66")
    for row in np.linspace(-0.93, 0.93, 15):
        half = np.sqrt(1 - row**2)
        count = max(3, int(17 * half))
        edges = np.sin(np.linspace(-np.pi / 2, np.pi / 2, count + 1)) * half
        for one, two in pairwise(edges):
            shine = float(np.clip(0.5 - 0.4 * one - 0.4 * row + p.rng.normal(0, 0.25), 0, 1))
            tone = mix("#2c2c4a", "#ffffff", shine)
            if p.rng.random() < 0.25:
                tone = mix(tone, BRIGHT[p.rng.integers(0, 6)], 0.6)
            body += rect(
                x + one * radius + 0.6,
                y + (row - 0.06) * radius,
                (two - one) * radius - 1.2,
                radius * 0.115,
                tone,
            )
    p.draw(body)
    glow(p, x - radius * 0.4, y - radius * 0.4, 16, "#ffffff", 1.0)
    glow(p, x - radius * 0.4, y - radius * 0.4, 80, "#ffffff", 0.7, 0.04)


def firework(p: Painting, x: float, y: float, radius: float, tone: str) -> None:
    """Sparks that fly apart from a bright heart and sink a little."""
    count = 46
    turns = np.linspace(0, 2 * np.pi, count, endpoint=False) + p.rng.normal(0, 0.03, count)
    for ring, share in ((1.0, 1.0), (0.62, 0.7)):
        reach = radius * ring * p.rng.uniform(0.85, 1.05, count)
        ends = np.stack(
            [x + np.cos(turns) * reach, y + np.sin(turns) * reach + reach * 0.12], axis=1
        )
        starts = np.stack(
            [x + np.cos(turns) * reach * 0.35, y + np.sin(turns) * reach * 0.35], axis=1
        )
        p.strokes(starts, ends, 1.6, rgb(lighter(tone, 0.25)) * np.float32(0.6 + 0.4 * share))
        p.discs(ends[:, 0], ends[:, 1], 2.5, rgb(lighter(tone, 0.6)))
    glow(p, x, y, radius * 0.9, tone, 0.5)
    glow(p, x, y, radius * 0.16, "#ffffff", 0.9)


def new_year(p: Painting, colours: tuple[str, ...]) -> Look:
    """Fireworks over a skyline and its mirror in the water, seen from a terrace."""
    line_ = p.height * 0.62
    p.wash("#04051a", "#0d0f3c", "#2c1a5c", "#6a2f6a", bottom=line_)
    tones = p.rng.permutation(["#ffcf5a", "#ff5f8a", "#5fd8ff", "#b98aff", "#7affa0"]).tolist()
    bursts = (
        (-0.62, 0.2, 130),
        (0.6, 0.17, 150),
        (-0.22, 0.1, 84),
        (0.26, 0.3, 78),
        (-0.85, 0.42, 70),
        (0.9, 0.4, 84),
    )
    for number, (x, y, radius) in enumerate(bursts):
        spot = (x + float(p.rng.uniform(-0.05, 0.05))) * p.right
        trail = line(
            [(spot * 0.9, line_), (spot, p.height * y)], tones[number % 5], 1.5, 'opacity=".35"'
        )
        p.draw(trail, blur=1)
        firework(p, spot, p.height * y, radius, tones[number % 5])
    body, x = "", p.left - 20.0
    while x < p.right:
        wide, high = (
            float(p.rng.uniform(34, 80)),
            float(p.rng.uniform(50, 190)) * (0.6 + 0.5 * abs(x) / p.right),
        )
        body += tower(p, x, line_, wide, high, "#0f1030", "#ffd894", 0.4)
        x += wide + 3
    p.draw(body)
    haze(p, line_, 46, "#ff8ab8", 0.2)
    p.wash("#171540", "#0a0a26", top=line_)
    reflect(p, line_, 0.8, 22, 0.6)
    mottle(p, p.noise(22, 3, 9), line_, p.height, 0.45)
    deck = p.height * 0.87
    p.wash("#3a2f4a", "#221b33", top=deck)
    p.draw(
        "".join(
            line([(x * 0.7, deck), (x * 1.3, p.height)], "#120d20", 1.5)
            for x in np.linspace(p.left * 1.2, p.right * 1.2, 15)
        )
    )
    rail = rect(p.left, deck - 96, p.width, 7, "#c9a85a") + "".join(
        rect(float(x), deck - 92, 3, 94, "#8f7540") for x in np.arange(p.left, p.right, 34)
    )
    p.draw(rail, blur=0.8)
    for x in np.linspace(p.left, p.right, 15):
        glow(p, float(x), deck - 112 + 10 * float(np.cos(x / 40)), 11, "#ffdf9a", 0.9)
    scatter_bokeh(p, 24, ["#ffcf5a", "#fff0c8", "#ff9fc0"], p.height * 0.5, p.height, (7, 20), 0.35)
    confetti(p, 140, ["#ffd75a", "#fff2b8", "#e8a83a", "#ffffff", "#c8d8ff"])
    bloom(p, 0.6, 18, 0.5)
    vignette(p, 0.36)
    return Look(light(-0.3, 0.6, "#ffe6b0", "#4a4488", 0.45, "#ffb0d8"), 0.96, 0.6)


def balloon(x: float, y: float, size: float, tone: str, name: str) -> tuple[str, str]:
    """Its drawing, and the gradient that it is filled with."""
    grade = f'<radialGradient id="{name}" cx=".35" cy=".3" r=".8"><stop offset="0" stop-color="{lighter(tone, 0.75)}"/><stop offset=".35" stop-color="{tone}"/><stop offset="1" stop-color="{darker(tone, 0.4)}"/></radialGradient>'
    body = path(
        f"M{x:.1f},{y + size * 1.2:.1f} q{size * 0.3:.1f},{size:.1f} {-size * 0.1:.1f},{size * 2.4:.1f}",
        "none",
        'stroke="#ffffff" stroke-width="1.4" opacity=".7"',
    )
    body += poly(
        [(x, y + size * 1.1), (x - size * 0.13, y + size * 1.3), (x + size * 0.13, y + size * 1.3)],
        darker(tone, 0.2),
    )
    return body + oval(x, y, size, size * 1.2, f"url(#{name})"), grade


def balloons(p: Painting, places: list[tuple[float, float, float]], tones: list[str]) -> None:
    body, defs = "", ""
    for number, (x, y, size) in enumerate(places):
        one, grade = balloon(x, y, size, tones[number % len(tones)], f"b{number}")
        body, defs = body + one, defs + grade
    p.draw(body, defs=defs)


def birthday(p: Painting, colours: tuple[str, ...]) -> Look:
    """Balloons, bunting, presents and a cake before a pastel wall."""
    line_ = p.height * 0.76
    walls = ("#f7c9d4", "#bfe0ea", "#e4d4f2", "#fbe2b8")
    wall = pick(colours, 0, walls[p.rng.integers(0, 4)])
    p.wash(lighter(wall, 0.2), wall, bottom=line_)
    stripes = "".join(
        rect(float(x), 0, 30, line_, "#ffffff", 'opacity=".16"')
        for x in np.arange(p.left, p.right, 60)
    )
    p.draw(stripes)
    p.wash(mix(wall, "#c08a5a", 0.6), mix(wall, "#8a5a3a", 0.7), top=line_)
    p.draw(rect(p.left, line_ - 13, p.width, 13, "#ffffff", 'opacity=".8"'))
    mottle(p, p.noise(9, 4, 12), line_, p.height, 0.14)
    tones = [
        pick(colours, n + 1, tone)
        for n, tone in enumerate(("#ff5f7e", "#ffb638", "#35b8e0", "#9a6af0", "#4fce8a"))
    ]
    flags = ""
    for row in range(2):
        xs = np.linspace(p.left, p.right, 19)
        ys = p.height * (0.035 + 0.075 * row) + 62 * (1 - (xs / p.right) ** 2)
        flags += line(list(zip(xs.tolist(), ys.tolist(), strict=True)), "#ffffff", 2)
        flags += "".join(
            poly([(x - 21, y), (x + 21, y), (x, y + 48)], tones[(n + 2 * row) % 5])
            for n, (x, y) in enumerate(zip(xs.tolist(), ys.tolist(), strict=True))
        )
    p.draw(flags)
    places = []
    for side in (-1, 1):
        for n in range(10):
            x = side * p.right * float(0.8 + p.rng.uniform(-0.26, 0.16))
            places.append(
                (
                    x,
                    p.height * (0.2 + 0.036 * n + float(p.rng.uniform(-0.02, 0.02))),
                    float(p.rng.uniform(30, 48)),
                )
            )
    balloons(p, places, tones)
    out_of_focus(p, 0.8)
    _cake(p, p.left * 0.68, p.height * 0.92, tones)
    _presents(p, p.right * 0.7, p.height * 0.93, tones)
    confetti(p, 120, [*tones, "#ffffff"])
    scatter_bokeh(p, 16, ["#fff6dc"], 0, line_, (8, 24), 0.3)
    vignette(p, 0.2)
    return Look(light(-0.3, 0.7, "#fffaf0", lighter(wall, 0.2), 0.35), 0.95, 0.6)


def _cake(p: Painting, x: float, foot: float, tones: list[str]) -> None:
    p.draw(oval(x, foot, 140, 20, "#3a2430", 'opacity=".4"'), blur=6)
    body = poly(
        [(x - 120, foot - 92), (x + 120, foot - 92), (x + 134, foot), (x - 134, foot)], "#fdf6ee"
    ) + oval(x, foot - 92, 120, 17, "#ffffff")
    body += "".join(
        path(
            f"M{x - 132 + n * 44},{foot - 3} q22,-42 44,0",
            "none",
            f'stroke="{tones[n % 5]}" stroke-width="5"',
        )
        for n in range(6)
    )
    for wide, high, top, tone in (
        (88, 64, 96, tones[0]),
        (62, 54, 160, "#fff3e4"),
        (38, 44, 214, tones[2]),
    ):
        body += path(
            f"M{x - wide},{foot - top} v{-high} h{2 * wide} v{high} q{-wide},20 {-2 * wide},0 Z",
            tone,
        )
        body += oval(x, foot - top - high, wide, wide * 0.14, lighter(tone, 0.45))
        body += "".join(
            disc(
                x - wide + (n + 0.5) * wide / 4,
                foot - top - high + 6 + 4 * (n % 2),
                wide / 7,
                "#fffaf2",
            )
            for n in range(8)
        )
    for n in range(5):
        cx = x - 26 + n * 13
        body += rect(cx - 2, foot - 290, 4, 34, tones[n]) + oval(cx, foot - 297, 4, 8, "#ffd75a")
    p.draw(body)
    for n in range(5):
        glow(p, x - 26 + n * 13, foot - 297, 20, "#ffc24a", 0.7)


def _presents(p: Painting, x: float, foot: float, tones: list[str]) -> None:
    p.draw(oval(x, foot, 150, 18, "#3a2430", 'opacity=".4"'), blur=6)
    body = ""
    for dx, up, wide, high, one, two in (
        (-66, 0, 112, 94, 3, 1),
        (60, 0, 100, 70, 4, 0),
        (-6, 80, 84, 64, 1, 2),
    ):
        left, top = x + dx - wide / 2, foot - up - high
        body += (
            rect(left, top, wide, high, tones[one])
            + rect(left + wide * 0.72, top, wide * 0.28, high, darker(tones[one], 0.2))
            + rect(left - 5, top - 8, wide + 10, 20, lighter(tones[one], 0.18))
        )
        body += rect(left + wide * 0.42, top - 8, wide * 0.16, high + 8, tones[two])
        middle = left + wide / 2
        for side in (-1, 1):
            body += path(
                f"M{middle},{top - 8} q{side * 34},-42 {side * 42},-10 q{-side * 8},16 {-side * 42},10 Z",
                lighter(tones[two], 0.15),
            )
    p.draw(body)


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
