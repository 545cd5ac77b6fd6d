"""Stages before an audience: a fashion show and a folk dance."""

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, rgb
from cyclorama.scenery.paint.ground import floor, mottle, reflect
from cyclorama.scenery.paint.lights import (
    beam,
    bloom,
    glow,
    vignette,
)
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.svg import disc, fade, line, oval, path, poly, rect
from cyclorama.scenery.sets.look import Look, light, pick


def fashion_show(p: Painting, colours: tuple[str, ...]) -> Look:
    """A white runway between rows of guests in the dark, before a wall of light."""
    line_ = p.height * 0.56
    tone = pick(colours, 0, ("#b88aff", "#7ac4ff", "#ff9ac0")[p.rng.integers(0, 3)])
    p.wash("#0b0a12", "#15131f", "#1c1828", bottom=line_)
    half, up = p.width * 0.2, p.height / 750
    p.draw(
        rect(-half, line_ - 300 * up, 2 * half, 304 * up, "url(#wall)"),
        defs=fade("wall", mix(tone, "#ffffff", 0.25), mix(tone, "#ffffff", 0.75), "#ffffff"),
        blur=3,
    )
    frames = "".join(
        rect(
            -half - 26 * n,
            line_ - (300 + 20 * n) * up,
            2 * half + 52 * n,
            (304 + 20 * n) * up,
            "none",
            f'stroke="{mix(tone, "#ffffff", 0.5)}" stroke-width="3" opacity="{0.9 - 0.28 * n:.2f}"',
        )
        for n in range(1, 4)
    )
    p.draw(frames)
    glow(p, 0, line_ - 140 * up, half * 1.7, lighter(tone, 0.2), 0.32, 1.1)
    p.wash("#191622", "#0d0b14", top=line_)
    slope = 1.15
    shine = '<linearGradient id="way" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#ffffff"/><stop offset=".5" stop-color="#e4e0f0"/><stop offset="1" stop-color="#a8a2bc"/></linearGradient>'
    near = (p.height - line_ + 40) * slope
    way = poly(
        [(-62, line_), (62, line_), (near, p.height + 4), (-near, p.height + 4)], "url(#way)"
    )
    way += "".join(
        poly(
            [
                (side * 62, line_),
                (side * 68, line_),
                (side * (near + 34), p.height + 4),
                (side * near, p.height + 4),
            ],
            lighter(tone, 0.45),
        )
        for side in (-1, 1)
    )
    p.draw(way, defs=shine)
    reflect(p, line_, 0.3, 26)
    for depth in (0.1, 0.2, 0.34, 0.52, 0.78):
        y = line_ + (p.height - line_) * depth
        inner = 62 + (y - line_) * slope + 46 * (0.4 + depth)
        _guests(p, y + 34 * depth, inner, 42 + 130 * depth, mix("#2a2438", "#0d0b14", depth))
    for n, x in enumerate(np.linspace(-0.9, 0.9, 8)):
        beam(
            p,
            x * p.right,
            -6,
            (x * 0.22 * p.right, p.height),
            60,
            [lighter(tone, 0.6), "#ffffff"][n % 2],
            0.4,
        )
        p.draw(rect(x * p.right - 12, 0, 24, 16, "#000000"))
        glow(p, x * p.right, 15, 20, "#ffffff", 0.95)
    lamps = "".join(
        disc(side * (70 + (y - line_) * (slope + 0.09)), y, 1.5 + (y - line_) / 60, "#ffffff")
        for side in (-1, 1)
        for y in line_ + (p.height - line_) * np.linspace(0.02, 1, 14) ** 1.6
    )
    p.draw(lamps)
    for x, y in zip(
        p.rng.uniform(0.45, 0.95, 7) * p.right * p.rng.choice([-1, 1], 7),
        p.rng.uniform(line_, line_ + 160, 7),
        strict=True,
    ):
        glow(p, float(x), float(y), 13, "#ffffff", 1.0)
        glow(p, float(x), float(y), 60, "#e8e4ff", 0.35)
    bloom(p, 0.75, 22, 0.5)
    vignette(p, 0.4)
    return Look(
        light(0.0, 0.85, "#ffffff", mix(tone, "#6a6480", 0.6), 0.6, lighter(tone, 0.5)), 0.95, 0.54
    )


