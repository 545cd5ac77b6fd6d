"""A round badge with the subject's name, as a profile picture."""

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.hues import Hues, hues_of
from cyclorama.scenery.layer import Rgba, empty, laid, lay_into
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.portrait import framed
from cyclorama.scenery.relief import dimmed, glow_of, masked, shadow_of
from cyclorama.scenery.sheet import linear, radial, rays, sheet
from cyclorama.scenery.sitter import remarks_on, sitter
from cyclorama.scenery.stages import stage
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.tints import darker, lighter, mixed, readable_on, vivid
from cyclorama.scenery.wording import team_name, text, unread

FESTIVAL = Hues("#0b3d91", "#c8102e", "#f2c14e")
UNITS = (200.0, 220.0)
HIGH, WIDE = 0.90, 0.86  # of the frame
RADIUS, RING = 86.0, 10.0
MIDDLE = (100.0, 104.0)
HEAD_ROOM = 0.16  # how far the head may rise over the ring


def draw(task: Task, set_name: SetName) -> Drawn:
    brief, size = task.brief, task.size
    subject = sitter(task)
    hues = hues_of(brief, FESTIVAL)
    high = min(HIGH * size.height, WIDE * size.width * UNITS[1] / UNITS[0])
    box = Size(round(high * UNITS[0] / UNITS[1]), round(high))
    unit = box.width / UNITS[0]
    set_ = stage(set_name, size, variant=brief.variant, colours=tuple(hues))
    backdrop = dimmed(set_.picture, blur=5 * unit, darkness=0.35)
    badge = empty(size)
    words = text(brief, 0, team_name(brief) or "Player"), text(brief, 1, team_name(brief))
    lay_into(
        badge,
        _badge(box, subject, hues, *words),
        (size.width - box.width) // 2,
        (size.height - box.height) // 2,
    )
    glow = glow_of(badge, blur=12 * unit, colour=vivid(hues.accent), strength=0.7)
    backdrop = laid(
        laid(backdrop, glow, 0, 0), shadow_of(badge, blur=5 * unit, down=4 * unit), 0, 0
    )
    remarks = (*remarks_on(subject), *unread(brief))
    return Drawn(laid(backdrop, badge, 0, 0), badge, backdrop, remarks)


def _badge(box: Size, subject: Subject, hues: Hues, name: str, line: str) -> Rgba:
    unit = box.width / UNITS[0]
    x, y = MIDDLE
    deep = darker(hues.primary, 0.5)
    disc = (
        f'<circle cx="{x}" cy="{y}" r="{RADIUS}" fill="url(#disc)"/>'
        + rays(x, y, RADIUS, 24, lighter(hues.primary, 0.55), 0.28, turn=7)
        + f'<circle cx="{x}" cy="{y}" r="{RADIUS * 0.8:g}" fill="none" stroke="{hues.secondary}"'
        f' stroke-opacity=".5" stroke-width="2"/>'
    )
    defs = radial("disc", (0, lighter(hues.primary, 0.35), 1), (1, deep, 1), r=0.55)
    out = sheet(box, disc, defs, view=UNITS)
    window = Size(round(1.7 * RADIUS * unit), round(1.66 * RADIUS * unit))
    person = framed(subject, window, face=0.37, eyes=0.33, overlap=HEAD_ROOM)
    layer = empty(box)
    bottom = round((y + RADIUS - 2) * unit)
    lay_into(layer, person, (box.width - window.width) // 2, bottom - person.shape[0])
    layer = masked(layer, _allowed(box))
    lay_into(out, masked(shadow_of(layer, blur=4 * unit, right=2 * unit), out[..., 3]), 0, 0)
    ring = sheet(box, _ring(), _ring_defs(hues), view=UNITS)
    # the ring runs behind the head and before the shoulders
    lay_into(out, ring, 0, 0)
    lay_into(out, layer, 0, 0)
    lower = ring.copy()
    lower[: round((y - 0.15 * RADIUS) * unit), :, 3] = 0
    lay_into(out, lower, 0, 0)
    _ribbon(out, box, hues, name, line)
    return out


def _allowed(box: Size) -> NDArray[np.uint8]:
    """Within the ring, and above its middle also beyond it."""
    x, y = MIDDLE
    half = RADIUS * 0.86
    body = (
        f'<circle cx="{x}" cy="{y}" r="{RADIUS - 1:g}"/>'
        f'<path d="M{x - half:g} {y - 0.3 * RADIUS:g} V0 H{x + half:g} V{y - 0.3 * RADIUS:g} Z"/>'
    )
    return sheet(box, body, view=UNITS)[..., 3]


def _ring() -> str:
    x, y = MIDDLE
    return (
        f'<circle cx="{x}" cy="{y}" r="{RADIUS}" fill="none" stroke="url(#ring)"'
        f' stroke-width="{RING}"/>'
        f'<circle cx="{x}" cy="{y}" r="{RADIUS + 0.42 * RING:g}" fill="none" stroke="#ffffff"'
        f' stroke-opacity=".7" stroke-width="1"/>'
    )


def _ring_defs(hues: Hues) -> str:
    bright = vivid(hues.accent)
    return linear(
        "ring",
        (0, lighter(bright, 0.55), 1),
        (0.35, bright, 1),
        (0.6, lighter(bright, 0.35), 1),
        (1, darker(bright, 0.35), 1),
        turn=60,
    )


def _ribbon(out: Rgba, box: Size, hues: Hues, name: str, line: str) -> None:
    unit = box.width / UNITS[0]
    ground = mixed(hues.secondary, hues.primary, 0.1)
    body = (
        f'<path d="M4 172 H40 V204 H4 L14 188 Z" fill="{darker(ground, 0.4)}"/>'
        f'<path d="M196 172 H160 V204 H196 L186 188 Z" fill="{darker(ground, 0.4)}"/>'
        f'<path d="M22 164 H178 V198 H22 Z" fill="url(#cloth)"/>'
        f'<path d="M22 167 H178 M22 195 H178" stroke="{vivid(hues.accent)}" stroke-width="1.4"/>'
    )
    defs = linear(
        "cloth", (0, darker(ground, 0.22), 1), (0.5, ground, 1), (1, darker(ground, 0.22), 1)
    )
    ribbon = sheet(box, body, defs, view=UNITS)
    lay_into(out, masked(shadow_of(ribbon, blur=3 * unit, down=-1 * unit), out[..., 3]), 0, 0)
    lay_into(out, ribbon, 0, 0)
    drawn = letter(
        name.upper(),
        round(25 * unit),
        width_px=round(144 * unit),
        style=Style.NARROW,
        colour=readable_on(ground, "#ffffff", hues.primary),
    )
    lay_into(out, drawn, (box.width - drawn.shape[1]) // 2, round(181 * unit - drawn.shape[0] / 2))
    if line and line.upper() != name.upper():
        small = letter(
            line.upper(), round(12 * unit), width_px=round(110 * unit), colour="#ffffff",
            outline=darker(hues.primary, 0.6),
        )  # fmt: skip
        lay_into(
            out, small, (box.width - small.shape[1]) // 2, round(209 * unit - small.shape[0] / 2)
        )
