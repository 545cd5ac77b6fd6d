"""Shapes of our own as layers, drawn as SVG: frames, plates, rays, screens."""

from math import radians, tan

from cyclorama.imaging import vector
from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgba


def sheet(
    size: Size, body: str, defs: str = "", *, view: tuple[float, float] | None = None
) -> Rgba:
    """The elements of `body` as a layer of that size. view: the width and height of their own
    units. Never holds a caller's text: words are lettered."""
    width, height = view or (size.width, size.height)
    return vector.draw(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.width}" height="{size.height}"'
        f' viewBox="0 0 {width:g} {height:g}" preserveAspectRatio="none">'
        f"<defs>{defs}</defs>{body}</svg>"
    )


def linear(name: str, *stops: tuple[float, str, float], turn: float = 0.0) -> str:
    """A gradient from left to right, turned by so many degrees: (place, colour, opacity)."""
    return (
        f'<linearGradient id="{name}" gradientTransform="rotate({turn:g} 0.5 0.5)">'
        f"{_stops(stops)}</linearGradient>"
    )


def radial(
    name: str,
    *stops: tuple[float, str, float],
    at: tuple[float, float] = (0.5, 0.5),
    r: float = 0.7,
) -> str:
    """A gradient from a middle outwards."""
    return (
        f'<radialGradient id="{name}" cx="{at[0]:g}" cy="{at[1]:g}" r="{r:g}">'
        f"{_stops(stops)}</radialGradient>"
    )


def rays(
    across: float,
    down: float,
    reach: float,
    count: int,
    colour: str,
    opacity: float,
    turn: float = 0,
) -> str:
    """A sunburst of so many rays around a middle."""
    step = 360 / count
    half = reach * tan(radians(0.25 * step))  # of each step the ray takes a half
    wedge = f"M0 0 L{reach:g} {-half:g} L{reach:g} {half:g} Z"
    return "".join(
        f'<path d="{wedge}" fill="{colour}" fill-opacity="{opacity:g}"'
        f' transform="translate({across:g} {down:g}) rotate({turn + index * step:g})"/>'
        for index in range(count)
    )


def _stops(stops: tuple[tuple[float, str, float], ...]) -> str:
    return "".join(
        f'<stop offset="{place:g}" stop-color="{colour}" stop-opacity="{opacity:g}"/>'
        for place, colour, opacity in stops
    )
