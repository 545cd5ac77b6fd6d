"""Trees, leaves, grass and flowers, of many small strokes."""

import numpy as np

from cyclorama.scenery.paint.colour import darker, ramp, rgb
from cyclorama.scenery.paint.painting import Numbers, Painting
from cyclorama.scenery.paint.svg import line, path

Tones = tuple[str, str, str]
"""Of what is in the shade, of most, and of what the light falls on."""

GREEN: Tones = ("#1f4226", "#3f7a3a", "#9cc25a")


def crown(
    p: Painting,
    x: float,
    y: float,
    across: float,
    down: float,
    tones: Tones = GREEN,
    count: int = 700,
    leaf: float = 13,
    sun: float = -0.5,
) -> None:
    """Leaves that fill an oval, lit from above and from the side of `sun` (-1 left, 1 right)."""
    inner = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    under = rgb(tones[0]) * 0.45 + rgb(tones[1]) * 0.55
    reach = 0.4 * min(across, down)
    p.discs(x + np.cos(inner) * across * 0.55, y + np.sin(inner) * down * 0.55, reach, under)
    p.discs(np.array([x]), np.array([y]), 0.5 * min(across, down), under)
    turn = p.rng.uniform(0, 2 * np.pi, count)
    away = np.sqrt(p.rng.random(count)) * (
        0.86 + 0.14 * np.sin(turn * 7) + 0.08 * np.sin(turn * 13)
    )
    xs, ys = np.cos(turn) * away, np.sin(turn) * away
    lit = 0.5 - 0.42 * ys + 0.25 * sun * xs + p.rng.normal(0, 0.16, count)
    order = np.argsort(lit + p.rng.normal(0, 0.18, count))
    paints = ramp(tones, np.clip(lit, 0, 1))
    p.leaves(
        (x + xs * across)[order],
        (y + ys * down)[order],
        p.rng.uniform(0.7, 1.5, count)[order] * leaf,
        0.55,
        p.rng.uniform(0, 180, count),
        paints[order],
    )


def tree(
    p: Painting,
    x: float,
    foot: float,
    height: float,
    tones: Tones = GREEN,
    bark: str = "#4b3626",
    sun: float = -0.5,
    count: int = 900,
) -> None:
    wide = height * 0.035
    top = foot - height * 0.62
    trunk = path(
        f"M{x - wide * 1.5:.1f},{foot:.1f} Q{x - wide:.1f},{foot - height * 0.2:.1f} "
        f"{x - wide * 0.6:.1f},{top:.1f} L{x + wide * 0.6:.1f},{top:.1f} "
        f"Q{x + wide:.1f},{foot - height * 0.2:.1f} {x + wide * 1.5:.1f},{foot:.1f} Z",
        bark,
    )
    branches = "".join(
        line(
            [(x, foot - height * 0.35), (x + side * height * 0.2, foot - height * 0.62)],
            darker(bark, 0.1),
            wide * 0.7,
        )
        for side in (-1, 1)
    )
    p.draw(trunk + branches)
    spread = height * 0.3
    for dx, dy, size in ((-0.6, 0.1, 0.7), (0.6, 0.12, 0.7), (0, -0.35, 0.85), (0, 0.1, 0.8)):
        crown(
            p,
            x + dx * spread,
            foot - height * 0.68 + dy * spread,
            spread * size,
            spread * size * 0.8,
            tones,
            count // 4,
            height * 0.03,
            sun,
        )


def grass(
    p: Painting,
    top: float,
    bottom: float,
    tones: Tones = GREEN,
    count: int = 2200,
    length: float = 34,
    lean: float = 0.25,
) -> None:
    """Blades, short ones far away and long ones near."""
    depth = np.sort(p.rng.random(count))
    ys = top + (bottom - top) * depth
    xs = p.rng.uniform(p.left, p.right, count)
    tall = length * (0.12 + depth) * p.rng.uniform(0.5, 1.3, count)
    ends = np.stack([xs + tall * p.rng.normal(0, lean, count), ys - tall], axis=1)
    paints = ramp(tones, np.clip(p.rng.normal(0.5, 0.28, count), 0, 1))
    p.strokes(np.stack([xs, ys], axis=1), ends, 0.8 + 1.8 * depth, paints)


