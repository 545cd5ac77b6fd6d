"""Rooms of a home: a bathroom and a living room."""

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, rgb
from cyclorama.scenery.paint.ground import floor, mottle, reflect, tiles
from cyclorama.scenery.paint.lights import bloom, glow, out_of_focus, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.svg import disc, fade, group, line, oval, path, poly, rect
from cyclorama.scenery.sets.look import Look, light, pick


def plant(p: Painting, x: float, foot: float, size: float, pot: str) -> str:
    """A potted plant with broad leaves."""
    body = ""
    for n in range(13):
        turn = np.radians(-90 + (n - 6) * 14 + float(p.rng.uniform(-5, 5)))
        reach = size * float(p.rng.uniform(0.62, 1.0))
        tip = (x + np.cos(turn) * reach, foot - size * 0.42 + np.sin(turn) * reach)
        aside = (np.cos(turn + 1.57) * reach * 0.2, np.sin(turn + 1.57) * reach * 0.2)
        half = (x + np.cos(turn) * reach * 0.6, foot - size * 0.42 + np.sin(turn) * reach * 0.66)
        tone = ["#2a6a40", "#3f8a4c", "#6ab060"][n % 3]
        body += path(
            f"M{x:.1f},{foot - size * 0.36:.1f} Q{half[0] + aside[0]:.1f},{half[1] + aside[1]:.1f} {tip[0]:.1f},{tip[1]:.1f} Q{half[0] - aside[0]:.1f},{half[1] - aside[1]:.1f} {x:.1f},{foot - size * 0.36:.1f} Z",
            tone,
        )
        body += line([(x, foot - size * 0.4), tip], lighter(tone, 0.25), 1.5)
    body += poly(
        [
            (x - size * 0.22, foot - size * 0.42),
            (x + size * 0.22, foot - size * 0.42),
            (x + size * 0.16, foot),
            (x - size * 0.16, foot),
        ],
        pot,
    )
    body += poly(
        [
            (x + size * 0.05, foot - size * 0.42),
            (x + size * 0.22, foot - size * 0.42),
            (x + size * 0.16, foot),
            (x + size * 0.05, foot),
        ],
        darker(pot, 0.2),
    )
    return body + rect(
        x - size * 0.24, foot - size * 0.46, size * 0.48, size * 0.07, lighter(pot, 0.15)
    )


