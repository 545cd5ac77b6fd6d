"""What fills the air of a whole picture: snow, confetti, lanterns, fireworks, and crowds."""

from math import cos, pi, sin

import numpy as np

from cyclorama.imaging import vector
from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgba, empty, lay_into
from cyclorama.scenery.props.feast import PARTY, lantern
from cyclorama.scenery.props.picture import DEFINITIONS, paint


def snow(size: Size, seed: int) -> Rgba:
    rng = np.random.default_rng(seed)
    edge = min(size)
    flakes = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.2f}" fill="#fff" fill-opacity="{o:.2f}"/>'
        for x, y, r, o in zip(
            rng.uniform(0, size.width, 170), rng.uniform(0, size.height, 170),
            edge * (0.002 + 0.009 * rng.random(170) ** 3), rng.uniform(0.5, 0.95, 170), strict=True,
        )
    )  # fmt: skip
    return _sheet(flakes, size)


def confetti(size: Size, seed: int, colours: tuple[str, ...] = PARTY) -> Rgba:
    rng = np.random.default_rng(seed)
    edge = min(size)
    pieces = ""
    for n in range(150):
        x, y = rng.uniform(0, size.width), size.height * rng.random() ** 1.3
        w = edge * rng.uniform(0.008, 0.020)
        pieces += (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" '
            f'height="{w * rng.uniform(0.4, 0.9):.1f}" '
            f'fill="{colours[n % len(colours)]}" fill-opacity="0.93" '
            f'transform="rotate({rng.uniform(0, 180):.0f} {x:.1f} {y:.1f}) '
            f'skewX({rng.uniform(-25, 25):.0f})"/>'
        )
    return _sheet(pieces, size)


def fireworks(size: Size, seed: int) -> Rgba:
    rng = np.random.default_rng(seed)
    edge = min(size)
    places = ((0.16, 0.20), (0.82, 0.16), (0.34, 0.10), (0.66, 0.27), (0.06, 0.42), (0.94, 0.40))
    bursts = ""
    for n, (u, v) in enumerate(places):
        x, y, radius = u * size.width, v * size.height, edge * rng.uniform(0.11, 0.19)
        colour = ("#FFD66B", "#FF6B8A", "#6BD3FF", "#B58CFF", "#8CFFB0", "#FFA94D")[n]
        bursts += (
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{0.8 * radius:.0f}" fill="{colour}" '
            'fill-opacity="0.16"/>'
        )
        for k in range(26):
            a = 2 * pi * k / 26 + rng.uniform(-0.05, 0.05)
            reach = radius * rng.uniform(0.8, 1.05)
            x2, y2 = x + reach * cos(a), y + reach * sin(a) + 0.08 * radius
            bursts += (
                f'<path d="M{x + 0.18 * reach * cos(a):.1f} {y + 0.18 * reach * sin(a):.1f} '
                f'L{x2:.1f} {y2:.1f}" stroke="{colour}" stroke-width="{0.0035 * edge:.2f}" '
                f'stroke-opacity="0.85"/><circle cx="{x2:.1f}" cy="{y2:.1f}" '
                f'r="{0.005 * edge:.2f}" fill="#fff"/>'
            )
    return _sheet(bursts, size)


def lanterns(size: Size, seed: int) -> Rgba:
    rng = np.random.default_rng(seed)
    sheet = empty(size)
    for u in (0.07, 0.22, 0.36, 0.64, 0.78, 0.93):
        high = round(size.height * rng.uniform(0.15, 0.24))
        drawn = paint(lantern(), high, ("#fff", "#fff", "#fff"))
        top = -round(size.height * rng.uniform(0.0, 0.05))
        lay_into(sheet, drawn, round(u * size.width - drawn.shape[1] / 2), top)
    return sheet


def crowd(size: Size, seed: int, colours: tuple[str, ...]) -> Rgba:
    """Heads and raised arms along the lower edge, small, out of the light."""
    rng = np.random.default_rng(seed)
    unit = 0.055 * min(size)
    people = ""
    for row, share in enumerate((0.86, 0.92, 0.99)):
        x = -unit * rng.random()
        while x < size.width + unit:
            y = share * size.height + unit * rng.uniform(-0.3, 0.3)
            shirt = colours[int(rng.integers(len(colours)))]
            skin = ("#8A5A3C", "#C58C66", "#E3B391", "#5E3B28")[int(rng.integers(4))]
            dim = 0.50 - 0.13 * row
            body = (
                f'<path d="M{x - unit:.1f} {y + 3 * unit:.1f} C{x - unit:.1f} {y + 0.4 * unit:.1f} '
                f'{x + unit:.1f} {y + 0.4 * unit:.1f} {x + unit:.1f} {y + 3 * unit:.1f}Z" '
                'fill="{0}"{1}/>'
            )
            people += body.format(shirt, "") + body.format("#05060c", f' fill-opacity="{dim}"')
            head = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{0.52 * unit:.1f}" '
            people += f'{head}fill="{skin}"/>{head}fill="#05060c" fill-opacity="{dim}"/>'
            if rng.random() < 0.4:
                for out in (-1, 1):
                    people += (
                        f'<path d="M{x + out * 0.8 * unit:.1f} {y + unit:.1f} '
                        f'L{x + out * 1.1 * unit:.1f} {y - 1.1 * unit:.1f}" stroke="{skin}" '
                        f'stroke-width="{0.36 * unit:.1f}" stroke-linecap="round"/>'
                    )
            x += unit * rng.uniform(1.5, 2.0)
    return _sheet(people, size)


def _sheet(elements: str, size: Size) -> Rgba:
    return vector.draw(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.width}" height="{size.height}">'
        f"<defs>{DEFINITIONS}</defs>{elements}</svg>"
    )
