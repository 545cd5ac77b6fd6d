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
    InvalidInput for a photo that is too small to be trained on.
    """
    box = Cell(0, 0, *photo) if subject is None else _with_room(subject, photo)
    factor = min(1.0, sqrt(AREA / (box.size.width * box.size.height)))
    size = Size(_even(box.size.width * factor), _even(box.size.height * factor))
    if min(size) < LEAST:
        raise InvalidInput(
            f"The photo measures {photo.width} x {photo.height} pixels, too few to train on:"
            f" send one with {LEAST} pixels or more to each side, and not too narrow."
        )
    return Bucket(_trimmed(box, size), size)


def _with_room(subject: Cell, photo: Size) -> Cell:
    """What a model can be shown at least, where the photo has it."""
    room = round(MARGIN * max(subject.size))
    left, right = _span(subject.left - room, subject.right + room, photo.width)
    top, bottom = _span(subject.top - room, subject.bottom + room, photo.height)
    return Cell(left, top, right, bottom)


def _span(start: int, end: int, length: int) -> tuple[int, int]:
    wider = max(0, LEAST - (end - start))
    start, end = start - wider // 2, end + wider - wider // 2
    if start < 0 or end > length:  # moved within the photo, as far as it reaches
        shift = -start if start < 0 else length - end
        if wider:
            start, end = start + shift, end + shift
    return max(0, start), min(length, end)


def _even(length: float) -> int:
    return int(length + 1e-6) // STEP * STEP


def _trimmed(box: Cell, size: Size) -> Cell:
    """The box at the ratio of `size`."""
    width, height = box.size
    factor = min(width / size.width, height / size.height)
    wide, high = round(size.width * factor), round(size.height * factor)
    left, top = box.left + (width - wide) // 2, box.top + (height - high) // 2
    return Cell(left, top, left + wide, top + high)
