"""A person who steps out of the frame of a picture post: head and shoulders, or feet, beyond it.

The post is of no particular network: a round picture, a handle, outline icons.
"""

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.hues import Hues, hues_of
from cyclorama.scenery.layer import Rgba, empty, laid, lay_into, resized
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.portrait import framed
from cyclorama.scenery.relief import masked, shadow_of
from cyclorama.scenery.sheet import linear, radial, rays, sheet
from cyclorama.scenery.sitter import remarks_on, sitter
from cyclorama.scenery.stages import stage
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.tints import lighter
from cyclorama.scenery.wording import text, unread

SUNNY = Hues("#7b2ff7", "#f9484a", "#fbb034")
UNITS = (440.0, 560.0)
RATIO = UNITS[0] / UNITS[1]
PICTURE = (0.0, 64.0, 440.0, 384.0)  # left, top, width, height of the picture in the post
HIGH, WIDE = 0.70, 0.72  # of the frame, at most
RISES = 0.32  # of the picture's height: how far the head rises over it
WHOLE, FEET = 1.26, 1.10  # of the post's height: how tall who is seen whole, and the feet's place
ASIDE = 0.07  # of its width: the handle stays to be read


def draw(task: Task, set_name: SetName) -> Drawn:
    brief, size = task.brief, task.size
    subject = sitter(task, whole=True)
    hues = hues_of(brief, SUNNY)
    width = min(HIGH * size.height * RATIO, WIDE * size.width)
    post = Size(round(width), round(width / RATIO))
    unit = post.width / UNITS[0]
    left, top = (size.width - post.width) // 2, round((size.height - post.height) * 0.55)
    set_: Backdrop = stage(set_name, size, variant=brief.variant, colours=tuple(hues))
    backdrop = set_.picture.copy()
    name = text(brief, 0, "Jordan")
    frame = empty(size)
    lay_into(frame, _post(post, hues, subject, name, text(brief, 1)), left, top)
    shadow = shadow_of(frame, blur=14 * unit, right=8 * unit, down=14 * unit, strength=0.45)
    backdrop = laid(laid(backdrop, shadow, 0, 0), frame, 0, 0)
    person = empty(size)
    _step_out(person, subject, post, left, top)
    shade = shadow_of(person, blur=9 * unit, right=12 * unit, down=8 * unit, strength=0.5)
    backdrop = laid(backdrop, masked(shade, frame[..., 3]), 0, 0)
    remarks = (*remarks_on(subject), *unread(brief))
    return Drawn(laid(backdrop, person, 0, 0), person, backdrop, remarks)


def _step_out(sheet_: Rgba, subject: Subject, post: Size, left: int, top: int) -> None:
    """Who is seen whole stands before the post, feet below it. Of others the head and shoulders
    come out, and the lower edge of the picture hides where the photo ends."""
    unit = post.width / UNITS[0]
    _, y, wide, high = (round(edge * unit) for edge in PICTURE)
    if subject.found and subject.stands and subject.face is not None:
        tall = round(WHOLE * post.height)
        scale = tall / subject.rgba.shape[0]
        person = resized(subject.rgba, round(subject.rgba.shape[1] * scale), tall)
        x = left + round((0.5 + 1.6 * ASIDE) * post.width) - person.shape[1] // 2
        lay_into(sheet_, person, x, top + round(FEET * post.height) - tall)
        return
    room = Size(round(1.22 * wide), high)
    person = framed(subject, room, face=0.44, eyes=0.26, overlap=RISES)
    x = left + (post.width - room.width) // 2 + round(ASIDE * wide)
    lay_into(sheet_, person, x, top + y - round(RISES * high))
    # low down only what is before the picture: a photo's end would hang in the air beside it
    beside = sheet_[top + y + round(0.52 * high) :]
    beside[:, :left, 3] = 0
    beside[:, left + wide :, 3] = 0


def _post(post: Size, hues: Hues, subject: Subject, name: str, line: str) -> Rgba:
    unit = post.width / UNITS[0]
    x, y, width, height = PICTURE
    icon = 'fill="none" stroke="#22252b" stroke-width="4.5" stroke-linejoin="round"'
    body = (
        '<rect width="440" height="560" rx="16" fill="#ffffff"/>'
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="url(#sky)"/>'
        f'<svg x="{x}" y="{y}" width="{width}" height="{height}" viewBox="0 0 440 384">'
        + rays(220, 190, 480, 22, "#ffffff", 0.14, turn=4)
        + '<circle cx="220" cy="176" r="150" fill="url(#sun)"/></svg>'
        f'<circle cx="36" cy="32" r="24" fill="url(#ring)"/>'
        '<circle cx="36" cy="32" r="21" fill="#ffffff"/>'
        '<circle cx="396" cy="32" r="3.4"/><circle cx="408" cy="32" r="3.4"/>'
        '<circle cx="420" cy="32" r="3.4"/>'
        # a heart, a bubble, an arrow, a ribbon
        '<path d="M34 490 C20 480 14 472 14 464 C14 455 21 451 26 451 C30 451 33 454 34 457 C35 454'
        ' 38 451 42 451 C47 451 54 455 54 464 C54 472 48 480 34 490 Z" fill="#ed4956"/>'
        f'<path d="M92 486 L78 490 L82 478 A19 19 0 1 1 92 486 Z" {icon}/>'
        f'<path d="M126 456 H162 L144 488 L138 470 Z M138 470 L162 456" {icon}/>'
        f'<path d="M398 452 H424 V490 L411 478 L398 490 Z" {icon}/>'
    )
    defs = (
        linear("sky", (0, hues.primary, 1), (0.55, hues.secondary, 1), (1, hues.accent, 1), turn=60)
        + linear("ring", (0, hues.accent, 1), (1, hues.primary, 1), turn=60)
        + radial("sun", (0, "#ffffff", 0.45), (1, lighter(hues.accent, 0.5), 0))
    )
    out = sheet(post, body, defs, view=UNITS)
    _avatar(out, subject, unit)
    handle = letter(
        name, round(26 * unit), width_px=round(110 * unit), colour="#22252b", centred=False
    )
    lay_into(out, handle, round(70 * unit), round(32 * unit - handle.shape[0] / 2))
    caption = letter(
        line or "out of the frame",
        round(44 * unit),
        width_px=round(170 * unit),
        lines=2,
        style=Style.PLAIN,
        colour="#3a3f47",
        centred=False,
    )
    lay_into(out, caption, round(18 * unit), round(526 * unit - caption.shape[0] / 2))
    return out


def _avatar(out: Rgba, subject: Subject, unit: float) -> None:
    side = round(38 * unit)
    small = framed(subject, Size(side, side), face=0.55, eyes=0.5)
    disc = sheet(
        Size(side, side), '<circle cx="50" cy="50" r="50" fill="#dfe3ea"/>', view=(100, 100)
    )
    at = round(17 * unit), round(13 * unit)
    lay_into(out, disc, *at)
    lay_into(out, masked(small, disc[..., 3]), *at)
