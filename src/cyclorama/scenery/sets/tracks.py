"""A race track."""

from itertools import pairwise

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter
from cyclorama.scenery.paint.ground import floor, mottle, plan
from cyclorama.scenery.paint.lights import bloom, glow, haze, out_of_focus, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.people import spectators
from cyclorama.scenery.paint.plants import crown
from cyclorama.scenery.paint.svg import line, path, poly, rect
from cyclorama.scenery.sets.look import Look, light, pick


def race_track(p: Painting, colours: tuple[str, ...]) -> Look:
    """The straight before the finish: kerbs, a gantry with chequers, a grandstand, hoardings."""
    line_ = p.height * 0.54
    one, two = pick(colours, 0, "#e0282e"), pick(colours, 1, "#1f5fd0")
    p.wash("#2f7fd0", "#86c0ee", "#ffe6c0", bottom=line_)
    clouds = np.clip(p.noise(3, 5, 3.2) * 2.4 - 1.2, 0, 1) * np.clip(1.2 - p.y() / line_, 0, 1)
    p.lay("#fff8ee", clouds * 0.8)
    for x in np.linspace(p.left, p.right, 13):
        crown(
            p,
            float(x),
            line_ - 12,
            70,
            float(p.rng.uniform(26, 46)),
            ("#3f6a54", "#6a9470", "#a8c48a"),
            120,
            10,
        )
    _grandstand(p, line_, one, two)
    _grandstand_far(p, line_, two)
    haze(p, line_, 22, "#ffeed4", 0.5)
    ground = rect(0, 0, 2000, 3000, "#5c9a48") + "".join(
        rect(0, y, 2000, 60, "#68a852") for y in range(0, 3000, 120)
    )
    ground += rect(560, 0, 880, 3000, "#c9bfa8") + rect(640, 0, 720, 3000, "#54565c")
    for n, y in enumerate(range(0, 3000, 40)):
        ground += rect(604, y, 40, 40, one if n % 2 else "#ffffff") + rect(
            1356, y, 40, 40, one if n % 2 else "#ffffff"
        )
    ground += rect(654, 0, 8, 3000, "#ffffff") + rect(1338, 0, 8, 3000, "#ffffff")
    for n in range(5):
        left = 720 + (n % 2) * 330
        ground += f'<path d="M{left},{2380 + n * 120} h210 M{left},{2380 + n * 120} v40 M{left + 210},{2380 + n * 120} v40" stroke="#ffffff" stroke-width="9" fill="none"/>'
    for row in range(4):
        ground += "".join(
            rect(
                660 + n * 42.5, 2150 + row * 24, 42.5, 24, "#ffffff" if (n + row) % 2 else "#16181c"
            )
            for n in range(16)
        )
    ground += "".join(rect(x, 0, 46, 3000, "#2c2e33", 'opacity=".4"') for x in (820, 1020, 1140))
    floor(
        p,
        plan(ground, 2000, 3000, 2400),
        line_ - 3,
        line_ + 8,
        p.height * 1.12,
        2.9,
        beyond=cv2.BORDER_REPLICATE,
    )
    mottle(p, p.noise(60, 3, 5), line_ + 8, p.height, 0.08)
    streaks = p.noise(26, 2, 0.2)
    mottle(p, streaks, line_ + 60, p.height, 0.05)
    _hoardings(p, line_, one, two)
    _gantry(p, line_, one)
    out_of_focus(p, 1.0)
    _tyres(p, one)
    glow(p, p.right * 0.5, p.height * 0.08, 300, "#fff0c4", 0.6)
    glow(p, 0, line_ + 30, 260, "#fff2d8", 0.3, 0.25)
    bloom(p, 0.88, 16, 0.3)
    vignette(p, 0.26)
    return Look(light(0.5, 0.65, "#fff3dc", "#a8c0d0", 0.7, "#fff0d0"), 0.94, 0.53)


def _up(x: float, line_: float, share: float, p: Painting, high: float) -> float:
    return line_ + 14 * abs(x) / p.right - high * share * abs(x) / p.right


def _grandstand(p: Painting, line_: float, one: str, two: str) -> None:
    """On the left, from near to far."""
    near, far, high = p.left * 1.1, p.left * 0.16, 330 * min(p.height / 750, 1.4)
    body = poly(
        [
            (near, _up(near, line_, 1.0, p, high)),
            (far, _up(far, line_, 1.0, p, high)),
            (far, line_),
            (near, _up(near, line_, 0.0, p, high)),
        ],
        "#4a5468",
    )
    p.draw(body)
    clothes = [one, two, "#f4f4f0", "#f0b83a", "#5a6a80", lighter(one, 0.4)]
    for row in range(9):
        share = 0.86 - row * 0.085
        for a, b in ((0.0, 0.42), (0.42, 0.72), (0.72, 1.0)):
            x0, x1 = near + (far - near) * a, near + (far - near) * b
            size = 8.5 * abs((x0 + x1) / 2) / p.right
            spectators(
                p,
                (x0, _up(x0, line_, share, p, high)),
                (x1, _up(x1, line_, share, p, high)),
                max(size, 1.6),
                clothes,
                0.2,
                "#3a4458",
            )
    roof = poly(
        [
            (near, _up(near, line_, 1.2, p, high)),
            (far, _up(far, line_, 1.2, p, high)),
            (far, _up(far, line_, 1.08, p, high)),
            (near, _up(near, line_, 1.04, p, high)),
        ],
        "#e8ecf2",
    )
    roof += poly(
        [
            (near, _up(near, line_, 1.1, p, high)),
            (far, _up(far, line_, 1.12, p, high)),
            (far, _up(far, line_, 1.08, p, high)),
            (near, _up(near, line_, 1.04, p, high)),
        ],
        one,
    )
    for share in np.linspace(0.02, 0.95, 9) ** 0.6:
        x = near + (far - near) * share
        roof += line(
            [(x, _up(x, line_, 0.05, p, high)), (x, _up(x, line_, 1.08, p, high))],
            "#c4ccd8",
            1.2 + 3 * abs(x) / p.right,
        )
    p.draw(roof)


