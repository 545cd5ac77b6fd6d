"""Devices, vehicles and what stands in a house."""

import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix
from cyclorama.scenery.paint.svg import disc, fade, line, oval, path, poly, rect
from cyclorama.scenery.things.drawing import Drawing


def phone(tone: str | None) -> Drawing:
    paint = tone or "#3a3f4c"
    defs = fade(
        "rim", lighter(paint, 0.5), darker(paint, 0.3), lighter(paint, 0.3), across=True
    ) + fade("wall", "#2a1a6a", "#c0387a", "#ff9a4a")
    body = (
        rect(270, 20, 460, 960, "url(#rim)", 'rx="74"')
        + rect(284, 34, 432, 932, "#0c0d12", 'rx="62"')
        + rect(300, 50, 400, 900, "url(#wall)", 'rx="48"')
    )
    body += disc(540, 380, 150, "#ffd86a", 'opacity=".75"') + path(
        "M300,640 Q400,520 520,620 Q620,700 700,600 V900 Q700,948 652,950 H348 Q300,948 300,900 Z",
        "#1c1450",
        'opacity=".65"',
    )
    body += rect(420, 70, 160, 42, "#05060a", 'rx="21"') + "".join(
        rect(
            336 + (n % 4) * 86,
            700 + (n // 4) * 96,
            66,
            66,
            [
                "#ff5a6a",
                "#35b8e0",
                "#4fce8a",
                "#f2bf24",
                "#9a6af0",
                "#ffffff",
                "#ff8a3c",
                "#2464d0",
            ][n],
            'rx="18"',
        )
        for n in range(8)
    )
    body += (
        rect(340, 170, 210, 26, "#ffffff", 'rx="12" opacity=".9"')
        + rect(340, 214, 130, 18, "#ffffff", 'rx="9" opacity=".7"')
        + rect(430, 918, 140, 9, "#ffffff", 'rx="4"')
    )
    return Drawing(
        body + poly([(300, 90), (420, 50), (560, 50), (300, 620)], "#ffffff", 'opacity=".1"'), defs
    )


def laptop(tone: str | None) -> Drawing:
    paint = tone or "#b8bec8"
    defs = (
        fade("lid", lighter(paint, 0.3), darker(paint, 0.2))
        + fade("base", lighter(paint, 0.5), darker(paint, 0.15))
        + fade("page", "#1c2a6a", "#3a6ad0", "#7ad0f0")
    )
    body = rect(150, 210, 700, 500, "#14161c", 'rx="26"') + rect(
        176, 236, 648, 440, "url(#page)", 'rx="8"'
    )
    body += (
        rect(210, 276, 240, 30, "#ffffff", 'rx="10" opacity=".95"')
        + "".join(
            rect(210, 334 + n * 34, 300 - (n * 53) % 130, 14, "#ffffff", 'rx="7" opacity=".7"')
            for n in range(4)
        )
        + rect(210, 490, 150, 54, "#ffb02e", 'rx="27"')
    )
    body += "".join(
        rect(
            560 + n * 48,
            610 - (90 + (n * 67) % 150),
            32,
            90 + (n * 67) % 150,
            "#ffffff",
            f'rx="6" opacity="{0.55 + 0.09 * n:.2f}"',
        )
        for n in range(5)
    )
    body += (
        path("M60,770 L150,708 H850 L940,770 Z", "url(#base)")
        + "".join(
            rect(212 + n * 48 - row * 6, 716 + row * 15, 40, 10, darker(paint, 0.55), 'rx="3"')
            for row in range(3)
            for n in range(12)
        )
        + path("M52,770 H948 Q952,806 900,808 H100 Q48,806 52,770 Z", "url(#lid)")
        + path("M420,770 H580 Q576,784 560,784 H440 Q424,784 420,770 Z", darker(paint, 0.3))
    )
    return Drawing(body, defs)


def headphones(tone: str | None) -> Drawing:
    paint = tone or "#2b2f3a"
    defs = fade("band", lighter(paint, 0.4), darker(paint, 0.2)) + fade(
        "shell", lighter(paint, 0.45), paint, darker(paint, 0.45), across=True
    )
    body = (
        path(
            "M150,640 Q140,110 500,100 Q860,110 850,640",
            "none",
            f'stroke="{darker(paint, 0.25)}" stroke-width="84"',
        )
        + path(
            "M140,620 Q136,92 500,84 Q864,92 860,620",
            "none",
            f'stroke="{lighter(paint, 0.35)}" stroke-width="22"',
        )
        + path(
            "M260,250 Q500,30 740,250",
            "none",
            f'stroke="{mix(paint, "#e8dcc8", 0.75)}" stroke-width="46"',
        )
    )
    for side in (-1, 1):
        x = 500 + side * 330
        body += (
            rect(x - side * 40 - 90, 520, 180, 380, mix(paint, "#e8dcc8", 0.7), 'rx="84"')
            + rect(x + side * 20 - 84, 500, 168, 420, "url(#shell)", 'rx="80"')
            + oval(x + side * 40, 710, 42, 120, darker(paint, 0.5), 'opacity=".5"')
            + rect(x + side * 30 - 14, 400, 28, 140, "#c8ccd4", 'rx="12"')
            + oval(x + side * 44, 700, 16, 50, "#e0a83a")
        )
    return Drawing(body, defs)


def camera(tone: str | None) -> Drawing:
    paint = tone or "#2a2c32"
    defs = (
        fade("body", lighter(paint, 0.3), paint, darker(paint, 0.4))
        + '<radialGradient id="eye" cx=".4" cy=".35"><stop offset="0" stop-color="#c8b0ff"/><stop offset=".3" stop-color="#4a3a9a"/><stop offset=".7" stop-color="#141a3a"/><stop offset="1" stop-color="#05060c"/></radialGradient>'
    )
    body = (
        path("M340,300 L390,200 H610 L660,300 Z", lighter(paint, 0.12))
        + rect(150, 268, 130, 40, "#9aa0aa", 'rx="10"')
        + disc(790, 280, 44, "#d8342c")
    )
    body += (
        rect(60, 300, 880, 600, "url(#body)", 'rx="64"')
        + rect(60, 420, 880, 330, darker(paint, 0.5))
        + "".join(
            disc(90 + (n % 42) * 20, 440 + (n // 42) * 22, 3, lighter(paint, 0.2), 'opacity=".5"')
            for n in range(42 * 14)
        )
    )
    body += (
        disc(500, 600, 270, "#0c0d10")
        + disc(500, 600, 250, "#3a3e46")
        + disc(500, 600, 226, "#101216")
        + disc(500, 600, 196, "#2a2e36")
        + disc(500, 600, 168, "url(#eye)")
        + oval(430, 530, 54, 34, "#ffffff", 'opacity=".75" transform="rotate(-30 430 530)"')
        + disc(566, 668, 16, "#ffffff", 'opacity=".5"')
    )
    return Drawing(
        body
        + rect(740, 350, 130, 50, "#c8d8e8", 'rx="12"')
        + rect(430, 236, 140, 44, "#14161a", 'rx="8"'),
        defs,
    )


def car(tone: str | None) -> Drawing:
    paint = tone or "#d8222c"
    defs = fade("paint", lighter(paint, 0.45), paint, darker(paint, 0.35)) + fade(
        "pane", "#d8ecf8", "#7fa0b8", "#2c3e50"
    )
    body = path(
        "M30,800 Q10,700 70,666 Q140,630 250,616 Q350,480 470,462 H620 Q730,470 820,600 Q950,620 976,700 Q990,760 970,806 Z",
        "url(#paint)",
    )
    body += (
        path("M292,612 Q370,504 474,490 H520 V616 Z", "url(#pane)")
        + path("M548,616 V490 H614 Q700,498 768,606 Z", "url(#pane)")
        + path("M330,604 L420,502 H450 L376,606 Z", "#ffffff", 'opacity=".45"')
    )
    body += (
        path(
            "M60,700 Q400,650 960,690",
            "none",
            f'stroke="{lighter(paint, 0.55)}" stroke-width="8" opacity=".8"',
        )
        + path(
            "M534,490 V790 M270,640 Q262,720 300,790 M790,630 Q800,700 770,790",
            "none",
            f'stroke="{darker(paint, 0.5)}" stroke-width="5" opacity=".7"',
        )
        + rect(560, 660, 66, 14, darker(paint, 0.5), 'rx="7"')
        + rect(420, 660, 66, 14, darker(paint, 0.5), 'rx="7"')
    )
    body += (
        path("M40,720 Q56,690 110,684 Q124,716 90,734 Z", "#fff6d0")
        + path("M968,700 Q930,690 912,706 Q920,734 974,736 Z", "#ff5a4a")
        + path("M30,790 H976 Q978,820 960,826 H50 Q30,820 30,790 Z", "#16181d")
    )
    for x in (232, 772):
        body += (
            disc(x, 800, 122, "#101216")
            + disc(x, 806, 104, "#1c1e24")
            + disc(x, 806, 70, "#c8ced6")
            + disc(x, 806, 60, "#8a929c")
        )
        body += "".join(
            line([(x, 806), (x + np.cos(turn) * 60, 806 + np.sin(turn) * 60)], "#eef2f6", 13)
            for turn in np.linspace(0, 2 * np.pi, 7)[:-1]
        ) + disc(x, 806, 17, "#3a4048")
    return Drawing(body, defs)


def rocket(tone: str | None) -> Drawing:
    paint = tone or "#e8442e"
    defs = (
        fade("hull", "#ffffff", "#f0f2f6", "#a8b0bc", across=True)
        + fade("fire", "#fff6c0", "#ffb02e", "#ff4a1c")
        + fade("fin", lighter(paint, 0.25), darker(paint, 0.25))
    )
    body = path("M420,790 Q440,990 500,998 Q560,990 580,790 Z", "url(#fire)") + path(
        "M456,790 Q470,910 500,930 Q530,910 544,790 Z", "#fffbe0"
    )
    body += (
        path(
            "M360,560 Q230,640 240,830 Q300,760 390,750 Z M640,560 Q770,640 760,830 Q700,760 610,750 Z",
            "url(#fin)",
        )
        + path("M500,20 Q690,220 640,620 L600,800 H400 L360,620 Q310,220 500,20 Z", "url(#hull)")
        + path("M500,20 Q598,122 630,250 H370 Q402,122 500,20 Z", "url(#fin)")
    )
    body += (
        disc(500, 400, 84, darker(paint, 0.15))
        + disc(500, 400, 64, "#2c5f9a")
        + path("M452,380 Q470,340 520,344 Q470,370 462,420 Z", "#ffffff", 'opacity=".7"')
        + rect(388, 690, 224, 26, paint)
        + path("M480,600 h40 v220 q-20,30 -40,0 Z", darker(paint, 0.1))
    )
    return Drawing(body, defs)


def football(tone: str | None) -> Drawing:
    paint = tone or "#22242a"
    defs = '<radialGradient id="ball" cx=".36" cy=".3" r=".8"><stop offset="0" stop-color="#ffffff"/><stop offset=".6" stop-color="#e8ebf0"/><stop offset="1" stop-color="#8f97a4"/></radialGradient><clipPath id="round"><circle cx="500" cy="540" r="440"/></clipPath>'

    def patch(x: float, y: float, size: float, turn: float, squeeze: float, lean: float) -> str:
        corners = [
            (np.sin(turn + n * 1.2566) * size, -np.cos(turn + n * 1.2566) * size) for n in range(5)
        ]
        body = poly(
            [(float(a), float(b) * squeeze) for a, b in corners],
            paint,
            f'stroke="{paint}" stroke-width="16" stroke-linejoin="round"',
        )
        return f'<g transform="translate({x:.1f} {y:.1f}) rotate({lean:.1f})">{body}</g>'

    seams, outer = "", ""
    for n in range(5):
        turn = n * 1.2566
        dx, dy = float(np.sin(turn)), float(-np.cos(turn))
        seams += line(
            [(500 + dx * 150, 540 + dy * 150), (500 + dx * 262, 540 + dy * 262)], "#9aa2ae", 9
        )
        for side in (-0.42, 0.42):
            seams += line(
                [
                    (500 + dx * 262, 540 + dy * 262),
                    (
                        500 + float(np.sin(turn + side)) * 372,
                        540 - float(np.cos(turn + side)) * 372,
                    ),
                ],
                "#9aa2ae",
                9,
            )
        half = turn + 0.6283
        outer += patch(
            500 + float(np.sin(half)) * 392,
            540 - float(np.cos(half)) * 392,
            132,
            3.1416,
            0.55,
            float(np.degrees(half)),
        )
    body = f'<circle cx="500" cy="540" r="440" fill="url(#ball)"/><g clip-path="url(#round)">{seams}{outer}{patch(500, 540, 146, 0, 1, 0)}</g>'
    return Drawing(
        body + oval(350, 330, 120, 70, "#ffffff", 'opacity=".5" transform="rotate(-36 350 330)"'),
        defs,
    )


def chair(tone: str | None) -> Drawing:
    paint = tone or "#2f8f8a"
    defs = fade("cloth", lighter(paint, 0.35), paint, darker(paint, 0.25)) + fade(
        "wood", "#d8a468", "#8a5a2c", across=True
    )
    body = "".join(
        poly([(x, 740), (x + 40, 740), (x + 20 + lean, 985), (x + lean, 985)], "url(#wood)")
        for x, lean in ((220, -50), (740, 50), (330, -10), (640, 10))
    )
    body += path(
        "M220,140 Q240,60 500,56 Q760,60 780,140 L800,600 H200 Z", "url(#cloth)"
    ) + "".join(disc(x, y, 11, darker(paint, 0.4)) for y in (200, 320) for x in (360, 500, 640))
    body += (
        path("M120,420 Q110,350 180,350 Q236,356 240,430 V720 H150 Z", lighter(paint, 0.12))
        + path("M880,420 Q890,350 820,350 Q764,356 760,430 V720 H850 Z", darker(paint, 0.2))
        + rect(190, 560, 620, 140, lighter(paint, 0.25), 'rx="50"')
        + path("M150,680 H850 V740 Q846,776 800,780 H200 Q154,776 150,740 Z", darker(paint, 0.15))
    )
    return Drawing(body, defs)


def book(tone: str | None) -> Drawing:
    paint = tone or "#7a2f4a"
    defs = fade("cover", lighter(paint, 0.25), paint, darker(paint, 0.3), across=True)
    body = (
        path("M220,70 H760 Q800,74 800,110 V900 H220 Z", darker(paint, 0.45))
        + path("M236,860 H820 V930 H236 Q200,928 200,896 Q200,862 236,860 Z", "#f4ecd8")
        + "".join(line([(222, 876 + n * 10), (820, 876 + n * 10)], "#cfc2a4", 2) for n in range(5))
    )
    body += path(
        "M200,900 V120 Q204,64 260,60 H800 Q820,62 820,84 V858 H250 Q204,862 200,900 Z",
        "url(#cover)",
    ) + rect(250, 60, 16, 798, darker(paint, 0.4), 'opacity=".6"')
    body += (
        rect(330, 160, 420, 600, "none", 'stroke="#e8c46a" stroke-width="9"')
        + rect(390, 240, 300, 34, "#f6e2a8")
        + rect(430, 300, 220, 20, "#f6e2a8")
        + disc(540, 500, 90, "none", 'stroke="#f6e2a8" stroke-width="9"')
        + path("M540,430 l20,48 52,4 -40,34 13,50 -45,-28 -45,28 13,-50 -40,-34 52,-4 Z", "#f6e2a8")
        + rect(450, 670, 180, 18, "#f6e2a8")
    )
    return Drawing(body, defs)


def gift(tone: str | None) -> Drawing:
    paint = tone or "#2f6ac8"
    ribbon = "#f2bf24" if paint != "#f2bf24" else "#d8222c"
    defs = fade("box", lighter(paint, 0.25), paint, darker(paint, 0.3), across=True) + fade(
        "band", lighter(ribbon, 0.4), ribbon, darker(ribbon, 0.25), across=True
    )
    body = (
        rect(150, 470, 700, 510, "url(#box)", 'rx="14"')
        + rect(110, 340, 780, 150, "url(#box)", 'rx="16"')
        + rect(110, 478, 780, 16, "#000000", 'opacity=".25"')
        + rect(430, 340, 140, 640, "url(#band)")
    )
    for side in (-1, 1):
        body += path(
            f"M500,350 Q{500 + side * 90},90 {500 + side * 300},110 Q{500 + side * 390},150 {500 + side * 330},260 Q{500 + side * 250},350 500,350 Z",
            "url(#band)",
        ) + path(
            f"M500,346 Q{500 + side * 140},180 {500 + side * 280},176 Q{500 + side * 320},220 {500 + side * 250},280 Q{500 + side * 160},330 500,346 Z",
            darker(ribbon, 0.35),
        )
    return Drawing(
        body
        + rect(444, 280, 112, 90, lighter(ribbon, 0.2), 'rx="30"')
        + rect(180, 510, 26, 440, "#ffffff", 'opacity=".15"'),
        defs,
    )


def package(tone: str | None) -> Drawing:
    """A plain carton, its front from (170, 150) to (690, 980): what is in it is not known."""
    paint = tone or "#c8a06a"
    defs = fade("front", lighter(paint, 0.18), paint, darker(paint, 0.1)) + fade(
        "flank", darker(paint, 0.28), darker(paint, 0.48)
    )
    body = poly([(170, 150), (690, 150), (690, 980), (170, 980)], "url(#front)")
    body += poly([(690, 150), (880, 90), (880, 900), (690, 980)], "url(#flank)")
    body += poly([(170, 150), (690, 150), (880, 90), (390, 90)], lighter(paint, 0.4))
    body += rect(170, 150, 520, 60, darker(paint, 0.3)) + rect(
        170, 920, 520, 60, darker(paint, 0.3)
    )
    body += poly([(690, 150), (880, 90), (880, 146), (690, 210)], darker(paint, 0.55))
    body += line([(690, 150), (690, 980)], lighter(paint, 0.3), 3)
    body += rect(206, 300, 448, 420, "#fffdf8", 'rx="14"')
    return Drawing(
        body + poly([(200, 214), (320, 214), (200, 560)], "#ffffff", 'opacity=".14"'), defs
    )
