"""A poster: the subject large before its title, in two colours and an accent."""

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.grain import grained
from cyclorama.scenery.hues import Hues, hues_of
from cyclorama.scenery.layer import Rgb, Rgba, box_of, empty, laid, lay_into
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.palette import hues_in
from cyclorama.scenery.portrait import framed
from cyclorama.scenery.relief import glow_of, masked, shadow_of
from cyclorama.scenery.sheet import linear, radial, rays, sheet
from cyclorama.scenery.sitter import remarks_on, sitter
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.tints import darker, lighter, mixed, readable_on, vivid
from cyclorama.scenery.wording import team_name, text, unread

BORDER = 0.03  # of the shorter edge: the white rim of the sheet
ORNAMENT = "★ ★ ★"  # where the brief has no words for the foot
FOOT = 0.20  # of the height: the band of words at the foot


def draw(task: Task, _: SetName) -> Drawn:
    """The set is not used: a poster is laid out, not photographed."""
    brief, size = task.brief, task.size
    subject = sitter(task)
    hues = hues_of(brief, hues_in(subject.rgba))
    backdrop = _ground(size, hues)
    person = _placed(size, subject)
    box = box_of(person)
    title = text(brief, 0, team_name(brief) or "New")
    _lay_title(backdrop, title, hues, box[1] if box else size.height // 4)
    rim = shadow_of(person, blur=0.012 * size.height, right=0.01 * size.height, strength=0.45)
    lit = glow_of(person, blur=0.05 * size.height, colour=lighter(hues.primary, 0.6), strength=0.6)
    window = _window(size)
    for layer in (lit, rim):
        lay_into(backdrop, masked(layer, window), 0, 0)
    front = masked(person, window)
    words = _foot(size, text(brief, 1, ORNAMENT), text(brief, 2), hues)
    lay_into(front, words, 0, 0)
    picture = grained(laid(backdrop, front, 0, 0))
    remarks = (*remarks_on(subject), *unread(brief))
    return Drawn(picture, front, grained(backdrop), remarks)


def _rim(size: Size) -> int:
    return round(BORDER * min(size))


def _window(size: Size) -> NDArray[np.uint8]:
    """The printed part of the sheet, as a mask."""
    rim = _rim(size)
    box = f'width="{size.width - 2 * rim}" height="{size.height - 2 * rim}"'
    return sheet(size, f'<rect x="{rim}" y="{rim}" {box}/>')[..., 3]


def _ground(size: Size, hues: Hues) -> Rgb:
    width, height = size
    rim, reach = _rim(size), max(size)
    middle = _middle(size)
    light = lighter(hues.primary, 0.30)
    sun = 0.36 * min(width, 0.9 * height)
    dots = "".join(
        f'<circle cx="{x:g}" cy="{y:g}" r="{0.3 * step * (1 - row / 9):g}" fill="{hues.secondary}"'
        f' fill-opacity=".5"/>'
        for step in (min(size) / 34,)
        for row in range(9)
        for y in (rim + step * (row + 0.5),)
        for x in np.arange(rim + step * (0.5 + row % 2 / 2), width - rim, step)
    )
    slash = (
        f'<path d="M0 {0.92 * height:g} L{width} {0.60 * height:g} V{height} H0 Z"'
        f' fill="{darker(hues.primary, 0.45)}" fill-opacity=".75"/>'
        f'<path d="M0 {0.92 * height:g} L{width} {0.60 * height:g} V{0.63 * height:g}'
        f' L0 {0.95 * height:g} Z" fill="{hues.secondary}"/>'
    )
    body = (
        f'<rect width="{width}" height="{height}" fill="url(#ground)"/>'
        + rays(*middle, 1.2 * reach, 22, light, 0.30, turn=8)
        + dots
        + f'<circle cx="{middle[0]:g}" cy="{middle[1]:g}" r="{sun:g}" fill="url(#sun)"/>'
        + slash
        + f'<rect x="{rim / 2:g}" y="{rim / 2:g}" width="{width - rim}" height="{height - rim}"'
        f' fill="none" stroke="#f8f5ee" stroke-width="{rim}"/>'
    )
    defs = linear(
        "ground", (0, darker(hues.primary, 0.15), 1), (1, darker(hues.primary, 0.5), 1), turn=90
    ) + radial(
        "sun",
        (0, lighter(vivid(hues.accent), 0.35), 1),
        (0.9, vivid(hues.accent), 1),
        (1, vivid(hues.accent), 1),
        r=0.6,
    )
    return np.ascontiguousarray(sheet(size, body, defs)[..., :3])


def _lay_title(backdrop: Rgb, words: str, hues: Hues, head: int) -> None:
    """Beside the subject on a wide sheet. On a tall one over its head, which may cover the
    letters' feet; `head`: how many px down it begins."""
    width, height = backdrop.shape[1], backdrop.shape[0]
    wide = width > 1.15 * height
    room = round((0.46 if wide else 0.86) * width)
    top = round(0.07 * height)
    high = round(0.46 * height) if wide else max(round(0.1 * height), round((head - top) / 0.8))
    drawn = letter(
        words.upper(),
        min(high, round((0.46 if wide else 0.26) * height)),
        width_px=room,
        style=Style.NARROW,
        colour=readable_on(darker(hues.primary, 0.2), "#ffffff"),
        lines=3 if wide else 2,
    )
    hard = drawn.copy()
    hard[..., :3] = 0
    hard[..., 3] = np.rint(drawn[..., 3] * 0.35)
    left = round(0.28 * width - drawn.shape[1] / 2) if wide else (width - drawn.shape[1]) // 2
    top = round(0.42 * height - drawn.shape[0] / 2) if wide else top
    left = max(left, round(0.055 * width))
    off = max(1, round(0.006 * min(width, height)))
    lay_into(backdrop, hard, left + off, top + off)
    lay_into(backdrop, drawn, left, top)


def _placed(size: Size, subject: Subject) -> Rgba:
    """In the middle of a tall sheet or on the right of a wide one, down to the words at the
    foot."""
    out = empty(size)
    wide = size.width > 1.15 * size.height
    top = round((0.06 if wide else 0.19) * size.height)
    high = round((1 - FOOT + 0.03) * size.height) - top  # the band's slant covers the end
    box = Size(min(size.width - 2 * _rim(size), round(1.5 * high)), high)
    if subject.face is None:
        margin = 0.08 if wide else 0.06
        box = Size(round((0.46 if wide else 0.8) * size.width), round(high - margin * size.height))
        top += 0 if wide else round(0.02 * size.height)
    person = framed(subject, box, face=0.31, eyes=0.34 if wide else 0.30)
    lay_into(out, person, round(_middle(size)[0] - box.width / 2), top)
    return out


def _middle(size: Size) -> tuple[float, float]:
    """Of the sun behind the subject."""
    if size.width > 1.15 * size.height:
        return 0.70 * size.width, 0.43 * size.height
    return 0.5 * size.width, 0.47 * size.height


def _foot(size: Size, line: str, small: str, hues: Hues) -> Rgba:
    """The band at the foot, with the words; the subject ends behind it."""
    width, height = size
    rim = _rim(size)
    dark = darker(mixed(hues.primary, hues.secondary, 0.12), 0.68)
    top = (1 - FOOT) * height
    bright = vivid(hues.accent)
    out = sheet(
        size,
        f'<path d="M{rim} {top + 0.02 * height:g} L{width - rim} {top - 0.02 * height:g}'
        f' V{height - rim} H{rim} Z" fill="{dark}"/>'
        f'<path d="M{rim} {top + 0.02 * height:g} L{width - rim} {top - 0.02 * height:g}'
        f' v{0.012 * height:g} L{rim} {top + 0.032 * height:g} Z" fill="{bright}"/>',
    )
    room = round(0.86 * width)
    high = FOOT * height - rim
    main = letter(
        line.upper(),
        round((0.5 if small else 0.62) * high),
        width_px=room,
        style=Style.NARROW,
        colour=readable_on(dark, bright, lighter(bright, 0.4)),
    )
    middle = top + 0.025 * height + 0.45 * high
    if small:
        under = letter(small, round(0.2 * high), width_px=room, colour="#ffffff")
        lay_into(
            out, under, (width - under.shape[1]) // 2, round(top + 0.86 * high - under.shape[0] / 2)
        )
        middle -= 0.14 * high
    lay_into(out, main, (width - main.shape[1]) // 2, round(middle - main.shape[0] / 2))
    return out
