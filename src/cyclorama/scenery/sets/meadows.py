"""A wedding garden, a park and a wall of roses."""

import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, ramp, rgb
from cyclorama.scenery.paint.ground import mottle, reflect
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
from cyclorama.scenery.paint.plants import Tones, crown, flowers, grass, tree
from cyclorama.scenery.paint.svg import fade, line, oval, path, poly, rect
from cyclorama.scenery.sets.look import Look, light, pick

SPRING: Tones = ("#2f5c33", "#5f9a48", "#c2dc7a")
AUTUMN: Tones = ("#7a3a1c", "#d07a2a", "#f6c85a")
FAR: Tones = ("#4a7a5a", "#7aa878", "#b8d49a")


def garden(p: Painting, colours: tuple[str, ...]) -> Look:
    """A lawn with an arch of flowers, hedges, chairs and strings of lamps."""
    line_ = p.height * 0.6
    p.wash("#7fc0ea", "#cfe8f2", "#fff2dc", bottom=line_)
    glow(p, p.left * 0.5, p.height * 0.1, 320, "#fff0c4", 0.7)
    for x in np.linspace(p.left, p.right, 9):
        crown(
            p,
            float(x),
            line_ - 66,
            110,
            float(p.rng.uniform(80, 150)) * p.height / 750,
            FAR,
            260,
            15,
        )
    haze(p, line_ - 30, 80, "#fff4dc", 0.35)
    for side in (-1, 1):
        tree(p, side * p.right * 0.86, line_ + 24, 400 * p.height / 750, SPRING, count=1100)
    for x in np.arange(p.left, p.right + 60, 60):
        crown(p, float(x), line_ - 8, 50, 34, ("#23502d", "#3f7a3c", "#86b85a"), 130, 10)
    out_of_focus(p, 1.6)
    p.wash("#86bc58", "#5a9a40", "#3c7a30", top=line_)
    mottle(p, p.noise(26, 4, 4), line_, p.height, 0.14)
    grass(p, line_ + 6, p.height * 1.03, ("#2f6a2c", "#5fa040", "#b4d868"), 2400, 26)
    way = path(
        f"M-40,{line_ + 6} H40 Q90,{p.height * 0.8} {p.height * 0.34},{p.height + 4} H{-p.height * 0.34} Q-90,{p.height * 0.8} -40,{line_ + 6} Z",
        "#fbf4ea",
        'opacity=".92"',
    )
    p.draw(way, blur=1)
    _flower_arch(p, line_ + 14, 1.0 if not p.tall else 0.9)
    _chairs(p, line_)
    for side in (-1, 1):
        count = 90
        along = p.rng.random(count) ** 0.7
        xs = side * (44 + along * p.height * 0.33 + p.rng.normal(0, 12, count) * (0.4 + along))
        ys = line_ + 16 + along * (p.height - line_)
        flowers(p, xs, ys, 4 + 10 * along, ["#ffffff", "#ffd8e4", "#f79ab4", "#fff4d8"])
    _lamps(p, line_ - 190 * p.height / 750)
    petals = 60
    p.leaves(
        p.rng.uniform(p.left, p.right, petals),
        p.rng.uniform(0, p.height, petals),
        p.rng.uniform(5, 12, petals),
        0.5,
        p.rng.uniform(0, 180, petals),
        rgb("#ffe4ea"),
    )
    rays(p, p.left * 0.5, -30, "#fff2cc", 0.22)
    bloom(p, 0.82, 18, 0.35)
    vignette(p, 0.2)
    return Look(light(-0.5, 0.65, "#fff3da", "#b8cca0", 0.5, "#fff6d8"), 0.95, 0.6)


