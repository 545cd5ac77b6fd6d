"""A collector's card: a foil frame, a portrait before rays, a name plate.

The card is laid out in units of 500 x 700 and drawn at any size.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.hues import Hues
from cyclorama.scenery.layer import Rgba, lay_into
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.portrait import framed
from cyclorama.scenery.relief import glow_of, masked, shadow_of
from cyclorama.scenery.sheet import linear, radial, rays, sheet
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.tints import darker, lighter, mixed, readable_on, vivid

UNITS = (500.0, 700.0)
RATIO = UNITS[0] / UNITS[1]
_PANEL = (24.0, 24.0, 452.0, 652.0)
_PICTURE = 540.0  # how far down the portrait reaches; the plate covers its end


@dataclass(frozen=True)
class Print:
    """What is printed on a card. `mark`: a few letters in its corner, such as a year."""

    name: str
    line: str
    mark: str


def card(size: Size, subject: Subject, hues: Hues, words: Print) -> Rgba:
    """The front of a card with the subject, whose edges are transparent."""
    unit = size.width / UNITS[0]
    front = sheet(size, _frame(), _foil(hues), view=UNITS)
    _lay(front, sheet(size, _field(hues), _field_defs(hues), view=UNITS), _panel(size))
    giant = letter(
        words.mark,
        round(330 * unit),
        width_px=round(430 * unit),
        colour=lighter(hues.primary, 0.3),
        style=Style.NARROW,
    )
    faint = giant.copy()
    faint[..., 3] = np.rint(faint[..., 3] * 0.2)
    lay_into(front, faint, (size.width - faint.shape[1]) // 2, round(60 * unit))
    window = Size(round(_PANEL[2] * unit), round((_PICTURE - _PANEL[1]) * unit))
    person = framed(subject, window, face=0.29, eyes=0.34)
    panel = _panel(size)
    portrait = np.zeros_like(front)
    lay_into(portrait, person, round(_PANEL[0] * unit), round(_PANEL[1] * unit))
    halo = glow_of(portrait, blur=10 * unit, colour="#ffffff", strength=0.7)
    _lay(front, halo, panel)
    _lay(front, portrait, panel)
    plate = sheet(size, _plate(), _plate_defs(hues), view=UNITS)
    _lay(front, shadow_of(plate, blur=8 * unit, down=-3 * unit), panel)
    lay_into(front, plate, 0, 0)
    _letters(front, hues, words, unit)
    lay_into(front, sheet(size, _sheen(), _sheen_defs(), view=UNITS), 0, 0)
    return front


def card_back(size: Size, hues: Hues) -> Rgba:
    """The back of a card: a pattern around a star."""
    star = "".join(
        f'<path d="M0 -150 L34 -48 L143 -46 L56 20 L88 124 L0 62 L-88 124 L-56 20 L-143 -46'
        f' L-34 -48 Z" transform="translate(250 350) scale({scale:g})" fill="{colour}"/>'
        for scale, colour in ((1.0, hues.accent), (0.72, darker(hues.primary, 0.25)))
    )
    tiles = "".join(
        f'<path d="M{x} {y} l22 22 l-22 22 l-22 -22 Z" fill="{hues.secondary}" fill-opacity=".22"/>'
        for y in range(40, 640, 44)
        for x in range(52, 476, 44)
    )
    back = sheet(size, _frame(), _foil(hues), view=UNITS)
    _lay(
        back, sheet(size, _field(hues) + tiles + star, _field_defs(hues), view=UNITS), _panel(size)
    )
    return back


def _lay(front: Rgba, layer: Rgba, mask: NDArray[np.uint8]) -> None:
    lay_into(front, masked(layer, mask), 0, 0)


def _panel(size: Size) -> NDArray[np.uint8]:
    """Where the field within the frame is, uint8 (h, w)."""
    x, y, width, height = _PANEL
    drawn = sheet(
        size, f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="16"/>', view=UNITS
    )
    return drawn[..., 3]


def _frame() -> str:
    return (
        '<rect x="1" y="1" width="498" height="698" rx="30" fill="url(#foil)"/>'
        '<rect x="9" y="9" width="482" height="682" rx="24" fill="none" stroke="#ffffff"'
        ' stroke-opacity=".55" stroke-width="2"/>'
        '<rect x="17" y="17" width="466" height="666" rx="20" fill="#000000" fill-opacity=".55"/>'
    )


def _foil(hues: Hues) -> str:
    bright = vivid(hues.accent)
    return linear(
        "foil",
        (0.0, lighter(bright, 0.35), 1),
        (0.18, bright, 1),
        (0.34, lighter(bright, 0.75), 1),
        (0.5, darker(bright, 0.25), 1),
        (0.66, lighter(bright, 0.55), 1),
        (0.84, bright, 1),
        (1.0, darker(bright, 0.35), 1),
        turn=52,
    )


def _field(hues: Hues) -> str:
    stripes = "".join(
        f'<path d="M{x} 700 L{x + 240} 0 L{x + 262} 0 L{x + 22} 700 Z" fill="{hues.secondary}"'
        f' fill-opacity=".16"/>'
        for x in range(-240, 520, 66)
    )
    dots = "".join(
        f'<circle cx="{x + (y // 16 % 2) * 8}" cy="{y}" r="{5.4 * (y - 380) / 280:g}"'
        f' fill="{hues.accent}" fill-opacity=".30"/>'
        for y in range(396, 690, 16)
        for x in range(20, 490, 16)
    )
    return (
        '<rect width="500" height="700" fill="url(#field)"/>'
        + rays(250, 260, 620, 28, lighter(hues.primary, 0.65), 0.16, turn=4)
        + stripes
        + dots
        + '<rect width="500" height="700" fill="url(#halo)"/>'
    )


def _field_defs(hues: Hues) -> str:
    deep = darker(hues.primary, 0.55)
    return radial(
        "field",
        (0, lighter(hues.primary, 0.18), 1),
        (0.5, hues.primary, 1),
        (1, deep, 1),
        at=(0.5, 0.36),
        r=0.75,
    ) + radial("halo", (0, "#ffffff", 0.5), (0.6, "#ffffff", 0), at=(0.5, 0.36), r=0.5)


def _plate() -> str:
    return (
        '<path d="M24 560 L476 520 L476 660 Q476 676 460 676 L40 676 Q24 676 24 660 Z"'
        ' fill="url(#plate)"/>'
        '<path d="M24 560 L476 520 L476 532 L24 572 Z" fill="url(#edge)"/>'
        '<path d="M24 546 L476 506 L476 511 L24 551 Z" fill="#ffffff" fill-opacity=".85"/>'
    )


def _plate_defs(hues: Hues) -> str:
    dark = darker(mixed(hues.primary, hues.secondary, 0.25), 0.62)
    bright = vivid(hues.accent)
    return linear("plate", (0, dark, 1), (1, darker(dark, 0.35), 1), turn=90) + linear(
        "edge", (0, bright, 1), (0.5, lighter(bright, 0.6), 1), (1, bright, 1)
    )


def _letters(front: Rgba, hues: Hues, words: Print, unit: float) -> None:
    width = front.shape[1]
    ground = darker(mixed(hues.primary, hues.secondary, 0.25), 0.7)
    name = letter(
        words.name.upper(), round(66 * unit), width_px=round(400 * unit), style=Style.NARROW,
        colour=readable_on(ground, "#ffffff"),
    )  # fmt: skip
    bright = readable_on(ground, vivid(hues.accent), lighter(vivid(hues.accent), 0.4))
    line = letter(words.line.upper(), round(27 * unit), width_px=round(390 * unit), colour=bright)
    lay_into(front, name, (width - name.shape[1]) // 2, round(604 * unit - name.shape[0] / 2))
    lay_into(front, line, (width - line.shape[1]) // 2, round(652 * unit - line.shape[0] / 2))
    badge = sheet(
        Size(round(104 * unit), round(104 * unit)),
        f'<path d="M50 3 L92 20 V56 Q92 84 50 97 Q8 84 8 56 V20 Z" fill="{ground}"'
        f' stroke="{bright}" stroke-width="5" stroke-linejoin="round"/>',
        view=(100, 100),
    )
    mark = letter(
        words.mark,
        round(46 * unit),
        width_px=round(66 * unit),
        style=Style.NARROW,
        colour="#ffffff",
    )
    lay_into(
        badge, mark, (badge.shape[1] - mark.shape[1]) // 2, round(46 * unit - mark.shape[0] / 2)
    )
    lay_into(front, badge, round(38 * unit), round(38 * unit))


def _sheen() -> str:
    return (
        '<path d="M-60 420 L250 -20 L330 -20 L-60 560 Z" fill="url(#sheen)"/>'
        '<path d="M210 720 L520 250 L520 330 L262 720 Z" fill="url(#sheen)"/>'
        '<rect x="1" y="1" width="498" height="698" rx="30" fill="none"/>'
    )


def _sheen_defs() -> str:
    return linear("sheen", (0, "#ffffff", 0.02), (0.5, "#ffffff", 0.20), (1, "#ffffff", 0.02))
