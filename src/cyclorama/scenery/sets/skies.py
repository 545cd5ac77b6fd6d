"""Deep space, and the summer sky of an animated film."""

import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, ramp, rgb
from cyclorama.scenery.paint.ground import mottle
from cyclorama.scenery.paint.lights import bloom, glow, haze, rays, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.plants import grass
from cyclorama.scenery.paint.svg import fade, line, oval, path, poly, rect
from cyclorama.scenery.sets.look import Look, light

NEBULAE = (
    ("#7b2ff7", "#f107a3", "#23d5ee"),
    ("#0b7fab", "#21d4a7", "#f6a04d"),
    ("#c3305d", "#ff8a3c", "#5b4bd8"),
)


def deep_space(p: Painting, colours: tuple[str, ...]) -> Look:
    """Stars, a nebula and a planet above the dust of a moon."""
    horizon = p.height * 0.74
    p.wash("#050513", "#0b0d2a", "#1a1440")
    paints = NEBULAE[p.rng.integers(0, 3)]
    band = np.exp(-((((p.y() - p.height * 0.42) + p.x() * 0.35) / 230) ** 2))
    for paint in paints:
        cloud = np.clip(p.noise(2.2, 6) * 2.2 - 0.75, 0, 1) ** 1.4
        p.shine(paint, cloud * (0.18 + 0.62 * band))
    _stars(p, 700, horizon)
    radius = 210.0
    x, y = p.right * 0.62, p.height * 0.25
    glow(p, x - 20, y, radius * 1.18, "#58b7ff", 0.55)
    _planet(p, x, y, radius)
    _small_planet(p, p.left * 0.68, p.height * 0.16)
    _dust(p, horizon)
    bloom(p, 0.75, 14, 0.5)
    vignette(p, 0.4)
    key = light(0.7, 0.55, "#dff0ff", "#5a4b9a", 0.75, "#7db7ff")
    return Look(key, 0.95, 0.74)


def _stars(p: Painting, count: int, bottom: float) -> None:
    xs, ys = p.rng.uniform(p.left, p.right, count), p.rng.uniform(0, bottom, count)
    sizes = 0.5 + p.rng.random(count) ** 6 * 2.6
    tints = ramp(["#9fc3ff", "#ffffff", "#ffe2b8"], p.rng.random(count))
    p.discs(xs, ys, sizes, tints * p.rng.uniform(0.4, 1, (count, 1)).astype(np.float32))
    for x, y in zip(xs[:9], ys[:9], strict=True):
        glow(p, x, y, 9, "#cfe3ff", 0.9)
        glow(p, x, y, 26, "#cfe3ff", 0.6, 0.05)
        glow(p, x, y, 2, "#cfe3ff", 0.6, 10)


def _planet(p: Painting, x: float, y: float, radius: float) -> None:
    """A blue planet with clouds, lit from the upper right."""
    across, down = (p.x() - x) / radius, (p.y() - y) / radius
    inside = across**2 + down**2
    cover = np.clip((1 - np.sqrt(inside)) * radius * p.scale, 0, 1)
    deep = np.sqrt(np.clip(1 - inside, 0, 1))
    land = np.clip((p.noise(6, 5) - 0.53) * 9, 0, 1)[..., None]
    clouds = np.clip((p.noise(7, 6, 2.5) - 0.5) * 4, 0, 1)[..., None]
    sea = ramp(["#0a2d6e", "#1d6fc4", "#49b4e8"], deep)
    body = sea * (1 - land) + ramp(["#3c6b34", "#9a8b52"], land[..., 0]) * land
    body = body * (1 - clouds * 0.85) + clouds * 0.85
    sun = np.clip(across * 0.55 - down * 0.5 + deep * 0.67, 0.02, 1)
    rim = np.clip(1 - deep, 0, 1) ** 3 * np.clip(sun * 1.6, 0, 1)
    lit = body * sun[..., None] + rim[..., None] * rgb("#8fd0ff")
    p.lay(np.clip(lit, 0, 1).astype(np.float32), cover)


