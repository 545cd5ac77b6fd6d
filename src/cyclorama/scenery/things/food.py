"""Food and drink. All drawings stand on the lower edge of a square of 1000 units."""

import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix
from cyclorama.scenery.paint.svg import disc, fade, line, oval, path, pool, rect
from cyclorama.scenery.things.drawing import Drawing


def burger(tone: str | None) -> Drawing:
    bun = tone or "#d98a3a"
    chance = np.random.default_rng(4)
    defs = (
        fade("bun", lighter(bun, 0.45), bun, darker(bun, 0.3))
        + fade("low", bun, darker(bun, 0.4))
        + fade("meat", "#8a4a2c", "#5a2c1a", "#3a1a10")
    )
    body = path("M130,800 H870 Q886,960 760,972 H240 Q114,960 130,800 Z", "url(#low)")
    body += path(
        "M104,800 Q92,716 150,706 H850 Q908,716 896,800 Q880,828 850,820 H150 Q120,828 104,800 Z",
        "url(#meat)",
    )
    body += "".join(
        oval(float(x), float(y), 16, 7, "#2c120a", 'opacity=".5"')
        for x, y in zip(chance.uniform(140, 860, 46), chance.uniform(716, 808, 46), strict=True)
    )
    body += path(
        "M96,700 L904,700 L880,734 L800,742 L742,812 L676,740 L520,738 L452,790 L388,738 L240,740 L186,786 L140,736 Z",
        "#ffc02e",
    ) + path("M96,700 L904,700 L884,716 H116 Z", "#ffe07a")
    body += "".join(
        path(f"M{x},664 q0,-34 88,-34 q88,0 88,34 q0,38 -88,38 q-88,0 -88,-38 Z", "#e0342c")
        + path(f"M{x + 12},662 q6,-20 76,-20 q60,0 76,18 Z", "#ff7a64")
        for x in (116, 296, 476, 676)
    )
    lettuce = (
        "M78,640 "
        + " ".join(f"q{20},{44 if n % 2 else 14} 42,{0 if n % 2 else 4}" for n in range(20))
        + " Q930,596 880,588 H130 Q76,596 78,640 Z"
    )
    body += path(lettuce, "#5fb03c") + path(
        "M112,606 H890 Q906,622 880,628 H124 Q96,622 112,606 Z", "#9cd85a"
    )
    body += path(
        "M110,596 Q104,250 500,232 Q896,250 890,596 Q886,620 850,620 H150 Q114,620 110,596 Z",
        "url(#bun)",
    )
    body += path(
        "M190,470 Q220,320 420,288 Q300,350 250,480 Q210,510 190,470 Z", "#ffffff", 'opacity=".38"'
    )
    for x, y in zip(chance.uniform(210, 790, 60), chance.uniform(262, 520, 60), strict=True):
        if ((x - 500) / 360) ** 2 + ((y - 560) / 300) ** 2 < 0.92:
            turn = float(chance.uniform(-50, 50))
            body += oval(
                float(x),
                float(y),
                17,
                9,
                "#8a5a22",
                f'opacity=".5" transform="translate(3 5) rotate({turn:.0f} {x:.0f} {y:.0f})"',
            ) + oval(
                float(x),
                float(y),
                17,
                9,
                "#fff0cc",
                f'transform="rotate({turn:.0f} {x:.0f} {y:.0f})"',
            )
    return Drawing(body, defs)


def pizza(tone: str | None) -> Drawing:
    """Seen from a low angle, on its board."""
    chance = np.random.default_rng(8)
    defs = pool("crust", "#f0c070", "#f0c070", "#d8963c", "#a8641e") + pool(
        "cheese", "#ffd86a", "#ffc84a", "#f0a42e"
    )
    body = (
        oval(500, 800, 490, 190, "#8a5a30")
        + oval(500, 784, 490, 190, "#b87c46")
        + oval(500, 748, 450, 172, "url(#crust)")
        + oval(500, 740, 402, 148, "#c8321e")
        + oval(500, 734, 392, 142, "url(#cheese)")
    )
    for turn in np.linspace(0, np.pi, 4, endpoint=False):
        dx, dy = np.cos(turn) * 392, np.sin(turn) * 142
        body += line([(500 - dx, 734 - dy), (500 + dx, 734 + dy)], "#c8861e", 4, 'opacity=".7"')
    for n in range(15):
        turn, away = n * 2.4, 0.22 + 0.62 * ((n * 0.618) % 1)
        x, y = 500 + np.cos(turn) * 380 * away, 734 + np.sin(turn) * 134 * away
        body += (
            oval(x, y + 4, 54, 24, "#7a1c12")
            + oval(x, y, 54, 23, "#c83a24")
            + oval(x - 12, y - 6, 20, 7, "#e8705a")
        )
    for x, y in zip(chance.uniform(240, 760, 12), chance.uniform(660, 810, 12), strict=True):
        body += path(f"M{x:.0f},{y:.0f} q30,-26 64,-6 q-26,26 -64,6 Z", "#3f8a34") + path(
            f"M{x:.0f},{y:.0f} q30,-10 64,-6", "none", 'stroke="#8ac45a" stroke-width="3"'
        )
    return Drawing(body, defs)


