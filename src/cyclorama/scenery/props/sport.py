"""Balls, bats, sticks and cups."""

from math import cos, pi, sin

from cyclorama.scenery.props.picture import Picture, lit


def _pentagon(x: float, y: float, r: float, turn: float = 0.0) -> str:
    points = " ".join(
        f"{x + r * sin(turn + n * 2 * pi / 5):.1f},{y - r * cos(turn + n * 2 * pi / 5):.1f}"
        for n in range(5)
    )
    return f'<polygon points="{points}" fill="#1B1D22"/>'


def football() -> Picture:
    spots = _pentagon(50, 50, 15)
    for n in range(5):
        a = n * 2 * pi / 5
        spots += _pentagon(50 + 40 * sin(a), 50 - 40 * cos(a), 13, a + pi)
        x, y = 50 + 15 * sin(a), 50 - 15 * cos(a)
        u, v = 50 + 28 * sin(a), 50 - 28 * cos(a)
        spots += f'<path d="M{x:.1f} {y:.1f} L{u:.1f} {v:.1f}" stroke="#1B1D22" stroke-width="2"/>'
    clip = '<clipPath id="c"><circle cx="50" cy="50" r="47"/></clipPath>'
    return Picture(
        f'{clip}<circle cx="50" cy="50" r="47" fill="#F7F7F5"/><g clip-path="url(#c)">{spots}</g>'
        '<circle cx="50" cy="50" r="47" fill="url(#ball)"/>',
        100,
        100,
    )


def basketball() -> Picture:
    seams = (
        '<g fill="none" stroke="#2A1408" stroke-width="2.4"><path d="M50 3 V97 M3 50 H97"/>'
        '<path d="M18 16 C40 36 40 64 18 84 M82 16 C60 36 60 64 82 84"/></g>'
    )
    return Picture(
        f'<circle cx="50" cy="50" r="47" fill="#E07A2C"/>{seams}'
        '<circle cx="50" cy="50" r="47" fill="url(#ball)"/>',
        100,
        100,
    )


def american_football() -> Picture:
    egg = 'path d="M4 42 C24 4 96 4 116 42 C96 80 24 80 4 42Z"'
    laces = (
        '<path d="M40 34 H80 M46 28 V40 M53 27 V40 M60 27 V40 M67 27 V40 M74 28 V40" '
        'stroke="#fff" stroke-width="3"/>'
    )
    stripes = (
        '<path d="M22 21 C16 34 16 50 22 63 M98 21 C104 34 104 50 98 63" stroke="#fff" '
        'stroke-width="4" fill="none"/>'
    )
    return Picture(f"{lit(egg, '#7A3E1D')}{stripes}{laces}", 120, 84)


def baseball_bat() -> Picture:
    wood = 'path d="M14 4 C4 4 2 20 6 50 L12 120 L10 176 L22 176 L20 120 L26 50 C30 20 24 4 14 4Z"'
    grip = '<path d="M11 132 L10 176 L22 176 L21 132Z" fill="#2A2320"/>'
    knob = '<rect x="7" y="174" width="18" height="7" rx="3" fill="#C99B62"/>'
    return Picture(f"{lit(wood, '#D9AE74')}{grip}{knob}", 32, 182)


def hockey_stick() -> Picture:
    return Picture(
        '<path d="M66 2 L76 2 L44 150 L34 150Z" fill="#2A2D35"/>'
        '<path d="M72 2 L76 2 L44 150 L41 150Z" fill="#000" fill-opacity="0.3"/>'
        '<path d="M34 148 L46 148 L44 158 L10 168 C2 170 0 160 8 158Z" fill="#E9E4D8"/>'
        '<path d="M12 158 L28 153 L28 163 L12 167Z" fill="#1B1D22"/>'
        '<path d="M66 2 L76 2 L72 22 L62 22Z" fill="COLOUR"/>'
        '<ellipse cx="72" cy="164" rx="14" ry="6" fill="#15161A"/>',
        90,
        172,
    )


