"""Where teams play: football, baseball, basketball and ice hockey."""

import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix
from cyclorama.scenery.paint.ground import floor, mottle, plan, reflect
from cyclorama.scenery.paint.lights import beam, bloom, glow, haze, out_of_focus, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.people import stand
from cyclorama.scenery.paint.svg import disc, line, oval, path, poly, rect
from cyclorama.scenery.sets.look import Look, light, pick


def _clothes(colours: tuple[str, ...], home: tuple[str, str]) -> list[str]:
    one, two = pick(colours, 0, home[0]), pick(colours, 1, home[1])
    return [one, one, one, two, two, lighter(one, 0.3), "#e8e8ea", "#5a6070"]


def stadium(p: Painting, colours: tuple[str, ...]) -> Look:
    """A football pitch at night, before the goal, in the light of the masts."""
    line_ = p.height * 0.56
    clothes = _clothes(colours, ("#c8452f", "#f0ead8"))
    p.wash("#071027", "#12244a", "#27467a", bottom=line_)
    up = _storeys(p)
    stand(p, line_ - 74 - 76 * up, line_ - 74, round(7 * up), clothes, "#232a3c", 3.6, 0.45, 26)
    p.draw(rect(p.left, line_ - 74, p.width, 12, "#10141f"))
    stand(p, line_ - 62, line_ - 16, 4, clothes, "#2a3146", 5.2, 0.25)
    eaves = line_ - 78 - 76 * up
    roof = poly(
        [
            (p.left, eaves - 90),
            (0, eaves - 14),
            (p.right, eaves - 90),
            (p.right, eaves - 50),
            (0, eaves + 6),
            (p.left, eaves - 50),
        ],
        "#1a2032",
    )
    roof += line([(p.left, eaves - 50), (0, eaves + 6), (p.right, eaves - 50)], "#8fa8d8", 2)
    p.draw(roof)
    _flags(p, line_ - 104, clothes)
    boards = "".join(
        rect(x, line_ - 17, 92, 17, clothes[number % 4] if number % 2 else "#f2f4f8")
        for number, x in enumerate(np.arange(p.left, p.right, 94))
    )
    p.draw(boards)
    out_of_focus(p, 1.6)
    turf = "".join(
        rect(0, row * 100, 1400, 100, "#2f8a3b" if row % 2 else "#3fa34a") for row in range(12)
    )
    chalk = 'stroke="#f4f8f2" stroke-width="13" fill="none"'
    turf += f'<path d="M0,46 H1400 M380,46 V420 H1020 V46 M555,46 V190 H845 V46 M560,420 A170,140 0 0 0 840,420" {chalk}/>'
    turf += disc(700, 300, 9, "#f4f8f2")
    floor(p, plan(turf, 1400, 1200), line_ - 46, line_, p.height * 1.5, 3.6)
    mottle(p, p.noise(60, 3, 2), line_, p.height, 0.1)
    p.draw(_goal(line_ + 4, 1.0))
    for x in (-0.86, -0.5, 0.5, 0.86):
        _lamps(p, x * p.right, eaves - 114 - 60 * abs(x), p.height * 0.9)
    glow(p, 0, p.height * 0.95, 420, "#d8ffd0", 0.22, 0.3)
    haze(p, line_ - 20, 60, "#bcd4ff", 0.16)
    bloom(p, 0.72, 20, 0.55)
    vignette(p, 0.4)
    return Look(light(-0.4, 0.8, "#f4f8ff", "#5a6d8a", 0.6, "#c4d8ff"), 0.95, 0.52)


def _storeys(p: Painting) -> float:
    """How many times as high the stands are in a tall frame, where the sky would be empty."""
    return min(max(p.height / 750, 1.0), 1.8)


def _flags(p: Painting, y: float, clothes: list[str]) -> None:
    body = ""
    for x in p.rng.uniform(p.left, p.right, 26):
        dy, size = p.rng.uniform(-36, 26), p.rng.uniform(9, 16)
        tone = clothes[p.rng.integers(0, 5)]
        body += path(
            f"M{x:.1f},{y + dy:.1f} q{size / 2:.1f},{-size / 2:.1f} {size:.1f},0 t{size:.1f},0 v{size:.1f} q{-size / 2:.1f},{size / 2:.1f} {-size:.1f},0 t{-size:.1f},0 Z",
            tone,
        )
        body += line([(float(x), y + dy), (float(x), y + dy + size * 2)], "#0e1220", 1.2)
    p.draw(body)


