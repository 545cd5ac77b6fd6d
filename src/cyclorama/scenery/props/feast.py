"""Cakes, flowers, balloons, lanterns and what flies about at a feast."""

from math import cos, pi, sin

import numpy as np

from cyclorama.scenery.props.picture import Picture, ball, lit

PARTY = ("#E8413C", "#F5B82E", "#2F9E6B", "#3B7DD8", "#B44FC4", "#FF7FA8")


def balloons() -> Picture:
    places = ((40, 40, 0), (82, 26, 1), (120, 48, 2), (60, 88, 3), (104, 94, 4), (26, 92, 5))
    strings = "".join(
        f'<path d="M{x} {y + 26} C{x} {y + 70} 78 180 76 240" stroke="#fff" stroke-opacity="0.75" '
        'stroke-width="1.2" fill="none"/>'
        for x, y, _ in places
    )
    bodies = "".join(
        f'<path d="M{x - 4} {y + 29} L{x + 4} {y + 29} L{x} {y + 24}Z" fill="{PARTY[n]}"/>'
        f'<ellipse cx="{x}" cy="{y}" rx="23" ry="27" fill="{PARTY[n]}"/>'
        f'<ellipse cx="{x}" cy="{y}" rx="23" ry="27" fill="url(#ball)"/>'
        for x, y, n in places
    )
    return Picture(strings + bodies, 148, 240)


def cake() -> Picture:
    tiers = (
        lit('path d="M14 96 H146 V136 C120 146 40 146 14 136Z"', "#F6C6D4")
        + '<ellipse cx="80" cy="96" rx="66" ry="11" fill="#FDE6EC"/>'
        + lit('path d="M36 58 H124 V94 C104 102 56 102 36 94Z"', "#FFF3E2")
        + '<ellipse cx="80" cy="58" rx="44" ry="8" fill="#FFFBF3"/>'
    )
    drips = "".join(
        f'<path d="M{x} {y} c0 {d} 9 {d} 9 0Z" fill="#C8446B"/>'
        for y, row in ((99, range(16, 140, 13)), (61, range(38, 118, 12)))
        for d, x in zip((16, 11, 19, 13, 10, 17, 12, 15, 18, 11), row, strict=False)
    )
    candles = "".join(
        f'<rect x="{x}" y="32" width="5" height="26" fill="{PARTY[n]}"/>'
        f'<circle cx="{x + 2.5}" cy="24" r="9" fill="#FFD46B" filter="url(#glow)"/>'
        f'<path d="M{x + 2.5} 14 c5 7 5 13 0 16 c-5 -3 -5 -9 0 -16Z" fill="#FFB62E"/>'
        for n, x in enumerate((48, 63, 78, 93, 108))
    )
    plate = '<ellipse cx="80" cy="140" rx="78" ry="10" fill="#D9DEE6"/>'
    return Picture(plate + tiers + drips + candles, 160, 152)


def bouquet() -> Picture:
    leaves = "".join(
        f'<ellipse cx="{60 + 46 * cos(a):.1f}" cy="{48 + 38 * sin(a):.1f}" rx="17" ry="7" '
        f'fill="#4E8A4A" transform="rotate({a * 180 / pi:.0f} {60 + 46 * cos(a):.1f} '
        f'{48 + 38 * sin(a):.1f})"/>'
        for a in np.linspace(0, 2 * pi, 14)
    )
    flowers = "".join(
        _rose(60 + r * cos(a), 46 + 0.85 * r * sin(a), 13, ("#FBE9EC", "#F3B9C4", "#FFFFFF")[n % 3])
        for n, (r, a) in enumerate(
            [(34, t) for t in np.linspace(0.2, 6.1, 9)] + [(16, t) for t in np.linspace(0, 5, 5)]
        )
    )
    stems = '<path d="M46 82 L54 150 H66 L74 82Z" fill="#5E9457"/>'
    ribbon = (
        lit('path d="M42 92 H78 L74 112 H46Z"', "#F4EFE6")
        + '<path d="M60 104 C44 120 40 140 36 150 M60 104 C76 120 80 140 84 148" '
        'stroke="#EFE3CC" stroke-width="5" fill="none"/>'
    )
    return Picture(stems + leaves + flowers + ribbon, 120, 156)


def _rose(x: float, y: float, r: float, fill: str) -> str:
    rings = "".join(
        f'<path d="M{x - r * k:.1f} {y:.1f} a{r * k:.1f} {r * k:.1f} 0 0 1 {2 * r * k:.1f} 0 '
        f'a{r * k:.1f} {0.8 * r * k:.1f} 0 0 1 {-1.7 * r * k:.1f} {0.35 * r * k:.1f}" fill="none" '
        'stroke="#7A1526" stroke-opacity="0.42" stroke-width="1.3"/>'
        for k in (0.75, 0.48, 0.22)
    )
    return ball(x, y, r, fill) + rings


def roses() -> Picture:
    stems = "".join(
        f'<path d="M{x} 40 C{x} 90 {x2} 130 60 190" stroke="#2F6B38" stroke-width="4" fill="none"/>'
        for x, x2 in ((24, 40), (60, 60), (96, 80), (42, 50), (80, 70))
    )
    leaves = "".join(
        f'<ellipse cx="{x}" cy="{y}" rx="14" ry="6" fill="#3F8446" transform="rotate({t} {x} '
        f'{y})"/>'
        for x, y, t in ((36, 92, 40), (84, 96, -40), (48, 122, 50), (74, 126, -50))
    )
    heads = "".join(
        _rose(x, y, 19, fill)
        for x, y, fill in (
            (24, 34, "#C21F36"), (96, 34, "#C21F36"), (42, 58, "#D9334A"), (80, 58, "#B3142B"),
            (60, 26, "#D9334A"),
        )
    )  # fmt: skip
    return Picture(stems + leaves + heads, 120, 192)


def lantern() -> Picture:
    ribs = "".join(
        f'<path d="M50 20 C{x} 30 {x} 84 50 94" stroke="#8E0F16" stroke-width="1.5" fill="none"/>'
        for x in (14, 32, 50, 68, 86)
    )
    return Picture(
        '<circle cx="50" cy="58" r="48" fill="#FF8A3C" fill-opacity="0.45" filter="url(#glow)"/>'
        '<path d="M50 0 V16" stroke="#5A3A12" stroke-width="3"/>'
        '<ellipse cx="50" cy="57" rx="42" ry="38" fill="#E0262B"/>'
        '<ellipse cx="50" cy="57" rx="26" ry="30" fill="#FFB84A" fill-opacity="0.5"/>'
        f'{ribs}<rect x="32" y="14" width="36" height="8" rx="2" fill="#E7B84A"/>'
        '<rect x="32" y="92" width="36" height="8" rx="2" fill="#E7B84A"/>'
        '<path d="M42 100 V134 M50 100 V140 M58 100 V134" stroke="#E7B84A" stroke-width="3"/>',
        100,
        142,
    )
