"""A sheet of sixteen expressions of the subject's face, each named."""

from dataclasses import replace

import numpy as np

from cyclorama.scenery.brief import SetName
from cyclorama.scenery.layer import Rgba, lay_into, resized, turned
from cyclorama.scenery.lettering import letter
from cyclorama.scenery.people.casting import star_of
from cyclorama.scenery.people.expressions import EXPRESSIONS, expressed
from cyclorama.scenery.people.head import Head
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.task import Drawn, Task

ACROSS = 4
COLOURS = ("#FDE7C8", "#D9ECF7", "#FADADF", "#DDF0DC", "#E8E0F5", "#FFF3B8", "#DCE5F0", "#F5E3D6")
REACH, ABOVE, BELOW = 2.2, 0.92, 1.7  # units around the face that are bent and turned
SHOWN = 2.35  # units that a tile is high
SHARPEST = 1.4  # of a tile: the pixels on which a face is bent
FACELESS = "No face was found in the photo: the sheet repeats the subject, only turned."


def draw(task: Task, set_name: SetName) -> Drawn:
    star = star_of(task)
    size = task.size
    sheet = np.full((size.height, size.width, 3), 255, np.uint8)
    columns = [round(size.width * n / ACROSS) for n in range(ACROSS + 1)]
    rows = [round(size.height * n / ACROSS) for n in range(ACROSS + 1)]
    gap = max(1, round(0.006 * min(size)))
    tile = min(columns[1], rows[1])
    portrait = _portrait(star.subject, star.head, tile)
    for number, expression in enumerate(EXPRESSIONS):
        row, column = divmod(number, ACROSS)
        x0, x1 = columns[column] + gap, columns[column + 1] - gap
        y0, y1 = rows[row] + gap, rows[row + 1] - gap
        colour = COLOURS[(number + row) % len(COLOURS)]
        sheet[y0:y1, x0:x1] = tuple(bytes.fromhex(colour[1:]))
        part = sheet[y0:y1, x0:x1]
        face = _made(portrait, expression.tilt, number)
        words = letter(
            expression.name, max(5, round(0.095 * tile)), width_px=round(0.9 * (x1 - x0)),
            colour="#2B2F3A",
        )  # fmt: skip
        room = y1 - y0 - round(0.16 * tile)
        share = SHOWN / (ABOVE + 1 + BELOW) if portrait[1] is not None else 1.0
        scale = room / (share * face.shape[0])
        face = resized(face, round(face.shape[1] * scale), round(face.shape[0] * scale))
        lay_into(part[:room], face, (part.shape[1] - face.shape[1]) // 2, 0)
        lay_into(
            part, words, (part.shape[1] - words.shape[1]) // 2,
            room + (part.shape[0] - room - words.shape[0]) // 2,
        )  # fmt: skip
    remarks = star.remarks if star.head is not None else (*star.remarks, FACELESS)
    return Drawn(sheet, remarks=remarks)


Portrait = tuple[Rgba, Head | None]


def _portrait(subject: Subject, head: Head | None, tile: int) -> Portrait:
    """Head and shoulders at about a tile's size, and the head with its place in them."""
    if head is None or subject.face is None:
        scale = SHARPEST * tile / max(subject.rgba.shape[:2])
        small = resized(
            subject.rgba, round(subject.rgba.shape[1] * scale), round(subject.rgba.shape[0] * scale)
        )
        return small, None
    left, top, right, bottom = subject.face
    unit = bottom - top
    middle = (left + right) / 2
    x0, x1 = round(middle - REACH * unit), round(middle + REACH * unit)
    y0, y1 = round(top - ABOVE * unit), round(bottom + BELOW * unit)
    sheet = np.zeros((y1 - y0, x1 - x0, 4), np.uint8)
    lay_into(sheet, subject.rgba, -x0, -y0)
    scale = SHARPEST * tile / sheet.shape[0]
    sheet = resized(sheet, round(sheet.shape[1] * scale), round(sheet.shape[0] * scale))
    face = (
        round((left - x0) * scale), round((top - y0) * scale),
        round((right - x0) * scale), round((bottom - y0) * scale),
    )  # fmt: skip
    return sheet, replace(head, rgba=sheet, face=face)


def _made(portrait: Portrait, tilt: float, number: int) -> Rgba:
    sheet, head = portrait
    if head is None:
        return turned(sheet, (number % 5 - 2) * 7.0)
    made = expressed(head, EXPRESSIONS[number], sheet)
    if not tilt:
        return made
    # turned, and cut back to where it was: the shoulders run over the tile's edge either way
    whole = turned(made, tilt)
    top, left = (whole.shape[0] - made.shape[0]) // 2, (whole.shape[1] - made.shape[1]) // 2
    out = np.zeros_like(made)
    lay_into(out, whole, -left, -top)
    return out
