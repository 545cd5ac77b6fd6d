"""A garment's outline, small and upright: what its kind and its landmarks are read from."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama import errors
from cyclorama.imaging.mask import Mask, closed, filled, opened, without_specks

LONG_EDGE = 420  # px; seams and straps are still a few pixels wide
ROOM = 24  # px around the garment
_SMALLEST = 24  # px of a cut-out's edge in which a garment can be told
_NICK = 1  # px of radius: what a cut-out lacks at its edge
_THREAD = 2  # px of radius: the hook of a hanger is thinner than any strap
_STEEPEST = 16  # degrees by which a photo may be turned
_MIRRORED = 0.72  # overlap with its mirror image of what has an axis at all
_TURNED = 0.012  # a turn must better the overlap by this


@dataclass(frozen=True)
class Silhouette:
    """mask: bool (h, w), the garment upright with `ROOM` around it. axis: the column of its
    middle. symmetry: 0..1, how far it is its own mirror image. to_source: float64 (2, 3), from
    points here to points of the cut-out."""

    mask: Mask
    axis: float
    symmetry: float
    to_source: NDArray[np.float64]

    def there(self, points: NDArray[np.floating]) -> NDArray[np.float32]:
        """Points (…, 2) of this silhouette as points of the cut-out."""
        turned = points @ self.to_source[:, :2].T + self.to_source[:, 2]
        return np.asarray(turned, np.float32)


def silhouette(cut_out: NDArray[np.uint8]) -> Silhouette:
    """The outline of the garment in a cut-out, uint8 (h, w, 4).

    Raises ProductNotFound where there is nothing, or too little, to wear.
    """
    solid = cut_out[..., 3] > 127
    rows, columns = np.nonzero(solid.any(1))[0], np.nonzero(solid.any(0))[0]
    if not len(rows) or max(rows[-1] - rows[0], columns[-1] - columns[0]) < _SMALLEST:
        raise errors.ProductNotFound(
            "No garment was found in the photo: send one that shows it whole on a plain background."
        )
    left, top = int(columns[0]), int(rows[0])
    box = solid[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
    scale = LONG_EDGE / max(box.shape)
    soft = cv2.resize(
        box.astype(np.float32), None, fx=scale, fy=scale,
        interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR,
    )  # fmt: skip
    small = without_specks(opened(closed(np.pad(soft > 0.5, ROOM), _NICK), _THREAD), 0.05)
    best = max(
        (_mirrored(small, turn) - (_TURNED if turn else 0), turn)
        for turn in range(-_STEEPEST, _STEEPEST + 1, 2)
    )[1]
    turn = (
        max((_mirrored(small, best + part), best + part) for part in (-1, 0, 1))[1] if best else 0
    )
    if _mirrored(small, turn) < _MIRRORED:
        turn = 0
    upright, forth = _turn(small, turn)
    back = cv2.invertAffineTransform(forth)
    # from here to the small mask, then to the cut-out
    to_source = back / scale
    to_source[:, 2] += np.array([left, top]) - ROOM / scale
    axis = _axis(upright)
    return Silhouette(upright, axis, _overlap_with_mirror(upright, axis), to_source)


def _turn(mask: Mask, degrees: float) -> tuple[Mask, NDArray[np.float64]]:
    """The mask turned clockwise on a canvas that holds it, and the transform that did it."""
    height, width = mask.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    across = abs(matrix[0, 0]) * width + abs(matrix[0, 1]) * height
    down = abs(matrix[0, 1]) * width + abs(matrix[0, 0]) * height
    matrix[:, 2] += np.array([across - width, down - height]) / 2
    turned = cv2.warpAffine(mask.astype(np.float32), matrix, (round(across), round(down)))
    return np.asarray(turned > 0.5), matrix


def _mirrored(mask: Mask, degrees: float) -> float:
    turned, _ = _turn(mask, degrees)
    return _overlap_with_mirror(turned, _axis(turned))


def _axis(mask: Mask) -> float:
    """The column about which the mask is most its own mirror image."""
    filled_rows = np.nonzero(mask.any(1))[0]
    columns = np.arange(mask.shape[1])
    middles = [(columns[mask[row]].min() + columns[mask[row]].max()) / 2 for row in filled_rows]
    return float(np.median(middles)) + 0.5


def _overlap_with_mirror(mask: Mask, axis: float) -> float:
    shift = np.array([[-1, 0, 2 * axis - 1], [0, 1, 0]], np.float64)
    solid = filled(mask)
    flipped = cv2.warpAffine(solid.astype(np.uint8), shift, mask.shape[::-1]) > 0
    union = int((solid | flipped).sum())
    return float((solid & flipped).sum()) / union if union else 0.0
