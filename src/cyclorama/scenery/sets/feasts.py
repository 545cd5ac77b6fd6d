"""Feasts: a party, New Year's Eve and a birthday."""

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
from cyclorama.scenery.paint.svg import disc, line, oval, path, poly, rect
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