def bathroom(p: Painting, colours: tuple[str, ...]) -> Look:
    """Tiles, a round mirror with light behind it, a basin, towels and a window."""
    line_ = p.height * 0.8
    tone = pick(colours, 0, ("#8fc9c4", "#a9c7e0", "#b8d4b0")[p.rng.integers(0, 3)])
    p.wash(lighter(tone, 0.6), lighter(tone, 0.4), bottom=line_)
    body, rows = "", p.height * 0.3
    for row, y in enumerate(np.arange(rows, line_, 34)):
        for x in np.arange(p.left - 40 + (row % 2) * 36, p.right, 72):
            body += rect(
                float(x),
                float(y),
                69,
                31,
                mix(lighter(tone, 0.32), tone, float(p.rng.random()) * 0.55),
                'rx="4"',
            )
    p.draw(rect(p.left, rows - 8, p.width, 10, "#ffffff") + body)
    window = p.left * 0.72
    p.draw(
        rect(window - 92, p.height * 0.08, 184, 250, "#ffffff")
        + rect(window - 80, p.height * 0.08 + 12, 160, 226, "url(#day)")
        + rect(window - 4, p.height * 0.08, 8, 250, "#ffffff")
        + rect(window - 92, p.height * 0.08 + 118, 184, 8, "#ffffff"),
        defs=fade("day", "#bfe6ff", "#f4fbff", "#d4ecc4"),
    )
    glow(p, window, p.height * 0.25, 260, "#ffffff", 0.5)
    _mirror(p, p.right * 0.36, p.height * 0.36)
    top = p.height * 0.66
    wide = p.width * 0.62
    left = p.right * 0.36 - wide * 0.36
    cabinet = (
        rect(left, top, wide, 15, "#ffffff")
        + rect(left + 12, top + 15, wide, line_ - top - 28, "url(#wood)")
        + rect(left + 12, top + 15, wide, 6, "#000000", 'opacity=".2"')
    )
    cabinet += "".join(
        rect(left + 12 + n * wide / 4, top + 21, 3, line_ - top - 36, "#6a4628")
        + rect(left + 12 + (n + 0.38) * wide / 4, top + 40, wide * 0.06, 6, "#e8d8b0", 'rx="3"')
        for n in range(4)
    )
    x = p.right * 0.36
    cabinet += (
        path(
            f"M{x - 92},{top - 40} H{x + 92} Q{x + 84},{top + 2} {x + 50},{top + 2} H{x - 50} Q{x - 84},{top + 2} {x - 92},{top - 40} Z",
            "url(#bowl)",
        )
        + oval(x, top - 40, 92, 11, "#e4ecf0")
        + oval(x, top - 38, 78, 7, "#b4c4cc")
    )
    cabinet += path(
        f"M{x + 4},{top - 44} v-56 q0,-26 -26,-26 q-22,0 -22,26",
        "none",
        'stroke="#c4ccd2" stroke-width="11"',
    ) + path(f"M{x + 1},{top - 44} v-56", "none", 'stroke="#ffffff" stroke-width="3"')
    p.draw(cabinet, defs=fade("wood", "#c89a68", "#a87848") + fade("bowl", "#ffffff", "#d8e2e8"))
    things = (
        rect(x + 122, top - 62, 30, 62, "#f4a8a0", 'rx="7"')
        + rect(x + 131, top - 84, 12, 24, "#ffffff")
        + rect(x + 126, top - 88, 26, 7, "#ffffff", 'rx="3"')
    )
    things += (
        path(f"M{x - 156},{top} l-5,-52 h46 l-5,52 Z", "#ffffff")
        + line([(x - 148, top - 40), (x - 160, top - 104)], "#35a8e0", 7)
        + line([(x - 128, top - 40), (x - 118, top - 106)], "#ff6a8a", 7)
        + rect(x - 168, top - 120, 14, 20, "#f4f8ff", 'rx="3"')
        + rect(x - 124, top - 122, 14, 20, "#f4f8ff", 'rx="3"')
    )
    p.draw(things)
    p.draw(
        _towels(p, p.left * 0.3, p.height * 0.47, tone)
        + plant(p, p.left * 0.86, line_ + 10, 190, "#e8ded0")
    )
    out_of_focus(p, 1.2)
    tones = np.stack([rgb(mix("#ffffff", tone, share)) for share in (0.1, 0.2, 0.15)])
    floor(
        p,
        tiles(12, 16, tones, rgb("#b8c4c4"), p.rng),
        line_ - 160,
        line_,
        p.height * 1.2,
        1.6,
        beyond=cv2.BORDER_REFLECT,
    )
    reflect(p, line_, 0.35, 12)
    p.draw(rect(p.left, line_ - 12, p.width, 12, "#ffffff"))
    bubbles = "".join(
        disc(
            float(x),
            float(y),
            float(r),
            "#ffffff",
            'fill-opacity=".25" stroke="#ffffff" stroke-width="1.6" stroke-opacity=".8"',
        )
        + disc(float(x) - float(r) * 0.35, float(y) - float(r) * 0.35, float(r) * 0.2, "#ffffff")
        for x, y, r in zip(
            p.rng.uniform(p.left, p.right, 22),
            p.rng.uniform(0, line_, 22),
            p.rng.uniform(5, 19, 22),
            strict=True,
        )
    )
    p.draw(bubbles)
    bloom(p, 0.88, 18, 0.3)
    vignette(p, 0.18)
    return Look(light(-0.5, 0.6, "#ffffff", lighter(tone, 0.35), 0.3), 0.97, 0.5)


def _mirror(p: Painting, x: float, y: float) -> None:
    glow(p, x, y, 190, "#fff6dc", 0.9)
    body = disc(x, y, 134, "#fff2cc") + disc(x, y, 126, "#e4c88a") + disc(x, y, 119, "url(#glass)")
    body += path(
        f"M{x - 84},{y + 46} L{x + 30},{y - 100} M{x - 52},{y + 74} L{x + 68},{y - 82}",
        "none",
        'stroke="#ffffff" stroke-width="13" opacity=".45"',
    )
    p.draw(body, defs=fade("glass", "#dff2f6", "#b8dce4", "#98c4d0"))


