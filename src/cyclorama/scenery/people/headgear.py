"""What is worn on the head, drawn around a face.

Drawn in units of the face's square: (0, 0) is its middle, y grows downwards, the chin's tip is at
0.7, the crown of the hair at about -1.05.
"""

from enum import StrEnum
from typing import NamedTuple

from cyclorama.imaging import vector
from cyclorama.scenery.layer import Rgba, lay_into

REACH = 2.2  # how far a drawing goes on every side of the middle


class Kind(StrEnum):
    SPACE_HELMET = "space_helmet"
    FOOTBALL_HELMET = "football_helmet"
    HOCKEY_HELMET = "hockey_helmet"
    RACING_HELMET = "racing_helmet"
    BIKER_HELMET = "biker_helmet"
    BASEBALL_CAP = "baseball_cap"
    EXPLORER_HAT = "explorer_hat"
    SANTA_HAT = "santa_hat"
    PARTY_HAT = "party_hat"
    VEIL = "veil"
    FUR_HOOD = "fur_hood"
    MASK = "mask"
    HEADBAND = "headband"
    CAP_OF_SILK = "cap_of_silk"
    FLOWERS = "flowers"


class Gear(NamedTuple):
    kind: Kind
    colour: str = "#C62828"
    second: str = "#FFFFFF"


Box = tuple[int, int, int, int]


def behind(sheet: Rgba, gear: Gear, face: Box) -> None:
    """Draw what lies behind the head."""
    _lay(sheet, _BEHIND.get(gear.kind, ""), gear, face)


def before(sheet: Rgba, gear: Gear, face: Box) -> None:
    """Draw what lies over the head."""
    _lay(sheet, _BEFORE.get(gear.kind, ""), gear, face)


def _lay(sheet: Rgba, elements: str, gear: Gear, face: Box) -> None:
    if not elements:
        return
    unit = face[3] - face[1]
    edge = max(8, round(2 * REACH * unit))
    body = elements.replace("COLOUR", gear.colour).replace("SECOND", gear.second)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{edge}" height="{edge}">'
        f"<defs>{_DEFINITIONS}</defs>"
        f'<g transform="scale({edge / (2 * REACH):.5f}) translate({REACH} '
        f'{REACH})">{body}</g></svg>'
    )
    middle_x, middle_y = (face[0] + face[2]) / 2, (face[1] + face[3]) / 2
    lay_into(sheet, vector.draw(svg), round(middle_x - edge / 2), round(middle_y - edge / 2))


_DEFINITIONS = """
<linearGradient id="round" x1="0" y1="0" x2="1" y2="0.25">
<stop offset="0" stop-color="#000" stop-opacity="0.12"/>
<stop offset="0.28" stop-color="#fff" stop-opacity="0.38"/>
<stop offset="0.55" stop-color="#fff" stop-opacity="0"/>
<stop offset="1" stop-color="#000018" stop-opacity="0.45"/></linearGradient>
<radialGradient id="glass" cx="0.5" cy="0.5" r="0.5">
<stop offset="0.72" stop-color="#bfe0ff" stop-opacity="0.02"/>
<stop offset="1" stop-color="#bfe0ff" stop-opacity="0.38"/></radialGradient>
<filter id="soft" x="-30%" y="-30%" width="160%" height="160%">
<feGaussianBlur stdDeviation="0.05"/></filter>
"""


def _rounded(d: str, extra: str = "") -> str:
    """A shape of the gear's colour with light from the left on it."""
    return (
        f'<path d="{d}" fill="COLOUR" stroke="#000" stroke-opacity="0.35" stroke-width="0.02"/>'
        f'<path d="{d}" fill="url(#round)"/>{extra}'
    )


# A shell over the hair that leaves the face free: its edge runs along brow and cheeks.
_SHELL = (
    "M-1.02 0.42 C-1.16 -0.55 -0.85 -1.24 0 -1.26 C0.85 -1.24 1.16 -0.55 1.02 0.42 "
    "C0.98 0.60 0.82 0.62 0.72 0.50 C0.66 0.2 0.66 -0.10 0.60 -0.40 "
    "C0.30 -0.56 -0.30 -0.56 -0.60 -0.40 C-0.66 -0.10 -0.66 0.2 -0.72 0.50 "
    "C-0.82 0.62 -0.98 0.60 -1.02 0.42Z"
)
_BARS = "".join(
    f'<path d="{d}" fill="none" stroke="SECOND" stroke-width="0.075" stroke-linecap="round"/>'
    f'<path d="{d}" fill="none" stroke="#fff" stroke-opacity="0.5" stroke-width="0.02"/>'
    for d in (
        "M-0.86 0.32 C-0.62 0.50 0.62 0.50 0.86 0.32",
        "M-0.84 0.48 C-0.60 0.80 0.60 0.80 0.84 0.48",
        "M-0.24 0.44 L-0.22 0.71 M0.24 0.44 L0.22 0.71",
    )
)
_DOME = (
    "M-0.86 -0.36 C-0.88 -1.10 -0.45 -1.32 0 -1.32 C0.45 -1.32 0.88 -1.10 0.86 -0.36 C0.5 "
    "-0.52 -0.5 -0.52 -0.86 -0.36Z"
)

