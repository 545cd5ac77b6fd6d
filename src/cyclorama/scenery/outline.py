"""Where the head of a person is, told from the outline alone: for turned and for drawn faces."""

import numpy as np

from cyclorama.imaging.mask import Mask

NECK_FROM, NECK_TO = 0.05, 0.40  # of the height, from the crown of a full figure to a bust
NARROWER, BROADER = 0.85, 1.35  # the neck against the head above it, the shoulders against it
ROUND = (0.45, 1.25)  # a head's width for its height
HAIRLINE = 0.22  # of the head's height


def head_in(mask: Mask) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of the face, hairline to chin; None where the outline has no head.

    A head is what bulges above the narrowest place of the upper body.
    """
    height = mask.shape[0]
    widths = mask.sum(axis=1).astype(np.float32)
    if height < 40:
        return None
    soft = np.convolve(np.pad(widths, 3, mode="edge"), np.ones(7) / 7, "valid")
    start, end = round(NECK_FROM * height), round(NECK_TO * height)
    for row in range(start, end):
        around = soft[max(0, row - height // 60) : row + height // 60 + 1]
        if soft[row] > around.min() or soft[row] == 0:
            continue
        head, below = soft[:row].max(), soft[row : min(height, 2 * row)].max()
        if soft[row] > NARROWER * head or below < BROADER * soft[row]:
            continue
        if not ROUND[0] < head / row < ROUND[1]:
            continue
        columns = np.flatnonzero(mask[: max(1, row)].any(axis=0))
        middle, half = float(columns.mean()), float(head) * 0.40
        chin = round(0.93 * row)
        return round(middle - half), round(HAIRLINE * row), round(middle + half), chin
    return None