def _towels(p: Painting, x: float, y: float, tone: str) -> str:
    body = rect(x - 80, y, 160, 8, "#c8b078", 'rx="4"')
    for dx, paint, drop in ((-64, "#ffffff", 150), (8, mix(tone, "#2f7f8a", 0.4), 130)):
        body += (
            rect(x + dx, y - 2, 58, drop, paint, 'rx="6"')
            + rect(x + dx, y + drop - 34, 58, 7, darker(paint, 0.14))
            + rect(x + dx + 40, y, 18, drop - 4, darker(paint, 0.08))
        )
    return body


def living_room(p: Painting, colours: tuple[str, ...]) -> Look:
    """A sofa under pictures, a tall window, a lamp, a rug and plants."""
    line_ = p.height * 0.74
    wall = ("#d8cdb8", "#b8c4bc", "#d4bcae", "#aebcc8")[p.rng.integers(0, 4)]
    cloth = pick(colours, 0, ("#3f6a78", "#b5603c", "#4f6a48", "#8a4a5a")[p.rng.integers(0, 4)])
    p.wash(darker(wall, 0.06), wall, lighter(wall, 0.1), bottom=line_)
    window = p.left * 0.68
    high = line_ * 0.84
    body = rect(window - 130, p.height * 0.05, 260, high - p.height * 0.02, "#f8f4ec") + rect(
        window - 118, p.height * 0.05 + 12, 236, high - p.height * 0.02 - 24, "url(#day)"
    )
    body += rect(window - 4, p.height * 0.05, 8, high - 10, "#f8f4ec") + rect(
        window - 130, p.height * 0.32, 260, 8, "#f8f4ec"
    )
    for side in (-1, 1):
        body += path(
            f"M{window + side * 190},{p.height * 0.025} H{window + side * 96} Q{window + side * 120},{high * 0.6} {window + side * 112},{line_ - 8} H{window + side * 192} Z",
            "url(#drape)",
        )
    body += rect(window - 210, p.height * 0.018, 420, 9, "#6a5040", 'rx="4"')
    p.draw(
        body,
        defs=fade("day", "#a8d8f8", "#e8f6fc", "#b8d8a0")
        + fade("drape", "#fffaf0", "#d8ccb8", "#f4ecdc", "#cfc2ac", across=True),
    )
    glow(p, window, p.height * 0.3, 280, "#fff8e4", 0.45)
    frames = ""
    for dx, dy, wide, tall, tone in (
        (-60, 0, 120, 150, cloth),
        (86, -14, 100, 78, "#e0a83a"),
        (86, 78, 100, 86, "#6a8a9a"),
    ):
        x, y = p.right * 0.28 + dx - wide / 2, p.height * 0.14 + dy
        frames += (
            rect(x + 4, y + 6, wide, tall, "#000000", 'opacity=".18"')
            + rect(x, y, wide, tall, "#3a2c24")
            + rect(x + 6, y + 6, wide - 12, tall - 12, "#fdf8ee")
        )
        frames += disc(x + wide * 0.5, y + tall * 0.42, min(wide, tall) * 0.2, tone) + path(
            f"M{x + 14},{y + tall - 14} L{x + wide * 0.4},{y + tall * 0.55} L{x + wide * 0.62},{y + tall * 0.72} L{x + wide - 14},{y + tall * 0.5} V{y + tall - 14} Z",
            lighter(tone, 0.35),
        )
    p.draw(frames)
    shelf = rect(p.right * 0.76, p.height * 0.2, 170, 9, "#7a5434") + rect(
        p.right * 0.76, p.height * 0.34, 170, 9, "#7a5434"
    )
    for row, y in enumerate((p.height * 0.2, p.height * 0.34)):
        shelf += "".join(
            rect(
                p.right * 0.77 + n * 15,
                y - 50 - (n * 7 + row * 5) % 14,
                13,
                50 + (n * 7 + row * 5) % 14,
                ["#b5533c", "#e0b050", "#4a7a8a", "#e8e0d0", "#6a8a5a", "#8a5a7a"][(n + row) % 6],
            )
            for n in range(6)
        )
    p.draw(shelf)
    p.draw(rect(p.left, line_ - 15, p.width, 15, "#ffffff", 'opacity=".8"'))
    planks = np.stack([rgb(tone) for tone in ("#b07c4a", "#a06e3e", "#c08c58", "#946438")])
    wood = np.repeat(np.repeat(planks[p.rng.integers(0, 4, (8, 26))], 60, axis=0), 12, axis=1)
    wood[:, ::12] = rgb("#6a4424")
    floor(
        p,
        np.asarray(wood * 255, np.uint8),
        line_ - 140,
        line_,
        p.height * 1.2,
        1.8,
        beyond=cv2.BORDER_REFLECT,
    )
    reflect(p, line_, 0.22, 20)
    p.draw(
        oval(0, p.height * 0.9, p.width * 0.36, p.height * 0.075, mix(cloth, "#f4e8d4", 0.72))
        + oval(
            0,
            p.height * 0.9,
            p.width * 0.33,
            p.height * 0.066,
            mix(cloth, "#f4e8d4", 0.5),
            'fill-opacity=".5"',
        )
        + oval(0, p.height * 0.9, p.width * 0.25, p.height * 0.05, mix(cloth, "#f4e8d4", 0.8))
    )
    _sofa(p, p.right * 0.2, line_ + 34, cloth)
    _floor_lamp(p, p.right * 0.88, line_ + 24)
    p.draw(oval(p.left * 0.9, line_ + 46, 60, 8, "#2a1c10", 'opacity=".4"'), blur=4)
    p.draw(plant(p, p.left * 0.9, line_ + 44, 250, "#e4ddd2"))
    out_of_focus(p, 1.2)
    mottle(p, p.noise(7, 3), 0, p.height, 0.03)
    bloom(p, 0.86, 18, 0.3)
    vignette(p, 0.26)
    return Look(light(-0.6, 0.5, "#fff6e4", mix(wall, "#8a7f74", 0.3), 0.35), 0.96, 0.52)


