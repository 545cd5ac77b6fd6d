"""What one wears or puts on: shoes, bags, watches, scents."""

import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix
from cyclorama.scenery.paint.svg import disc, fade, line, oval, path, poly, rect
from cyclorama.scenery.things.drawing import Drawing

WHITE_LINE = 'stroke="#ffffff" stroke-linecap="round"'


def sneaker(tone: str | None) -> Drawing:
    paint = tone or "#e8442e"
    second = "#ffffff" if paint != "#f4f4f2" else "#c8ccd4"
    defs = (
        fade("upper", lighter(paint, 0.35), paint, darker(paint, 0.25))
        + fade("sole", "#ffffff", "#d8dce4", "#a8aeb8")
        + fade("tongue", lighter(paint, 0.15), darker(paint, 0.35))
    )
    body = path(
        "M30,880 Q24,820 60,806 L946,806 Q990,830 972,892 Q960,934 900,938 H110 Q40,936 30,880 Z",
        "url(#sole)",
    )
    body += path(
        "M36,886 Q60,918 120,916 H890 Q940,912 972,886 Q964,936 900,940 H110 Q44,936 36,886 Z",
        darker(paint, 0.15),
    )
    body += "".join(rect(90 + n * 62, 918, 34, 20, darker(paint, 0.5)) for n in range(14))
    body += path("M330,470 Q360,360 452,386 L560,520 L470,600 Z", "url(#tongue)")
    body += path(
        "M56,808 Q40,600 66,470 Q74,424 130,440 Q176,470 236,470 Q290,466 330,430 Q352,412 372,440 L520,610 Q640,660 800,690 Q930,716 950,812 Z",
        "url(#upper)",
    )
    body += path(
        "M700,676 Q930,700 950,812 H690 Q660,730 700,676 Z",
        mix(paint, "#ffffff", 0.55),
        'opacity=".8"',
    ) + "".join(
        disc(760 + (n % 5) * 32, 724 + (n // 5) * 26, 5, darker(paint, 0.35)) for n in range(15)
    )
    body += path(
        "M56,808 Q40,600 66,470 Q74,424 130,440 Q150,458 172,466 Q150,600 196,808 Z",
        darker(paint, 0.3),
    )
    body += path("M214,560 L300,548 L372,690 L470,620 L508,672 L352,786 L296,760 Z", second) + path(
        "M372,440 L520,610 L474,650 L318,470 Z", darker(paint, 0.2)
    )
    for n in range(5):
        x, y = 352 + n * 34, 462 + n * 38
        body += path(
            f"M{x - 34},{y + 34} L{x + 34},{y - 14}", "none", f'{WHITE_LINE} stroke-width="17"'
        ) + disc(x - 36, y + 36, 10, darker(paint, 0.55))
    body += path(
        "M66,480 Q120,500 230,496 Q300,490 350,440",
        "none",
        f'stroke="{darker(paint, 0.5)}" stroke-width="14"',
    ) + path(
        "M110,560 Q260,620 420,600",
        "none",
        f'stroke="{lighter(paint, 0.5)}" stroke-width="9" opacity=".6"',
    )
    return Drawing(body, defs)


def bag(tone: str | None) -> Drawing:
    paint = tone or "#a8583a"
    defs = fade("hide", lighter(paint, 0.3), paint, darker(paint, 0.35)) + fade(
        "flap", lighter(paint, 0.38), darker(paint, 0.12)
    )
    body = path(
        "M280,420 Q280,110 500,110 Q720,110 720,420",
        "none",
        f'stroke="{darker(paint, 0.35)}" stroke-width="44"',
    ) + path(
        "M274,420 Q276,104 500,104 Q714,106 718,420",
        "none",
        f'stroke="{lighter(paint, 0.2)}" stroke-width="12"',
    )
    body += path(
        "M130,440 Q134,394 190,392 H810 Q866,394 870,440 L920,900 Q920,960 860,964 H140 Q80,960 80,900 Z",
        "url(#hide)",
    )
    body += path(
        "M130,440 Q134,394 190,392 H810 Q866,394 870,440 L884,560 Q700,720 500,724 Q300,720 116,560 Z",
        "url(#flap)",
    )
    body += path(
        "M128,552 Q310,700 500,704 Q690,700 872,552",
        "none",
        f'stroke="{lighter(paint, 0.5)}" stroke-width="5" stroke-dasharray="16 12"',
    )
    body += "".join(disc(x, 424, 22, "#e8c468") + disc(x, 424, 9, "#8a6a24") for x in (280, 720))
    body += (
        rect(444, 660, 112, 96, "#e8c468", 'rx="16"')
        + rect(458, 674, 84, 68, "#c89a3c", 'rx="10"')
        + rect(488, 690, 24, 44, "#fff0b8", 'rx="10"')
    )
    return Drawing(
        body
        + path(
            "M120,880 Q130,930 180,934 H820",
            "none",
            f'stroke="{lighter(paint, 0.4)}" stroke-width="5" stroke-dasharray="16 12"',
        ),
        defs,
    )


def watch(tone: str | None) -> Drawing:
    paint = tone or "#23324a"
    defs = (
        fade("strap", darker(paint, 0.35), lighter(paint, 0.22), darker(paint, 0.3), across=True)
        + fade("case", "#ffffff", "#aeb6c0", "#5f6872", "#dfe4ea")
        + f'<radialGradient id="dial"><stop offset="0" stop-color="{lighter(paint, 0.25)}"/><stop offset="1" stop-color="{darker(paint, 0.45)}"/></radialGradient>'
    )
    body = path("M370,20 H630 L668,300 H332 Z", "url(#strap)") + path(
        "M332,700 H668 L630,985 H370 Z", "url(#strap)"
    )
    body += "".join(
        line([(400 + dx, 40), (380 + dx, 290)], lighter(paint, 0.4), 4, 'stroke-dasharray="14 10"')
        + line(
            [(380 + dx, 710), (400 + dx, 965)], lighter(paint, 0.4), 4, 'stroke-dasharray="14 10"'
        )
        for dx in (0, 220)
    )
    body += "".join(oval(500, y, 12, 16, "#101418") for y in (800, 860, 920))
    body += (
        rect(786, 470, 52, 62, "#9aa2ac", 'rx="10"')
        + disc(500, 500, 304, "url(#case)")
        + disc(500, 500, 266, "#20262e")
        + disc(500, 500, 252, "url(#dial)")
    )
    for n in range(60):
        turn, long = np.radians(n * 6), 34 if n % 5 == 0 else 12
        body += line(
            [
                (500 + np.sin(turn) * 238, 500 - np.cos(turn) * 238),
                (500 + np.sin(turn) * (238 - long), 500 - np.cos(turn) * (238 - long)),
            ],
            "#f4f6f8",
            10 if n % 5 == 0 else 3,
        )
    for x, y in ((410, 500), (590, 500), (500, 600)):
        body += disc(x, y, 56, darker(paint, 0.55), 'stroke="#c8d0d8" stroke-width="4"') + line(
            [(x, y), (x + 22, y - 30)], "#f0b43a", 5
        )
    body += (
        line([(500, 500), (400, 392)], "#ffffff", 17)
        + line([(500, 500), (610, 334)], "#ffffff", 11)
        + line([(470, 560), (560, 300)], "#f0503c", 5)
        + disc(500, 500, 15, "#f0503c")
    )
    return Drawing(
        body + path("M300,420 Q340,290 470,262 Q360,330 330,450 Z", "#ffffff", 'opacity=".28"'),
        defs,
    )


def sunglasses(tone: str | None) -> Drawing:
    paint = tone or "#22242a"
    defs = fade(
        "lens",
        darker(mix(paint, "#26304a", 0.5), 0.4),
        mix(paint, "#8a6ab0", 0.5),
        mix(paint, "#ffb07a", 0.65),
    )
    body = path(
        "M60,640 Q60,560 24,540 Q10,520 40,512 L250,560",
        "none",
        f'stroke="{paint}" stroke-width="34" stroke-linejoin="round"',
    ) + path(
        "M940,640 Q940,560 976,540 Q990,520 960,512 L750,560",
        "none",
        f'stroke="{paint}" stroke-width="34" stroke-linejoin="round"',
    )
    for side in (-1, 1):
        x = 500 + side * 225
        lens = f"M{x - side * 180},600 Q{x - side * 190},560 {x - side * 130},552 H{x + side * 150} Q{x + side * 206},560 {x + side * 196},640 Q{x + side * 170},880 {x + side * 10},884 Q{x - side * 150},880 {x - side * 180},600 Z"
        body += path(lens, "url(#lens)", f'stroke="{paint}" stroke-width="34"') + path(
            f"M{x - 110},620 L{x + 10},580 L{x - 70},800 Q{x - 120},740 {x - 110},620 Z",
            "#ffffff",
            'opacity=".28"',
        )
    return Drawing(
        body
        + path(
            "M440,610 Q500,560 560,610", "none", f'stroke="{lighter(paint, 0.2)}" stroke-width="30"'
        ),
        defs,
    )


def t_shirt(tone: str | None) -> Drawing:
    paint = tone or "#3f7ab8"
    defs = fade("cloth", lighter(paint, 0.2), paint, darker(paint, 0.22))
    body = path(
        "M380,90 Q500,170 620,90 L770,140 Q820,160 850,220 L970,430 L800,530 L742,430 V920 Q500,960 258,920 V430 L200,530 L30,430 L150,220 Q180,160 230,140 Z",
        "url(#cloth)",
    )
    body += path("M380,90 Q500,170 620,90 L596,76 Q500,140 404,76 Z", darker(paint, 0.3))
    body += "".join(
        path(d, "none", f'stroke="{darker(paint, 0.35)}" stroke-width="7" opacity=".6"')
        for d in (
            "M258,430 Q262,330 300,260",
            "M742,430 Q738,330 700,260",
            "M360,900 Q390,700 340,560",
            "M640,900 Q610,720 664,580",
            "M46,412 L214,508",
            "M954,412 L786,508",
        )
    )
    return Drawing(body, defs)


def lipstick(tone: str | None) -> Drawing:
    paint = tone or "#d4143c"
    defs = (
        fade("case", "#1c1c22", "#5a5a66", "#16161c", across=True)
        + fade("gold", "#8a6420", "#fff0b0", "#c8983a", "#8a6420", across=True)
        + fade(
            "stick",
            darker(paint, 0.3),
            lighter(paint, 0.35),
            paint,
            darker(paint, 0.4),
            across=True,
        )
    )
    body = (
        rect(350, 620, 300, 366, "url(#case)", 'rx="18"')
        + rect(350, 620, 300, 34, "url(#gold)")
        + rect(378, 440, 244, 190, "url(#gold)", 'rx="8"')
    )
    body += path("M404,446 V240 Q410,120 520,60 Q596,30 596,130 V446 Z", "url(#stick)") + path(
        "M404,250 Q414,124 520,62 Q592,36 590,130 Q540,230 404,250 Z", lighter(paint, 0.28)
    )
    return Drawing(body + rect(384, 676, 26, 280, "#ffffff", 'opacity=".22" rx="12"'), defs)


def perfume(tone: str | None) -> Drawing:
    paint = tone or "#f0a8b8"
    defs = (
        fade(
            "glass", "#ffffff", mix(paint, "#ffffff", 0.6), mix(paint, "#8a6a7a", 0.25), across=True
        )
        + fade("juice", lighter(paint, 0.35), paint, darker(paint, 0.25))
        + fade("gold", "#8a6420", "#fff2c0", "#d8a848", "#8a6420", across=True)
    )
    body = (
        rect(430, 190, 140, 120, "url(#gold)", 'rx="10"')
        + rect(376, 40, 248, 160, "url(#gold)", 'rx="26"')
        + rect(404, 304, 192, 40, "url(#gold)", 'rx="8"')
    )
    body += path(
        "M200,420 Q206,344 290,340 H710 Q794,344 800,420 V900 Q794,976 710,980 H290 Q206,976 200,900 Z",
        "url(#glass)",
    )
    body += path(
        "M244,560 Q500,530 756,560 V880 Q750,932 690,936 H310 Q250,932 244,880 Z", "url(#juice)"
    ) + oval(500, 556, 256, 20, lighter(paint, 0.6), 'opacity=".8"')
    body += (
        rect(360, 640, 280, 190, "#fffdf8", 'rx="8" opacity=".94"')
        + rect(378, 658, 244, 154, "none", 'stroke="#c8983a" stroke-width="5"')
        + path("M500,690 q46,34 0,90 q-46,-56 0,-90 Z", paint)
        + rect(430, 792, 140, 6, "#c8983a")
    )
    return Drawing(
        body
        + path(
            "M236,430 Q240,380 290,376 H330 V930 H290 Q240,930 236,890 Z", "#ffffff", 'opacity=".4"'
        )
        + poly([(690, 400), (740, 400), (740, 900), (716, 920)], "#ffffff", 'opacity=".25"'),
        defs,
    )


def bottle(tone: str | None) -> Drawing:
    paint = tone or "#2f9a5c"
    defs = (
        fade(
            "glass", darker(paint, 0.4), lighter(paint, 0.4), paint, darker(paint, 0.5), across=True
        )
        + fade("cap", "#8f1c1c", "#ff7a6a", "#c8281e", "#7a1410", across=True)
        + fade("label", "#e8e0d0", "#ffffff", "#f4ecdc", "#cfc4b0", across=True)
    )
    body = path(
        "M440,110 H560 V270 Q566,340 630,400 Q680,450 680,540 V930 Q676,984 620,986 H380 Q324,984 320,930 V540 Q320,450 370,400 Q434,340 440,270 Z",
        "url(#glass)",
    )
    body += rect(430, 30, 140, 92, "url(#cap)", 'rx="14"') + "".join(
        rect(436 + n * 16, 40, 5, 74, "#5a0c0a", 'opacity=".45"') for n in range(9)
    )
    body += (
        path("M320,580 Q500,610 680,580 V830 Q500,860 320,830 Z", "url(#label)")
        + path("M320,612 Q500,642 680,612 V632 Q500,662 320,632 Z", darker(paint, 0.1))
        + path("M320,782 Q500,812 680,782 V802 Q500,832 320,802 Z", darker(paint, 0.1))
        + path("M500,660 q70,44 0,110 q-70,-66 0,-110 Z", paint)
    )
    drops = "".join(
        oval(345 + (n * 97) % 310, 430 + (n * 131) % 520, 7, 10, "#ffffff", 'opacity=".45"')
        for n in range(26)
    )
    return Drawing(
        body
        + drops
        + path(
            "M362,470 Q366,440 396,416 V560 H362 Z M462,150 H484 V300 L462,320 Z",
            "#ffffff",
            'opacity=".5"',
        ),
        defs,
    )
