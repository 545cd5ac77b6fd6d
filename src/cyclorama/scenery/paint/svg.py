"""Words of SVG: shapes as text, their lengths in the units of a painting."""

from collections.abc import Iterable

Point = tuple[float, float]


def _numbers(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in points)


def poly(points: Iterable[Point], fill: str, extra: str = "") -> str:
    return f'<polygon points="{_numbers(points)}" fill="{fill}" {extra}/>'


def line(points: Iterable[Point], stroke: str, width: float, extra: str = "") -> str:
    return (
        f'<polyline points="{_numbers(points)}" fill="none" stroke="{stroke}" '
        f'stroke-width="{width:.2f}" stroke-linecap="round" stroke-linejoin="round" {extra}/>'
    )


def rect(x: float, y: float, across: float, down: float, fill: str, extra: str = "") -> str:
    across, down = max(across, 0), max(down, 0)
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{across:.2f}" height="{down:.2f}" '
        f'fill="{fill}" {extra}/>'
    )


def disc(x: float, y: float, radius: float, fill: str, extra: str = "") -> str:
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{max(radius, 0):.2f}" fill="{fill}" {extra}/>'


def oval(x: float, y: float, across: float, down: float, fill: str, extra: str = "") -> str:
    return (
        f'<ellipse cx="{x:.2f}" cy="{y:.2f}" rx="{max(across, 0):.2f}" '
        f'ry="{max(down, 0):.2f}" fill="{fill}" {extra}/>'
    )


def path(d: str, fill: str, extra: str = "") -> str:
    return f'<path d="{d}" fill="{fill}" {extra}/>'


def group(body: str, extra: str) -> str:
    return f"<g {extra}>{body}</g>"


def at(body: str, x: float, y: float, scale: float = 1.0, turn: float = 0.0) -> str:
    """The body moved so that its origin lies at (x, y); `turn` in degrees."""
    return group(
        body, f'transform="translate({x:.2f} {y:.2f}) rotate({turn:.2f}) scale({scale:.4f})"'
    )


def fade(name: str, *stops: str | tuple[str, float], across: bool = False) -> str:
    """A gradient in even steps from top to bottom, or from left to right: each step a colour, or
    a colour and how opaque it is. Used as `url(#name)`."""
    end = 'x2="1" y2="0"' if across else 'x2="0" y2="1"'
    return f'<linearGradient id="{name}" x1="0" y1="0" {end}>{_stops(stops)}</linearGradient>'


def pool(name: str, *stops: str | tuple[str, float]) -> str:
    """A gradient in even steps from the middle outwards."""
    return f'<radialGradient id="{name}">{_stops(stops)}</radialGradient>'


def _stops(stops: tuple[str | tuple[str, float], ...]) -> str:
    text = ""
    for number, stop in enumerate(stops):
        colour, opaque = stop if isinstance(stop, tuple) else (stop, 1.0)
        share = number / max(len(stops) - 1, 1)
        text += f'<stop offset="{share:.3f}" stop-color="{colour}" stop-opacity="{opaque:.3f}"/>'
    return text
