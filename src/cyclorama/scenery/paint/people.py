"""People far away: rows of spectators, and silhouettes."""

import numpy as np

from cyclorama.scenery.paint.colour import Paint, darker, rgb
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.svg import at, oval, path

SKIN = ["#f0c8a8", "#d9a07a", "#a86f4a", "#7a4b30", "#5a3824"]


def spectators(
    p: Painting,
    left: tuple[float, float],
    right: tuple[float, float],
    size: float,
    clothes: list[str],
    dim: float = 0.0,
    light: str = "#000000",
) -> None:
    """One row from point to point, heads of that size; `dim` of them lies in the dark `light`."""
    length = float(np.hypot(right[0] - left[0], right[1] - left[1]))
    count = max(2, int(length / (size * 2.1)))
    along = (np.arange(count) + p.rng.uniform(0.2, 0.8, count)) / count
    xs = left[0] + (right[0] - left[0]) * along
    ys = left[1] + (right[1] - left[1]) * along + p.rng.normal(0, size * 0.22, count)
    shade = rgb(light)

    def dimmed(colours: list[str]) -> Paint:
        picks = np.stack([rgb(colours[pick]) for pick in p.rng.integers(0, len(colours), count)])
        picks = picks * p.rng.uniform(0.75, 1.1, (count, 1)).astype(np.float32)
        return np.asarray(np.clip(picks * (1 - dim) + shade * dim, 0, 1), np.float32)

    p.discs(xs, ys + size * 1.7, size * 1.15, dimmed(clothes))
    p.discs(xs, ys, size * 0.62, dimmed(SKIN))


def stand(
    p: Painting,
    top: float,
    bottom: float,
    rows: int,
    clothes: list[str],
    wall: str,
    size: float = 4.0,
    dim: float = 0.35,
    bow: float = 0.0,
) -> None:
    """Rows of spectators across the frame, larger ones below; the middle lies `bow` higher than
    the sides."""
    p.wash(darker(wall, 0.5), wall, top=top, bottom=bottom)
    for row in range(rows):
        share = (row + 0.5) / rows
        y = top + (bottom - top) * share
        for left, right, tilt in ((p.left, 0.0, 1), (0.0, p.right, -1)):
            rise = bow * (1 - share)
            begin = (left, y + (rise if tilt > 0 else 0))
            end = (right, y + (0 if tilt > 0 else rise))
            spectators(
                p, begin, end, size * (0.65 + 0.7 * share), clothes, dim * (1 - share * 0.5), wall
            )


def silhouette(x: float, foot: float, height: float, colour: str, arms: float = -1.0) -> str:
    """A person as a dark shape; `arms`: -1 hanging, 1 raised."""
    head = oval(0, -0.93, 0.058, 0.07, colour)
    body = path(
        "M-0.03,-0.87 L0.03,-0.87 Q0.13,-0.84 0.135,-0.78 L0.105,-0.5 L0.09,-0.46 L0.085,0 "
        "L0.02,0 L0,-0.42 L-0.02,0 L-0.085,0 L-0.09,-0.46 L-0.105,-0.5 L-0.135,-0.78 "
        "Q-0.13,-0.84 -0.03,-0.87 Z",
        colour,
    )
    limbs = ""
    for side in (-1, 1):
        if arms > 0:
            d = f"M{side * 0.115},-0.8 L{side * 0.2},-0.98 L{side * (0.12 + 0.08 * arms)},-1.16"
        else:
            d = f"M{side * 0.115},-0.8 L{side * 0.16},-0.62 L{side * 0.14},-0.45"
        limbs += path(
            d,
            "none",
            f'stroke="{colour}" stroke-width="0.055" stroke-linecap="round" '
            'stroke-linejoin="round"',
        )
    return at(head + body + limbs, x, foot, height)


def crowd(
    p: Painting,
    foot: float,
    height: float,
    colour: str,
    count: int,
    raised: float = 0.0,
    gap: float = 0.0,
) -> str:
    """Silhouettes in a row across the frame; `raised` of them with their arms up; none nearer
    than `gap` to the middle."""
    body = ""
    for x in np.linspace(p.left, p.right, count) + p.rng.normal(0, p.width / count * 0.3, count):
        size = height * p.rng.uniform(0.88, 1.1)
        arms = p.rng.uniform(0, 1) if p.rng.random() < raised else -1.0
        if abs(x) >= gap:
            body += silhouette(
                float(x), foot + float(p.rng.normal(0, height * 0.02)), size, colour, arms
            )
    return body
