"""A Japanese temple."""

import cv2
import numpy as np

from cyclorama.scenery.paint.colour import darker, lighter, mix, rgb
from cyclorama.scenery.paint.ground import floor, mottle, tiles
from cyclorama.scenery.paint.lights import bloom, glow, haze, out_of_focus, rays, vignette
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.paint.plants import crown
from cyclorama.scenery.paint.svg import fade, line, path, poly, rect
from cyclorama.scenery.sets.lanterns import roof
from cyclorama.scenery.sets.look import Look, light

BLOSSOM = ("#c8648a", "#f4a4c0", "#ffe4ee")
RED = "#c8321e"


def temple(p: Painting, colours: tuple[str, ...]) -> Look:
    """A pagoda and a gate under cherry blossom, a snow-capped mountain behind."""
    line_ = p.height * 0.62
    p.wash("#5f8fc8", "#b0c8e4", "#fbe0d4", "#ffd0b0", bottom=line_)
    glow(p, p.left * 0.3, p.height * 0.2, 70, "#fff8e8", 0.9)
    up = p.height / 750
    _mountain(p, p.right * 0.34, line_, 330 * up)
    haze(p, line_ - 20, 70, "#ffe4dc", 0.7)
    for x in np.linspace(p.left, p.right, 11):
        crown(
            p,
            float(x),
            line_ - 18,
            80,
            float(p.rng.uniform(36, 64)),
            ("#5a7a6a", "#86a88a", "#bcd0a8"),
            160,
            11,
        )
    haze(p, line_ - 10, 30, "#ffeae0", 0.35)
    p.draw(_pagoda(p.left * 0.56, line_ + 14, 1.12 * up))
    p.draw(_hall(p.right * 0.62, line_ + 26, 1.0 * up))
    out_of_focus(p, 1.1)
    p.wash("#a8b878", "#7f9a5a", top=line_ + 12)
    mottle(p, p.noise(22, 4, 4), line_, p.height, 0.15)
    tones = np.stack([rgb(tone) for tone in ("#c4bcb0", "#b4aca0", "#d0c8bc", "#a49c90")])
    stones = tiles(9, 110, tones, rgb("#7f776c"), p.rng)
    edge = np.zeros((stones.shape[0], 10, 3), np.uint8)
    edge[:] = (148, 140, 128)
    _path(p, np.hstack([edge, stones, edge]), line_)
    p.draw(_gate(line_ + 40, 1.0 * (up if p.tall else 1.0) * (0.8 if p.tall else 1.0)))
    for side in (-1, 1):
        for share, size in ((0.3, 0.55), (0.52, 0.85), (0.86, 1.3)):
            p.draw(_stone_lantern(side * share * p.right, line_ + 26 + 130 * share, size))
            glow(
                p,
                side * share * p.right,
                line_ + 26 + 130 * share - 92 * size,
                20 * size,
                "#ffcf7a",
                0.8,
            )
    for side in (-1, 1):
        branch = path(
            f"M{side * (p.right + 20)},{p.height * 0.3} Q{side * p.right * 0.8},{p.height * 0.16} {side * p.right * 0.42},{p.height * 0.13} L{side * p.right * 0.42},{p.height * 0.135} Q{side * p.right * 0.82},{p.height * 0.2} {side * (p.right + 20)},{p.height * 0.36} Z",
            "#4a3028",
        )
        p.draw(branch)
        for share, y in (
            (0.98, 0.14),
            (0.86, 0.07),
            (0.74, 0.13),
            (0.6, 0.09),
            (0.48, 0.12),
            (1.0, 0.27),
        ):
            crown(p, side * share * p.right, y * p.height, 84, 48, BLOSSOM, 260, 11)
    petals = 110
    p.leaves(
        p.rng.uniform(p.left, p.right, petals),
        p.rng.uniform(0, p.height, petals),
        p.rng.uniform(5, 12, petals),
        0.6,
        p.rng.uniform(0, 180, petals),
        rgb("#ffd4e2"),
    )
    rays(p, p.left * 0.3, -20, "#fff0dc", 0.2)
    bloom(p, 0.85, 16, 0.3)
    vignette(p, 0.24)
    return Look(light(-0.4, 0.6, "#fff0dc", "#c0b4b4", 0.5, "#ffe0d0"), 0.95, 0.6)


def _path(p: Painting, stones: np.ndarray, line_: float) -> None:
    """The path alone: grass on both sides of it stays."""
    before = p.canvas.copy()
    floor(p, stones, line_ - 4, line_ + 14, p.height * 1.2, 0.95, beyond=cv2.BORDER_REPLICATE)
    half = 0.95 * (p.y() - line_ + 4)
    cover = np.clip((half - np.abs(p.x())) * p.scale, 0, 1) * (p.y() > line_ + 14)
    p.canvas = before + (p.canvas - before) * cover[..., None]


def _mountain(p: Painting, x: float, foot: float, high: float) -> None:
    body = path(
        f"M{x - high * 1.7},{foot} Q{x - high * 0.5},{foot - high * 0.42} {x - high * 0.17},{foot - high} H{x + high * 0.17} Q{x + high * 0.5},{foot - high * 0.42} {x + high * 1.7},{foot} Z",
        "url(#far)",
    )
    body += path(
        f"M{x - high * 0.17},{foot - high} H{x + high * 0.17} Q{x + high * 0.27},{foot - high * 0.8} {x + high * 0.4},{foot - high * 0.62} L{x + high * 0.27},{foot - high * 0.68} L{x + high * 0.2},{foot - high * 0.56} L{x + high * 0.08},{foot - high * 0.7} L{x - high * 0.04},{foot - high * 0.54} L{x - high * 0.16},{foot - high * 0.68} L{x - high * 0.27},{foot - high * 0.58} L{x - high * 0.4},{foot - high * 0.62} Q{x - high * 0.27},{foot - high * 0.8} {x - high * 0.17},{foot - high} Z",
        "#fdf8fa",
    )
    p.draw(body, defs=fade("far", "#7f96c4", "#a8b4d8", "#e4d0d8"), blur=1)