def _sofa(p: Painting, x: float, foot: float, tone: str) -> None:
    half = min(270.0, p.width * 0.34)
    p.draw(oval(x, foot + 2, half * 1.1, 15, "#1c1008", 'opacity=".5"'), blur=8)
    body = "".join(rect(x + dx * half - 6, foot - 16, 12, 18, "#4a3020") for dx in (-0.88, 0.88))
    body += rect(x - half, foot - 190, 2 * half, 130, "url(#back)", 'rx="26"')
    body += "".join(
        rect(x - half * 0.82 + n * half * 0.82, foot - 108, half * 0.8, 46, "url(#seat)", 'rx="13"')
        for n in range(2)
    )
    body += rect(x - half * 0.84, foot - 66, half * 1.68, 52, darker(tone, 0.22), 'rx="8"')
    body += "".join(
        rect(
            x + side * half * 0.92 - half * 0.12,
            foot - 140,
            half * 0.24,
            128,
            "url(#back)",
            'rx="22"',
        )
        for side in (-1, 1)
    )
    for dx, paint, turn in ((-0.6, "#f0c05a", -12), (0.58, "#f4ece0", 10)):
        cx = x + dx * half
        cushion = rect(cx - 38, foot - 166, 76, 70, paint, 'rx="14"')
        body += group(cushion, f'transform="rotate({turn} {cx:.1f} {foot - 130:.1f})"')
    p.draw(
        body,
        defs=fade("back", lighter(tone, 0.2), tone, darker(tone, 0.2))
        + fade("seat", lighter(tone, 0.28), darker(tone, 0.05)),
    )


def _floor_lamp(p: Painting, x: float, foot: float) -> None:
    body = (
        rect(x - 3, foot - 330, 6, 330, "#3a3430")
        + oval(x, foot, 40, 7, "#3a3430")
        + poly(
            [
                (x - 34, foot - 410),
                (x + 34, foot - 410),
                (x + 62, foot - 322),
                (x - 62, foot - 322),
            ],
            "#fff0cc",
        )
    )
    p.draw(body)
    glow(p, x, foot - 360, 90, "#ffe0a0", 0.75)
    glow(p, x, foot - 360, 240, "#ffd890", 0.3)
