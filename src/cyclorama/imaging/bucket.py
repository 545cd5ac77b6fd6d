"""Which part of a photo is trained on, and at what size. Loads no pixels."""

from dataclasses import dataclass
from math import sqrt

from cyclorama.errors import InvalidInput
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.grid import Cell

AREA = 1024 * 1024
"""Pixels that a model of today is trained on at most."""

STEP = 64  # px: what latents and patches divide evenly
LEAST = 256  # px of the shorter side: less shows a model nothing
MARGIN = 0.08  # of the subject's longer side


@dataclass(frozen=True)
class Bucket:
    """`box`: what is cut out of the photo. `size`: what it is scaled to, never larger."""

    box: Cell
    size: Size


def bucket_for(photo: Size, subject: Cell | None = None) -> Bucket:
    """Around the subject with some room, or all of the photo; the sides are multiples of 64 px.

    What is over is trimmed evenly, from the room around the subject where there is any. Raises
    InvalidInput for a subject that is too small to be trained on.
    """
    box = Cell(0, 0, *photo) if subject is None else _with_room(subject, photo)
    factor = min(1.0, sqrt(AREA / (box.size.width * box.size.height)))
    size = Size(_even(box.size.width * factor), _even(box.size.height * factor))
    if min(size) < LEAST:
        raise InvalidInput(
            f"The subject measures {box.size.width} x {box.size.height} pixels, too few to train"
            f" on: send a photo that shows it with {LEAST} pixels or more to each side."
        )
    return Bucket(_trimmed(box, size), size)


def _with_room(subject: Cell, photo: Size) -> Cell:
    room = round(MARGIN * max(subject.size))
    return Cell(
        max(0, subject.left - room),
        max(0, subject.top - room),
        min(photo.width, subject.right + room),
        min(photo.height, subject.bottom + room),
    )


def _even(length: float) -> int:
    return int(length + 1e-6) // STEP * STEP


def _trimmed(box: Cell, size: Size) -> Cell:
    """The box at the ratio of `size`."""
    width, height = box.size
    factor = min(width / size.width, height / size.height)
    wide, high = round(size.width * factor), round(size.height * factor)
    left, top = box.left + (width - wide) // 2, box.top + (height - high) // 2
    return Cell(left, top, left + wide, top + high)
