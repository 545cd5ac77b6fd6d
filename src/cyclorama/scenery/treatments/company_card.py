"""The subject in a card of a company's colours: flat as a print, or standing out of its frame.

A company is named and its colours are used; its logo is not drawn.
"""

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import Brief, SetName
from cyclorama.scenery.flat_art import flat_art
from cyclorama.scenery.hues import Hues, hues_of
from cyclorama.scenery.layer import Rgb, Rgba, empty, laid, lay_into
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.perspective import Quad, onto, turned_away
from cyclorama.scenery.portrait import framed
from cyclorama.scenery.relief import dimmed, glow_of, masked, shadow_of
from cyclorama.scenery.sheet import linear, radial, rays, sheet
from cyclorama.scenery.sitter import remarks_on, sitter
from cyclorama.scenery.stages import stage
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.tints import darker, lighter, luminance, mixed, readable_on, rgb, vivid
from cyclorama.scenery.wording import team_name, text, unread

HOUSE = Hues("#1f3a5f", "#e7ecf2", "#f0a202")
UNITS = (500.0, 640.0)
RATIO = UNITS[0] / UNITS[1]
YAW = 0.42  # radians: how far a card in relief is turned
THICK = 0.022  # of the card's width
BREAKS_OUT = 0.13  # of the card's height: how far the head rises over the frame


def draw(task: Task, set_name: SetName) -> Drawn:
    flat = task.brief.design.strip().lower() == "2d"
    subject = sitter(task)
    hues = _dark_enough(hues_of(task.brief, HOUSE))
    drawn = _flat(task, subject, hues) if flat else _relief(task, subject, hues, set_name)
    remarks = (*remarks_on(subject), *unread(task.brief))
    return Drawn(drawn.picture, drawn.subject, drawn.backdrop, remarks)


def _dark_enough(hues: Hues) -> Hues:
    """A card of a near white ground has no edge before a light wall."""
    if luminance(hues.primary) < 0.6:
        return hues
    return Hues(hues.secondary, hues.primary, hues.accent)


