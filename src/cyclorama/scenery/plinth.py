"""A round plinth for something to stand on, in a set's light."""

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.layer import Rgba
from cyclorama.scenery.sheet import linear, radial, sheet
from cyclorama.scenery.tints import darker, lighter, mixed

FLAT = 0.20  # how high the round of its top is, for its width


def plinth(
    size: Size, *, across: float, top: float, foot: float, width: float, colour: str, set_: Backdrop
) -> Rgba:
    """A layer with a plinth: the middle of its top at (across, top), its foot at `foot`, in px."""
    half, high = width / 2, FLAT * width / 2
    left, right = across - half, across + half
    lip = 0.10 * width
    side = min(1.0, max(-1.0, set_.light.across))
    lit = 0.5 + 0.32 * side  # where along its side the light falls
    edge = left + 0.05 * width, right - 0.05 * width
    line = max(1.0, width / 260)
    body = (
        f'<ellipse cx="{across:g}" cy="{foot + 0.35 * high:g}" rx="{1.22 * half:g}"'
        f' ry="{1.35 * high:g}" fill="url(#ground)"/>'
        f'<path d="M{edge[0]:g} {top + lip:g} V{foot:g} A{0.9 * half:g} {high:g} 0 0 0'
        f' {edge[1]:g} {foot:g} V{top + lip:g} Z" fill="url(#side)"/>'
        f'<path d="M{edge[0]:g} {top + lip:g} A{0.9 * half:g} {high:g} 0 0 0'
        f" {edge[1]:g} {top + lip:g} v{0.05 * width:g} A{0.9 * half:g} {high:g} 0 0 1"
        f' {edge[0]:g} {top + lip + 0.05 * width:g} Z" fill="#000" fill-opacity=".28"/>'
        f'<path d="M{left:g} {top:g} v{lip:g} A{half:g} {high:g} 0 0 0 {right:g} {top + lip:g}'
        f' V{top:g} Z" fill="url(#side)"/>'
        f'<ellipse cx="{across:g}" cy="{top:g}" rx="{half:g}" ry="{high:g}" fill="url(#top)"/>'
        f'<ellipse cx="{across:g}" cy="{top:g}" rx="{half - 1:g}" ry="{high - 1:g}" fill="none"'
        f' stroke="{lighter(colour, 0.6)}" stroke-opacity=".5" stroke-width="{line:g}"/>'
    )
    defs = (
        linear(
            "side",
            (0, darker(colour, 0.62), 1),
            (max(0.05, lit - 0.25), colour, 1),
            (lit, lighter(colour, 0.28), 1),
            (min(0.95, lit + 0.3), darker(colour, 0.25), 1),
            (1, darker(colour, 0.68), 1),
        )
        + radial("top", (0, lighter(colour, 0.42), 1), (1, mixed(colour, "#000000", 0.08), 1))
        + radial("ground", (0, "#000000", 0.55), (0.75, "#000000", 0.35), (1, "#000000", 0), r=0.5)
    )
    return sheet(size, body, defs)