def _goal(foot: float, scale: float) -> str:
    wide, high, deep = 105 * scale, 62 * scale, 24 * scale
    net = "".join(
        line([(x, foot - high), (x * 0.86, foot - deep * 0.4)], "#e9eef4", 0.5, 'opacity=".5"')
        for x in np.linspace(-wide, wide, 30)
    ) + "".join(
        line(
            [
                (-wide * (1 - 0.005 * row), foot - high + row * 6),
                (wide * (1 - 0.005 * row), foot - high + row * 6),
            ],
            "#e9eef4",
            0.5,
            'opacity=".5"',
        )
        for row in range(10)
    )
    return net + line(
        [(-wide, foot), (-wide, foot - high), (wide, foot - high), (wide, foot)], "#ffffff", 4
    )


def _lamps(p: Painting, x: float, y: float, reach: float) -> None:
    p.draw(
        rect(x - 46, y - 15, 92, 32, "#0c1120")
        + "".join(
            disc(x - 36 + 18 * (n % 5), y - 7 + 15 * (n // 5), 7, "#ffffff") for n in range(10)
        )
    )
    glow(p, x, y, 66, "#eaf2ff", 0.95)
    glow(p, x, y, 190, "#9fc0ff", 0.42)
    glow(p, x, y, 260, "#dfeaff", 0.4, 0.03)
    beam(p, x, y, (x * 0.3, reach), 210, "#cfe0ff", 0.16)


def ballpark(p: Painting, colours: tuple[str, ...]) -> Look:
    """A baseball park on a summer evening, seen from behind home plate."""
    line_ = p.height * 0.55
    clothes = _clothes(colours, ("#1d3a78", "#e8e4da"))
    p.wash("#2c6fc0", "#8cc4ee", "#ffe3b8", bottom=line_)
    clouds = np.clip(p.noise(3.4, 5, 2.4) * 2.4 - 1.15, 0, 1) * np.clip(1.2 - p.y() / line_, 0, 1)
    p.lay("#fff6ea", clouds * 0.8)
    skyline = "".join(
        rect(float(x), line_ - 128 - float(high), 30, 200, mix("#7f9cc0", "#ffe3b8", 0.3))
        for x, high in zip(np.arange(p.left, p.right, 34), p.rng.uniform(10, 72, 80), strict=False)
    )
    p.draw(skyline, blur=1)
    up = _storeys(p)
    stand(p, line_ - 46 - 86 * up, line_ - 46, round(8 * up), clothes, "#3a4660", 3.6, 0.3, 18)
    p.draw(_score(p, line_ - 64 - 86 * up, pick(colours, 0, "#1d3a78")))
    wall = darker(pick(colours, 0, "#17533a"), 0.2)
    p.draw(
        rect(p.left, line_ - 46, p.width, 46, wall)
        + rect(p.left, line_ - 48, p.width, 5, "#f0cd3f")
    )
    for x in (-0.8, -0.45, 0.45, 0.8):
        p.draw(rect(x * p.right - 4, line_ - 224 - 86 * up, 8, 190, "#3a4250"))
        _lamps(p, x * p.right, line_ - 232 - 86 * up, p.height * 0.6)
    out_of_focus(p, 1.5)
    grass_ = rect(0, 0, 1200, 1200, "#3f9444")
    for row in range(12):
        grass_ += "".join(
            rect(column * 100, row * 100, 100, 100, "#52ab50", 'opacity=".6"')
            for column in range(row % 2, 12, 2)
        )
    clay, chalk = "#b9764a", 'stroke="#f8f6f0" fill="none"'
    diamond = path("M600,1190 L80,600 Q200,240 600,215 Q1000,240 1120,600 Z", clay)
    diamond += path("M600,1010 L300,690 L600,370 L900,690 Z", "#4aa04c")
    diamond += (
        disc(600, 690, 64, clay) + rect(582, 684, 36, 9, "#ffffff") + disc(600, 1130, 130, clay)
    )
    diamond += "".join(
        rect(x - 15, y - 15, 30, 30, "#ffffff") for x, y in ((285, 690), (600, 352), (915, 690))
    )
    diamond += f'<path d="M600,1130 L40,560 M600,1130 L1160,560" stroke-width="9" {chalk}/>'
    diamond += poly([(580, 1112), (620, 1112), (620, 1132), (600, 1150), (580, 1132)], "#ffffff")
    floor(
        p,
        plan(grass_ + diamond, 1200, 1200, 1200),
        line_ - 66,
        line_,
        p.height * 1.12,
        2.1 if p.tall else 2.6,
    )
    mottle(p, p.noise(50, 3, 2), line_, p.height, 0.12)
    glow(p, p.right * 0.6, line_ - 60, 330, "#ffd79a", 0.4)
    bloom(p, 0.8, 16, 0.35)
    vignette(p, 0.3)
    return Look(light(0.5, 0.55, "#ffe9c8", "#8fb0cc", 0.65, "#fff0d0"), 0.95, 0.48)


def _score(p: Painting, foot: float, tone: str) -> str:
    x = p.left * 0.1 - 110
    body = rect(x - 8, foot - 96, 236, 102, "#20283a") + rect(
        x, foot - 88, 220, 86, darker(tone, 0.45)
    )
    body += rect(x, foot - 88, 220, 20, tone)
    for row in range(2):
        for column in range(10):
            lit = "#ffcf4a" if (column * 7 + row * 3) % 4 else "#ff8a3c"
            body += rect(x + 12 + column * 20, foot - 58 + row * 26, 11, 15, lit)
    return body


def basketball_court(p: Painting, colours: tuple[str, ...]) -> Look:
    """The key of an indoor court, the hoop in front, the crowd in the dark."""
    line_ = p.height * 0.6
    one, two = pick(colours, 0, "#5b2a86"), pick(colours, 1, "#f2b632")
    p.wash("#07080f", "#10121f", "#1c1e30", bottom=line_)
    up = _storeys(p)
    stand(
        p,
        line_ - 110 - 140 * up,
        line_ - 110,
        round(9 * up),
        _clothes(colours, ("#5b2a86", "#f2b632")),
        "#171a28",
        4.4,
        0.62,
        44,
    )
    p.draw(
        rect(p.left, line_ - 112, p.width, 16, one)
        + "".join(rect(float(x), line_ - 108, 60, 8, two) for x in np.arange(p.left, p.right, 120))
    )
    stand(
        p, line_ - 92, line_ - 18, 4, _clothes(colours, ("#5b2a86", "#f2b632")), "#22263a", 7, 0.35
    )
    p.draw(
        rect(p.left, line_ - 20, p.width, 20, darker(one, 0.4))
        + "".join(
            rect(float(x), line_ - 16, 84, 12, lighter(two, 0.2), 'opacity=".85"')
            for x in np.arange(p.left + 12, p.right, 110)
        )
    )
    out_of_focus(p, 2.2)
    wood = "".join(
        rect(x * 25, 0, 25, 1200, mix("#d99a56", "#b87838", float(p.rng.random())))
        for x in range(56)
    )
    chalk = 'stroke="#fdf8ee" stroke-width="10" fill="none"'
    wood += rect(500, 0, 400, 620, one) + path(
        "M500,620 A200,180 0 0 0 900,620 Z", lighter(one, 0.15)
    )
    wood += f'<path d="M0,8 H1400 M500,0 V620 H900 V0 M500,620 A200,180 0 0 0 900,620 M150,0 V200 C170,1020 1230,1020 1250,200 V0" {chalk}/>'
    floor(
        p, plan(wood, 1400, 1200, 1200), line_ - 62, line_, p.height * 1.35, 3.0 if p.tall else 3.4
    )
    reflect(p, line_, 0.4, 16)
    p.draw(_hoop(line_, 1.25 if p.tall else 1.0))
    for x in np.linspace(-0.8, 0.8, 5):
        glow(p, x * p.right, 26, 46, "#fff6e6", 0.95)
        beam(p, x * p.right, 10, (x * 0.5 * p.right, p.height), 150, "#fff1da", 0.24)
    glow(p, 0, p.height * 0.92, 360, "#ffe9c4", 0.3, 0.32)
    bloom(p, 0.72, 18, 0.5)
    vignette(p, 0.42)
    return Look(light(0.0, 0.9, "#fff4e2", "#57506a", 0.7, "#ffe8c8"), 0.95, 0.5)


def _hoop(line_: float, scale: float) -> str:
    top = line_ - 300 * scale
    body = rect(-9, top - 60, 18, 140, "#2b2f3c") + line(
        [(0, line_), (0, top)], "#20242e", 16 * scale
    )
    body += rect(-98 * scale, top - 64 * scale, 196 * scale, 122 * scale, "#dfeaf4", 'opacity=".3"')
    body += rect(
        -98 * scale,
        top - 64 * scale,
        196 * scale,
        122 * scale,
        "none",
        'stroke="#ffffff" stroke-width="5"',
    )
    body += rect(
        -34 * scale,
        top - 8 * scale,
        68 * scale,
        50 * scale,
        "none",
        'stroke="#ff5a3c" stroke-width="5"',
    )
    rim = top + 52 * scale
    for number in range(9):
        x = (-36 + 9 * number) * scale
        body += line(
            [(x, rim + 4), (x * 0.6 + 6 * scale, rim + 30 * scale), (x * 0.55, rim + 56 * scale)],
            "#f4f6fa",
            1.7,
        )
        body += line(
            [(x, rim + 4), (x * 0.6 - 6 * scale, rim + 30 * scale), (x * 0.55, rim + 56 * scale)],
            "#f4f6fa",
            1.7,
        )
    return body + oval(0, rim, 39 * scale, 9 * scale, "none", 'stroke="#ff6a2a" stroke-width="6"')


def ice_rink(p: Painting, colours: tuple[str, ...]) -> Look:
    """Ice with its lines, the boards and the goal."""
    line_ = p.height * 0.6
    one = pick(colours, 0, "#e0a21f")
    clothes = _clothes(colours, ("#e0a21f", "#20242c"))
    p.wash("#0b1424", "#16263f", "#26405f", bottom=line_)
    up = _storeys(p)
    stand(p, line_ - 78 - 152 * up, line_ - 78, round(10 * up), clothes, "#1d2838", 4.6, 0.5, 34)
    panes = rect(p.left, line_ - 120, p.width, 62, "#d8efff", 'opacity=".16"')
    panes += "".join(
        rect(float(x), line_ - 122, 3, 64, "#e8f6ff", 'opacity=".7"')
        for x in np.arange(p.left, p.right, 96)
    )
    boards = (
        rect(p.left, line_ - 60, p.width, 60, "#f3f7fb")
        + rect(p.left, line_ - 62, p.width, 8, one)
        + rect(p.left, line_ - 11, p.width, 11, "#e9c832")
    )
    boards += "".join(
        rect(
            float(x),
            line_ - 46,
            120,
            28,
            [one, "#c8324a", "#2a62b8", "#20242c"][number % 4],
            'rx="5"',
        )
        + rect(float(x) + 14, line_ - 37, 92, 9, "#ffffff", 'opacity=".8"')
        for number, x in enumerate(np.arange(p.left + 16, p.right, 168))
    )
    p.draw(boards + panes)
    out_of_focus(p, 1.8)
    ice = rect(0, 0, 1400, 1400, "#e4f2fa") + rect(0, 110, 1400, 20, "#d2304a")
    ice += path("M610,120 A90,90 0 0 0 790,120 Z", "#8fc8ee", 'stroke="#d2304a" stroke-width="9"')
    for x in (330, 1070):
        ice += disc(x, 380, 190, "none", 'stroke="#d2304a" stroke-width="13"') + disc(
            x, 380, 18, "#d2304a"
        )
    ice += rect(0, 740, 1400, 60, "#2a62c8") + disc(
        700, 1120, 170, "none", 'stroke="#2a62c8" stroke-width="13"'
    )
    floor(p, plan(ice, 1400, 1400, 1200), line_ - 54, line_, p.height * 1.3, 3.4)
    scratches = "".join(
        line([(x, y), (x + dx, y + dx * 0.12)], "#ffffff", 1, 'opacity=".55"')
        for x, y, dx in zip(
            p.rng.uniform(p.left, p.right, 90),
            p.rng.uniform(line_ + 10, p.height, 90),
            p.rng.uniform(-130, 130, 90),
            strict=True,
        )
    )
    p.draw(scratches)
    reflect(p, line_, 0.42, 20)
    p.draw(_goal(line_ + 26, 0.95).replace("#ffffff", "#e0283c"))
    for x in np.linspace(-0.85, 0.85, 6):
        glow(p, x * p.right, 20, 40, "#f2faff", 0.95)
        beam(p, x * p.right, 10, (x * 0.6 * p.right, p.height), 130, "#dff2ff", 0.2)
        glow(p, x * 0.7 * p.right, p.height * 0.86, 60, "#ffffff", 0.35, 1.8)
    haze(p, line_ + 10, 40, "#e8f6ff", 0.3)
    bloom(p, 0.85, 16, 0.3)
    vignette(p, 0.34)
    return Look(light(0.1, 0.85, "#f4fbff", "#9fb8cc", 0.5, "#d8f0ff"), 0.95, 0.52)