def flowers(
    p: Painting,
    xs: Numbers,
    ys: Numbers,
    sizes: Numbers,
    colours: list[str],
) -> None:
    """Blossoms as one sees them from a few steps away: petals around a heart."""
    count = len(xs)
    picks = np.stack([rgb(colours[pick]) for pick in p.rng.integers(0, len(colours), count)])
    for petal in range(5):
        turn = petal * 2 * np.pi / 5 + p.rng.uniform(0, 1, count)
        tone = np.clip(picks * (0.82 + 0.09 * petal), 0, 1)
        p.discs(
            xs + np.cos(turn) * sizes * 0.5, ys + np.sin(turn) * sizes * 0.42, sizes * 0.48, tone
        )
    p.discs(xs, ys, sizes * 0.22, np.clip(picks * 0.6 + rgb("#f7d774") * 0.4, 0, 1))


def palm(
    p: Painting, x: float, foot: float, height: float, lean: float, dark: str, lit: str
) -> None:
    """A palm that leans by `lean` of its height."""
    top_x, top_y = x + lean * height, foot - height
    bend_x, bend_y = x + lean * height * 0.25, foot - height * 0.55
    wide = height * 0.022
    body = path(
        f"M{x - wide:.1f},{foot:.1f} "
        f"Q{bend_x - wide:.1f},{bend_y:.1f} {top_x - wide * 0.5:.1f},{top_y:.1f} "
        f"L{top_x + wide * 0.5:.1f},{top_y:.1f} "
        f"Q{bend_x + wide:.1f},{bend_y:.1f} {x + wide:.1f},{foot:.1f} Z",
        "#6d5236",
    )
    for number in range(11):
        turn = -200 + number * 22 + p.rng.uniform(-6, 6)
        body += frond(
            top_x, top_y, height * p.rng.uniform(0.36, 0.46), turn, dark if number % 2 else lit
        )
    p.draw(body)


def frond(x: float, y: float, length: float, turn: float, colour: str, droop: float = 0.45) -> str:
    """A feathered palm leaf from (x, y) in the direction `turn` (degrees, 0 to the right)."""
    angle = np.radians(turn)
    along = np.linspace(0, 1, 15)
    spine_x = x + np.cos(angle) * length * along
    spine_y = y + np.sin(angle) * length * along + droop * length * along**2
    blades = ""
    for number in range(1, 15):
        size = length * 0.26 * np.sin(np.pi * (0.12 + 0.86 * along[number])) + length * 0.03
        dx = spine_x[number] - spine_x[number - 1]
        dy = spine_y[number] - spine_y[number - 1]
        heading = np.arctan2(dy, dx)
        for side in (-1, 1):
            aim = heading + side * 0.85
            tip = (
                float(spine_x[number] + np.cos(aim) * size),
                float(spine_y[number] + np.sin(aim) * size + size * 0.35),
            )
            root = (float(spine_x[number]), float(spine_y[number]))
            blades += line([root, tip], colour, length * 0.024)
    spine = [(float(a), float(b)) for a, b in zip(spine_x, spine_y, strict=True)]
    return blades + line(spine, colour, length * 0.02)


def fir(x: float, foot: float, height: float, dark: str, lit: str, snow: str | None = None) -> str:
    """A fir of five tiers, with or without snow on them."""
    body = path(
        f"M{x - height * 0.03:.1f},{foot:.1f} h{height * 0.06:.1f} v{-height * 0.15:.1f} "
        f"h{-height * 0.06:.1f} Z",
        "#3d2b1f",
    )
    for tier in range(5):
        low = foot - height * (0.08 + 0.17 * tier)
        wide = height * (0.27 - 0.045 * tier)
        high = low - height * 0.3
        body += path(
            f"M{x - wide:.1f},{low:.1f} "
            f"Q{x - wide * 0.35:.1f},{low - height * 0.1:.1f} {x:.1f},{high:.1f} "
            f"Q{x + wide * 0.35:.1f},{low - height * 0.1:.1f} {x + wide:.1f},{low:.1f} "
            f"Q{x:.1f},{low + height * 0.035:.1f} {x - wide:.1f},{low:.1f} Z",
            dark if tier % 2 else lit,
        )
        if snow:
            body += path(
                f"M{x - wide:.1f},{low:.1f} "
                f"Q{x - wide * 0.35:.1f},{low - height * 0.1:.1f} {x:.1f},{high:.1f} "
                f"Q{x - wide * 0.1:.1f},{low - height * 0.1:.1f} "
                f"{x - wide * 0.3:.1f},{low - height * 0.02:.1f} "
                f"Q{x - wide * 0.6:.1f},{low - height * 0.05:.1f} {x - wide:.1f},{low:.1f} Z",
                snow,
            )
    return body
