"""What the outline of a subject tells: where it is, what the picture's edges cut off, and
whether a head stands out of it.

Only the span of each row counts, from its first pixel to its last: a white shirt on a white wall
leaves holes in a mask, and hardly ever the whole of a row.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.find import find
from cyclorama.imaging.mask import Mask, closed, without_specks
from cyclorama.imaging.study import Study

_OFF_WALL = (4.0, 5.0)  # ΔE, and how often the wall's noise; a soft shadow stays below
_GAP = 3  # px of the study: a light seam does not cut a figure in two
_SPECK = 0.02
_AT_EDGE = 0.012  # of the picture's edge: masks end a pixel or two before it
_CUT = 0.02  # of an edge's length: a fingertip that touches it is no cut
_UPPER_PART, _SHOULDERS = 0.5, 0.55  # shoulders: where the span first has so much of the widest
_HEAD_SHAPE = (0.7, 3.4)  # height with the neck over breadth; a bun or braids make it slimmer
_SMALLEST_HEAD = 6  # px of the study


@dataclass(frozen=True)
class Silhouette:
    """Fractions of the picture. `cut`: which of `left top right bottom` the subject runs over, and
    over how much of that edge. `area`: of the mask. `neck`: where the head ends, if one stands
    out; `head_left` and `head_right` are its sides then."""

    left: float
    top: float
    right: float
    bottom: float
    area: float
    cut: dict[str, float]
    neck: float | None = None
    head_left: float = 0.0
    head_right: float = 0.0


def mask_of(study: Study) -> tuple[Mask, float]:
    """The subject, bool (h, w), and 0..1 how sure it is. Before a plain wall: all that differs
    from it, which loses less of a light garment than a search for one product does."""
    if not study.wall.plain:
        choice = find(study, None)
        empty = np.zeros(study.shape, bool)
        return (empty, 0.0) if choice is None else (choice.mask, choice.confidence)
    least, noise = _OFF_WALL
    off = study.wall.distance(study.lab) > max(least, noise * study.wall.sigma)
    mask = without_specks(closed(off, _GAP), _SPECK)
    return mask, 1.0 if mask.any() else 0.0


def silhouette_of(mask: Mask) -> Silhouette | None:
    """Measure a mask; None for an empty one."""
    if not mask.any():
        return None
    height, width = mask.shape
    rows, columns = np.nonzero(mask.any(axis=1))[0], np.nonzero(mask.any(axis=0))[0]
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    neck = _neck(mask, top, bottom)
    head = columns_of(mask[top:neck]) if neck is not None else (0, 0)
    return Silhouette(
        left=left / width,
        top=top / height,
        right=right / width,
        bottom=bottom / height,
        area=float(mask.mean()),
        cut=_cut(mask),
        neck=None if neck is None else neck / height,
        head_left=head[0] / width,
        head_right=head[1] / width,
    )


def columns_of(mask: Mask) -> tuple[int, int]:
    """The first column of a mask that is not empty, and the one past the last."""
    columns = np.nonzero(mask.any(axis=0))[0]
    return int(columns[0]), int(columns[-1]) + 1


def _cut(mask: Mask) -> dict[str, float]:
    height, width = mask.shape
    down, across = max(1, round(_AT_EDGE * height)), max(1, round(_AT_EDGE * width))
    edges = {
        "left": mask[:, :across].any(axis=1),
        "top": mask[:down].any(axis=0),
        "right": mask[:, -across:].any(axis=1),
        "bottom": mask[-down:].any(axis=0),
    }
    shares = {name: float(edge.mean()) for name, edge in edges.items()}
    return {name: share for name, share in shares.items() if share > _CUT}


def _spans(mask: Mask) -> NDArray[np.int_]:
    first = mask.argmax(axis=1)
    last = mask.shape[1] - mask[:, ::-1].argmax(axis=1)
    return np.where(mask.any(axis=1), last - first, 0)


def _neck(mask: Mask, top: int, bottom: int) -> int | None:
    """The row in which the shoulders begin, if what is above it has the shape of a head."""
    spans = _spans(mask)
    upper = spans[top : top + max(1, round(_UPPER_PART * (bottom - top)))]
    wide = np.flatnonzero(upper >= _SHOULDERS * np.percentile(upper, 95))
    neck = top + int(wide[0]) if wide.size else top
    breadth = float(spans[top:neck].mean()) if neck > top else 0.0
    least, most = _HEAD_SHAPE
    if top <= 1 or breadth < _SMALLEST_HEAD or not least < (neck - top) / breadth < most:
        return None
    return neck