def _flower_arch(p: Painting, foot: float, size: float) -> None:
    half, high = 150 * size, 330 * size
    turns = np.linspace(np.pi, 2 * np.pi, 60)
    arc_x, arc_y = np.cos(turns) * half, foot - high * 0.58 + np.sin(turns) * high * 0.42
    legs = np.linspace(0, high * 0.58, 26)
    xs = np.concatenate([np.full(26, -half), arc_x, np.full(26, half)])
    ys = np.concatenate([foot - legs, arc_y, foot - legs])
    p.draw(
        line(list(zip(arc_x.tolist(), arc_y.tolist(), strict=True)), "#e8dcc4", 8)
        + rect(-half - 4, foot - high * 0.58, 8, high * 0.58, "#e8dcc4")
        + rect(half - 4, foot - high * 0.58, 8, high * 0.58, "#e8dcc4")
    )
    drape = "".join(
        path(
            f"M{side * half},{foot - high * 0.78} Q{side * half * 0.42},{foot - high * 0.62} {side * half * 0.86},{foot} h{side * half * 0.2} Z",
            "#ffffff",
            'opacity=".6"',
        )
        for side in (-1, 1)
    )
    p.draw(drape, blur=2)
    spread = p.rng.normal(0, 13 * size, (len(xs) * 5, 2))
    ax, ay = np.repeat(xs, 5) + spread[:, 0], np.repeat(ys, 5) + spread[:, 1]
    p.leaves(
        ax,
        ay,
        np.full(len(ax), 17 * size),
        0.5,
        p.rng.uniform(0, 180, len(ax)),
        ramp(SPRING, p.rng.random(len(ax))),
    )
    spread = p.rng.normal(0, 15 * size, (len(xs) * 3, 2))
    flowers(
        p,
        np.repeat(xs, 3) + spread[:, 0],
        np.repeat(ys, 3) + spread[:, 1],
        p.rng.uniform(8, 17, len(xs) * 3) * size,
        ["#ffffff", "#ffe0e8", "#f7a8bc", "#fff2dc", "#e8b0d0"],
    )


def _chairs(p: Painting, line_: float) -> None:
    body = ""
    for depth in (0.2, 0.36, 0.6):
        y, s = line_ + (p.height - line_) * depth, 0.5 + depth * 1.6
        for side in (-1, 1):
            for n in range(4):
                x = side * (120 + 260 * depth + n * 62 * s)
                body += "".join(
                    rect(
                        x + dx * s,
                        y - (64 if dx < 10 else 30) * s,
                        4 * s,
                        (64 if dx < 10 else 30) * s,
                        "#fdfaf4",
                    )
                    for dx in (-16, 14)
                )
                body += rect(x - 18 * s, y - 32 * s, 38 * s, 7 * s, "#ffffff") + rect(
                    x - 17 * s, y - 66 * s, 34 * s, 26 * s, "#ffffff", f'rx="{5 * s:.1f}"'
                )
                body += path(
                    f"M{x - 4 * s},{y - 48 * s} q{-12 * s},{14 * s} {-4 * s},{30 * s} q{12 * s},{-10 * s} {10 * s},{-30 * s} Z",
                    "#f7c4d0",
                )
    p.draw(body)


def _lamps(p: Painting, y: float) -> None:
    for row in range(3):
        xs = np.linspace(p.left, p.right, 22)
        ys = y - 40 * row + 66 * (1 - ((xs - 90 * (row - 1)) / p.right) ** 2)
        p.draw(line(list(zip(xs.tolist(), ys.tolist(), strict=True)), "#5a4a3c", 1.2))
        for x, level in zip(xs.tolist(), ys.tolist(), strict=True):
            glow(p, x, level + 5, 9, "#fff0b8", 1.0)


