"""A beach, and a promenade by the river."""

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import lighter, mix, rgb
from cyclorama.scenery.paint.ground import floor, mottle, reflect, tiles
from cyclorama.scenery.paint.lights import bloom, glow, haze, out_of_focus, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.people import crowd
from cyclorama.scenery.paint.plants import palm
from cyclorama.scenery.paint.svg import disc, fade, line, oval, path, poly, rect
from cyclorama.scenery.sets.look import Look, light, pick


def beach(p: Painting, colours: tuple[str, ...]) -> Look:
    """Palms, a turquoise sea and sand with a parasol."""
    line_, shore = p.height * 0.5, p.height * 0.68
    dusk = p.rng.random() < 0.3
    if dusk:
        p.wash("#4a4a9a", "#e07a8a", "#ffc47a", bottom=line_)
    else:
        p.wash("#2f8fe0", "#7cc8f4", "#dff4fb", bottom=line_)
    clouds = np.clip(p.noise(3.6, 5, 2.6) * 2.4 - 1.2, 0, 1) * np.clip(1.25 - p.y() / line_, 0, 1)
    p.lay("#ffe4d0" if dusk else "#ffffff", clouds * 0.85)
    sun = p.left * 0.4 if not dusk else p.right * 0.3
    glow(p, sun, line_ * (0.72 if dusk else 0.2), 46, "#fffbe0", 1.0)
    glow(p, sun, line_ * (0.72 if dusk else 0.2), 240, "#ffe2a0", 0.55)
    p.draw(
        path(
            f"M{p.right * 0.35},{line_} q60,-34 120,-22 q80,-46 180,-8 q60,-10 120,30 Z",
            "#5f8f9a" if not dusk else "#7a5a8a",
        ),
        blur=1,
    )
    p.wash(
        *(("#8a4a7a", "#c86a7a", "#f0a87a") if dusk else ("#1273b8", "#1fa4c4", "#6fe0d4")),
        top=line_,
        bottom=shore + 34,
    )
    waves = np.clip(p.noise(30, 3, 9) * 3 - 1.75, 0, 1) * ((p.y() > line_) & (p.y() < shore + 20))
    p.shine("#ffffff", waves * 0.5)
    spark = (
        np.exp(-(((p.x() - sun) / 120) ** 2))
        * (p.y() > line_)
        * (p.y() < shore)
        * np.clip(p.noise(70, 2, 5) * 4 - 2.1, 0, 1)
    )
    p.shine("#fff8d8", spark * 0.9)
    sand = ("#f4d9a4", "#e8c48a", "#d0a468") if not dusk else ("#d89a7a", "#c4826a", "#a0645a")
    for step, tone in enumerate(("#ffffff", mix(sand[0], "#8a7a5a", 0.4), "#ffffff", sand[0])):
        xs = np.linspace(p.left, p.right, 60)
        ys = shore + step * 13 + 9 * np.sin(xs / 120 + step) + 5 * np.sin(xs / 47 + 2 * step)
        p.draw(
            poly(
                [
                    (p.left, p.height),
                    *zip(xs.tolist(), ys.tolist(), strict=True),
                    (p.right, p.height),
                ],
                tone,
                'opacity=".85"',
            ),
            blur=1.2,
        )
    whole = p.y() > shore + 50
    p.lay(
        rgb(sand[1]),
        (np.clip((p.y() - shore - 50) / (p.height - shore), 0, 1) * 0.9 * whole)
        * np.ones_like(p.x()),
    )
    mottle(p, p.noise(40, 4, 3), shore + 46, p.height, 0.1)
    mottle(p, p.noise(9, 4, 5), shore + 46, p.height, 0.1)
    out_of_focus(p, 1.0)
    size = p.height / 750
    palm(p, p.left * 0.86, shore + 96, 470 * size, 0.24, "#1f6a3c", "#3f9a4c")
    palm(p, p.left * 1.02, shore + 130, 600 * size, 0.12, "#1a5c36", "#4aa654")
    palm(p, p.right * 0.96, shore + 70, 400 * size, -0.26, "#1f6a3c", "#4aa654")
    _parasol(p, p.right * 0.66, shore + 120, pick(colours, 0, "#f0503c"))
    shells = "".join(
        path(f"M{x:.1f},{y:.1f} a9,8 0 0 1 18,0 l-9,7 Z", "#fff4e8")
        for x, y in zip(
            p.rng.uniform(p.left, p.right, 8), p.rng.uniform(shore + 90, p.height, 8), strict=True
        )
    )
    p.draw(shells)
    bloom(p, 0.86, 16, 0.3)
    vignette(p, 0.2)
    key = (
        light(-0.4, 0.75, "#fff6e0", "#c8dce4", 0.7, "#ffffff")
        if not dusk
        else light(0.4, 0.3, "#ffc890", "#8a6a8a", 0.5, "#ffb070")
    )
    return Look(key, 0.95, 0.5)


