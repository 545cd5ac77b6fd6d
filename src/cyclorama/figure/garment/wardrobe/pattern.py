"""How a garment of the wardrobe is drawn: outlines, cloth and seams as SVG.

A drawing is 1000 units wide; outlines are given for the viewer's right half, as distances from
the middle, and mirrored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH = 1000
MIDDLE = 500

Spot = tuple[float, float]
Bend = tuple[Spot, Spot, Spot]  # a cubic: two handles and where it ends


@dataclass(frozen=True)
class Drawing:
    """`body` is SVG content on a canvas of WIDTH x `height` units; `marks` say where what is,
    in those units."""

    body: str
    height: int
    marks: Mapping[str, Spot]


def mirrored(start: Spot, bends: Sequence[Bend]) -> str:
    """A closed outline from its right half, which runs from the middle above to the middle
    below."""
    ends = [start, *(bend[2] for bend in bends)]
    right = " ".join(_cubic(bend, 1) for bend in bends)
    left = " ".join(
        _cubic((bend[1], bend[0], ends[index]), -1)
        for index, bend in reversed(list(enumerate(bends)))
    )
    return f"M{_at(start, 1)} {right} {left}Z"


def curve(start: Spot, bends: Sequence[Bend], side: int = 1) -> str:
    """An open line on the viewer's right (1) or left (-1)."""
    return f"M{_at(start, side)} " + " ".join(_cubic(bend, side) for bend in bends)


def straight(*spots: Spot) -> Sequence[Bend]:
    """Lines through the spots as bends, so that outlines mix them freely."""
    return [(spot, spot, spot) for spot in spots]


def _cubic(bend: Bend, side: int) -> str:
    return "C" + " ".join(_at(spot, side) for spot in bend)


def _at(spot: Spot, side: int) -> str:
    return f"{MIDDLE + side * spot[0]:.1f},{spot[1]:.1f}"


def cloth(name: str, outline: str, paint: str, inside: str = "", depth: float = 0.34) -> str:
    """A part of a garment: its paint, what lies on it, and the light that shows its thickness.

    `inside` is clipped to the outline.
    """
    return f"""
<clipPath id="{name}"><path d="{outline}"/></clipPath>
<g clip-path="url(#{name})">
<path d="{outline}" fill="{paint}"/>{inside}
<path d="{outline}" fill="none" stroke="#000" stroke-opacity="{depth}" stroke-width="26"
 filter="url(#soft)"/>
<path d="{outline}" fill="none" stroke="#000" stroke-opacity="{depth}" stroke-width="3"/>
</g>"""


def fold(path: str, dark: float = 0.28, width: float = 12, light: float = 0.16) -> str:
    """A fold: a soft dark line with a lit one on its upper left."""
    return (
        f'<path d="{path}" fill="none" stroke="#fff" stroke-opacity="{light}" '
        f'stroke-width="{width}" transform="translate(-{width * 0.7:.1f},-3)" '
        'stroke-linecap="round" filter="url(#soft)"/>'
        f'<path d="{path}" fill="none" stroke="#000" stroke-opacity="{dark}" '
        f'stroke-width="{width}" stroke-linecap="round" filter="url(#soft)"/>'
    )


def seam(path: str, colour: str = "#000", strength: float = 0.4, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-opacity="{strength}" '
        f'stroke-width="2.2"{dashed}/>'
    )


def both(start: Spot, bends: Sequence[Bend]) -> tuple[str, str]:
    return curve(start, bends, 1), curve(start, bends, -1)


def document(drawing: Drawing, width: int) -> str:
    height = round(width * drawing.height / WIDTH)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"
 viewBox="0 0 {WIDTH} {drawing.height}">
<defs><filter id="soft" x="-50%" y="-50%" width="200%" height="200%">
<feGaussianBlur stdDeviation="8"/></filter></defs>{drawing.body}</svg>"""
