"""A giant phone in a street, with the product that it advertises coming out of its screen."""

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.hues import Hues, hues_of
from cyclorama.scenery.layer import Rgba, box_of, empty, laid, lay_into, resized
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.palette import hues_in
from cyclorama.scenery.placing import place
from cyclorama.scenery.relief import glow_of, masked, shadow_of
from cyclorama.scenery.sheet import linear, radial, rays, sheet
from cyclorama.scenery.sitter import has_skin, remarks_on, sitter
from cyclorama.scenery.stages import stage
from cyclorama.scenery.subject import Subject, find_subject
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.tints import darker, lighter, luminance, readable_on, vivid
from cyclorama.scenery.wording import text, unread

UNITS = (300.0, 620.0)
RATIO = UNITS[0] / UNITS[1]
HIGH, WIDE = 0.84, 0.62  # of the frame, at most
COMES_OUT = 1.18  # times the phone's width
LIVELY = Hues("#5b2be0", "#f0ecff", "#ffb52e")
BYSTANDER = 0.46  # of the frame's height: a person beside a phone as tall as a house


def draw(task: Task, set_name: SetName) -> Drawn:
    brief, size = task.brief, task.size
    product = sitter(task)
    person = _person(task)
    hues = hues_of(brief, hues_in(product.rgba) if product.found else LIVELY)
    high = min(HIGH * size.height, WIDE * size.width / RATIO)
    face = Size(round(high * RATIO), round(high))
    set_ = stage(set_name, size, variant=brief.variant, colours=brief.colours)
    phone = _phone(face, hues, text(brief, 0, "New"), text(brief, 1))
    stood = place(phone, set_, height=high / size.height, across=_across(size, person), stands=True,
                  ground=0.97)  # fmt: skip
    backdrop = stood.backdrop
    box = box_of(stood.subject)
    left, top = (box[0], box[1]) if box else (0, 0)
    body = empty(size)
    lay_into(body, phone, left, top)  # a screen has its own light: it is not relit
    unit = face.width / UNITS[0]
    glow = glow_of(body, blur=45 * unit, colour=lighter(vivid(hues.primary), 0.3), strength=0.6)
    backdrop = laid(laid(backdrop, glow, 0, 0), body, 0, 0)
    front = empty(size)
    _burst(front, product, face, left, top)
    shade = shadow_of(front, blur=13 * unit, right=6 * unit, down=20 * unit, strength=0.55)
    backdrop = laid(backdrop, masked(shade, body[..., 3]), 0, 0)
    if person is not None:
        beside = 0.17 if size.width < size.height else 0.24
        stands = person.stands
        tall = BYSTANDER if stands else 0.7 * BYSTANDER
        placed = place(person.rgba, set_, height=tall, across=beside, stands=stands, ground=0.985)
        lay_into(front, placed.subject, 0, 0)
    remarks = (*remarks_on(product), *unread(brief))
    return Drawn(laid(backdrop, front, 0, 0), front, backdrop, remarks)


def _across(size: Size, person: Subject | None) -> float:
    if person is None:
        return 0.5
    return 0.6 if size.width < size.height else 0.56


def _person(task: Task) -> Subject | None:
    """Of the last picture, where it shows one beside those of the product."""
    if len(task.sources) < 2:
        return None
    found = find_subject(task.sources[-1])
    return found if found.found and found.face is not None and has_skin(found) else None


def _burst(front: Rgba, product: Subject, face: Size, left: int, top: int) -> None:
    """The product, larger than the screen that it comes from."""
    high, wide = product.rgba.shape[:2]
    room = (COMES_OUT if product.found else 0.8) * face.width
    scale = min(room / wide, 0.46 * face.height / high)
    drawn = resized(product.rgba, round(wide * scale), round(high * scale))
    x = left + (face.width - drawn.shape[1]) // 2
    y = top + round(0.60 * face.height - drawn.shape[0] / 2)
    lay_into(front, drawn, x, y)


def _phone(face: Size, hues: Hues, title: str, line: str) -> Rgba:
    unit = face.width / UNITS[0]
    ground = hues.primary if luminance(hues.primary) < 0.5 else darker(hues.primary, 0.5)
    body = (
        '<rect x="0.5" y="0.5" width="299" height="619" rx="42" fill="url(#case)"/>'
        '<rect x="5" y="5" width="290" height="610" rx="38" fill="#0b0c10"/>'
        '<clipPath id="glass"><rect x="13" y="13" width="274" height="594" rx="31"/></clipPath>'
        '<g clip-path="url(#glass)"><rect x="13" y="13" width="274" height="594"'
        f' fill="url(#screen)"/>{rays(150, 372, 520, 24, "#ffffff", 0.13, turn=5)}'
        '<circle cx="150" cy="372" r="128" fill="url(#sun)"/></g>'
        '<rect x="106" y="24" width="88" height="19" rx="9.5" fill="#0b0c10"/>'
        '<rect x="105" y="590" width="90" height="5" rx="2.5" fill="#ffffff" fill-opacity=".8"/>'
    )
    defs = (
        linear("case", (0, "#3c4048", 1), (0.5, "#9aa1ad", 1), (1, "#2a2d33", 1), turn=75)
        + linear("screen", (0, lighter(ground, 0.12), 1), (1, darker(ground, 0.45), 1), turn=90)
        + radial("sun", (0, lighter(vivid(hues.accent), 0.4), 0.95), (1, vivid(hues.accent), 0.25))
    )
    phone = sheet(face, body, defs, view=UNITS)
    colour = readable_on(lighter(ground, 0.12), "#ffffff")
    name = letter(
        title.upper(),
        round(86 * unit),
        width_px=round(238 * unit),
        style=Style.NARROW,
        colour=colour,
        lines=2,
    )
    lay_into(phone, name, (face.width - name.shape[1]) // 2, round(104 * unit - name.shape[0] / 2))
    if line:
        small = letter(line, round(34 * unit), width_px=round(236 * unit), colour=colour, lines=2)
        lay_into(
            phone, small, (face.width - small.shape[1]) // 2, round(174 * unit - small.shape[0] / 2)
        )
    button = sheet(
        face,
        f'<rect x="92" y="540" width="116" height="34" rx="17" fill="{vivid(hues.accent)}"/>'
        f'<path d="M138 557 h20 m-8 -8 l8 8 l-8 8" fill="none" stroke-width="4"'
        f' stroke="{readable_on(vivid(hues.accent))}" stroke-linecap="round"'
        ' stroke-linejoin="round"/>',
        view=UNITS,
    )
    lay_into(phone, button, 0, 0)
    return np.ascontiguousarray(phone)