def _parasol(p: Painting, x: float, foot: float, tone: str) -> None:
    p.draw(oval(x + 50, foot + 6, 150, 14, "#7a5a34", 'opacity=".4"'), blur=6)
    chair = poly(
        [
            (x - 104, foot - 6),
            (x - 40, foot - 24),
            (x + 16, foot - 84),
            (x + 28, foot - 78),
            (x - 30, foot - 12),
            (x - 98, foot + 4),
        ],
        "#fbf4e8",
    )
    chair += "".join(
        poly(
            [
                (x - 30 + n * 16, foot - 34 - n * 17),
                (x - 23 + n * 16, foot - 41 - n * 17),
                (x - 13 + n * 16, foot - 35 - n * 17),
                (x - 20 + n * 16, foot - 28 - n * 17),
            ],
            tone,
        )
        for n in range(3)
    )
    chair += line([(x - 90, foot + 10), (x + 6, foot - 50)], "#a8784a", 5) + line(
        [(x - 44, foot - 18), (x - 6, foot + 12)], "#a8784a", 5
    )
    body = line([(x + 50, foot), (x + 26, foot - 250)], "#e8e0d0", 7)
    for n in range(8):
        a, b = -1 + n / 4, -1 + (n + 1) / 4
        body += path(
            f"M{x + 24},{foot - 300} Q{x + 24 + a * 120},{foot - 290} {x + 24 + a * 172},{foot - 196 + 20 * a} L{x + 24 + b * 172},{foot - 196 + 20 * b} Q{x + 24 + b * 120},{foot - 290} {x + 24},{foot - 300} Z",
            tone if n % 2 else "#fffaf0",
        )
    p.draw(chair + body)


def riverside(p: Painting, colours: tuple[str, ...]) -> Look:
    """A promenade with a railing by a broad river: sails, palms and minarets at sunset."""
    line_, quay = p.height * 0.5, p.height * 0.7
    p.wash("#3c5f9e", "#b88aa8", "#ffb477", "#ffdf9a", bottom=line_)
    glow(p, p.right * 0.36, line_ - 52, 40, "#fffbe0", 1.0)
    glow(p, p.right * 0.36, line_ - 52, 260, "#ffb85a", 0.6)
    for step, tone in enumerate(("#c88a7a", "#8a5f6a")):
        p.draw(_skyline(p, line_, tone, 0.8 + 0.5 * step), blur=1)
        haze(p, line_, 34, "#ffc88a", 0.4)
    p.wash("#e8a878", "#a87a88", "#4a5a88", top=line_, bottom=quay)
    reflect(p, line_, 0.6, 9, 0.6)
    waves = np.clip(p.noise(26, 3, 8) * 3 - 1.7, 0, 1) * ((p.y() > line_) & (p.y() < quay))
    p.shine("#ffe0b0", waves * 0.35)
    spark = (
        np.exp(-(((p.x() - p.right * 0.36) / 60) ** 2))
        * (p.y() > line_)
        * np.clip(p.noise(60, 2, 5) * 4 - 1.9, 0, 1)
    )
    p.shine("#fff0c0", spark)
    for x, y, size, side in (
        (p.left * 0.5, 40, 1.1, 1),
        (p.right * 0.62, 26, 0.7, -1),
        (p.left * 0.1, 14, 0.4, 1),
    ):
        _felucca(p, x, line_ + y, size, side)
    out_of_focus(p, 1.5)
    tones = np.stack([rgb(tone) for tone in ("#c8a888", "#b89878", "#d4b694", "#a88a6c")])
    floor(
        p,
        tiles(18, 60, tones, rgb("#8a6e54"), p.rng),
        quay - 70,
        quay,
        p.height * 1.2,
        1.8,
        beyond=cv2.BORDER_REFLECT,
    )
    p.draw(rect(p.left, quay - 6, p.width, 14, "#8a6f5c"))
    rail = rect(p.left, quay - 92, p.width, 8, "#2c3a3c") + rect(
        p.left, quay - 20, p.width, 5, "#2c3a3c"
    )
    rail += "".join(
        rect(float(x), quay - 88, 4, 84, "#2c3a3c") for x in np.arange(p.left, p.right, 22)
    )
    rail += "".join(
        rect(float(x) - 8, quay - 112, 16, 112, "#5a4a40")
        + disc(float(x), quay - 118, 10, "#5a4a40")
        for x in np.arange(p.left + 66, p.right, 230)
    )
    p.draw(rail)
    size = p.height / 750
    for x, high in ((p.left * 0.9, 520), (p.right * 0.92, 480), (p.left * 0.64, 340)):
        palm(p, x, quay + 40, high * size, 0.03, "#2a4a34", "#4a6a3c")
    p.draw(crowd(p, quay + 26, 132, "#3a2c3a", 16, 0.05, p.width * 0.2), blur=0.8)
    for side in (-1, 1):
        x = side * p.right * 0.44
        p.draw(
            rect(x - 4, quay - 270, 8, 290, "#2a2a30")
            + disc(x - 24, quay - 262, 12, "#fff0c0")
            + disc(x + 24, quay - 262, 12, "#fff0c0")
            + rect(x - 24, quay - 274, 48, 4, "#2a2a30")
        )
        glow(p, x, quay - 262, 80, "#ffd88a", 0.5)
    bloom(p, 0.78, 18, 0.4)
    vignette(p, 0.3)
    return Look(light(0.4, 0.35, "#ffd2a0", "#a08090", 0.5, "#ffb870"), 0.95, 0.52)