def _pagoda(x: float, foot: float, size: float) -> str:
    body, y = (
        rect(x - 104 * size, foot - 16 * size, 208 * size, 22 * size, "#b8aea0"),
        foot - 14 * size,
    )
    for storey in range(5):
        half, high = (80 - 9 * storey) * size, 44 * size
        body += rect(x - half * 0.7, y - high, half * 1.4, high, "#f4e6cc")
        body += "".join(
            rect(x + half * share - 3 * size, y - high, 6 * size, high, RED)
            for share in (-0.68, -0.34, 0, 0.34, 0.68)
        )
        body += rect(x - half * 0.74, y - high * 0.26, half * 1.48, 6 * size, RED)
        body += roof(x, y - high * 0.82, half * 1.05, 30 * size, "#3c4450", darker(RED, 0.1))
        y -= high + 11 * size
    body += rect(x - 3 * size, y - 62 * size, 6 * size, 66 * size, "#c89a3a")
    return body + "".join(
        rect(x - 9 * size, y - (16 + 9 * n) * size, 18 * size, 3.5 * size, "#c89a3a")
        for n in range(5)
    )


def _hall(x: float, foot: float, size: float) -> str:
    body = rect(x - 180 * size, foot - 22 * size, 360 * size, 30 * size, "#b8aea0") + rect(
        x - 140 * size, foot - 122 * size, 280 * size, 100 * size, "#f4e6cc"
    )
    body += "".join(
        rect(
            x - 140 * size + n * 56 * size - 5 * size, foot - 122 * size, 10 * size, 100 * size, RED
        )
        for n in range(6)
    )
    for n in range(5):
        left = x - 128 * size + n * 56 * size
        body += (
            rect(left, foot - 100 * size, 33 * size, 72 * size, "#ffe6b0")
            + "".join(
                rect(left + step * 11 * size, foot - 100 * size, 2 * size, 72 * size, "#7a4a2c")
                for step in range(4)
            )
            + rect(left, foot - 66 * size, 33 * size, 2 * size, "#7a4a2c")
        )
    return body + roof(x, foot - 112 * size, 168 * size, 104 * size, "#3c4450", darker(RED, 0.15))


def _gate(foot: float, size: float) -> str:
    """A torii."""
    body = ""
    for side in (-1, 1):
        x = side * 168 * size
        body += poly(
            [
                (x - 15 * size, foot),
                (x + 15 * size, foot),
                (x - side * 10 * size + 12 * size, foot - 322 * size),
                (x - side * 10 * size - 12 * size, foot - 322 * size),
            ],
            "url(#post)",
        )
        body += rect(x - 19 * size, foot - 22 * size, 38 * size, 26 * size, "#2a2422")
    body += rect(-200 * size, foot - 268 * size, 400 * size, 24 * size, RED) + rect(
        -12 * size, foot - 322 * size, 24 * size, 56 * size, RED
    )
    body += path(
        f"M{-238 * size},{foot - 352 * size} Q0,{foot - 316 * size} {238 * size},{foot - 352 * size} L{232 * size},{foot - 318 * size} Q0,{foot - 296 * size} {-232 * size},{foot - 318 * size} Z",
        RED,
    )
    body += path(
        f"M{-248 * size},{foot - 374 * size} Q0,{foot - 334 * size} {248 * size},{foot - 374 * size} L{242 * size},{foot - 350 * size} Q0,{foot - 314 * size} {-242 * size},{foot - 350 * size} Z",
        "#2c2624",
    )
    return (
        f"<defs>{fade('post', lighter(RED, 0.18), RED, darker(RED, 0.4), across=True)}</defs>"
        + body
    )


def _stone_lantern(x: float, foot: float, size: float) -> str:
    s = size
    body = (
        rect(x - 24 * s, foot - 12 * s, 48 * s, 14 * s, "#8f8a82")
        + rect(x - 9 * s, foot - 66 * s, 18 * s, 56 * s, "#a09a90")
        + rect(x - 22 * s, foot - 74 * s, 44 * s, 10 * s, "#8f8a82")
    )
    body += rect(x - 16 * s, foot - 104 * s, 32 * s, 30 * s, "#a8a298") + rect(
        x - 9 * s, foot - 99 * s, 18 * s, 20 * s, "#ffd88a"
    )
    body += path(
        f"M{x - 36 * s},{foot - 104 * s} Q{x - 12 * s},{foot - 112 * s} {x},{foot - 132 * s} Q{x + 12 * s},{foot - 112 * s} {x + 36 * s},{foot - 104 * s} Z",
        "#7a756e",
    )
    return (
        body
        + path(
            f"M{x},{foot - 144 * s} l{6 * s},{13 * s} h{-12 * s} Z", mix("#7a756e", "#000000", 0.1)
        )
        + line([(x - 8 * s, foot - 60 * s), (x - 8 * s, foot - 14 * s)], "#c4beb4", 2 * s)
    )