_BEHIND = {
    Kind.SPACE_HELMET: (
        '<circle cx="0" cy="-0.12" r="1.42" fill="#D9DDE5"/>'
        '<circle cx="0" cy="-0.12" r="1.42" fill="url(#round)"/>'
        '<circle cx="0" cy="-0.12" r="1.22" fill="#141a2b"/>'
    ),
    Kind.FUR_HOOD: (
        '<ellipse cx="0" cy="-0.05" rx="1.42" ry="1.42" fill="#7A2A14"/>'
        '<ellipse cx="0" cy="-0.02" rx="1.06" ry="1.16" fill="#3A1A10"/>'
    ),
    Kind.VEIL: (
        '<path d="M-0.7 -0.9 C-1.5 -0.2 -1.7 1.0 -1.9 2.2 L1.9 2.2 C1.7 1.0 1.5 -0.2 0.7 -0.9 '
        'C0.3 -1.2 -0.3 -1.2 -0.7 -0.9Z" fill="#fff" fill-opacity="0.72"/>'
        '<path d="M-0.9 0 C-1.2 0.8 -1.3 1.5 -1.4 2.2 M0.9 0 C1.2 0.8 1.3 1.5 1.4 2.2" '
        'stroke="#D9D6D0" stroke-width="0.04" fill="none"/>'
    ),
}

_FUR = "".join(
    f'<circle cx="{x:.2f}" cy="{y:.2f}" r="0.20" fill="{colour}"/>'
    for colour, radius in (("#C9B79A", 1.16), ("#E9DDC8", 1.10))
    for x, y in (
        (radius * sx, -0.02 + 1.06 * radius * sy)
        for sx, sy in (
            (-0.0, -1.0), (0.26, -0.97), (0.5, -0.87), (0.71, -0.71), (0.87, -0.5), (0.97, -0.26),
            (1.0, 0.0), (0.97, 0.26), (0.87, 0.5), (0.74, 0.68), (-0.26, -0.97), (-0.5, -0.87),
            (-0.71, -0.71), (-0.87, -0.5), (-0.97, -0.26), (-1.0, 0.0), (-0.97, 0.26),
            (-0.87, 0.5), (-0.74, 0.68),
        )
    )
)  # fmt: skip

