"""The Arctic, and a village in the snow."""

from itertools import pairwise

import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, ramp
from cyclorama.scenery.paint.ground import mottle, reflect
from cyclorama.scenery.paint.lights import bloom, glow, haze, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.plants import fir
from cyclorama.scenery.paint.svg import disc, fade, oval, path, poly, rect
from cyclorama.scenery.sets.look import Look, light


def arctic(p: Painting, colours: tuple[str, ...]) -> Look:
    """Northern lights over mountains of ice, floes and a field of snow."""
    line_ = p.height * 0.6
    p.wash("#050b28", "#0c2a55", "#2a6f9a", "#9fd8e8", bottom=line_)
    _stars(p, line_)
    for tone, phase in (("#3dffb0", 0.0), ("#5fe8ff", 2.1), ("#b07aff", 4.0)):
        _curtain(p, tone, phase + float(p.rng.uniform(0, 6)), line_)
    for step, (high, tone) in enumerate(((190, "#4f83b5"), (140, "#7fb4d8"), (84, "#b4dcf0"))):
        _range(p, line_ + 4, high * p.height / 750, tone, step)
        haze(p, line_, 40, "#bfe8f4", 0.3)
    p.wash("#2f7fa8", "#1d5c88", top=line_, bottom=line_ + 90)
    reflect(p, line_, 0.5, 14)
    for x, size in ((p.left * 0.66, 1.15), (p.right * 0.7, 1.5), (p.right * 0.24, 0.5)):
        _berg(p, x, line_ + 22 + 22 * size, size)
    floes = "".join(
        oval(
            p.rng.uniform(p.left, p.right),
            line_ + p.rng.uniform(18, 84),
            p.rng.uniform(20, 70),
            p.rng.uniform(3, 8),
            "#eaf8fc",
        )
        for _ in range(16)
    )
    p.draw(floes)
    _snow_field(p, line_ + 78, "#f6fcff", "#9cc6e2")
    _igloo(p, p.left * 0.72, line_ + 128)
    snowfall(p, 170)
    bloom(p, 0.8, 18, 0.35)
    vignette(p, 0.3)
    return Look(light(-0.2, 0.65, "#dff6ff", "#86b4cc", 0.4, "#7affd0"), 0.94, 0.6)


def _stars(p: Painting, bottom: float) -> None:
    xs, ys = p.rng.uniform(p.left, p.right, 220), p.rng.uniform(0, bottom * 0.8, 220)
    p.discs(
        xs,
        ys,
        0.5 + p.rng.random(220) ** 4 * 1.5,
        ramp(["#9fc3ff", "#ffffff"], p.rng.random(220)),
        0.8,
    )


def _curtain(p: Painting, tone: str, phase: float, line_: float) -> None:
    """Northern light: a bright hem from which rays rise."""
    x = p.x() / 260
    hem = line_ * (0.56 + 0.14 * np.sin(x * 0.9 + phase) + 0.06 * np.sin(x * 2.3 + phase * 1.7))
    over = (hem - p.y()) / (line_ * 0.5)
    folds = 0.6 + 0.25 * np.sin(x * 9 + 3 * np.sin(x * 1.7 + phase)) + 0.15 * np.sin(x * 23 + phase)
    much = np.where(over > 0, np.exp(-over * 2.3), np.exp(over * 22)) * folds
    p.shine(tone, much * 0.5)


def _range(p: Painting, foot: float, high: float, tone: str, step: int) -> None:
    """Peaks with a lit and a shaded flank."""
    body, x = "", p.left - 80.0
    while x < p.right + 80:
        wide = float(p.rng.uniform(110, 220)) * (1.1 - 0.2 * step)
        top = high * float(p.rng.uniform(0.55, 1.1))
        peak = (x + wide * float(p.rng.uniform(0.4, 0.6)), foot - top)
        ridge = [
            peak,
            (peak[0] + wide * 0.05, foot - top * 0.66),
            (peak[0] - wide * 0.04, foot - top * 0.4),
            (peak[0] + wide * 0.06, foot),
        ]
        body += poly(
            [(x - wide * 0.25, foot), peak, (x + wide * 1.25, foot)], mix(tone, "#2c5f94", 0.42)
        )
        body += poly([(x - wide * 0.25, foot), *ridge], lighter(tone, 0.35))
        x += wide * 0.8
    p.draw(body)