def _grandstand_far(p: Painting, line_: float, two: str) -> None:
    """The pits on the right."""
    near, far, high = p.right * 1.1, p.right * 0.2, 190 * min(p.height / 750, 1.4)
    body = poly(
        [
            (near, _up(near, line_, 1, p, high)),
            (far, _up(far, line_, 1, p, high)),
            (far, line_),
            (near, _up(near, line_, 0, p, high)),
        ],
        "#eef1f6",
    )
    body += poly(
        [
            (near, _up(near, line_, 1, p, high)),
            (far, _up(far, line_, 1, p, high)),
            (far, _up(far, line_, 0.84, p, high)),
            (near, _up(near, line_, 0.84, p, high)),
        ],
        two,
    )
    edges = far + (near - far) * np.linspace(0, 1, 9) ** 1.5
    for a, b in pairwise(edges):
        x0, x1 = float(a + (b - a) * 0.12), float(a + (b - a) * 0.9)
        body += poly(
            [
                (x0, _up(x0, line_, 0.46, p, high)),
                (x1, _up(x1, line_, 0.46, p, high)),
                (x1, _up(x1, line_, 0.02, p, high)),
                (x0, _up(x0, line_, 0.02, p, high)),
            ],
            "#2a3040",
        )
        body += poly(
            [
                (x0, _up(x0, line_, 0.78, p, high)),
                (x1, _up(x1, line_, 0.78, p, high)),
                (x1, _up(x1, line_, 0.56, p, high)),
                (x0, _up(x0, line_, 0.56, p, high)),
            ],
            "#8fbcd8",
        )
    p.draw(body)


def _hoardings(p: Painting, line_: float, one: str, two: str) -> None:
    body = ""
    tones = [one, "#f4f4f0", two, "#f0b83a", "#20242c", "#2f9a6a"]
    for side in (-1, 1):
        edges = side * p.right * (0.1 + 1.05 * np.linspace(0, 1, 10) ** 1.7)
        for n, (a, b) in enumerate(zip(edges.tolist(), edges[1:].tolist(), strict=False)):
            base = [line_ + 8 + abs(x) / p.right * 62 for x in (a, b)]
            tall = [4 + abs(x) / p.right * 46 for x in (a, b)]
            body += poly(
                [(a, base[0]), (b, base[1]), (b, base[1] - tall[1]), (a, base[0] - tall[0])],
                tones[(n + (side > 0)) % 6],
            )
            c, d = a + (b - a) * 0.2, a + (b - a) * 0.8
            body += poly(
                [
                    (c, base[0] + (base[1] - base[0]) * 0.2 - tall[0] * 0.35),
                    (d, base[0] + (base[1] - base[0]) * 0.8 - tall[1] * 0.35),
                    (d, base[0] + (base[1] - base[0]) * 0.8 - tall[1] * 0.6),
                    (c, base[0] + (base[1] - base[0]) * 0.2 - tall[0] * 0.6),
                ],
                "#ffffff" if (n + (side > 0)) % 6 != 1 else "#20242c",
                'opacity=".9"',
            )
    p.draw(body)


def _gantry(p: Painting, line_: float, one: str) -> None:
    half, high = p.width * 0.29, 250 * min(p.height / 750, 1.25)
    top, foot = line_ - high, line_ + 34
    body = "".join(rect(side * half - 9, top, 18, foot - top, "#2a2e38") for side in (-1, 1))
    body += rect(-half - 16, top, 2 * half + 32, 66, "#16181e")
    square = 2 * half / 26
    body += "".join(
        rect(
            -half + n * square,
            top + 6 + row * square,
            square,
            square,
            "#ffffff" if (n + row) % 2 else "#16181e",
        )
        for n in range(26)
        for row in range(2)
    )
    body += rect(-half, top + 50, 2 * half, 10, one)
    for n in range(5):
        x = -72 + n * 36
        body += (
            rect(x - 13, top + 62, 26, 44, "#101216", 'rx="5"')
            + f'<circle cx="{x}" cy="{top + 76:.1f}" r="8" fill="#3cff6a"/><circle cx="{x}" cy="{top + 95:.1f}" r="8" fill="#2a1012"/>'
        )
    p.draw(body)
    for n in range(5):
        glow(p, -72 + n * 36, top + 76, 20, "#3cff6a", 0.6)


def _tyres(p: Painting, one: str) -> None:
    """Stacks of tyres at both borders of the frame."""
    body = ""
    for side in (-1, 1):
        for n in range(4):
            x, foot = side * (p.right - 16 - n * 50), p.height * (0.92 - 0.035 * n)
            for level in range(3):
                y, tone = foot - level * 26, [one, "#f4f4f0"][(n + level) % 2]
                body += path(
                    f"M{x - 32},{y - 12} v-6 a32,10 0 0 1 64,0 v12 a32,10 0 0 1 -64,0 Z", "#1c1e22"
                ) + path(f"M{x - 32},{y - 14} a32,10 0 0 0 64,0 v-5 a32,10 0 0 1 -64,0 Z", tone)
                body += f'<ellipse cx="{x:.1f}" cy="{y - 19:.1f}" rx="32" ry="10" fill="{darker("#34373d", 0.1)}"/><ellipse cx="{x:.1f}" cy="{y - 19:.1f}" rx="17" ry="5" fill="#0c0d0f"/>'
    p.draw(body)
