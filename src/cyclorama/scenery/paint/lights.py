"""Light in a painting: glow, lamps out of focus, beams, haze, and what a lens does to it all."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.scenery.paint.colour import Paint, rgb
from cyclorama.scenery.paint.painting import SHIFT, Numbers, Painting, soften


def glow(
    p: Painting, x: float, y: float, radius: float, light: str, much: float = 1.0, flat: float = 1.0
) -> None:
    """A round glow, or one `flat` times as high as wide."""
    down = ((p.y() - np.float32(y)) / np.float32(radius * flat)) ** 2
    across = ((p.x() - np.float32(x)) / np.float32(radius)) ** 2
    rows, columns = np.flatnonzero(down[:, 0] < 6), np.flatnonzero(across[0] < 6)
    if rows.size and columns.size:
        high, wide = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        light_ = np.exp(-down[high]) * np.exp(-across[:, wide]) * np.float32(much)
        rest = 1 - np.clip(light_[..., None] * rgb(light), 0, 1)
        p.canvas[high, wide] = 1 - (1 - p.canvas[high, wide]) * rest


def bokeh(
    p: Painting, xs: Numbers, ys: Numbers, radii: Numbers, lights: Paint, much: float = 0.5
) -> None:
    """Lamps out of focus: discs of light with a brighter rim."""
    layer = np.zeros((p.size.height, p.size.width, 3), np.uint8)
    lights = np.broadcast_to(lights, (len(xs), 3))
    points = p.pixels(np.asarray(xs), np.asarray(ys))
    for point, radius, light in zip(points, np.broadcast_to(radii, len(xs)), lights, strict=True):
        inner = [float(255 * part * 0.75) for part in light]
        rim = [float(255 * part) for part in light]
        reach = p.reach(radius)
        cv2.circle(layer, point, reach, inner, -1, cv2.LINE_AA, SHIFT)
        cv2.circle(layer, point, reach, rim, max(1, round(reach / 160)), cv2.LINE_AA, SHIFT)
    light_ = soften(np.asarray(layer / np.float32(255), np.float32), 1.2 * p.scale)
    p.canvas = 1 - (1 - p.canvas) * (1 - light_ * np.float32(much))


def scatter_bokeh(
    p: Painting,
    count: int,
    lights: list[str],
    top: float,
    bottom: float,
    radii: tuple[float, float] = (6, 22),
    much: float = 0.5,
) -> None:
    xs = p.rng.uniform(p.left, p.right, count)
    ys = p.rng.uniform(top, bottom, count)
    sizes = p.rng.uniform(*radii, count)
    paints = np.stack([rgb(lights[pick]) for pick in p.rng.integers(0, len(lights), count)])
    bokeh(p, xs, ys, sizes, paints, much)


def beam(
    p: Painting,
    x: float,
    y: float,
    to: tuple[float, float],
    spread: float,
    light: str,
    much: float = 0.35,
) -> None:
    """A beam from (x, y) towards `to`, where it is `spread` wide on each side, and fades."""
    ahead = np.array(to, np.float32) - np.array((x, y), np.float32)
    length = float(np.hypot(*ahead))
    ahead /= length
    dx, dy = p.x() - np.float32(x), p.y() - np.float32(y)
    along = (dx * ahead[0] + dy * ahead[1]) / length
    aside = np.abs(dx * -ahead[1] + dy * ahead[0])
    wide = spread * np.maximum(along, 1e-3) + 2
    light_ = np.exp(-((aside / wide) ** 2) * 2.2) * np.clip(1.15 - along, 0, 1) * (along > 0)
    p.shine(light, light_ * much)


def haze(p: Painting, y: float, reach: float, colour: str, much: float = 0.6) -> None:
    """A band of haze around the height `y`."""
    cover = np.exp(-(((p.y() - y) / reach) ** 2)) * much
    p.lay(colour, np.broadcast_to(cover, (p.size.height, p.size.width)))


def rays(p: Painting, x: float, y: float, light: str, much: float = 0.3, count: float = 9) -> None:
    """Sunbeams through leaves or clouds, from a point."""
    turn = np.arctan2(p.y() - y, p.x() - x)
    away = np.hypot(p.y() - y, p.x() - x)
    phases = p.rng.uniform(0, 6.28, 3)
    waves = sum(
        np.cos(turn * count * step + phase)
        for step, phase in zip((1, 1.7, 2.9), phases, strict=True)
    )
    light_ = np.clip(np.asarray(waves) / 3 + 0.1, 0, 1) * np.exp(-away / 700)
    p.shine(light, light_ * much)


def bloom(p: Painting, over: float = 0.7, reach: float = 22, much: float = 0.5) -> None:
    """What is bright spills over, as it does in a lens."""
    spill = soften(np.clip(p.canvas - over, 0, 1) / (1 - over), reach * p.scale)
    p.canvas = 1 - (1 - p.canvas) * (1 - np.clip(spill * much, 0, 1))


def vignette(p: Painting, much: float = 0.35, x: float = 0.0, y: float = 0.45) -> None:
    away = ((p.x() - x) / p.width) ** 2 + ((p.y() / p.height - y) * 0.9) ** 2
    p.canvas *= (1 - much * np.clip(away * 2.2, 0, 1))[..., None]


def out_of_focus(p: Painting, reach: float) -> None:
    """All that is painted so far, as a lens sees it that looks at someone in front."""
    p.canvas = soften(p.canvas, reach * p.scale)


def finished(p: Painting) -> NDArray[np.uint8]:
    """The picture, uint8 (h, w, 3): with a trace of grain, so that washes show no bands."""
    grain: NDArray[Any] = p.rng.standard_normal((p.size.height, p.size.width, 1), np.float32)
    return np.asarray(np.clip(np.rint(p.canvas * 255 + grain * 1.3), 0, 255), np.uint8)
