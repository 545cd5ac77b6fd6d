"""A subject framed in a box, as on a card or a badge: head and shoulders, or all of a thing."""

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgba, empty, lay_into, resized
from cyclorama.scenery.subject import FRAME, Border, Subject

ROOM = 0.92  # of the box, for what is shown whole
LARGEST = 2.6  # times the size at which a person would be seen whole
FOOT = 0.97  # of the box: where the feet stand of who is seen whole


def framed(
    subject: Subject, size: Size, *, face: float = 0.3, eyes: float = 0.4, overlap: float = 0.0
) -> Rgba:
    """A layer of `size` px with the subject in it.

    face: the height of the face, of the box's; eyes: how far down its middle lies. A person whom
    the photo cuts off reaches the box's lower edge. `overlap`: how far above the box the head may
    reach, of its height: the layer is so much higher.
    """
    above = round(overlap * size.height)
    sheet = empty(Size(size.width, size.height + above))
    high, wide = subject.rgba.shape[:2]
    if not subject.found:
        rim = max(2, round(FRAME * max(high, wide) / (1 + 2 * FRAME)))
        sheet[above:] = filled(subject.rgba[rim:-rim, rim:-rim], size)  # a print without its border
        return sheet
    if subject.face is None:
        _lay_whole(sheet, subject, size, above)
        return sheet
    left, top, right, bottom = subject.face
    scale = face * size.height / max(1, bottom - top)
    middle, centre = (left + right) / 2, (top + bottom) / 2
    y = above + eyes * size.height - centre * scale
    if Border.BOTTOM in subject.touches:  # no gap under the cut
        scale = max(scale, (1 - eyes) * size.height / max(1.0, high - centre))
        scale = min(scale, LARGEST * size.height / high)
        y = above + eyes * size.height - centre * scale
        y = max(y, above + size.height - high * scale)
    else:
        foot = above + 0.97 * size.height
        y = min(y, above + 0.04 * size.height) if y + high * scale > foot else foot - high * scale
    x = size.width / 2 - middle * scale
    lay_into(
        sheet, resized(subject.rgba, round(wide * scale), round(high * scale)), round(x), round(y)
    )
    return sheet


def _lay_whole(sheet: Rgba, subject: Subject, size: Size, above: int) -> None:
    high, wide = subject.rgba.shape[:2]
    scale = ROOM * min(size.width / wide, size.height / high)
    drawn = resized(subject.rgba, round(wide * scale), round(high * scale))
    x = (size.width - drawn.shape[1]) // 2
    stands = Border.BOTTOM in subject.touches
    y = size.height - drawn.shape[0] if stands else (size.height - drawn.shape[0]) // 2
    lay_into(sheet, drawn, x, above + y)


def filled(photo: Rgba, size: Size, *, face_down: float = 0.4) -> Rgba:
    """A whole photo, uint8 (h, w, 3 or 4), cut to fill a box of another ratio."""
    high, wide = photo.shape[:2]
    scale = max(size.width / wide, size.height / high)
    if photo.shape[2] == 3:
        photo = np.dstack([photo, np.full((high, wide), 255, np.uint8)])
    drawn = resized(
        photo, max(size.width, round(wide * scale)), max(size.height, round(high * scale))
    )
    left = (drawn.shape[1] - size.width) // 2
    top = round((drawn.shape[0] - size.height) * face_down)
    return drawn[top : top + size.height, left : left + size.width]
