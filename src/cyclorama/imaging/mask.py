"""Plain operations on masks (bool, (h, w)) that the search for a product shares."""

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


def _disc(radius: int) -> NDArray[np.uint8]:
    size = 2 * radius + 1
    disc: NDArray[np.uint8] = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    return disc


def grow(mask: Mask, radius: float) -> Mask:
    """Every pixel within `radius` px of the mask."""
    if not mask.any():
        return mask.copy()
    away = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 5)
    return np.asarray(away <= radius)


def shrink(mask: Mask, radius: float) -> Mask:
    """Every pixel of the mask deeper than `radius` px; the picture's border does not eat in."""
    if mask.all():
        return mask.copy()
    depth = cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, 5)
    return np.asarray(depth > radius)


def opened(mask: Mask, radius: int) -> Mask:
    return np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, _disc(radius)) > 0)


def closed(mask: Mask, radius: int) -> Mask:
    return np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, _disc(radius)) > 0)


def without_specks(mask: Mask, share: float) -> Mask:
    """Drop the parts smaller than `share` of the largest part."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    if count <= 2:
        return mask.copy()
    areas = stats[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    return np.asarray((areas >= share * areas.max())[labels] & mask)


def filled(mask: Mask) -> Mask:
    """The mask with every enclosed hole closed."""
    count, labels = cv2.connectedComponents((~mask).astype(np.uint8), connectivity=4)
    if count <= 1:
        return mask.copy()
    open_air = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    return np.asarray(~np.isin(labels, open_air[open_air > 0]))


def rim_pixels(mask: Mask) -> Mask:
    """The mask's outermost pixels, those on the picture's own border left out."""
    inner = (
        cv2.erode(mask.astype(np.uint8), _disc(1), borderType=cv2.BORDER_CONSTANT, borderValue=1)
        > 0
    )
    return np.asarray(mask & ~inner)


def overlap(one: Mask, other: Mask) -> float:
    """Intersection over union, 0..1; two empty masks agree."""
    union = int((one | other).sum())
    return float((one & other).sum()) / union if union else 1.0


def resized(mask: Mask, height: int, width: int) -> Mask:
    """The mask at another size, its outline interpolated, not stepped."""
    soft = cv2.resize(mask.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(soft > 0.5)