def park(p: Painting, colours: tuple[str, ...]) -> Look:
    """A path by a lake between old trees, with a bench and a lamp."""
    line_ = p.height * 0.56
    autumn = p.rng.random() < 0.35
    tones = AUTUMN if autumn else SPRING
    p.wash("#5aa8e4", "#b4dcf2", "#f4f4e4", bottom=line_)
    clouds = np.clip(p.noise(3.2, 5, 2.2) * 2.5 - 1.25, 0, 1) * np.clip(1.2 - p.y() / line_, 0, 1)
    p.lay("#ffffff", clouds * 0.8)
    far = (
        mix(tones[0], "#8fb0c0", 0.5),
        mix(tones[1], "#a8c8c8", 0.45),
        mix(tones[2], "#d8e8d8", 0.4),
    )
    for x in np.linspace(p.left, p.right, 11):
        crown(p, float(x), line_ - 44, 90, float(p.rng.uniform(60, 110)), far, 200, 13)
    p.wash("#8ab8d0", "#5f98b8", top=line_, bottom=line_ + 56)
    reflect(p, line_, 0.6, 8)
    p.wash("#8fc05c", "#62a044", "#3d7c30", top=line_ + 46)
    shore = oval(-60, line_ + 46, p.width * 0.4, 14, "#7fb0c4")
    p.draw(shore, blur=2)
    mottle(p, p.noise(24, 4, 4), line_ + 46, p.height, 0.16)
    out_of_focus(p, 1.2)
    way = path(
        f"M40,{line_ + 58} Q120,{line_ + 80} 20,{line_ + 130} Q-120,{p.height * 0.86} -{p.height * 0.3},{p.height + 6} H{p.height * 0.36} Q60,{p.height * 0.86} 120,{line_ + 130} Q170,{line_ + 84} 62,{line_ + 58} Z",
        "url(#sand)",
    )
    p.draw(way, defs=fade("sand", "#e8d8b4", "#cdb48a"), blur=1.5)
    grass(p, line_ + 64, p.height * 1.03, (darker(SPRING[0], 0.1), "#5f9c40", "#b8d868"), 1800, 22)
    p.draw(
        path(
            f"M20,{line_ + 130} Q-120,{p.height * 0.86} -{p.height * 0.28},{p.height + 6} H{p.height * 0.34} Q60,{p.height * 0.86} 112,{line_ + 130} Z",
            "url(#sand)",
            'opacity=".85"',
        ),
        defs=fade("sand", "#e2d0aa", "#cdb48a"),
        blur=3,
    )
    size = p.height / 750
    tree(p, p.left * 0.62, line_ + 90, 330 * size, tones, count=900)
    tree(p, p.right * 0.94, line_ + 150, 600 * size, tones, count=1300)
    tree(p, p.left * 1.0, line_ + 170, 640 * size, tones, count=1300)
    _bench(p, p.right * 0.55, line_ + 136)
    _lamp(p, p.left * 0.42, line_ + 108)
    dapple = np.clip(p.noise(9, 3, 2) * 3 - 1.7, 0, 1) * (p.y() > line_ + 60)
    p.shine("#fff2b0", dapple * 0.22)
    rays(p, p.left * 0.3, -60, "#fff6d4", 0.2)
    if autumn:
        xs, ys = p.rng.uniform(p.left, p.right, 90), p.rng.uniform(line_, p.height, 90)
        p.leaves(
            xs,
            ys,
            p.rng.uniform(6, 13, 90),
            0.6,
            p.rng.uniform(0, 180, 90),
            ramp(AUTUMN, p.rng.random(90)),
        )
    vignette(p, 0.22)
    return Look(light(-0.4, 0.7, "#fff5dc", "#aec4a4", 0.55, "#fff4cc"), 0.95, 0.56)


def _bench(p: Painting, x: float, foot: float) -> None:
    p.draw(oval(x, foot + 2, 110, 9, "#22341c", 'opacity=".45"'), blur=4)
    body = "".join(rect(x - 96, foot - 92 + n * 15, 192, 11, "#a8703c") for n in range(3)) + rect(
        x - 100, foot - 44, 200, 13, "#8a5a30"
    )
    body += "".join(
        path(
            f"M{x + dx},{foot} v-92 M{x + dx - 8},{foot - 38} h18",
            "none",
            'stroke="#2c3230" stroke-width="7"',
        )
        for dx in (-80, 80)
    )
    p.draw(body)


def _lamp(p: Painting, x: float, foot: float) -> None:
    body = rect(x - 3.5, foot - 210, 7, 210, "#26302e") + rect(x - 9, foot - 14, 18, 14, "#26302e")
    body += poly(
        [(x - 15, foot - 250), (x + 15, foot - 250), (x + 10, foot - 210), (x - 10, foot - 210)],
        "#fff6dc",
    ) + poly([(x - 20, foot - 250), (x + 20, foot - 250), (x, foot - 268)], "#26302e")
    p.draw(body)


