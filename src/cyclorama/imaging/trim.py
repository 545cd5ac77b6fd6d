"""Cut a picture down to what there is in it."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.errors import InvalidInput
from cyclorama.imaging.grid import Cell
from cyclorama.imaging.study import to_lab

SEEN = 13  # of 255: what is fainter is no content but the end of a soft edge
STANDS_OUT = 6.0  # ΔE from a plain border
PLAIN = 0.9  # of the border's pixels that are of one colour
SPECK = 3  # px: grains of compression are no content


@dataclass(frozen=True)
class Trimmed:
    """picture: as it came in, of another size. box: in the picture that came in; it may reach
    beyond it. remark: a sentence where there was nothing to cut off."""

    picture: NDArray[np.uint8]
    box: Cell
    remark: str | None = None


def trimmed(picture: NDArray[np.uint8], padding: float = 0.0) -> Trimmed:
    """The picture, uint8 (h, w, 3 or 4) sRGB, without its empty surroundings.

    Empty is what is transparent, or else what has the one colour of the whole border. `padding`
    is left on each side, of the content's longer edge; where the picture has none, more of the
    same emptiness is added. Raises InvalidInput for a picture without content.
    """
    height, width = picture.shape[:2]
    whole = Cell(0, 0, width, height)
    see_through = picture.shape[2] == 4 and bool((picture[..., 3] < SEEN).any())
    if see_through:
        content, colour = picture[..., 3] >= SEEN, np.zeros(picture.shape[2], np.uint8)
    else:
        found = _unlike_border(picture)
        if found is None:
            remark = "Nothing was cut off: the picture's surroundings are not plain."
            return Trimmed(picture, whole, remark)
        content, colour = found
    rows, columns = np.flatnonzero(content.any(1)), np.flatnonzero(content.any(0))
    if not len(rows):
        raise InvalidInput(
            "There is nothing in the picture to crop to: it is empty. Send one with a subject."
        )
    tight = Cell(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    room = round(padding * max(tight.size))
    box = Cell(tight.left - room, tight.top - room, tight.right + room, tight.bottom + room)
    return Trimmed(_taken(picture, box, colour), box)


def _unlike_border(
    picture: NDArray[np.uint8],
) -> tuple[NDArray[np.bool_], NDArray[np.uint8]] | None:
    border = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    colour = np.median(border, axis=0).astype(np.uint8)
    level = to_lab(colour[None, None, :3])[0, 0]
    away = np.linalg.norm(to_lab(border[None, :, :3])[0] - level, axis=1)
    if (away < STANDS_OUT).mean() < PLAIN:
        return None
    content = np.empty(picture.shape[:2], bool)
    for top in range(0, len(picture), 256):  # Lab of a whole large photo would take 600 MB
        band = to_lab(np.ascontiguousarray(picture[top : top + 256, :, :3]))
        content[top : top + 256] = np.linalg.norm(band - level, axis=2) >= STANDS_OUT
    if min(picture.shape[:2]) > 4 * SPECK:
        kernel = np.ones((SPECK, SPECK), np.uint8)
        content = cv2.morphologyEx(content.astype(np.uint8), cv2.MORPH_OPEN, kernel) > 0
    return content, colour


def _taken(picture: NDArray[np.uint8], box: Cell, colour: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = picture.shape[:2]
    result = np.empty((box.size.height, box.size.width, picture.shape[2]), np.uint8)
    result[:] = colour
    left, top = max(0, box.left), max(0, box.top)
    right, bottom = min(width, box.right), min(height, box.bottom)
    result[top - box.top : bottom - box.top, left - box.left : right - box.left] = picture[
        top:bottom, left:right
    ]
    return result
