"""What is said, to be read: on a dark plate at the foot of the frame."""

from math import ceil

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgba
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.show.sprites import DARK, rounded

OPAQUE = 0.72  # of the plate
EM = 0.056  # of the frame's short edge: every line alike
PITCH = 1.25  # ems from line to line
MOST_LINES = 3


def caption(words: str, size: Size, widest: int) -> Rgba:
    """In lines of one size, at most three, for a frame of that size; no wider than so many px."""
    em, pad = round(min(size) * EM), round(min(size) * 0.026)
    room = max(8, widest - 2 * pad)
    needed = letter(words, em, style=Style.BOLD).shape[1] * 1.12 / room
    lines = min(MOST_LINES, max(1, ceil(needed)))
    tall = round(em * (1 + PITCH * (lines - 1)))
    drawn = letter(words, tall, width_px=room, style=Style.BOLD, lines=lines)
    high, wide = drawn.shape[:2]
    made = rounded(wide + 2 * pad, high + 2 * pad, pad, DARK)
    made[..., 3] = np.rint(made[..., 3] * OPAQUE).astype(np.uint8)
    spot = made[pad : pad + high, pad : pad + wide]
    over = drawn[..., 3:].astype(np.float32) / 255
    spot[..., :3] = np.rint(drawn[..., :3] * over + spot[..., :3] * (1 - over))
    spot[..., 3] = np.maximum(spot[..., 3], drawn[..., 3])
    return made