def roses(p: Painting, colours: tuple[str, ...]) -> Look:
    """Roses all around a soft light."""
    petal = pick(colours, 0, ("#d4142e", "#e2325a", "#c00a2c")[p.rng.integers(0, 3)])
    p.wash(darker(petal, 0.72), darker(petal, 0.45), darker(petal, 0.66))
    glow(p, 0, p.height * 0.45, p.width * 0.34, lighter(petal, 0.35), 0.6, 1.2)
    scatter_bokeh(p, 46, ["#ffd8e0", "#ff9ab0", "#fff0dc"], 0, p.height, (8, 30), 0.3)
    out_of_focus(p, 4)
    places: list[tuple[float, float, float]] = []
    for _ in range(900):
        x, y = (
            float(p.rng.uniform(p.left * 1.05, p.right * 1.05)),
            float(p.rng.uniform(-20, p.height + 20)),
        )
        away = np.hypot(x / (p.width * 0.36), (y - p.height * 0.4) / (p.height * 0.44))
        if away > 1.0 and all(np.hypot(x - a, y - b) > 40 for a, b, _ in places):
            places.append((x, y, away))
    leaves = np.array([(x, y) for x, y, _ in places for _ in range(3)]) + p.rng.normal(
        0, 34, (len(places) * 3, 2)
    )
    p.leaves(
        leaves[:, 0],
        leaves[:, 1],
        p.rng.uniform(34, 58, len(leaves)),
        0.5,
        p.rng.uniform(0, 180, len(leaves)),
        ramp(("#12301c", "#24552c", "#4c8a44"), p.rng.random(len(leaves))),
    )
    body = "".join(
        rose(
            x,
            y,
            30 + 14 * min(away, 1.6) * float(p.rng.uniform(0.8, 1.2)),
            mix(petal, ["#ff5a70", "#ff2a48", "#7a0a20"][n % 3], float(p.rng.uniform(0, 0.35))),
            float(p.rng.uniform(0, 360)),
        )
        for n, (x, y, away) in enumerate(sorted(places, key=lambda place: place[2]))
    )
    p.draw(body)
    petals = 80
    p.leaves(
        p.rng.uniform(p.left, p.right, petals),
        p.rng.uniform(0, p.height, petals),
        p.rng.uniform(9, 22, petals),
        0.6,
        p.rng.uniform(0, 180, petals),
        ramp((darker(petal, 0.1), lighter(petal, 0.45)), p.rng.random(petals)),
    )
    bloom(p, 0.7, 18, 0.3)
    vignette(p, 0.4)
    return Look(light(-0.3, 0.6, "#fff0ea", lighter(petal, 0.3), 0.3, "#ffd0d8"), 0.97, 0.5)


def rose(x: float, y: float, size: float, tone: str, turn: float) -> str:
    """A blossom from above: petals around petals, darker towards the heart."""
    body = ""
    for ring, (away, half, count) in enumerate(
        ((0.62, 0.5, 6), (0.42, 0.44, 5), (0.24, 0.34, 4), (0.08, 0.2, 3))
    ):
        shade = mix(lighter(tone, 0.06), darker(tone, 0.6), ring / 3.4)
        for n in range(count):
            angle = np.radians(turn + 360 / count * n + ring * 31)
            cx, cy = x + np.cos(angle) * size * away, y + np.sin(angle) * size * away
            spin = f'transform="rotate({np.degrees(angle) + 90:.0f} {cx:.1f} {cy:.1f})"'
            body += oval(cx, cy, size * half, size * half * 0.78, darker(shade, 0.28), spin)
            body += oval(
                cx - size * 0.03,
                cy - size * 0.05,
                size * half * 0.94,
                size * half * 0.68,
                mix(shade, "#ffc0c8", 0.1 * (n % 2)),
                spin,
            )
    return body
