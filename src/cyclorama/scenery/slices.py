"""A thing taken apart into the layers of which it seems to be made, from its top down."""

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.scenery.layer import Rgba

BOW = 0.055  # of its width: how far the cut bends down in the middle, as seen from a little above
THINNEST = 0.07  # of the height
FEWEST, MOST = 4, 6
SEAM = 0.35  # of the strongest change between rows: a weaker one is no seam


@dataclass(frozen=True)
class Slice:
    """rgba: uint8 (h, w, 4), as wide as the thing. top: the row of the thing at which its upper
    edge begins at the sides. colour: RGB of its inside, 0..255."""

    rgba: Rgba
    top: int
    colour: tuple[float, float, float]


def slices(thing: Rgba) -> list[Slice]:
    """Four to six, cut where the thing itself changes from row to row."""
    height, width = thing.shape[:2]
    seams = [0, *_seams(thing), height]
    bow = _bow(width)
    found: list[Slice] = []
    for index, (top, bottom) in enumerate(pairwise(seams)):
        reach = int(BOW * width) + 1
        low = min(height, bottom + (reach if bottom < height else 0))
        part = thing[top:low].copy()
        rows = np.arange(top, low, dtype=np.float32)[:, None]
        keep = np.ones((low - top, width), np.float32)
        if index:
            keep *= np.clip(rows - (top + bow) + 0.5, 0, 1)
        if bottom < height:
            keep *= np.clip((bottom + bow) - rows + 0.5, 0, 1)
        part[..., 3] = np.rint(part[..., 3] * keep)
        found.append(Slice(part, top, _mean(part)))
    return found


def _bow(width: int) -> NDArray[np.float32]:
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    return BOW * width * np.sqrt(np.clip(1 - x * x, 0, 1))


def _seams(thing: Rgba) -> list[int]:
    """The rows between layers: where colours and outline change most, well apart."""
    height, _ = thing.shape[:2]
    alpha = thing[..., 3:].astype(np.float32) / 255
    lab = cv2.cvtColor(np.ascontiguousarray(thing[..., :3]), cv2.COLOR_RGB2LAB).astype(np.float32)
    weight = alpha.sum(axis=(1, 2))
    means = (lab * alpha).sum(axis=1) / np.maximum(weight, 1)[:, None]
    step = max(2, round(0.012 * height))
    ahead, before = np.roll(means, -step, axis=0), np.roll(means, step, axis=0)
    change = np.linalg.norm(ahead - before, axis=1)
    wider = np.abs(np.roll(weight, -step) - np.roll(weight, step)) / max(1.0, float(weight.max()))
    score = cv2.GaussianBlur((change + 60 * wider)[:, None], (1, 2 * step + 1), 0)[:, 0]
    apart = round(THINNEST * height)
    score[: apart + step] = 0
    score[height - apart - step :] = 0
    strongest = float(score.max())
    seams: list[int] = []
    while len(seams) < MOST - 1:
        row = int(score.argmax())
        if score[row] <= 0 or (score[row] < SEAM * strongest and len(seams) >= FEWEST - 1):
            break
        seams.append(row)
        score[max(0, row - apart) : row + apart] = 0
    while len(seams) < FEWEST - 1:  # it is all of a piece: cut the thickest
        edges = [0, *sorted(seams), height]
        top, bottom = max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
        seams.append((top + bottom) // 2)
    return sorted(seams)


def _mean(part: Rgba) -> tuple[float, float, float]:
    solid = part[part[..., 3] > 200][:, :3]
    if not len(solid):
        return 150.0, 150.0, 150.0
    red, green, blue = (float(level) for level in solid.mean(axis=0))
    return red, green, blue
