"""Turn one product into another of a like shape: their outlines lead, not their pictures.

Between unlike pictures an image flow has nothing to hold on to and draws worms into the texture.
Distances from the outlines are smooth, and so is the flow between them.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.cut_out import CONFIDENT
from cyclorama.imaging.find import find
from cyclorama.imaging.mask import Mask, filled, overlap, resized
from cyclorama.imaging.study import SHORTEST, study
from cyclorama.video.colour import Rgb
from cyclorama.video.flow import COARSE, Flow, Flows, search

LIKE = 0.8  # IoU of two outlines brought to one box: below it a morph tears (tee to bag)
PROPORTION = 1.35  # by which one box may be wider for its height than the other
REACH = 0.03  # of the long edge: the flow fades out so far from the product


@dataclass(frozen=True)
class _Outline:
    """mask: bool (h, w). left, top, width, height of its box."""

    mask: Mask
    left: float
    top: float
    width: float
    height: float


def outline_flows(first: Rgb, last: Rgb) -> Flows | None:
    """None where the two pictures do not each show one product, of like shape."""
    one, other = _outline(first), _outline(last)
    if one is None or other is None:
        return None
    wider = (one.width / one.height) / (other.width / other.height)
    if not 1 / PROPORTION < wider < PROPORTION:
        return None
    likeness = overlap(one.mask, _brought(other, one))
    if likeness < LIKE:
        return None
    full = np.ones(one.mask.shape, np.float32)
    return Flows(_flow(one, other), _flow(other, one), full, full, likeness)


def _outline(picture: Rgb) -> _Outline | None:
    small = study(picture)
    choice = find(small, None) if min(small.shape) >= SHORTEST else None
    if choice is None or choice.confidence < CONFIDENT:
        return None
    height, width = picture.shape[0] // COARSE, picture.shape[1] // COARSE
    mask = filled(resized(choice.mask, height, width))
    left, top, wide, high = cv2.boundingRect(mask.astype(np.uint8))
    return _Outline(mask, left, top, wide, high)


def _matrix(one: _Outline, other: _Outline) -> NDArray[np.float64]:
    """From the box of one to that of the other."""
    across, down = other.width / one.width, other.height / one.height
    return np.array(
        [
            [across, 0, other.left - across * one.left],
            [0, down, other.top - down * one.top],
        ]
    )


def _brought(other: _Outline, one: _Outline) -> Mask:
    """The other's mask in the box of one."""
    height, width = one.mask.shape
    soft = cv2.warpAffine(
        other.mask.astype(np.float32),
        _matrix(one, other),
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
    )
    return np.asarray(soft > 0.5)


def _flow(one: _Outline, other: _Outline) -> Flow:
    """Where the places in and around one product lie in and around the other."""
    height, width = one.mask.shape
    reach = REACH * max(height, width)
    brought = _brought(other, one)
    bent = search(_distances(one.mask, reach), _distances(brought, reach))
    matrix = _matrix(one, other).astype(np.float32)
    xs = np.arange(width, dtype=np.float32)[None] + bent[..., 0]
    ys = np.arange(height, dtype=np.float32)[:, None] + bent[..., 1]
    across = matrix[0, 0] * xs + matrix[0, 2] - np.arange(width, dtype=np.float32)[None]
    down = matrix[1, 1] * ys + matrix[1, 2] - np.arange(height, dtype=np.float32)[:, None]
    away = cv2.distanceTransform((~one.mask).astype(np.uint8), cv2.DIST_L2, 5)
    near = np.clip(1 - away / reach, 0, 1)
    return np.dstack([across, down]) * (near * near * (3 - 2 * near))[..., None]


def _distances(mask: Mask, reach: float) -> NDArray[np.uint8]:
    """Signed distance from the outline, inside up, as levels."""
    inside = cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, 5)
    outside = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 5)
    return np.rint(127.5 + 127.5 * np.clip((inside - outside) / (2 * reach), -1, 1)).astype(
        np.uint8
    )
