"""Soap bubbles."""

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgba
from cyclorama.scenery.sheet import sheet

Bubble = tuple[float, float, float]
"""Across, down and radius in px."""

DEFS = (
    '<radialGradient id="film" cx=".5" cy=".5" r=".5">'
    '<stop offset="0" stop-color="#ffffff" stop-opacity=".10"/>'
    '<stop offset=".60" stop-color="#d5ecff" stop-opacity=".16"/>'
    '<stop offset=".80" stop-color="#7fc4ff" stop-opacity=".42"/>'
    '<stop offset=".89" stop-color="#e58fe0" stop-opacity=".70"/>'
    '<stop offset=".95" stop-color="#ffe38a" stop-opacity=".80"/>'
    '<stop offset="1" stop-color="#58e0c4" stop-opacity=".90"/></radialGradient>'
    '<linearGradient id="shine" x1="0" y1="0" x2="1" y2="1">'
    '<stop offset="0" stop-color="#ffffff" stop-opacity=".95"/>'
    '<stop offset="1" stop-color="#ffffff" stop-opacity=".15"/></linearGradient>'
)
_ONE = (
    '<circle r="50" fill="url(#film)"/>'
    '<circle r="49" fill="none" stroke="#ffffff" stroke-opacity=".9" stroke-width="1.6"/>'
    '<path d="M-33 -20 C-28 -33 -18 -39 -8 -40 C-17 -33 -25 -24 -27 -13 Z" fill="url(#shine)"/>'
    '<path d="M22 34 C30 30 36 22 38 13 C40 24 34 34 24 38 Z" fill="#ffffff" fill-opacity=".45"/>'
    '<circle cx="-14" cy="-26" r="3.2" fill="#ffffff" fill-opacity=".9"/>'
)


def bubbles(size: Size, placed: list[Bubble]) -> Rgba:
    body = "".join(
        f'<g transform="translate({x:.1f} {y:.1f}) scale({radius / 50:.3f})">{_ONE}</g>'
        for x, y, radius in placed
    )
    return sheet(size, body, DEFS)


def scattered(
    size: Size, count: int, radii: tuple[float, float], *, clear: tuple[float, float], seed: int
) -> list[Bubble]:
    """So many, none touching another; radii: of the shorter edge. clear: half the width and half
    the height of an oval in the middle that stays free, of the frame's."""
    random = np.random.default_rng(seed)
    found: list[Bubble] = []
    for _ in range(60 * count):
        if len(found) == count:
            break
        x, y = random.random(2)
        radius = min(size) * (radii[0] + (radii[1] - radii[0]) * random.random() ** 2)
        if clear[0] and ((x - 0.5) / clear[0]) ** 2 + ((y - 0.5) / clear[1]) ** 2 < 1:
            continue
        bubble = float(x * size.width), float(y * size.height), float(radius)
        if all(np.hypot(bubble[0] - a, bubble[1] - b) > bubble[2] + r for a, b, r in found):
            found.append(bubble)
    return found