def _guests(p: Painting, foot: float, inner: float, size: float, tone: str) -> None:
    """Seated people on both sides, seen as shapes."""
    body = ""
    for side in (-1, 1):
        x = inner
        while x < p.right + size:
            dx = side * (x + float(p.rng.uniform(-6, 6)))
            high = size * float(p.rng.uniform(0.92, 1.08))
            shade = mix(tone, "#5a4e74", float(p.rng.uniform(0, 0.4)))
            body += oval(dx, foot - high, size * 0.17, size * 0.21, shade) + path(
                f"M{dx - size * 0.34},{foot} V{foot - high * 0.52} Q{dx - size * 0.3},{foot - high * 0.78} {dx},{foot - high * 0.8} Q{dx + size * 0.3},{foot - high * 0.78} {dx + size * 0.34},{foot - high * 0.52} V{foot} Z",
                shade,
            )
            x += size * 0.66
    p.draw(body)


def folk_stage(p: Painting, colours: tuple[str, ...]) -> Look:
    """A wooden stage with curtains, woven patterns and flags, in warm light."""
    line_ = p.height * 0.7
    one, two = pick(colours, 0, "#b8232f"), pick(colours, 1, "#f2b632")
    third = pick(colours, 2, "#1f7a5a")
    p.wash(mix("#f6dca4", one, 0.1), "#f8e6bc", mix("#e8b46a", two, 0.3), bottom=line_)
    glow(p, 0, line_ * 0.5, p.width * 0.4, "#fff4d0", 0.6)
    for side in (-1, 1):
        hills = (
            [(side * p.width * 0.6, line_)]
            + [
                (side * p.width * share, line_ - high * p.height / 750)
                for share, high in ((0.6, 190), (0.42, 130), (0.28, 150), (0.12, 60))
            ]
            + [(0.0, line_)]
        )
        p.draw(poly(hills, mix("#c8a06a", third, 0.45), 'opacity=".55"'), blur=2)
    sun = "".join(
        poly(
            [
                (np.cos(t) * 60, line_ * 0.42 + np.sin(t) * 60),
                (np.cos(t + 0.08) * 100, line_ * 0.42 + np.sin(t + 0.08) * 100),
                (np.cos(t + 0.16) * 60, line_ * 0.42 + np.sin(t + 0.16) * 60),
            ],
            two,
        )
        for t in np.linspace(0, 2 * np.pi, 20, endpoint=False)
    )
    p.draw(
        sun
        + disc(0, line_ * 0.42, 62, two)
        + disc(0, line_ * 0.42, 46, one)
        + disc(0, line_ * 0.42, 30, "#fff6dc")
        + disc(0, line_ * 0.42, 14, third)
    )
    frieze = _woven(p, line_ - 74, 62, one, two, third)
    p.draw(frieze)
    planks = np.stack([rgb(tone) for tone in ("#a8703c", "#9a6434", "#b87c46", "#8a5a30")])
    wood = np.repeat(planks[p.rng.integers(0, 4, (1, 40))], 6, axis=0)
    texture = np.repeat(np.repeat(wood, 40, axis=0), 12, axis=1)
    texture[:, ::12] = rgb("#5a3818")
    floor(
        p,
        np.asarray(texture * 255, np.uint8),
        line_ - 120,
        line_,
        p.height * 1.2,
        2.2,
        beyond=cv2.BORDER_REFLECT,
    )
    mottle(p, p.noise(14, 4, 0.3), line_, p.height, 0.1)
    reflect(p, line_, 0.2, 20)
    p.draw(
        _curtains(p, one, two),
        defs=fade(
            "fold",
            darker(one, 0.45),
            lighter(one, 0.12),
            darker(one, 0.3),
            lighter(one, 0.05),
            darker(one, 0.5),
            across=True,
        ),
    )
    for row in range(3):
        xs = np.linspace(p.left, p.right, 23)
        ys = p.height * (0.12 + 0.055 * row) + (70 + 16 * row) * (1 - (xs / p.right) ** 2)
        body = line(list(zip(xs.tolist(), ys.tolist(), strict=True)), "#5a3a20", 1.5)
        for n, (x, y) in enumerate(zip(xs.tolist(), ys.tolist(), strict=True)):
            tone = [one, two, third, "#fdf6e4", "#2f6ab0"][(n + row * 2) % 5]
            body += path(f"M{x - 17},{y} h34 v30 l-8.5,9 l-8.5,-9 l-8.5,9 l-8.5,-9 Z", tone) + disc(
                x, y + 14, 5, "#fffaf0", 'opacity=".85"'
            )
        p.draw(body)
    for n in range(15):
        x = p.left + (n + 0.5) * p.width / 15
        y = p.height * 0.25 + 90 * (1 - (x / p.right) ** 2)
        glow(p, x, y, 16, "#ffe6a0", 0.95)
    _lamps_of_stage(p)
    bloom(p, 0.85, 16, 0.25)
    vignette(p, 0.34)
    return Look(light(-0.2, 0.8, "#fff0d0", "#c8a070", 0.5, two), 0.95, 0.6)