def _small_planet(p: Painting, x: float, y: float) -> None:
    tone = ["#e8b06a", "#d98a6a", "#b7a4e0"][p.rng.integers(0, 3)]
    defs = fade("ball", lighter(tone, 0.4), tone, darker(tone, 0.75), across=True)
    ring = f'stroke="{lighter(tone, 0.3)}" stroke-width="7" stroke-opacity=".75"'
    tilt = f'transform="rotate(-18 {x:.1f} {y:.1f})"'
    front = path(
        f"M{x - 84:.1f},{y:.1f} A84,22 0 0 0 {x + 84:.1f},{y:.1f}", "none", f"{ring} {tilt}"
    )
    back = path(
        f"M{x - 84:.1f},{y:.1f} A84,22 0 0 1 {x + 84:.1f},{y:.1f}", "none", f"{ring} {tilt}"
    )
    stripes = "".join(
        oval(
            x,
            y + step * 13,
            np.sqrt(max(0, 45**2 - (step * 13) ** 2)) * 0.96,
            3,
            darker(tone, 0.3),
            'opacity=".35"',
        )
        for step in range(-2, 3)
    )
    ball = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="46" fill="url(#ball)"/>'
    p.draw(back + ball + f"<g {tilt}>{stripes}</g>" + front, defs=defs)


def _dust(p: Painting, horizon: float) -> None:
    for step, tone in enumerate(("#4a4a66", "#63627a", "#83808f")):
        y = horizon + step * p.height * 0.035
        xs = np.linspace(p.left - 10, p.right + 10, 40)
        bumps = np.cumsum(p.rng.normal(0, 5 + 2 * (2 - step), 40))
        top = [(float(a), float(y + b - bumps.mean())) for a, b in zip(xs, bumps, strict=True)]
        defs = fade("dust", lighter(tone, 0.12), darker(tone, 0.45))
        p.draw(
            poly([*top, (p.right + 10, p.height), (p.left - 10, p.height)], "url(#dust)"), defs=defs
        )
    mottle(p, p.noise(16, 5, 3), horizon + 8, p.height, 0.18)
    body = ""
    for _ in range(16):
        depth = p.rng.random() ** 1.3
        x, y = p.rng.uniform(p.left, p.right), horizon + 45 + (p.height - horizon - 45) * depth
        size = 9 + 60 * depth * p.rng.uniform(0.4, 1)
        body += oval(x, y, size, size * 0.24, "#b9b5c4", 'opacity=".55"')
        body += oval(
            x - size * 0.04, y + size * 0.035, size * 0.93, size * 0.2, "#3a384c", 'opacity=".8"'
        )
        body += oval(
            x - size * 0.1, y + size * 0.08, size * 0.75, size * 0.13, "#6a6879", 'opacity=".7"'
        )
    p.draw(body, blur=0.8)


def anime_sky(p: Painting, colours: tuple[str, ...]) -> Look:
    """Towering white clouds over a town and a meadow."""
    horizon = p.height * 0.68
    dusk = p.rng.random() < 0.3
    top, low = ("#5b3fa8", "#ff9f8a") if dusk else ("#0f62d0", "#8fdcff")
    p.wash(top, mix(top, low, 0.45), low, lighter(low, 0.5), bottom=horizon)
    p.wash(lighter(low, 0.5), lighter(low, 0.5), top=horizon)
    rays(p, p.left * 0.7, -80, "#ffffff", 0.35, 13)
    shade = "#c58fc0" if dusk else "#a9cdf2"
    for x, y, size in ((p.left * 0.72, 0.56, 1.25), (p.right * 0.75, 0.5, 1.6), (0.0, 0.64, 0.75)):
        _cumulus(p, x, p.height * y, size, shade)
    wisps = "".join(
        oval(
            p.rng.uniform(p.left, p.right),
            p.height * p.rng.uniform(0.05, 0.25),
            p.rng.uniform(60, 200),
            p.rng.uniform(2, 6),
            "#ffffff",
            'opacity=".7"',
        )
        for _ in range(7)
    )
    p.draw(wisps, blur=3)
    hills = ""
    for step, tone in enumerate(("#7fb7d9", "#5fa58c", "#3f9a62")):
        xs = np.linspace(p.left, p.right, 60)
        ys = (
            horizon
            + step * 22
            - (26 - 6 * step) * np.sin(xs / (150 - 30 * step) + p.rng.uniform(0, 6))
            - 14
        )
        hills += poly(
            [(p.left, p.height), *zip(xs.tolist(), ys.tolist(), strict=True), (p.right, p.height)],
            tone,
        )
    p.draw(hills)
    p.draw(_town(p, horizon + 34))
    p.wash("#62c45c", "#3fa64c", "#2c8140", top=horizon + 44)
    grass(p, horizon + 52, p.height * 1.04, ("#237a3b", "#4fbb4f", "#c4ee79"), 2600, 46)
    xs = p.rng.uniform(p.left, p.right, 70)
    ys = p.rng.uniform(horizon + 70, p.height, 70)
    p.discs(
        xs,
        ys,
        2 + 4 * (ys - horizon) / (p.height - horizon),
        ramp(["#ffffff", "#ffd6ec", "#fff2a8"], p.rng.random(70)),
    )
    p.draw(_wires(p))
    glow(p, p.left * 0.7, 0, 190, "#fff6d8", 0.9)
    for number in range(5):
        share = number / 4
        glow(
            p,
            p.left * (0.5 - 0.9 * share),
            p.height * (0.1 + 0.5 * share),
            10 + 16 * (number % 3),
            "#fff0c0",
            0.18,
        )
    bloom(p, 0.85, 18, 0.3)
    return Look(light(-0.6, 0.75, "#fffbe8", "#b9d4f4", 0.7, "#d8f0ff"), 0.95, 0.68)