def _skyline(p: Painting, foot: float, tone: str, size: float) -> str:
    """Flat roofs, domes, minarets and two pyramids far off."""
    body = ""
    if size < 1:
        body += poly(
            [(p.left * 0.9, foot), (p.left * 0.62, foot - 120), (p.left * 0.36, foot)],
            lighter(tone, 0.25),
        ) + poly([(p.left * 0.62, foot - 120), (p.left * 0.36, foot), (p.left * 0.55, foot)], tone)
        body += poly(
            [(p.left * 0.5, foot), (p.left * 0.3, foot - 84), (p.left * 0.1, foot)],
            lighter(tone, 0.25),
        ) + poly([(p.left * 0.3, foot - 84), (p.left * 0.1, foot), (p.left * 0.25, foot)], tone)
    x = p.left
    while x < p.right:
        wide, high = float(p.rng.uniform(24, 60)) * size, float(p.rng.uniform(14, 60)) * size
        body += rect(x, foot - high, wide, high, tone)
        kind = p.rng.random()
        if kind < 0.16:
            body += path(f"M{x},{foot - high} a{wide / 2},{wide / 2} 0 0 1 {wide},0 Z", tone)
        elif kind < 0.3:
            mx = x + wide / 2
            body += (
                rect(mx - 4 * size, foot - high - 70 * size, 8 * size, 72 * size, tone)
                + rect(mx - 7 * size, foot - high - 52 * size, 14 * size, 5 * size, tone)
                + poly(
                    [
                        (mx - 5 * size, foot - high - 70 * size),
                        (mx + 5 * size, foot - high - 70 * size),
                        (mx, foot - high - 94 * size),
                    ],
                    tone,
                )
            )
        x += wide
    return body


def _felucca(p: Painting, x: float, foot: float, size: float, side: int) -> None:
    """A river boat with a tall slanting sail."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + side * dx * size, foot + dy * size

    defs = fade("sail", "#fffdf4", "#f4d8b4")
    body = poly([at(-70, -10), at(80, -14), at(56, 10), at(-52, 10)], "#6a4030") + line(
        [at(0, -8), at(-6, -100)], "#5a3a2a", 4 * size
    )
    body += poly([at(-40, -22), at(34, -190), at(56, -26)], "url(#sail)") + line(
        [at(-44, -14), at(36, -196)], "#5a3a2a", 3 * size
    )
    p.draw(body, defs=defs)
    p.draw(poly([at(-40, 16), at(30, 60), at(54, 14)], "#fff4e0", 'opacity=".3"'), blur=4)