def cup(tone: str | None) -> Drawing:
    paint = tone or "#e8e2d8"
    defs = (
        fade("cup", lighter(paint, 0.5), paint, darker(paint, 0.38), across=True)
        + fade("dish", lighter(paint, 0.3), darker(paint, 0.25))
        + pool("coffee", "#c89058", "#8a5228", "#4a2412")
    )
    steam = "".join(
        path(
            f"M{x},{y} q-60,-80 0,-150 q60,-70 6,-140",
            "none",
            'stroke="#ffffff" stroke-width="26" stroke-linecap="round" opacity=".55"',
        )
        for x, y in ((390, 400), (500, 380), (610, 400))
    )
    body = (
        steam
        + oval(480, 920, 430, 66, darker(paint, 0.45))
        + oval(480, 904, 430, 66, "url(#dish)")
        + oval(480, 898, 270, 36, darker(paint, 0.25))
    )
    body += path(
        "M752,560 q190,-34 172,110 q-18,130 -222,120",
        "none",
        f'stroke="{darker(paint, 0.2)}" stroke-width="52"',
    ) + path(
        "M752,556 q190,-34 172,110", "none", f'stroke="{lighter(paint, 0.4)}" stroke-width="16"'
    )
    body += path("M190,480 Q196,800 330,884 Q480,930 630,884 Q764,800 770,480 Z", "url(#cup)")
    body += (
        oval(480, 480, 290, 72, lighter(paint, 0.45))
        + oval(480, 486, 262, 60, darker(paint, 0.3))
        + oval(480, 496, 254, 52, "url(#coffee)")
    )
    heart = path(
        "M480,534 Q380,500 404,474 Q440,450 480,480 Q520,450 556,474 Q580,500 480,534 Z", "#f4dcb4"
    )
    return Drawing(
        body
        + heart
        + path(
            "M250,560 Q262,720 330,800",
            "none",
            'stroke="#ffffff" stroke-width="24" stroke-linecap="round" opacity=".5"',
        ),
        defs,
    )


def ice_cream(tone: str | None) -> Drawing:
    paint = tone or "#f49ab4"
    scoops = (
        (500, 300, 190, paint),
        (370, 460, 180, mix(paint, "#fff0c8", 0.75)),
        (630, 460, 180, "#7a4a2c"),
    )
    defs = fade("cone", "#e8b46a", "#b87a34", across=True)
    body = path("M290,520 H710 L520,990 Q500,1004 480,990 Z", "url(#cone)")
    body += "".join(
        line([(290 + n * 70, 524), (440 + n * 22, 900)], "#8f5a22", 6, 'opacity=".6"')
        + line([(710 - n * 70, 524), (560 - n * 22, 900)], "#8f5a22", 6, 'opacity=".6"')
        for n in range(6)
    )
    for number, (x, y, size, colour) in enumerate(reversed(scoops)):
        defs += f'<radialGradient id="s{number}" cx=".35" cy=".3" r=".85"><stop offset="0" stop-color="{lighter(colour, 0.55)}"/><stop offset=".5" stop-color="{colour}"/><stop offset="1" stop-color="{darker(colour, 0.35)}"/></radialGradient>'
        drips = "".join(
            disc(x - size + 30 + k * size * 0.33, y + size * 0.62, size * 0.2, f"url(#s{number})")
            for k in range(6)
        )
        body += drips + disc(x, y, size, f"url(#s{number})")
    body += (
        disc(500, 110, 48, "#d81c34")
        + disc(486, 94, 14, "#ff9aa8")
        + path("M504,66 q20,-60 80,-54", "none", 'stroke="#4a6a2a" stroke-width="10"')
    )
    for n in range(26):
        turn = n * 2.4
        body += rect(
            500 + np.cos(turn) * 150 * ((n * 0.37) % 1),
            280 + np.sin(turn) * 130 * ((n * 0.37) % 1),
            30,
            10,
            ["#35b8e0", "#f2c83a", "#4fce8a", "#9a6af0"][n % 4],
            f'rx="5" transform="rotate({n * 47} {500 + np.cos(turn) * 150 * ((n * 0.37) % 1):.0f} {280 + np.sin(turn) * 130 * ((n * 0.37) % 1):.0f})"',
        )
    return Drawing(body, defs)


def cake(tone: str | None) -> Drawing:
    paint = tone or "#f28aa8"
    defs = fade("sponge", lighter(paint, 0.5), paint, darker(paint, 0.2), across=True) + fade(
        "cream", "#ffffff", "#fff4e4", "#e8d4c0", across=True
    )
    body = oval(500, 944, 430, 54, "#c8ccd4") + oval(500, 932, 430, 54, "#f0f2f6")
    body += path("M150,640 V900 Q500,1000 850,900 V640 Z", "url(#sponge)") + oval(
        500, 640, 350, 68, lighter(paint, 0.6)
    )
    body += "".join(
        path(
            f"M{150 + n * 70},{650 + 40 * np.sin((n + 0.5) * 0.314):.0f} q35,{120 if n % 2 else 80} 70,0 Z",
            "#fffaf2",
        )
        for n in range(10)
    )
    body += "".join(
        disc(185 + n * 70, 912 + 44 * np.sin((n + 0.5) * 0.314), 34, "#fffaf2") for n in range(10)
    )
    body += path("M270,420 V620 Q500,690 730,620 V420 Z", "url(#cream)") + oval(
        500, 420, 230, 46, "#ffffff"
    )
    body += "".join(
        disc(300 + n * 57, 428 + 26 * np.sin((n + 0.5) * 0.39), 26, lighter(paint, 0.2))
        for n in range(8)
    )
    for n in range(5):
        x = 340 + n * 80
        body += (
            rect(
                x - 11,
                250,
                22,
                160,
                ["#35b8e0", "#f2c83a", paint, "#4fce8a", "#9a6af0"][n],
                'rx="5"',
            )
            + oval(x, 206, 19, 40, "#ffb02e")
            + oval(x, 214, 9, 24, "#fff4c0")
        )
    return Drawing(body, defs)
