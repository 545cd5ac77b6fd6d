"""The subject on a large television, seen over the shoulders of somebody on a sofa."""

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.hues import Hues, hues_of
from cyclorama.scenery.layer import Rgb, Rgba, empty, laid, lay_into
from cyclorama.scenery.people.head import Head, head_of
from cyclorama.scenery.placing import place
from cyclorama.scenery.portrait import framed
from cyclorama.scenery.relief import dimmed, glow_of
from cyclorama.scenery.screen import lit_panel
from cyclorama.scenery.sheet import linear, sheet
from cyclorama.scenery.sitter import remarks_on, sitter
from cyclorama.scenery.stages import stage
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.tints import darker, lighter, vivid
from cyclorama.scenery.wording import unread

CLUB = Hues("#1c3f94", "#c8102e", "#f2c14e")
SCREEN = 16 / 9
HIGH, WIDE = 0.60, 0.84  # of the frame, at most
EVENING = 0.42  # how dark the room is
MIDDLE = 0.38  # how far down the screen hangs
VIEWER = (400.0, 260.0)
BACKLIT = ("#8a5a41", "#241a16")  # skin and hair of whom the photo does not tell
ASIDE = 0.30  # of the drawing's width: the star is seen past the viewer


def draw(task: Task, set_name: SetName) -> Drawn:
    brief, size = task.brief, task.size
    subject = sitter(task)
    hues = hues_of(brief, CLUB)
    room = stage(set_name, size, variant=brief.variant, colours=tuple(hues))
    backdrop = dimmed(room.picture, blur=0.004 * min(size), darkness=EVENING)
    width = min(WIDE * size.width, HIGH * size.height * SCREEN)
    face = Size(round(width), round(width / SCREEN))
    panel = lit_panel(_game(face, subject, hues, brief.variant), max(3, round(0.018 * face.width)))
    screen = empty(size)
    lay_into(
        screen,
        panel,
        (size.width - panel.shape[1]) // 2,
        round(MIDDLE * size.height - panel.shape[0] / 2),
    )
    mean = panel[..., :3].reshape(-1, 3).mean(axis=0)
    cast = "#" + "".join(f"{min(255, round(0.5 * float(level) + 110)):02x}" for level in mean)
    glow = glow_of(screen, blur=0.16 * face.width, colour=cast, strength=0.75)
    backdrop = laid(laid(backdrop, glow, 0, 0), screen, 0, 0)
    viewer = _viewer(size, hues, head_of(subject) if subject.face else None)
    return Drawn(
        laid(backdrop, viewer, 0, 0),
        viewer,
        backdrop,
        remarks=(*remarks_on(subject), *unread(brief)),
    )


def _game(face: Size, subject: Subject, hues: Hues, variant: int) -> Rgba:
    """What is on: the subject as the star of a match in the team's colours."""
    pitch = stage(SetName.STADIUM, face, variant=variant, colours=tuple(hues))
    if subject.found and subject.stands:
        picture = place(subject.rgba, pitch, height=0.86, stands=True, ground=0.96).picture
    else:
        star = framed(subject, face, face=0.30, eyes=0.42)
        picture = laid(pitch.picture, star, 0, 0)
    bright: Rgb = np.clip(picture.astype(np.float32) * 1.12 + 6, 0, 255).astype(np.uint8)
    return np.dstack([bright, np.full(bright.shape[:2], 255, np.uint8)])


def _viewer(size: Size, hues: Hues, head: Head | None) -> Rgba:
    """From behind: a head and raised arms over the back of a sofa, against the light."""
    wide = min(0.95 * size.width, 1.05 * size.height)
    box = Size(round(wide), round(wide * VIEWER[1] / VIEWER[0]))
    shirt = darker(vivid(hues.primary, 0.3), 0.45)
    light = lighter(vivid(hues.primary), 0.55)
    skin, hair = (darker(head.skin, 0.3), darker(head.hair, 0.35)) if head else BACKLIT
    arm = "M{a} 190 C{b} 150 {c} 120 {d} 78 C{e} 66 {f} 62 {g} 74 C{h} 110 {i} 150 {j} 196 Z"
    one = arm.format(a=138, b=126, c=104, d=98, e=97, f=112, g=114, h=128, i=150, j=178)
    other = arm.format(a=262, b=274, c=296, d=302, e=303, f=288, g=286, h=272, i=250, j=222)
    fists = "".join(
        f'<ellipse cx="{x}" cy="66" rx="12" ry="14" fill="{skin}"/>' for x in (105, 295)
    )
    body = (
        f'<path d="{one}" fill="{shirt}"/><path d="{other}" fill="{shirt}"/>{fists}'
        f'<path d="M122 262 C124 190 150 168 184 160 H216 C250 168 276 190 278 262 Z"'
        f' fill="url(#shirt)" stroke="{light}" stroke-opacity=".75" stroke-width="2.5"/>'
        f'<path d="M184 164 C190 174 210 174 216 164 L214 140 H186 Z" fill="{skin}"/>'
        f'<path d="M200 78 C228 78 234 102 232 122 C230 144 216 156 200 156 C184 156 170 144 168'
        f' 122 C166 102 172 78 200 78 Z" fill="{hair}" stroke="{light}" stroke-opacity=".7"'
        f' stroke-width="2.5"/>'
        f'<path d="M0 262 V226 C0 206 16 200 34 202 H366 C384 200 400 206 400 226 V262 Z"'
        f' fill="url(#sofa)"/>'
        f'<path d="M6 210 C16 203 28 204 40 204 H360 C372 204 384 203 394 210" fill="none"'
        f' stroke="{light}" stroke-opacity=".45" stroke-width="2.5"/>'
    )
    defs = linear("shirt", (0, shirt, 1), (1, darker(shirt, 0.45), 1), turn=90) + linear(
        "sofa", (0, "#3a302c", 1), (1, "#171210", 1), turn=90
    )
    drawn = sheet(box, body, defs, view=VIEWER)
    stripes = sheet(
        box,
        "".join(
            f'<rect x="{x}" y="170" width="9" height="34" fill="{vivid(hues.accent)}"'
            f' fill-opacity=".8"/>'
            for x in (186, 205)
        ),
        view=VIEWER,
    )
    lay_into(drawn, stripes, 0, 0, opacity=0.8)
    out = empty(size)
    left = min((size.width - box.width) // 2 + round(ASIDE * box.width), size.width - box.width)
    lay_into(out, drawn, left, size.height - box.height)
    if out.shape[1] > box.width:  # the sofa runs on to both sides
        _carry_on(out, left, box)
    return out


def _carry_on(out: Rgba, left: int, box: Size) -> None:
    """The sofa's back, beyond the drawing at both ends."""
    height = out.shape[0]
    start = height - round(box.height * (VIEWER[1] - 203) / VIEWER[1])
    column = out[start:, left + box.width // 12].copy()
    out[start:, :left] = column[:, None]
    out[start:, left + box.width :] = column[:, None]
    out[start:, left : left + box.width // 12] = column[:, None]
    out[start:, left + box.width - box.width // 12 : left + box.width] = column[:, None]
