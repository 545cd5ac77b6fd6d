"""Marks drawn on a face, as comics have them: tears, hearts, glasses, an open mouth.

Drawn in hundredths of the face's square.
"""

from cyclorama.figure.palette import shade
from cyclorama.imaging import vector
from cyclorama.scenery.layer import Rgba

AROUND = 70  # hundredths, on every side of the square


def mark(name: str, unit: float, skin: str) -> tuple[Rgba, float, float]:
    """The mark, and where its corner lies from the square's upper left one, in px."""
    edge = max(8, round(unit * (100 + 2 * AROUND) / 100))
    body = _MARKS[name].replace("SHADE", shade(skin, -0.10)).replace("SKIN", skin)
    drawn = vector.draw(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{edge}" height="{edge}"><defs>'
        f'<filter id="s" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur '
        f'stdDeviation="2.2"/></filter></defs><g transform="scale({edge / (100 + 2 * AROUND):.5f}) '
        f'translate({AROUND} {AROUND})">{body}</g></svg>'
    )
    return drawn, -AROUND / 100 * unit, -AROUND / 100 * unit


def _heart(x: float, y: float, r: float) -> str:
    return (
        f'<path d="M{x} {y + r} C{x - 2 * r} {y - 0.3 * r} {x - r} {y - 1.5 * r} {x} {y - 0.5 * r} '
        f'C{x + r} {y - 1.5 * r} {x + 2 * r} {y - 0.3 * r} {x} {y + r}Z" fill="#E22B47" '
        f'stroke="#fff" stroke-width="1.6"/><circle cx="{x - 0.5 * r}" cy="{y - 0.45 * r}" '
        f'r="{0.2 * r}" fill="#fff" fill-opacity="0.8"/>'
    )


def _drop(x: float, y: float, r: float) -> str:
    return (
        f'<path d="M{x} {y - 2 * r} C{x + r} {y - 0.4 * r} {x + 1.2 * r} {y + r} {x} {y + r} '
        f'C{x - 1.2 * r} {y + r} {x - r} {y - 0.4 * r} {x} {y - 2 * r}Z" fill="#7CC8F8" '
        'stroke="#2C7FBE" stroke-width="1"/>'
        f'<circle cx="{x - 0.3 * r}" cy="{y}" r="{0.25 * r}" fill="#fff"/>'
    )


def _lid(x: float) -> str:
    return (
        f'<ellipse cx="{x}" cy="37" rx="13.5" ry="8.5" fill="SKIN" filter="url(#s)"/>'
        f'<ellipse cx="{x}" cy="37" rx="11" ry="6.5" fill="SKIN"/>'
        f'<path d="M{x - 11} 37 C{x - 6} 42 {x + 6} 42 {x + 11} 37" stroke="#2a1a14" '
        'stroke-width="2.4" fill="none" stroke-linecap="round"/>'
    )


_MARKS = {
    "wink": _lid(71),
    "shut": _lid(29) + _lid(71),
    "zzz": '<path d="M108 10 H122 L108 26 H122 M126 -16 H146 L126 6 H146" stroke="#3B6FD0" '
    'stroke-width="5" fill="none" stroke-linejoin="round"/>',
    "open": '<path d="M29 76 C40 82 60 82 71 76 C70 102 60 108 50 108 C40 108 30 102 29 76Z" '
    'fill="#5A1418" stroke="#B4534E" stroke-width="2.5"/><path d="M32 78 C42 83 58 83 68 78 L67 84 '
    'C58 88 42 88 33 84Z" fill="#fff"/><ellipse cx="50" cy="101" rx="12" ry="6" fill="#D8606A"/>',
    "round": '<ellipse cx="50" cy="84" rx="22" ry="17" fill="SKIN" filter="url(#s)"/>'
    '<ellipse cx="50" cy="87" rx="10.5" ry="14.5" fill="#4A1014" stroke="#B4534E" '
    'stroke-width="3"/><ellipse cx="50" cy="96" rx="6.5" ry="4" fill="#C8505C"/>',
    "tear": _drop(24, 60, 5.5),
    "streams": '<path d="M20 45 C16 70 18 90 22 112 L34 110 C32 88 33 66 36 46Z M80 45 C84 70 '
    "82 90 "
    '78 112 L66 110 C68 88 67 66 64 46Z" fill="#8AD0FA" fill-opacity="0.85" stroke="#2C7FBE" '
    'stroke-width="1"/>',
    "tears_of_joy": _drop(4, 52, 5.5) + _drop(96, 52, 5.5),
    "sweat": _drop(104, 4, 8),
    "cross": '<path d="M92 -6 C98 2 98 8 94 14 M112 -6 C106 2 106 8 110 14 M92 2 C100 2 104 2 '
    "112 2 "
    'M92 8 C100 7 104 7 112 8" stroke="#D4202B" stroke-width="4" fill="none" '
    'stroke-linecap="round"/>',
    "flush": '<ellipse cx="17" cy="60" rx="13" ry="8" fill="#E8384F" fill-opacity="0.42" '
    'filter="url(#s)"/><ellipse cx="83" cy="60" rx="13" ry="8" fill="#E8384F" '
    'fill-opacity="0.42" filter="url(#s)"/>',
    "pale": '<ellipse cx="50" cy="8" rx="44" ry="20" fill="#6E8BD8" fill-opacity="0.36" '
    'filter="url(#s)"/>',
    "heart": _heart(112, 40, 13),
    "heart_eyes": _heart(29, 37, 14) + _heart(71, 37, 14),
    "sunglasses": '<path d="M8 27 H92 L90 34 C90 54 56 56 54 36 C52 33 48 33 46 36 C44 56 10 54 10 '
    '34Z" fill="#14161C"/><path d="M16 31 L32 31 L22 44Z M60 31 L74 31 L66 44Z" fill="#fff" '
    'fill-opacity="0.35"/><path d="M8 29 L-6 26 M92 29 L106 26" stroke="#14161C" '
    'stroke-width="4"/>',
    "tongue": '<path d="M42 86 C42 108 44 114 50 114 C57 114 59 108 59 86Z" fill="#E0596B" '
    'stroke="#A22C3E" stroke-width="1.5"/><path d="M50.5 88 V106" stroke="#A22C3E" '
    'stroke-width="1.4"/>',
    "thought": '<g fill="#fff" stroke="#8A93A6" stroke-width="1.5"><circle cx="100" cy="2" r="4"/>'
    '<circle cx="110" cy="-10" r="7"/><path d="M104 -40 a14 14 0 0 1 26 -6 a12 12 0 0 1 14 18 a11 '
    '11 0 0 1 -14 12 a14 14 0 0 1 -22 -3 a12 12 0 0 1 -4 -21Z"/></g>'
    '<path d="M118 -34 C118 -42 132 -42 131 -33 C130 -28 125 -28 125 -22 M125 -17 V-15" '
    'stroke="#3B4256" stroke-width="3.4" fill="none" stroke-linecap="round"/>',
}