def _woven(p: Painting, y: float, high: float, one: str, two: str, third: str) -> str:
    """A band of lozenges and stars, as weavers make."""
    body = (
        rect(p.left, y, p.width, high, "#fdf4e0")
        + rect(p.left, y, p.width, 8, one)
        + rect(p.left, y + high - 8, p.width, 8, one)
        + rect(p.left, y + 9, p.width, 3, third)
        + rect(p.left, y + high - 12, p.width, 3, third)
    )
    middle = y + high / 2
    for n, x in enumerate(np.arange(p.left + 24, p.right, 48)):
        body += poly(
            [(x - 20, middle), (x, middle - 17), (x + 20, middle), (x, middle + 17)],
            [one, third][n % 2],
        )
        body += poly([(x - 11, middle), (x, middle - 9), (x + 11, middle), (x, middle + 9)], two)
        body += disc(x + 24, middle - 11, 3.4, one) + disc(x + 24, middle + 11, 3.4, one)
    return body


def _curtains(p: Painting, one: str, two: str) -> str:
    body = ""
    for side in (-1, 1):
        for fold in range(6):
            outer = side * (p.right + 6 - fold * p.width * 0.036)
            inner = side * (p.right + 6 - (fold + 1) * p.width * 0.036)
            body += path(
                f"M{outer},-5 H{inner} Q{inner * 0.985},{p.height * 0.5} {inner * (1.0 + 0.012 * fold)},{p.height * 0.74} H{outer} Z",
                "url(#fold)",
            )
        body += path(
            f"M{side * (p.right + 6)},{p.height * 0.44} Q{side * p.right * 0.85},{p.height * 0.5} {side * p.right * 0.6},{p.height * 0.4}",
            "none",
            f'stroke="{two}" stroke-width="10"',
        )
    scallop = p.width / 9
    for n in range(9):
        x = p.left + n * scallop
        body += path(
            f"M{x},-6 H{x + scallop} V{p.height * 0.07} Q{x + scallop / 2},{p.height * 0.14} {x},{p.height * 0.07} Z",
            "url(#fold)",
        )
        body += path(
            f"M{x},{p.height * 0.07} Q{x + scallop / 2},{p.height * 0.14} {x + scallop},{p.height * 0.07}",
            "none",
            f'stroke="{two}" stroke-width="7"',
        )
    return body


def _lamps_of_stage(p: Painting) -> None:
    for x in np.linspace(-0.85, 0.85, 8):
        y = p.height * 0.985
        p.draw(path(f"M{x * p.right - 20},{p.height + 4} a20,22 0 0 1 40,0 Z", "#3a2a1c"))
        glow(p, x * p.right, y - 16, 44, "#fff0c0", 0.45)
    for x in (-0.6, 0.6):
        beam(p, x * p.right, -10, (-x * 0.12 * p.right, p.height), 130, "#fff0c8", 0.24)
