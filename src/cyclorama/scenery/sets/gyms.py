"""Rooms of those who do sports: a gym and a team's locker room."""

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, rgb
from cyclorama.scenery.paint.ground import floor, mottle, reflect, tiles
from cyclorama.scenery.paint.lights import bloom, glow, out_of_focus, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.svg import disc, fade, line, oval, path, poly, rect
from cyclorama.scenery.sets.look import Look, light, pick


def gym(p: Painting, colours: tuple[str, ...]) -> Look:
    """Racks of dumb-bells before mirrors, a barbell, a punch bag and strips of light."""
    line_ = p.height * 0.66
    one = pick(colours, 0, ("#ff5a2a", "#ffc21f", "#2ad0a0", "#2f8fff")[p.rng.integers(0, 4)])
    p.wash("#16181d", "#23262d", "#30343c", bottom=line_)
    bricks = "".join(
        rect(
            float(x) + (row % 2) * 26,
            float(y),
            50,
            20,
            mix("#2a2d34", "#3a3e46", float(p.rng.random())),
        )
        for row, y in enumerate(np.arange(p.height * 0.1, line_, 22))
        for x in np.arange(p.left - 30, p.right, 52)
    )
    p.draw(bricks)
    stripe = poly(
        [
            (p.left, p.height * 0.42),
            (p.left, p.height * 0.36),
            (p.right, p.height * 0.16),
            (p.right, p.height * 0.22),
        ],
        one,
        'opacity=".9"',
    ) + poly(
        [
            (p.left, p.height * 0.45),
            (p.left, p.height * 0.435),
            (p.right, p.height * 0.235),
            (p.right, p.height * 0.25),
        ],
        "#f4f4f0",
        'opacity=".85"',
    )
    p.draw(stripe)
    mirrors = "".join(
        rect(float(x), line_ - 320, 170, 250, "url(#glass)", 'stroke="#55606c" stroke-width="4"')
        + poly(
            [
                (float(x) + 20, line_ - 70),
                (float(x) + 100, line_ - 320),
                (float(x) + 136, line_ - 320),
                (float(x) + 56, line_ - 70),
            ],
            "#ffffff",
            'opacity=".13"',
        )
        for x in np.arange(p.left * 0.98, p.left * 0.98 + p.width * 0.42, 180)
    )
    p.draw(mirrors, defs=fade("glass", "#7f93a4", "#5a6c7c", "#3a4652"))
    p.draw(_rack(p, p.left * 0.58, line_ + 6, p.width * 0.36, one))
    p.draw(
        _treadmill(p.right * 0.5, line_ + 14, 0.9, one)
        + _treadmill(p.right * 0.82, line_ + 30, 1.05, one)
    )
    x = p.right * 0.24
    bag = (
        rect(x - 2, 0, 4, line_ - 330, "#8a8f98")
        + rect(x - 36, line_ - 330, 72, 230, "url(#bag)", 'rx="20"')
        + rect(x - 36, line_ - 290, 72, 12, "#f4f4f0")
        + rect(x - 36, line_ - 150, 72, 12, "#f4f4f0")
    )
    p.draw(bag, defs=fade("bag", lighter(one, 0.2), one, darker(one, 0.5), across=True))
    out_of_focus(p, 1.4)
    tones = np.stack([rgb(tone) for tone in ("#26282d", "#2a2d32", "#222429")])
    floor(
        p,
        tiles(12, 30, tones, rgb("#17191d"), p.rng, 1),
        line_ - 90,
        line_,
        p.height * 1.2,
        1.9,
        beyond=cv2.BORDER_REFLECT,
    )
    specks = np.clip(p.noise(420, 1) * 6 - 5.0, 0, 1) * (p.y() > line_)
    p.lay(lighter(one, 0.3), specks * 0.3)
    reflect(p, line_, 0.35, 16)
    p.draw(_barbell(p, p.height * 0.86, one))
    for x_, turn in ((-0.7, 16), (0.0, 0), (0.7, -16)):
        p.draw(
            poly(
                [
                    (x_ * p.right - 130, 22 + turn),
                    (x_ * p.right + 130, 22 - turn),
                    (x_ * p.right + 130, 34 - turn),
                    (x_ * p.right - 130, 34 + turn),
                ],
                "#ffffff",
            )
        )
        glow(p, x_ * p.right, 28, 190, "#f0f6ff", 0.6, 0.3)
    glow(p, 0, p.height * 0.92, 330, "#e8f0ff", 0.18, 0.3)
    glow(p, p.left, line_, 250, one, 0.2)
    glow(p, p.right, line_, 250, one, 0.2)
    bloom(p, 0.78, 18, 0.4)
    vignette(p, 0.36)
    return Look(light(0.0, 0.9, "#f4f8ff", "#6a707a", 0.55, lighter(one, 0.2)), 0.95, 0.55)


