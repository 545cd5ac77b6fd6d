"""The photo as an advertisement on a lit billboard of a city, in perspective."""

from math import cos
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.facade import facade
from cyclorama.scenery.layer import Rgb, Rgba, empty, laid, lay_into
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.perspective import Quad, beyond, onto, turned_away
from cyclorama.scenery.relief import glow_of, shadow_of
from cyclorama.scenery.screen import lit_panel, shown_whole
from cyclorama.scenery.sheet import linear, sheet
from cyclorama.scenery.stages import stage
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.wording import text, unread

YAW, PITCH = 0.44, -0.10  # radians; the panel is seen from below and from the side
DUSK = 0.30  # how much darker the city gets, so that the panel is seen to be lit
HIGH, WIDE = 0.66, 0.70  # of the frame, at most
RATIOS = (0.75, 1.9)  # of a panel
WALL = 1400  # px of the wall's height, before it is turned away
CLEAR = 900  # px of the panel's longer edge before it is turned away


def draw(task: Task, set_name: SetName) -> Drawn:
    """An even variant hangs on a wall on the right, an odd one on a tower on the left."""
    brief, size = task.brief, task.size
    if set_name is SetName.STUDIO:
        set_name = SetName.CITY_NIGHT
    photo = task.sources[0]
    tower = brief.variant % 2 == 1
    panel_size = _panel_size(size, photo.shape[1] / photo.shape[0])
    side = -1 if tower else 1
    across = size.width * (0.5 + side * 0.12 * min(1.0, size.width / size.height))
    down = 0.42 * size.height
    quad = _inside(turned_away(panel_size, across, down, yaw=-side * YAW, pitch=PITCH), size)
    backdrop = stage(set_name, size, variant=brief.variant, colours=brief.colours).picture
    backdrop = np.rint(backdrop * (1 - DUSK)).astype(np.uint8)
    edge = min(CLEAR, max(size))
    scale = edge / max(panel_size)
    clear = Size(round(panel_size.width * scale), round(panel_size.height * scale))
    advert = _worded(shown_whole(photo, clear), text(brief, 0), text(brief, 1))
    panel = onto(lit_panel(advert, max(2, round(0.022 * edge))), quad, size)
    _build(backdrop, quad, size, side, brief.variant)
    mean = advert[..., :3].reshape(-1, 3).mean(axis=0)
    glow = glow_of(panel, blur=0.10 * min(size), colour=_hex(0.6 * mean + 95), strength=0.7)
    backdrop = laid(
        backdrop, shadow_of(panel, blur=0.012 * min(size), down=0.01 * size.height), 0, 0
    )
    backdrop = laid(backdrop, glow, 0, 0)
    backdrop = laid(backdrop, onto(_lamps(clear), beyond(quad, 0, 0.16, 0, -1), size), 0, 0)
    return Drawn(laid(backdrop, panel, 0, 0), panel, backdrop, unread(brief))


def _panel_size(size: Size, ratio: float) -> Size:
    ratio = min(max(ratio, RATIOS[0]), RATIOS[1])
    width = min(WIDE * size.width / cos(YAW), HIGH * size.height * ratio)
    return Size(round(width), round(width / ratio))


def _inside(quad: Quad, size: Size) -> Quad:
    """Moved sideways where a corner would lie beyond the frame."""
    left, right = min(x for x, _ in quad), max(x for x, _ in quad)
    margin = 0.03 * size.width
    move = max(0.0, margin - left) - max(0.0, right - (size.width - margin))
    return (
        (quad[0][0] + move, quad[0][1]),
        (quad[1][0] + move, quad[1][1]),
        (quad[2][0] + move, quad[2][1]),
        (quad[3][0] + move, quad[3][1]),
    )


def _build(backdrop: Rgb, quad: Quad, size: Size, side: int, seed: int) -> None:
    """The wall that the panel hangs on: out of the frame at the near side, and to the ground."""
    near, far = 1.2, 0.10
    around = beyond(quad, far if side > 0 else near, 0.55, near if side > 0 else far, 1.9)
    edge = min(WALL, max(size))
    colour = "#3a3f49" if seed % 2 else "#4a3a35"
    wall = facade(Size(round(0.79 * edge), edge), 13, 17, seed=seed, wall=colour, lit=0.38)
    sheet_ = onto(wall, around, size)
    lay_into(backdrop, shadow_of(sheet_, blur=0.02 * size.width, strength=0.4), 0, 0)
    lay_into(backdrop, sheet_, 0, 0)


def _lamps(clear: Size) -> Rgba:
    """A row of lamps over the panel, their light falling on its upper edge."""
    width, height = clear.width, max(8, round(0.16 * clear.height))
    step = width / 5
    body = "".join(
        f'<path d="M{x:g} {height} L{x:g} {0.35 * height:g}" stroke="#20242a" stroke-width="7"/>'
        f'<path d="M{x - 26:g} {0.30 * height:g} h52 l-10 {0.22 * height:g} h-32 Z"'
        ' fill="#20242a"/>'
        f'<ellipse cx="{x:g}" cy="{0.58 * height:g}" rx="{0.36 * step:g}" ry="{0.5 * height:g}"'
        f' fill="url(#lamp)"/>'
        for x in (step * (index + 0.5) for index in range(5))
    )
    lamp = (
        '<radialGradient id="lamp"><stop offset="0" stop-color="#fff3d0" stop-opacity=".95"/>'
        '<stop offset="1" stop-color="#fff3d0" stop-opacity="0"/></radialGradient>'
    )
    return sheet(Size(width, height), body, lamp)


def _worded(advert: Rgba, title: str, line: str) -> Rgba:
    """With the brief's words on a dark band at the foot, where there are any."""
    if not title:
        return advert
    height, width = advert.shape[:2]
    size = Size(width, height)
    band = sheet(
        size,
        f'<rect y="{0.62 * height:g}" width="{width}" height="{0.38 * height:g}" fill="url(#b)"/>',
        linear("b", (0, "#000000", 0), (0.6, "#000000", 0.72), (1, "#000000", 0.85), turn=90),
    )
    lay_into(band, _centred(title.upper(), size, 0.13, Style.NARROW), 0, round(0.76 * height))
    if line:
        lay_into(band, _centred(line, size, 0.06, Style.PLAIN), 0, round(0.90 * height))
    return laid(advert, band, 0, 0)


def _centred(words: str, size: Size, high: float, style: Style) -> Rgba:
    drawn = letter(words, round(high * size.height), width_px=round(0.86 * size.width), style=style)
    line = empty(Size(size.width, drawn.shape[0]))
    lay_into(line, drawn, (size.width - drawn.shape[1]) // 2, 0)
    return line


def _hex(levels: NDArray[np.floating[Any]]) -> str:
    return "#" + "".join(f"{min(255, max(0, round(float(level)))):02x}" for level in levels)
