"""A photographer's studio, and a desk seen from close by."""

import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix
from cyclorama.scenery.paint.ground import mottle, reflect
from cyclorama.scenery.paint.lights import glow, haze, out_of_focus, scatter_bokeh, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.svg import disc, fade, line, oval, path, poly, pool, rect
from cyclorama.scenery.sets.look import Look, light, pick

PAPERS = ("#d9b8bd", "#e3c9b4", "#b9c7b0", "#c9d3dc", "#b7b4d6", "#8fb3c4")


def studio(p: Painting, colours: tuple[str, ...]) -> Look:
    """A paper backdrop that runs out on the floor, between two soft boxes."""
    paper = pick(colours, 0, PAPERS[p.rng.integers(0, len(PAPERS))])
    bend = p.height * 0.78
    p.wash("#3b3d43", "#4a4c52", "#54565b", bottom=bend)
    p.wash("#5f6066", "#3f4045", top=bend)
    half = p.width * (0.37 if p.tall else 0.33)
    defs = fade(
        "paper", lighter(paper, 0.12), paper, paper, lighter(paper, 0.22), darker(paper, 0.06)
    )
    sheet = path(
        f"M{-half:.1f},{p.height * 0.06:.1f} H{half:.1f} V{bend - 40:.1f} "
        f"C{half:.1f},{bend + 10:.1f} {half * 1.1:.1f},{bend + 40:.1f} {half * 1.5:.1f},{p.height + 10:.1f} "
        f"H{-half * 1.5:.1f} C{-half * 1.1:.1f},{bend + 40:.1f} {-half:.1f},{bend + 10:.1f} {-half:.1f},{bend - 40:.1f} Z",
        "url(#paper)",
    )
    roll = rect(-half - 24, p.height * 0.045, 2 * half + 48, 22, "#2b2c30", 'rx="9"')
    roll += rect(-half - 10, p.height * 0.05, 2 * half + 20, 13, lighter(paper, 0.3), 'rx="6"')
    stands = "".join(
        rect(side * (half + 18) - 4, p.height * 0.05, 8, bend, "#1f2024") for side in (-1, 1)
    )
    p.draw(
        rect(
            -half * 1.02,
            p.height * 0.08,
            half * 2.1,
            bend - p.height * 0.05,
            "#000000",
            'opacity=".45"',
        ),
        blur=16,
    )
    p.draw(stands + sheet + roll, defs=defs)
    glow(p, 0, p.height * 0.4, p.width * 0.3, lighter(paper, 0.7), 0.42, 1.1)
    glow(p, 0, p.height * 0.93, p.width * 0.3, lighter(paper, 0.6), 0.28, 0.25)
    haze(p, bend, 26, darker(paper, 0.35), 0.06)
    for side in (-1, 1):
        _soft_box(p, side * p.width * 0.44, p.height * (0.25 if side < 0 else 0.3), side)
    vignette(p, 0.32)
    return Look(light(-0.45, 0.6, "#fffaf2", lighter(paper, 0.45), 0.4), 0.94, 0.55)


def seamless(p: Painting, colours: tuple[str, ...]) -> Look:
    """Nothing but the paper, which runs out on the floor: for a thing that is to be cut out."""
    paper = pick(colours, 0, PAPERS[0])
    bend = p.height * 0.7
    p.wash(darker(paper, 0.1), paper, lighter(paper, 0.08), bottom=bend)
    p.wash(lighter(paper, 0.12), lighter(paper, 0.18), paper, top=bend)
    out_of_focus(p, 30)
    glow(p, 0, p.height * 0.5, p.width * 0.4, lighter(paper, 0.5), 0.16, 0.9)
    vignette(p, 0.14)
    return Look(light(-0.45, 0.6, "#fffaf2", lighter(paper, 0.45), 0.4), 0.9, 0.55)


def _soft_box(p: Painting, x: float, y: float, side: int) -> None:
    """Seen from the side, its face towards the middle."""
    inner, outer = x - side * 62, x + side * 34
    face = [
        (inner, y - 112),
        (inner + side * 22, y - 104),
        (inner + side * 22, y + 96),
        (inner, y + 118),
    ]
    shell = [
        (inner + side * 22, y - 104),
        (outer, y - 30),
        (outer, y + 26),
        (inner + side * 22, y + 96),
    ]
    defs = fade("shell", "#35363c", "#101114")
    stand = line([(outer - side * 8, y), (outer - side * 8, p.height * 0.86)], "#121317", 8)
    stand += line([(outer - side * 8, p.height * 0.72), (outer - 50, p.height * 0.9)], "#121317", 6)
    stand += line([(outer - side * 8, p.height * 0.72), (outer + 50, p.height * 0.9)], "#121317", 6)
    p.draw(stand + poly(shell, "url(#shell)"), defs=defs)
    glow(p, inner, y, 190, "#fff4e0", 0.55)
    p.draw(poly(face, "#fffdf6"), blur=1)