def _berg(p: Painting, x: float, foot: float, size: float) -> None:
    corners = [(-92, 0), (-70, -66), (-34, -120), (-4, -92), (22, -158), (58, -84), (96, 0)]
    outline = [
        (x + a * size, foot + b * size * float(p.rng.uniform(0.85, 1.15))) for a, b in corners
    ]
    heart = (x + 14 * size, foot - 30 * size)
    body = ""
    for number, (one, two) in enumerate(pairwise(outline)):
        tone = ["#f4fcff", "#dff4fc", "#c4e8f6", "#8fcbe8", "#64aed6", "#4a94c4"][min(number, 5)]
        body += poly([one, two, heart], tone)
    body += poly([outline[0], heart, outline[-1]], "#a4dcf0")
    body += oval(x, foot + 3, 104 * size, 8 * size, "#dff4fc")
    p.draw(body)


def _snow_field(p: Painting, top: float, bright: str, shade: str) -> None:
    for step in range(3):
        y = top + step * (p.height - top) * 0.28
        xs = np.linspace(p.left, p.right, 50)
        ys = (
            y
            + 12 * np.sin(xs / 170 + p.rng.uniform(0, 6))
            + 7 * np.sin(xs / 61 + p.rng.uniform(0, 6))
        )
        outline = [
            (p.left, p.height + 5),
            *zip(xs.tolist(), ys.tolist(), strict=True),
            (p.right, p.height + 5),
        ]
        p.draw(
            poly(outline, "url(#snow)"),
            defs=fade("snow", bright, mix(bright, shade, 0.35), mix(bright, shade, 0.75)),
        )
    mottle(p, p.noise(9, 4, 5), top + 20, p.height, 0.06)


def _igloo(p: Painting, x: float, foot: float) -> None:
    defs = fade("ice", "#ffffff", "#cfe8f4", "#86b8d8", across=True)
    body = path(f"M{x - 84},{foot} A84,78 0 0 1 {x + 84},{foot} Z", "url(#ice)")
    for row, y in enumerate((18, 36, 53, 67)):
        half = 84 * np.sqrt(1 - (y / 78) ** 2)
        body += path(
            f"M{x - half:.1f},{foot - y} Q{x},{foot - y + 5} {x + half:.1f},{foot - y}",
            "none",
            'stroke="#7fb0d0" stroke-width="1.6"',
        )
        for number in range(6):
            across = x + half * (-0.85 + 0.32 * number + 0.12 * (row % 2))
            body += rect(across, foot - y, 1.4, 16, "#7fb0d0")
    body += path(f"M{x + 18},{foot} v-26 a24,24 0 0 1 48,0 v26 Z", "#a8d0e6") + path(
        f"M{x + 26},{foot} v-24 a16,16 0 0 1 32,0 v24 Z", "#123250"
    )
    p.draw(body, defs=defs)
    glow(p, x + 42, foot - 14, 26, "#ffc46a", 0.8)


def snowfall(p: Painting, count: int, top: float = 0.0) -> None:
    xs, ys = p.rng.uniform(p.left, p.right, count), p.rng.uniform(top, p.height, count)
    p.discs(xs, ys, 0.8 + p.rng.random(count) ** 3 * 4.5, np.ones(3, np.float32), 0.75)


def snow_village(p: Painting, colours: tuple[str, ...]) -> Look:
    """Cottages with lit windows between firs, on a blue evening."""
    line_ = p.height * 0.6
    p.wash("#0d1638", "#26407a", "#6f7fb8", "#e0a8b0", bottom=line_ + 30)
    _stars(p, line_)
    glow(p, p.right * 0.55, p.height * 0.16, 34, "#fffbe8", 1.0)
    glow(p, p.right * 0.55, p.height * 0.16, 130, "#a8bcf0", 0.3)
    _range(p, line_ + 10, 150 * p.height / 750, "#8fa6d4", 0)
    haze(p, line_ - 10, 50, "#b8bce0", 0.4)
    woods = "".join(
        fir(float(x), line_ + 12, float(p.rng.uniform(60, 110)), "#2c4a6a", "#37587a", "#a8bce0")
        for x in np.arange(p.left, p.right, 28)
    )
    p.draw(woods)
    _snow_field(p, line_, "#e6ecff", "#5f78b8")
    for x, foot, size, wall in (
        (p.left * 0.36, line_ + 26, 0.62, "#7a4a3a"),
        (p.right * 0.36, line_ + 30, 0.66, "#8a5a3a"),
        (p.left * 0.74, line_ + 76, 1.12, "#8c4436"),
        (p.right * 0.76, line_ + 82, 1.2, "#6f4a34"),
    ):
        _cottage(p, x, foot, size, wall)
    way = path(
        f"M-26,{line_ + 30} Q40,{line_ + 80} -30,{line_ + 140} Q-90,{p.height * 0.9} -190,{p.height + 6} H190 Q80,{p.height * 0.9} 60,{line_ + 140} Q90,{line_ + 80} 16,{line_ + 30} Z",
        "#c4b4cc",
        'opacity=".65"',
    )
    p.draw(way, blur=5)
    near = fir(p.left * 0.97, p.height * 0.93, 400, "#17344a", "#1f4258", "#dfe8ff") + fir(
        p.right * 0.98, p.height * 0.96, 440, "#17344a", "#1f4258", "#dfe8ff"
    )
    p.draw(near)
    for side in (-1, 1):
        xs = side * p.width * 0.48 + p.rng.uniform(-70, 70, 16)
        for x, y in zip(xs, p.rng.uniform(p.height * 0.5, p.height * 0.88, 16), strict=True):
            glow(
                p,
                float(x),
                float(y),
                8,
                ["#ffd27a", "#ff6a5a", "#7ad0ff"][p.rng.integers(0, 3)],
                0.95,
            )
    for x in (p.left * 0.52, p.right * 0.54):
        _lantern(p, x, line_ + 150)
    snowfall(p, 260)
    bloom(p, 0.75, 16, 0.45)
    vignette(p, 0.36)
    return Look(light(-0.4, 0.5, "#ffe0b8", "#6f82b8", 0.4, "#a8c0ff"), 0.94, 0.6)