def _rack(p: Painting, x: float, foot: float, wide: float, tone: str) -> str:
    body = "".join(
        poly(
            [
                (x + dx * wide - 7, foot),
                (x + dx * wide + 7, foot),
                (x + dx * wide + 5, foot - 170),
                (x + dx * wide - 5, foot - 170),
            ],
            "#4a4f58",
        )
        for dx in (-0.5, 0.0, 0.5)
    )
    for row, y in enumerate((foot - 40, foot - 100, foot - 160)):
        body += rect(x - wide / 2 - 12, y, wide + 24, 9, "#5f656f")
        size = 19 - 3 * row
        for n in range(int(wide // 62)):
            cx = x - wide / 2 + 30 + n * 62
            body += rect(cx - 12, y - size - 4, 24, 8, "#c4cad2")
            for side in (-1, 1):
                body += rect(
                    cx + side * 19 - 10, y - 2 * size, 20, 2 * size, "#1a1c20", 'rx="5"'
                ) + rect(cx + side * 19 - 10, y - 1.25 * size, 20, 4, tone)
    return body


def _treadmill(x: float, foot: float, s: float, tone: str) -> str:
    body = poly(
        [
            (x - 110 * s, foot),
            (x + 90 * s, foot),
            (x + 70 * s, foot - 26 * s),
            (x - 96 * s, foot - 20 * s),
        ],
        "#15171b",
    ) + poly(
        [
            (x - 92 * s, foot - 5 * s),
            (x + 66 * s, foot - 9 * s),
            (x + 58 * s, foot - 22 * s),
            (x - 84 * s, foot - 17 * s),
        ],
        "#3a3e46",
    )
    body += line(
        [(x + 70 * s, foot - 10 * s), (x + 46 * s, foot - 190 * s)], "#8a9099", 11 * s
    ) + line([(x + 48 * s, foot - 130 * s), (x - 34 * s, foot - 122 * s)], "#8a9099", 8 * s)
    body += poly(
        [
            (x + 6 * s, foot - 232 * s),
            (x + 72 * s, foot - 222 * s),
            (x + 62 * s, foot - 172 * s),
            (x, foot - 186 * s),
        ],
        "#15171b",
    ) + poly(
        [
            (x + 12 * s, foot - 224 * s),
            (x + 62 * s, foot - 216 * s),
            (x + 55 * s, foot - 184 * s),
            (x + 8 * s, foot - 194 * s),
        ],
        tone,
    )
    return body


def _barbell(p: Painting, foot: float, tone: str) -> str:
    half = p.width * 0.47
    body = oval(0, foot + 4, half * 1.04, 9, "#000000", 'opacity=".5"') + rect(
        -half, foot - 50, 2 * half, 8, "#d4d9e0"
    )
    for side in (-1, 1):
        for n, (size, paint) in enumerate(((50, "#1a1c20"), (50, tone), (36, "#2a2e34"))):
            x = side * (half * 0.8 + n * 24)
            body += rect(x - 11, foot - 46 - size, 22, 2 * size, paint, 'rx="7"') + rect(
                x - 11, foot - 46 - size, 6, 2 * size, lighter(paint, 0.25), 'rx="3"'
            )
    return body


def locker_room(p: Painting, colours: tuple[str, ...]) -> Look:
    """Open lockers with the team's shirts, a bench, tiles and strip lights."""
    line_ = p.height * 0.7
    one, two = pick(colours, 0, "#1f5fa8"), pick(colours, 1, "#f4f4f0")
    p.wash("#2a2d33", "#3a3e46", bottom=line_)
    p.draw(
        rect(p.left, 0, p.width, p.height * 0.1, "#1e2025")
        + rect(p.left, p.height * 0.1, p.width, 26, one)
        + rect(p.left, p.height * 0.1 + 26, p.width, 6, two)
    )
    wide = 148.0
    top = max(p.height * 0.1 + 44, line_ - 560)
    count = int(p.width / wide) + 2
    body, defs = (
        "",
        fade("wood", "#c08a52", "#9a6a3c", "#7a5230")
        + fade("hole", "#1c1612", "#3a2c22")
        + fade("kit", lighter(one, 0.18), one, darker(one, 0.3)),
    )
    for n in range(-count // 2, count // 2 + 1):
        x = n * wide
        body += rect(x - wide / 2, top, wide, line_ - top, "url(#wood)") + rect(
            x - wide / 2 + 9, top + 14, wide - 18, line_ - top - 60, "url(#hole)"
        )
        body += rect(x - wide / 2 + 9, top + 74, wide - 18, 8, "#a87848") + rect(
            x - wide / 2 + 9, line_ - 46, wide - 18, 8, "#8a5f38"
        )
        body += _shirt(x, top + 112, one, two, int(p.rng.integers(1, 12)))
        body += rect(x - 40, top + 44, 34, 30, two, 'rx="4"') + disc(
            x + 28, top + 56, 18, ["#f4f4f4", "#d8d8d4"][n % 2], 'stroke="#2a2c30" stroke-width="3"'
        )
        body += path(
            f"M{x - 44},{line_ - 48} h36 v-10 q-16,-4 -20,-12 h-16 Z M{x + 4},{line_ - 48} h36 v-10 q-16,-4 -20,-12 h-16 Z",
            lighter(two, 0.1),
        )
        body += rect(x - 30, top + 4, 60, 8, "#f0e2c0")
    p.draw(body, defs=defs)
    for n in range(-count // 2, count // 2 + 1):
        glow(p, n * wide, top + 20, 60, "#ffe8c0", 0.4)
    out_of_focus(p, 1.2)
    tones = np.stack([rgb(tone) for tone in ("#8f959c", "#868c94", "#9aa0a6")])
    floor(
        p,
        tiles(20, 40, tones, rgb("#6a7078"), p.rng),
        line_ - 120,
        line_,
        p.height * 1.2,
        1.9,
        beyond=cv2.BORDER_REFLECT,
    )
    reflect(p, line_, 0.4, 16)
    p.draw(oval(0, line_ + 72, p.width * 0.6, 12, "#14161a", 'opacity=".5"'), blur=6)
    bench = rect(p.left, line_ + 18, p.width, 20, "#c89058") + rect(
        p.left, line_ + 36, p.width, 9, "#7a5230"
    )
    bench += "".join(
        rect(float(x), line_ + 44, 14, 28, "#3a3e46") for x in np.arange(p.left + 40, p.right, 220)
    )
    p.draw(bench)
    for x in (-0.55, 0.0, 0.55):
        p.draw(rect(x * p.right - 90, 10, 180, 12, "#ffffff", 'rx="5"'))
        glow(p, x * p.right, 16, 170, "#f4f8ff", 0.65, 0.3)
    mottle(p, p.noise(6, 3), 0, p.height, 0.04)
    bloom(p, 0.82, 18, 0.35)
    vignette(p, 0.34)
    return Look(light(0.0, 0.95, "#f8faff", "#8a8e96", 0.4), 0.95, 0.55, written=True)


def _shirt(x: float, y: float, one: str, two: str, number: int) -> str:
    """On its hanger; its number in strokes, as on a scoreboard."""
    body = path(f"M{x},{y - 10} q0,-12 8,-10", "none", 'stroke="#c8ccd2" stroke-width="3"')
    body += path(
        f"M{x - 20},{y} L{x - 58},{y + 22} L{x - 46},{y + 66} L{x - 32},{y + 58} L{x - 34},{y + 150} H{x + 34} L{x + 32},{y + 58} L{x + 46},{y + 66} L{x + 58},{y + 22} L{x + 20},{y} Q{x},{y + 18} {x - 20},{y} Z",
        "url(#kit)",
    )
    body += (
        path(
            f"M{x - 20},{y} Q{x},{y + 18} {x + 20},{y}", "none", f'stroke="{two}" stroke-width="5"'
        )
        + line([(x - 55, y + 34), (x - 46, y + 62)], two, 5)
        + line([(x + 55, y + 34), (x + 46, y + 62)], two, 5)
    )
    digits = str(number)
    for place, digit in enumerate(digits):
        left = x + (place - len(digits) / 2) * 25 + 3
        body += _digit(digit, left, y + 52, two)
    return body


def _digit(digit: str, x: float, y: float, tone: str) -> str:
    lit = {
        "0": "abcdef",
        "1": "bc",
        "2": "abged",
        "3": "abgcd",
        "4": "fgbc",
        "5": "afgcd",
        "6": "afgedc",
        "7": "abc",
        "8": "abcdefg",
        "9": "abcdfg",
    }[digit]
    ends = {
        "a": (0, 0, 18, 0),
        "b": (18, 0, 18, 24),
        "c": (18, 24, 18, 48),
        "d": (0, 48, 18, 48),
        "e": (0, 24, 0, 48),
        "f": (0, 0, 0, 24),
        "g": (0, 24, 18, 24),
    }
    return "".join(
        line(
            [(x + ends[part][0], y + ends[part][1]), (x + ends[part][2], y + ends[part][3])],
            tone,
            7,
        )
        for part in lit
    )