def desk(p: Painting, colours: tuple[str, ...]) -> Look:
    """A wooden desk from close by; behind it a room out of focus, beside the middle what lies on
    desks."""
    edge = p.height * 0.62
    wall = pick(colours, 0, ("#8a9ca8", "#b09c84", "#7f9a8c")[p.rng.integers(0, 3)])
    p.wash(darker(wall, 0.25), wall, darker(wall, 0.3), bottom=edge)
    window = p.left * 0.62
    p.draw(
        rect(window - 150, p.height * 0.02, 300, edge * 0.78, "#e9f3f8")
        + rect(window - 5, 0, 10, edge * 0.8, wall)
    )
    shelf = "".join(
        rect(
            p.right * 0.42 + number * 26,
            edge * (0.24 + 0.3 * row) - 64 - (number % 3) * 8,
            22,
            64 + (number % 3) * 8,
            tone,
        )
        for row in range(2)
        for number, tone in enumerate(
            p.rng.permutation(
                ["#b5533c", "#d9a441", "#39678a", "#e6ded0", "#4b7a5a", "#7a4a6a", "#c8c1b5"]
            )
        )
    )
    shelf += "".join(
        rect(p.right * 0.38, edge * (0.24 + 0.3 * row), 240, 10, "#4a3626") for row in range(2)
    )
    p.draw(shelf)
    scatter_bokeh(
        p, 14, ["#ffd9a0", "#fff1d8", "#ffc074"], p.height * 0.05, edge * 0.9, (10, 26), 0.4
    )
    out_of_focus(p, 13)
    glow(p, p.right * 0.1, p.height * 0.2, 260, "#ffe8c4", 0.35)
    p.wash("#8f6038", "#c08a56", "#a26c40", "#7c5230", top=edge)
    grain = np.clip(p.noise(9, 5, 14), 0, 1)
    mottle(p, grain, edge, p.height, 0.22)
    planks = "".join(
        line([(x * 0.75, edge), (x * 1.9, p.height + 10)], "#4b2f1a", 1.6, 'opacity=".55"')
        for x in np.linspace(p.left, p.right, 8)
    )
    p.draw(planks)
    reflect(p, edge, 0.22, 26)
    p.draw(rect(p.left, edge - 3, p.width, 6, "#d9a871", 'opacity=".6"'), blur=2)
    _laptop(p, p.left * 0.7, p.height * 0.74)
    _mug(p, p.right * 0.56, p.height * 0.8, pick(colours, 1, "#c9503c"))
    _pencils(p, p.right * 0.84, p.height * 0.76)
    glow(p, window, p.height * 0.25, 300, "#fff3dc", 0.35)
    glow(p, 0, p.height * 0.82, 300, "#ffe3b8", 0.22, 0.4)
    vignette(p, 0.4)
    return Look(light(-0.6, 0.55, "#fff2dc", "#8a7f74", 0.5), 0.9, 0.62)


def _shadow(p: Painting, x: float, y: float, across: float) -> None:
    p.draw(oval(x + across * 0.2, y, across, across * 0.2, "#1a0e06", 'opacity=".55"'), blur=7)


def _laptop(p: Painting, x: float, y: float) -> None:
    _shadow(p, x, y + 40, 150)
    defs = fade("screen", "#9fd0ff", "#3f6fd0", "#26408f") + fade("base", "#d8dade", "#a4a8ae")
    body = poly(
        [(x - 120, y - 150), (x + 100, y - 158), (x + 118, y), (x - 104, y + 10)], "#26282c"
    )
    body += poly(
        [(x - 111, y - 141), (x + 92, y - 149), (x + 108, y - 8), (x - 96, y + 1)], "url(#screen)"
    )
    body += poly(
        [(x - 104, y + 10), (x + 118, y), (x + 156, y + 44), (x - 92, y + 58)], "url(#base)"
    )
    body += poly(
        [(x - 84, y + 16), (x + 108, y + 7), (x + 124, y + 24), (x - 76, y + 34)], "#3a3d42"
    )
    for number in range(4):
        body += rect(
            x - 78,
            y - 118 + number * 22,
            60 + 70 * ((number * 7) % 3) / 2,
            8,
            "#ffffff",
            'opacity=".65"',
        )
    p.draw(body, defs=defs, blur=0.8)


def _mug(p: Painting, x: float, y: float, tone: str) -> None:
    _shadow(p, x, y + 42, 60)
    defs = fade("mug", lighter(tone, 0.35), tone, darker(tone, 0.5), across=True)
    body = path(
        f"M{x + 36},{y - 22} q42,-4 36,28 q-6,26 -38,22",
        "none",
        f'stroke="{darker(tone, 0.2)}" stroke-width="11"',
    )
    body += path(
        f"M{x - 42},{y - 48} L{x - 36},{y + 38} Q{x},{y + 56} {x + 36},{y + 38} L{x + 42},{y - 48} Z",
        "url(#mug)",
    )
    body += oval(x, y - 48, 42, 12, lighter(tone, 0.5)) + oval(x, y - 46, 36, 9, "#3b2013")
    p.draw(body, defs=defs, blur=0.6)
    steam = "".join(
        line(
            [(x + dx + 7 * np.sin(t * 5), y - 62 - 90 * t) for t in np.linspace(0, 1, 14)],
            "#ffffff",
            6,
            'opacity=".35"',
        )
        for dx in (-14, 8)
    )
    p.draw(steam, blur=5)


def _pencils(p: Painting, x: float, y: float) -> None:
    _shadow(p, x, y + 46, 52)
    body = ""
    for number, tone in enumerate(("#e0b23a", "#3f78b5", "#d0503f", "#4b9a63", "#7b5aa8")):
        dx, lean = -26 + number * 13, (number - 2) * 7
        body += line([(x + dx, y), (x + dx + lean, y - 104 - 14 * (number % 2))], tone, 9)
        body += disc(x + dx + lean, y - 108 - 14 * (number % 2), 4.5, mix(tone, "#f3dfc0", 0.7))
    body += path(
        f"M{x - 42},{y - 40} L{x - 36},{y + 44} Q{x},{y + 58} {x + 36},{y + 44} L{x + 42},{y - 40} Z",
        "url(#tin)",
    )
    body += oval(x, y - 40, 42, 9, "#2c3236", 'opacity=".35"')
    p.draw(
        body,
        defs=fade("tin", "#dfe4e6", "#9aa3a8", "#4a5156", across=True) + pool("x", "#fff"),
        blur=0.7,
    )
