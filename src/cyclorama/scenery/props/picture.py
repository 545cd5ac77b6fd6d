"""A prop as a vector drawing, and what light does to its shapes."""

from typing import NamedTuple

from cyclorama.imaging import vector
from cyclorama.scenery.layer import Rgba


class Picture(NamedTuple):
    """SVG elements in a box of that width and height; COLOUR, SECOND and ACCENT stand for the
    colours of a team."""

    elements: str
    width: float
    height: float


WHITE = ("#FFFFFF", "#FFFFFF", "#FFFFFF")

DEFINITIONS = """
<linearGradient id="lit" x1="0" y1="0" x2="1" y2="0.2">
<stop offset="0" stop-color="#fff" stop-opacity="0.05"/>
<stop offset="0.25" stop-color="#fff" stop-opacity="0.42"/>
<stop offset="0.5" stop-color="#fff" stop-opacity="0"/>
<stop offset="1" stop-color="#000018" stop-opacity="0.42"/></linearGradient>
<radialGradient id="ball" cx="0.36" cy="0.30" r="0.75">
<stop offset="0" stop-color="#fff" stop-opacity="0.65"/>
<stop offset="0.35" stop-color="#fff" stop-opacity="0.06"/>
<stop offset="1" stop-color="#000018" stop-opacity="0.52"/></radialGradient>
<linearGradient id="gold" x1="0" y1="0" x2="1" y2="0.1">
<stop offset="0" stop-color="#A8741A"/><stop offset="0.22" stop-color="#FFF3B8"/>
<stop offset="0.45" stop-color="#E9B93B"/><stop offset="0.75" stop-color="#B27B1C"/>
<stop offset="1" stop-color="#F3D36B"/></linearGradient>
<linearGradient id="chrome" x1="0" y1="0" x2="0" y2="1">
<stop offset="0" stop-color="#F4F7FB"/><stop offset="0.45" stop-color="#8D97A6"/>
<stop offset="0.55" stop-color="#3E4652"/><stop offset="1" stop-color="#C9D0DA"/></linearGradient>
<linearGradient id="dark" x1="0" y1="0" x2="0" y2="1">
<stop offset="0" stop-color="#000" stop-opacity="0"/>
<stop offset="1" stop-color="#000" stop-opacity="0.45"/></linearGradient>
<filter id="glow" x="-100%" y="-100%" width="300%" height="300%">
<feGaussianBlur stdDeviation="3"/></filter>
"""


def lit(shape: str, fill: str) -> str:
    """A shape (an element without its fill) in a colour, with light from the left on it."""
    return f'<{shape} fill="{fill}"/><{shape} fill="url(#lit)"/>'


def ball(x: float, y: float, r: float, fill: str) -> str:
    at = f'cx="{x:.2f}" cy="{y:.2f}" r="{r:.2f}"'
    return f'<circle {at} fill="{fill}"/><circle {at} fill="url(#ball)"/>'


def paint(picture: Picture, height: int, colours: tuple[str, str, str]) -> Rgba:
    """uint8 (height, w, 4) in those colours."""
    height = max(4, height)
    scale = height / picture.height
    width = max(4, round(picture.width * scale))
    body = picture.elements
    for word, colour in zip(("COLOUR", "SECOND", "ACCENT"), colours, strict=True):
        body = body.replace(word, colour)
    return vector.draw(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<defs>{DEFINITIONS}</defs><g transform="scale({scale:.5f})">{body}</g></svg>'
    )