def _cottage(p: Painting, x: float, foot: float, size: float, wall: str) -> None:
    s = size
    body = rect(x - 78 * s, foot - 84 * s, 156 * s, 86 * s, wall)
    body += "".join(
        rect(x - 78 * s, foot - 84 * s + n * 12 * s, 156 * s, 1.6 * s, darker(wall, 0.35))
        for n in range(7)
    )
    body += poly(
        [(x - 76 * s, foot - 84 * s), (x, foot - 146 * s), (x + 76 * s, foot - 84 * s)],
        darker(wall, 0.15),
    )
    body += rect(x + 36 * s, foot - 166 * s, 22 * s, 50 * s, "#5a3a34") + rect(
        x + 32 * s, foot - 172 * s, 30 * s, 10 * s, "#f2f5ff"
    )
    body += path(
        f"M{x - 100 * s},{foot - 74 * s} L{x},{foot - 160 * s} L{x + 100 * s},{foot - 74 * s} Q{x + 92 * s},{foot - 62 * s} {x + 78 * s},{foot - 74 * s} L{x},{foot - 138 * s} L{x - 78 * s},{foot - 74 * s} Q{x - 92 * s},{foot - 62 * s} {x - 100 * s},{foot - 74 * s} Z",
        "#f4f7ff",
    )
    for dx in (-46, 46):
        body += (
            rect(x + (dx - 17) * s, foot - 60 * s, 34 * s, 32 * s, "#ffcf7a")
            + rect(x + (dx - 1) * s, foot - 60 * s, 2 * s, 32 * s, "#6a4030")
            + rect(x + (dx - 17) * s, foot - 45 * s, 34 * s, 2 * s, "#6a4030")
        )
        body += rect(x + (dx - 20) * s, foot - 28 * s, 40 * s, 6 * s, "#f4f7ff")
    body += (
        path(
            f"M{x - 15 * s},{foot} v{-40 * s} a{15 * s},{15 * s} 0 0 1 {30 * s},0 v{40 * s} Z",
            "#4a2a20",
        )
        + disc(x, foot - 38 * s, 8 * s, "#2f7a44")
        + disc(x, foot - 38 * s, 4 * s, wall)
    )
    p.draw(body)
    for dx in (-46, 46):
        glow(p, x + dx * s, foot - 44 * s, 40 * s, "#ffb84a", 0.55)
        glow(p, x + dx * s, foot + 12 * s, 66 * s, "#ffb84a", 0.3, 0.3)
    smoke = "".join(
        disc(
            x + (48 + n * 5) * s,
            foot - (178 + 22 * n) * s,
            (8 + 4 * n) * s,
            "#dfe4f4",
            f'opacity="{0.4 - 0.07 * n:.2f}"',
        )
        for n in range(5)
    )
    p.draw(smoke, blur=6 * s)


def _lantern(p: Painting, x: float, foot: float) -> None:
    body = (
        rect(x - 3, foot - 170, 6, 170, "#1c2438")
        + poly(
            [
                (x - 15, foot - 170),
                (x + 15, foot - 170),
                (x + 11, foot - 206),
                (x - 11, foot - 206),
            ],
            "#ffdf9a",
        )
        + poly([(x - 17, foot - 204), (x + 17, foot - 204), (x, foot - 222)], "#f4f7ff")
    )
    p.draw(body)
    glow(p, x, foot - 188, 60, "#ffc46a", 0.7)
    glow(p, x, foot, 120, "#ffc46a", 0.35, 0.25)