def trophy() -> Picture:
    cup = 'path d="M22 6 H78 C80 44 70 66 56 72 L56 92 H44 L44 72 C30 66 20 44 22 6Z"'
    handles = (
        '<path d="M22 14 C-4 12 0 50 30 52 M78 14 C104 12 100 50 70 52" fill="none" '
        'stroke="url(#gold)" stroke-width="6"/>'
    )
    star = (
        '<polygon points="50,20 54.5,32 67,32.5 57,40 60.5,52 50,45 39.5,52 43,40 33,32.5 '
        '45.5,32" fill="#fff" fill-opacity="0.75"/>'
    )
    base = (
        '<path d="M32 92 H68 L72 106 H28Z" fill="url(#gold)"/>'
        '<rect x="22" y="106" width="56" height="22" rx="2" fill="#2B1B12"/>'
        '<rect x="34" y="111" width="32" height="11" fill="url(#gold)"/>'
    )
    return Picture(
        f'{handles}<{cup} fill="url(#gold)"/><ellipse cx="50" cy="7" rx="28" ry="5" '
        f'fill="#8A5E12"/><ellipse cx="50" cy="6" rx="28" ry="4.5" fill="#FBE7A0"/>{star}{base}',
        100,
        130,
    )


def race_car() -> Picture:
    wheel = "".join(
        f'<circle cx="{x}" cy="78" r="{r}" fill="#15161A"/>'
        f'<circle cx="{x}" cy="78" r="{0.66 * r}" fill="url(#chrome)"/>'
        f'<circle cx="{x}" cy="78" r="{0.24 * r}" fill="#22252C"/>'
        for x, r in ((56, 25), (236, 25))
    )
    body = (
        'path d="M8 74 L18 62 L92 54 L116 34 C128 26 160 24 178 34 L200 50 L286 62 L296 76 '
        'L280 82 L20 82Z"'
    )
    return Picture(
        '<ellipse cx="150" cy="100" rx="140" ry="7" fill="#000" fill-opacity="0.35"/>'
        '<path d="M250 24 H292 L286 34 L282 62 H270 L268 34 H248Z" fill="SECOND"/>'
        f'{lit(body, "COLOUR")}<path d="M120 38 C132 30 158 28 172 37 L186 50 H106Z" '
        'fill="#1A2230"/><path d="M126 40 C136 34 146 33 154 34 L146 48 H114Z" fill="#8FB6E0" '
        'fill-opacity="0.6"/><path d="M18 64 L290 66 L294 73 L12 72Z" fill="SECOND"/>'
        f'<rect x="2" y="74" width="40" height="7" rx="3" fill="SECOND"/>{wheel}'
        '<circle cx="146" cy="62" r="12" fill="#fff"/>'
        '<path d="M141 57 L147 53 L147 71 M141 71 H152" stroke="#111" stroke-width="3" '
        'fill="none"/>',
        300,
        108,
    )


def motorcycle() -> Picture:
    wheels = "".join(
        f'<circle cx="{x}" cy="110" r="40" fill="none" stroke="#15161A" stroke-width="14"/>'
        f'<circle cx="{x}" cy="110" r="31" fill="none" stroke="#9AA3B0" stroke-width="3"/>'
        f'<circle cx="{x}" cy="110" r="9" fill="url(#chrome)"/>'
        + "".join(
            f'<path d="M{x} 110 L{x + 30 * cos(n * pi / 4):.1f} {110 + 30 * sin(n * pi / 4):.1f}" '
            'stroke="#7E8793" stroke-width="2.5"/>'
            for n in range(8)
        )
        for x in (52, 236)
    )
    tank = 'path d="M112 52 C130 34 168 34 184 52 L196 74 L124 76Z"'
    return Picture(
        '<ellipse cx="144" cy="152" rx="136" ry="7" fill="#000" fill-opacity="0.35"/>'
        f"{wheels}"
        '<path d="M236 110 L206 40 L196 22" stroke="url(#chrome)" stroke-width="8" fill="none"/>'
        '<path d="M196 24 L176 18" stroke="#15161A" stroke-width="8" stroke-linecap="round"/>'
        '<circle cx="214" cy="44" r="13" fill="url(#chrome)"/>'
        '<circle cx="217" cy="44" r="9" fill="#FFF6D0"/>'
        '<rect x="116" y="74" width="66" height="40" rx="8" fill="url(#chrome)"/>'
        '<path d="M60 60 C84 50 110 54 126 64 L122 80 L70 78Z" fill="#1B1C21"/>'
        '<path d="M130 112 L48 124 L24 122" stroke="url(#chrome)" stroke-width="11" fill="none" '
        'stroke-linecap="round"/>'
        f'{lit(tank, "COLOUR")}<path d="M128 60 C146 50 168 50 182 60" stroke="SECOND" '
        'stroke-width="5" fill="none"/>'
        '<path d="M190 66 C214 60 262 64 282 88 C262 74 222 72 198 80Z" fill="COLOUR"/>',
        290,
        160,
    )