def _flat(task: Task, subject: Subject, hues: Hues) -> Drawn:
    size = task.size
    face = _face_size(size, 0.86)
    unit = face.width / UNITS[0]
    backdrop = _wall(size, hues)
    front = _board(face, hues, printed=True)
    window = Size(round(420 * unit), round(452 * unit))
    person = flat_art(framed(subject, window, face=0.36, eyes=0.44))
    lay_into(front, person, round(40 * unit), round(40 * unit))
    lay_into(front, _plate(face, hues, task.brief), 0, 0)
    card = empty(size)
    lay_into(card, front, (size.width - face.width) // 2, (size.height - face.height) // 2)
    backdrop = laid(backdrop, shadow_of(card, blur=6 * unit, right=9 * unit, down=12 * unit), 0, 0)
    return Drawn(laid(backdrop, card, 0, 0), card, backdrop)


def _relief(task: Task, subject: Subject, hues: Hues, set_name: SetName) -> Drawn:
    size = task.size
    face = _face_size(size, 0.82)
    unit = face.width / UNITS[0]
    set_ = stage(set_name, size, variant=task.brief.variant, colours=tuple(hues))
    backdrop = dimmed(set_.picture, blur=9 * unit, darkness=0.22)
    middle = size.width / 2, 0.55 * size.height
    quad = turned_away(face, *middle, yaw=YAW, pitch=-0.05)
    board = onto(_board(face, hues, printed=False), quad, size)
    card = _thickened(board, hues, round(THICK * face.width))
    window = Size(round(1.06 * face.width), round(face.height * (1 - 0.155)))
    person = framed(subject, window, face=0.36, eyes=0.36, overlap=BREAKS_OUT)
    layer = empty(size)
    left = round(middle[0] - window.width / 2)
    top = round(middle[1] - face.height / 2) + window.height - person.shape[0]
    lay_into(layer, person, left, top)
    layer = masked(layer, _allowed(size, quad))
    shade = shadow_of(layer, blur=9 * unit, right=14 * unit, down=7 * unit, strength=0.55)
    lay_into(card, masked(shade, card[..., 3]), 0, 0)
    lay_into(card, layer, 0, 0)
    lay_into(card, onto(_plate(face, hues, task.brief), quad, size), 0, 0)
    bright = glow_of(card, blur=30 * unit, colour=vivid(hues.accent), strength=0.5)
    backdrop = laid(backdrop, bright, 0, 0)
    shadow = shadow_of(card, blur=13 * unit, right=22 * unit, down=18 * unit, strength=0.6)
    backdrop = laid(backdrop, shadow, 0, 0)
    return Drawn(laid(backdrop, card, 0, 0), card, backdrop)


def _allowed(size: Size, quad: Quad) -> NDArray[np.uint8]:
    """On the card, and anywhere above its upper third: there the person stands out of it."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad
    inset = 0.045 * (x1 - x0)  # the frame is not covered
    x0, x3, x1, x2 = x0 + inset, x3 + inset, x1 - inset, x2 - inset
    a, b = y0 + 0.34 * (y3 - y0), y1 + 0.34 * (y2 - y1)
    points = f"0,0 {size.width},0 {size.width},{b:g} {x1:g},{b:g} {x2:g},{y2:g} {x3:g},{y3:g}"
    points += f" {x0:g},{a:g} 0,{a:g}"
    return sheet(size, f'<polygon points="{points}"/>')[..., 3]


def _face_size(size: Size, high: float) -> Size:
    width = min(high * size.height * RATIO, 0.74 * size.width)
    return Size(round(width), round(width / RATIO))


def _board(face: Size, hues: Hues, *, printed: bool) -> Rgba:
    """The card without the person: border, field, rays."""
    border = "#fbfaf6" if printed else "url(#metal)"
    inner = (
        f'<rect width="500" height="640" rx="30" fill="{border}"/>'
        '<rect x="24" y="24" width="452" height="592" rx="18" fill="url(#ground)"/>'
    )
    pattern = rays(250, 250, 330, 20, lighter(hues.primary, 0.5), 0.22 if printed else 0.14)
    rings = "".join(
        f'<circle cx="250" cy="250" r="{radius}" fill="none" stroke="{hues.accent}"'
        f' stroke-opacity=".35" stroke-width="3"/>'
        for radius in (120, 160, 200)
    )
    gleam = (
        '<rect x="10" y="10" width="480" height="620" rx="24" fill="none" stroke="#ffffff"'
        ' stroke-opacity=".6" stroke-width="2.5"/>'
    )
    bright = vivid(hues.accent)
    defs = linear(
        "metal",
        (0, lighter(hues.primary, 0.55), 1),
        (0.3, hues.primary, 1),
        (0.55, lighter(bright, 0.35), 1),
        (1, darker(hues.primary, 0.3), 1),
        turn=48,
    ) + radial(
        "ground",
        (0, lighter(hues.primary, 0.42), 1),
        (0.6, hues.primary, 1),
        (1, darker(hues.primary, 0.45), 1),
        at=(0.5, 0.38),
        r=0.72,
    )
    clip = '<clipPath id="field"><rect x="24" y="24" width="452" height="592" rx="18"/></clipPath>'
    body = f'{inner}<g clip-path="url(#field)">{pattern}{rings}</g>'
    return sheet(face, body if printed else body + gleam, defs + clip, view=UNITS)


def _plate(face: Size, hues: Hues, brief: Brief) -> Rgba:
    """The lower part of the card, with the words; it covers where the person ends."""
    unit = face.width / UNITS[0]
    dark = darker(mixed(hues.primary, hues.secondary, 0.1), 0.6)
    bright = vivid(hues.accent)
    plate = sheet(
        face,
        '<path d="M24 492 H476 V598 Q476 616 458 616 H42 Q24 616 24 598 Z" fill="url(#plate)"/>'
        f'<rect x="24" y="488" width="452" height="7" fill="{bright}"/>',
        linear("plate", (0, dark, 1), (1, darker(dark, 0.4), 1), turn=90),
        view=UNITS,
    )
    name = letter(
        text(brief, 0, team_name(brief) or "Our team"),
        round(62 * unit),
        width_px=round(410 * unit),
        style=Style.BOLD,
        colour=readable_on(dark, "#ffffff"),
    )
    line = letter(
        text(brief, 1, "Team 2026"),
        round(25 * unit),
        width_px=round(400 * unit),
        colour=readable_on(dark, bright, lighter(bright, 0.45)),
    )
    lay_into(plate, name, (face.width - name.shape[1]) // 2, round(542 * unit - name.shape[0] / 2))
    lay_into(plate, line, (face.width - line.shape[1]) // 2, round(591 * unit - line.shape[0] / 2))
    return plate


def _thickened(board: Rgba, hues: Hues, depth: int) -> Rgba:
    """With the edge that a thick card turns to the viewer: on the left, as it is turned away on
    the right."""
    solid = board[..., 3]
    swept = np.zeros_like(solid)
    for step in range(1, depth + 1):
        moved = swept[round(0.25 * step) :, : solid.shape[1] - step]
        np.maximum(moved, solid[: moved.shape[0], step:], out=moved)
    out = np.empty_like(board)
    out[..., :3] = rgb(darker(hues.primary, 0.55))
    out[..., 3] = swept
    lay_into(out, board, 0, 0)
    return out


def _wall(size: Size, hues: Hues) -> Rgb:
    """Two flat colours and a band between them, as behind a display of prints."""
    light = lighter(mixed(hues.secondary, hues.primary, 0.2), 0.55)
    body = (
        f'<rect width="100" height="100" fill="{light}"/>'
        + rays(50, 50, 90, 24, mixed(light, hues.primary, 0.35), 0.55)
        + f'<circle cx="50" cy="50" r="26" fill="{vivid(hues.accent)}" fill-opacity=".5"/>'
    )
    edge = max(size)
    square = sheet(Size(edge, edge), body, view=(100, 100))
    left, top = (edge - size.width) // 2, (edge - size.height) // 2
    return np.ascontiguousarray(square[top : top + size.height, left : left + size.width, :3])