def _cumulus(p: Painting, x: float, foot: float, size: float, shade: str) -> None:
    """A heap of flat-shaded puffs: three tones, hard edges."""
    puffs = []
    for _number in range(34):
        rise = p.rng.random() ** 1.3
        wide = (1 - rise) * 190 * size
        puffs.append(
            (
                x + p.rng.uniform(-wide, wide),
                foot - rise * 300 * size,
                (36 + 34 * p.rng.random()) * size * (1.1 - 0.4 * rise),
            )
        )
    heap = sorted(puffs, key=lambda puff: -puff[1])
    for tone, dx, dy, shrink in (
        (shade, 0, 0, 1.0),
        (mix(shade, "#ffffff", 0.6), -9, -12, 0.9),
        ("#ffffff", -17, -22, 0.76),
    ):
        body = "".join(
            oval(a + dx * size, b + dy * size, r * shrink, r * shrink * 0.92, tone)
            for a, b, r in heap
        )
        p.draw(body, blur=0.6)
    haze(p, foot + 10, 34, lighter(shade, 0.7), 0.5)


def _town(p: Painting, foot: float) -> str:
    body = ""
    for side in (-1, 1):
        x = side * p.width * 0.2
        while abs(x) < p.width / 2 + 40:
            wide, high = p.rng.uniform(24, 44), p.rng.uniform(20, 38)
            tone = ["#f6efe2", "#f3d9c0", "#dfe9ef"][p.rng.integers(0, 3)]
            roof = ["#d0543f", "#b5443c", "#4c7fa8"][p.rng.integers(0, 3)]
            body += rect(x, foot - high, wide, high + 14, tone)
            body += rect(
                x + wide * 0.55, foot - high, wide * 0.45, high + 14, "#8b9db5", 'opacity=".45"'
            )
            body += poly(
                [
                    (x - 5, foot - high),
                    (x + wide / 2, foot - high - 17),
                    (x + wide + 5, foot - high),
                ],
                roof,
            )
            body += rect(x + wide * 0.18, foot - high * 0.7, 7, 9, "#5f86a8")
            x += side * (wide + p.rng.uniform(8, 40))
    return body


def _wires(p: Painting) -> str:
    x = p.right * 0.9
    foot, top = p.height * 0.8, p.height * 0.3
    body = rect(x - 4, top, 8, foot - top, "#4b4660")
    body += rect(x - 34, top + 14, 68, 5, "#4b4660") + rect(x - 26, top + 40, 52, 5, "#4b4660")
    for number in range(4):
        y = top + 14 + (number % 2) * 26
        far = (p.left - 20, y + 60 + number * 14)
        sag = [
            (x + (far[0] - x) * t, y + (far[1] - y) * t + 70 * 4 * t * (1 - t) * 0.5)
            for t in np.linspace(0, 1, 24)
        ]
        body += line(sag, "#4b4660", 1.3)
    return body
