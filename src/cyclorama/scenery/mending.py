"""Give a thing back the band that its cut-out lost: a white label before a white wall."""

import numpy as np
from numpy.typing import NDArray

from cyclorama.scenery.layer import Rgba

NARROWER = 0.6  # than what is above and below: there a band is missing
ALIKE = 0.85  # overlap of what is above and below the gap; the rims of two things are unlike
NOTHING = 0.03  # of a row: specks of what was lost
SUDDEN = 0.04  # of the height: within so many rows a band begins and ends; a thing tapers slower
LONGEST = 0.5  # of the height: more than half of a thing is not guessed
SEEN = 128


def mended(rgba: Rgba) -> Rgba:
    """The layer with gaps across its width closed, where what ends above goes on below.

    The colours under transparency have to be the photo's own; they are what comes back.
    """
    solid = rgba[..., 3] >= SEEN
    height, width = solid.shape
    left, right = solid.argmax(axis=1), width - solid[:, ::-1].argmax(axis=1)
    covered = solid.sum(axis=1)
    step = max(2, round(SUDDEN * height))
    out = rgba
    row = step
    while row < height - 2 * step:
        below = _where_it_goes_on(covered, left, right, row, step)
        if below is None:
            row += 1
            continue
        out = rgba.copy() if out is rgba else out
        for line in range(row + 1, below):
            share = (line - row) / (below - row)
            start = round(left[row] + (left[below] - left[row]) * share)
            end = round(right[row] + (right[below] - right[row]) * share)
            out[line, start:end, 3] = 255
        row = below
    return out


def _where_it_goes_on(
    covered: NDArray[np.int_],
    left: NDArray[np.int_],
    right: NDArray[np.int_],
    row: int,
    step: int,
) -> int | None:
    """The row under a gap that begins within a step of `row`; None where there is no gap."""
    here = covered[row]
    if here < ALIKE * covered[row - step : row].max() or covered[row + step] >= NARROWER * here:
        return None
    if here < ALIKE * (right[row] - left[row]) or not here:
        return None
    furthest = min(len(covered) - 1, row + round(LONGEST * len(covered)))
    for below in range(row + step, furthest + 1):
        if covered[below] < ALIKE * here:
            continue
        shared = min(right[row], right[below]) - max(left[row], left[below])
        both = max(right[row], right[below]) - min(left[row], left[below])
        # nothing leads from one to the other: a neck would
        ends = covered[row : row + 2 * step].min() <= NOTHING * here
        begins = covered[max(row, below - 2 * step) : below].min() <= NOTHING * here
        return below if ends and begins and shared >= ALIKE * both else None
    return None