_BEFORE = {
    Kind.SPACE_HELMET: (
        '<circle cx="0" cy="-0.12" r="1.24" fill="url(#glass)"/>'
        '<circle cx="0" cy="-0.12" r="1.30" fill="none" stroke="#EEF0F4" stroke-width="0.16"/>'
        '<circle cx="0" cy="-0.12" r="1.22" fill="none" stroke="#8E96A5" stroke-width="0.03"/>'
        '<path d="M-0.92 -0.62 C-0.72 -0.96 -0.40 -1.14 -0.06 -1.18 C-0.40 -1.02 -0.66 -0.80 '
        '-0.80 -0.50Z" fill="#fff" fill-opacity="0.65"/>'
        '<path d="M0.95 0.30 C0.88 0.52 0.74 0.70 0.60 0.80" stroke="#fff" stroke-opacity="0.5" '
        'stroke-width="0.05" fill="none" stroke-linecap="round"/>'
        '<rect x="-1.5" y="-0.30" width="0.24" height="0.5" rx="0.08" fill="#B9BDC6"/>'
        '<rect x="1.26" y="-0.30" width="0.24" height="0.5" rx="0.08" fill="#9AA1AE"/>'
        '<path d="M-0.95 0.86 C-0.6 1.16 0.6 1.16 0.95 0.86 L1.05 1.05 C0.6 1.38 -0.6 1.38 '
        '-1.05 1.05Z" fill="#C6CAD2" stroke="#8E96A5" stroke-width="0.02"/>'
    ),
    Kind.FOOTBALL_HELMET: _rounded(
        _SHELL,
        '<path d="M-0.11 -1.25 C-0.12 -0.98 -0.12 -0.7 -0.12 -0.51 L0.12 -0.51 C0.12 -0.7 0.12 '
        '-0.98 0.11 -1.25Z" fill="SECOND"/><circle cx="-0.80" cy="0.26" r="0.07" fill="#20242c"/>'
        '<circle cx="0.80" cy="0.26" r="0.07" fill="#20242c"/>' + _BARS,
    ),
    Kind.HOCKEY_HELMET: _rounded(
        "M-0.96 0.10 C-1.02 -0.60 -0.80 -1.24 0 -1.26 C0.80 -1.24 1.02 -0.60 0.96 0.10 "
        "L0.74 0.16 C0.72 -0.1 0.70 -0.3 0.62 -0.46 C0.30 -0.58 -0.30 -0.58 -0.62 -0.46 "
        "C-0.70 -0.3 -0.72 -0.1 -0.74 0.16Z",
        '<path d="M-0.62 -0.46 C-0.66 -0.2 -0.68 0.05 -0.62 0.20 C-0.3 0.30 0.3 0.30 0.62 0.20 '
        'C0.68 0.05 0.66 -0.2 0.62 -0.46" fill="#cfe6ff" fill-opacity="0.22" stroke="#fff" '
        'stroke-opacity="0.6" stroke-width="0.025"/><path d="M-0.3 -1.1 L-0.3 -0.7 M0 -1.14 L0 '
        '-0.72 M0.3 -1.1 L0.3 -0.7" stroke="#11151c" stroke-width="0.07" stroke-linecap="round"/>'
        '<path d="M-0.85 0.14 C-0.75 0.55 -0.45 0.84 0 0.86 C0.45 0.84 0.75 0.55 0.85 0.14" '
        'fill="none" stroke="#11151c" stroke-width="0.05"/>',
    ),
    Kind.RACING_HELMET: _rounded(
        "M-1.06 0.60 C-1.24 -0.55 -0.9 -1.32 0 -1.34 C0.9 -1.32 1.24 -0.55 1.06 0.60 "
        "C0.9 1.02 0.4 1.10 0 1.10 C-0.4 1.10 -0.9 1.02 -1.06 0.60 "
        "M-0.76 0.40 C-0.5 0.60 0.5 0.60 0.76 0.40 C0.82 0.1 0.80 -0.2 0.70 -0.44 "
        "C0.30 -0.58 -0.30 -0.58 -0.70 -0.44 C-0.80 -0.2 -0.82 0.1 -0.76 0.40Z",
        '<path d="M-0.9 -0.66 C-0.4 -0.92 0.4 -0.92 0.9 -0.66 L0.82 -0.48 C0.4 -0.7 -0.4 -0.7 '
        '-0.82 -0.48Z" fill="#14161c"/><path d="M-0.14 -1.33 L-0.10 -0.84 L0.10 -0.84 L0.14 -1.33'
        'Z" fill="SECOND"/><path d="M-0.3 0.80 L0.3 0.80 M-0.26 0.90 L0.26 0.90" stroke="#14161c"'
        ' stroke-width="0.05"/>',
    ).replace('fill="COLOUR"', 'fill="COLOUR" fill-rule="evenodd"').replace(
        'fill="url(#round)"', 'fill="url(#round)" fill-rule="evenodd"'
    ),
    Kind.BIKER_HELMET: _rounded(
        "M-0.94 -0.02 C-1.04 -0.75 -0.72 -1.28 0 -1.30 C0.72 -1.28 1.04 -0.75 0.94 -0.02 "
        "L0.72 -0.06 C0.70 -0.26 0.68 -0.36 0.62 -0.46 C0.30 -0.58 -0.30 -0.58 -0.62 -0.46 "
        "C-0.68 -0.36 -0.70 -0.26 -0.72 -0.06Z",
        '<path d="M-0.80 -0.60 C-0.3 -0.80 0.3 -0.80 0.80 -0.60" stroke="SECOND" fill="none" '
        'stroke-width="0.10"/><path d="M-0.74 -0.82 C-0.60 -1.0 -0.2 -1.0 -0.06 -0.80 C-0.2 -0.64 '
        '-0.6 -0.64 -0.74 -0.82Z M0.74 -0.82 C0.60 -1.0 0.2 -1.0 0.06 -0.80 C0.2 -0.64 0.6 -0.64 '
        '0.74 -0.82Z" fill="#2b313c" stroke="#C9A24A" stroke-width="0.04"/>'
        '<path d="M-0.82 0 C-0.72 0.5 -0.4 0.82 0 0.84 C0.4 0.82 0.72 0.5 0.82 0" fill="none" '
        'stroke="#3a2a1c" stroke-width="0.06"/>',
    ),
    Kind.BASEBALL_CAP: _rounded(
        "M-0.86 -0.42 C-0.88 -1.06 -0.50 -1.30 0 -1.30 C0.50 -1.30 0.88 -1.06 0.86 -0.42 "
        "C0.5 -0.60 -0.5 -0.60 -0.86 -0.42Z",
        '<path d="M-0.84 -0.44 C-0.5 -0.66 0.5 -0.66 0.84 -0.44 C0.98 -0.34 0.86 -0.26 0.70 -0.28 '
        'C0.3 -0.42 -0.3 -0.42 -0.70 -0.28 C-0.86 -0.26 -0.98 -0.34 -0.84 -0.44Z" fill="SECOND" '
        'stroke="#000" stroke-opacity="0.3" stroke-width="0.02"/><circle cx="0" cy="-1.30" '
        'r="0.06" fill="SECOND"/><path d="M0 -1.28 C-0.02 -1.0 -0.02 -0.8 0 -0.60" stroke="#000" '
        'stroke-opacity="0.2" stroke-width="0.02" fill="none"/>',
    ),
    Kind.EXPLORER_HAT: (
        '<path d="M-1.45 -0.46 C-0.9 -0.70 0.9 -0.70 1.45 -0.46 C1.2 -0.28 0.6 -0.34 0 -0.36 '
        'C-0.6 -0.34 -1.2 -0.28 -1.45 -0.46Z" fill="#9B7B4A" stroke="#4a3820" '
        'stroke-width="0.02"/>'
        '<path d="M-0.78 -0.50 C-0.74 -1.15 -0.5 -1.42 -0.16 -1.36 C0 -1.30 0 -1.30 0.16 -1.36 '
        'C0.5 -1.42 0.74 -1.15 0.78 -0.50 C0.4 -0.62 -0.4 -0.62 -0.78 -0.50Z" fill="#B08E58" '
        'stroke="#4a3820" stroke-width="0.02"/>'
        '<path d="M-0.78 -0.50 C-0.74 -1.15 -0.5 -1.42 -0.16 -1.36 C0 -1.30 0 -1.30 0.16 -1.36 '
        'C0.5 -1.42 0.74 -1.15 0.78 -0.50 C0.4 -0.62 -0.4 -0.62 -0.78 -0.50Z" fill="url(#round)"/>'
        '<path d="M-0.79 -0.54 C-0.4 -0.68 0.4 -0.68 0.79 -0.54 L0.78 -0.72 C0.4 -0.86 -0.4 -0.86 '
        '-0.78 -0.72Z" fill="#4B2F1A"/>'
    ),
    Kind.SANTA_HAT: (
        '<path d="M-0.80 -0.56 C-0.80 -1.2 -0.3 -1.75 0.45 -1.60 C0.95 -1.50 1.20 -1.05 1.20 -0.55 '
        'C1.02 -0.95 0.80 -1.10 0.66 -1.06 C0.80 -0.9 0.82 -0.70 0.80 -0.56Z" fill="#C31D27" '
        'stroke="#6d0f15" stroke-width="0.02"/>'
        '<path d="M-0.80 -0.56 C-0.80 -1.2 -0.3 -1.75 0.45 -1.60 C0.95 -1.50 1.20 -1.05 1.20 -0.55 '
        'C1.02 -0.95 0.80 -1.10 0.66 -1.06 C0.80 -0.9 0.82 -0.70 0.80 -0.56Z" fill="url(#round)"/>'
        '<circle cx="1.20" cy="-0.45" r="0.19" fill="#F7F5F0"/>'
        + "".join(
            f'<circle cx="{x / 100}" cy="{-0.50 - 0.12 * (1 - (x / 90) ** 2):.3f}" r="0.17" '
            'fill="#F7F5F0"/>'
            for x in range(-84, 90, 12)
        )
    ),
    Kind.PARTY_HAT: (
        '<path d="M-0.50 -0.72 L0.02 -1.95 L0.54 -0.72 C0.3 -0.58 -0.3 -0.58 -0.50 -0.72Z" '
        'fill="COLOUR" stroke="#000" stroke-opacity="0.3" stroke-width="0.02"/>'
        '<path d="M-0.38 -1.0 L0.26 -1.38 L0.15 -1.64 L-0.20 -1.43Z M-0.50 -0.72 L0.45 -0.93 '
        'L0.36 -1.14 L-0.30 -1.2Z" fill="SECOND" fill-opacity="0.9"/>'
        '<path d="M-0.50 -0.72 L0.02 -1.95 L0.54 -0.72 C0.3 -0.58 -0.3 -0.58 -0.50 -0.72Z" '
        'fill="url(#round)"/><circle cx="0.02" cy="-1.95" r="0.15" fill="#FFD54A"/>'
        '<path d="M-0.50 -0.72 C-0.3 -0.58 0.3 -0.58 0.54 -0.72" stroke="#FFD54A" '
        'stroke-width="0.09" fill="none"/>'
    ),
    Kind.VEIL: (
        '<path d="M-0.72 -0.66 C-0.4 -0.86 0.4 -0.86 0.72 -0.66 L0.66 -0.86 L0.50 -0.80 '
        'L0.40 -1.06 L0.24 -0.86 L0 -1.20 L-0.24 -0.86 L-0.40 -1.06 L-0.50 -0.80 L-0.66 -0.86Z" '
        'fill="#EFD9A0" stroke="#A9823A" stroke-width="0.025"/>'
        '<circle cx="0" cy="-0.92" r="0.06" fill="#fff"/><circle cx="-0.32" cy="-0.86" r="0.045" '
        'fill="#fff"/><circle cx="0.32" cy="-0.86" r="0.045" fill="#fff"/>'
        '<path d="M-0.78 -0.62 C-1.30 -0.1 -1.45 1.0 -1.60 2.1 L-1.05 2.1 C-1.0 1.2 -0.95 0.3 '
        '-0.78 -0.62Z M0.78 -0.62 C1.30 -0.1 1.45 1.0 1.60 2.1 L1.05 2.1 C1.0 1.2 0.95 0.3 0.78 '
        '-0.62Z" fill="#fff" fill-opacity="0.5"/>'
    ),
    Kind.FUR_HOOD: _FUR,
    Kind.MASK: (
        '<path fill-rule="evenodd" d="M-0.64 -0.36 C-0.40 -0.44 -0.16 -0.38 0 -0.27 C0.16 -0.38 '
        "0.40 -0.44 0.64 -0.36 C0.70 -0.10 0.54 0.10 0.30 0.07 C0.14 0.05 0.08 -0.02 0 -0.02 "
        "C-0.08 -0.02 -0.14 0.05 -0.30 0.07 C-0.54 0.10 -0.70 -0.10 -0.64 -0.36Z "
        "M-0.36 -0.13 C-0.31 -0.23 -0.14 -0.23 -0.07 -0.12 C-0.14 -0.03 -0.31 -0.03 -0.36 -0.13Z "
        'M0.36 -0.13 C0.31 -0.23 0.14 -0.23 0.07 -0.12 C0.14 -0.03 0.31 -0.03 0.36 -0.13Z" '
        'fill="COLOUR" stroke="#000" stroke-opacity="0.5" stroke-width="0.02"/>'
    ),
    Kind.HEADBAND: (
        '<path d="M-0.80 -0.50 C-0.4 -0.68 0.4 -0.68 0.80 -0.50 L0.80 -0.30 C0.4 -0.48 -0.4 -0.48 '
        '-0.80 -0.30Z" fill="COLOUR" stroke="#000" stroke-opacity="0.3" stroke-width="0.02"/>'
        '<circle cx="0" cy="-0.53" r="0.10" fill="SECOND"/>'
        '<path d="M0.80 -0.46 C1.1 -0.5 1.3 -0.3 1.45 -0.1 L1.30 0 C1.2 -0.2 1.0 -0.32 0.80 -0.34Z'
        '" fill="COLOUR"/>'
    ),
    Kind.CAP_OF_SILK: _rounded(
        _DOME,
        '<path d="M-0.87 -0.36 C-0.5 -0.54 0.5 -0.54 0.87 -0.36 L0.87 -0.54 C0.5 -0.72 -0.5 -0.72 '
        '-0.87 -0.54Z" fill="SECOND"/><circle cx="0" cy="-1.36" r="0.11" fill="SECOND"/>',
    ),
    Kind.FLOWERS: "".join(
        f'<g transform="translate({x} {y})">'
        + "".join(
            f'<circle cx="{0.10 * px}" cy="{0.10 * py}" r="0.085" fill="{colour}"/>'
            for px, py in ((1, 0), (0.31, 0.95), (-0.81, 0.59), (-0.81, -0.59), (0.31, -0.95))
        )
        + '<circle r="0.065" fill="#F7D154"/></g>'
        for x, y, colour in (
            (-0.80, -0.42, "COLOUR"), (-0.56, -0.66, "SECOND"), (-0.30, -0.78, "COLOUR"),
            (0.0, -0.84, "SECOND"), (0.30, -0.78, "COLOUR"), (0.56, -0.66, "SECOND"),
            (0.80, -0.42, "COLOUR"),
        )
    ),
}  # fmt: skip
