"""Openings in a product through which the wall is seen: handles, straps, rings."""

import cv2
import numpy as np
from skimage.segmentation import watershed

from cyclorama.imaging.mask import Mask, rim_pixels, shrink
from cyclorama.imaging.study import Study, colour_gradient

_UNLIKE_WALL = 12.0  # ΔE; below it a product is too like its wall to tell a hole from cloth
_SMALLEST = 0.0015  # of the picture
_RIM_EDGE = 0.25  # of the 98th percentile of the gradient
_RIM_SHARE = 0.85


def holes_in(study: Study, mask: Mask) -> Mask:
    """The holes of a filled mask, bool (h, w): wall-coloured, smooth and sharply rimmed.

    Only on plain walls; elsewhere there is no telling, and no hole is cut.
    """
    nothing = np.zeros(study.shape, dtype=bool)
    wall = study.wall
    if not wall.plain or not mask.any():
        return nothing
    unlike = wall.distance(study.lab)
    if float(np.median(unlike[mask])) <= _UNLIKE_WALL:
        return nothing
    # shade falls through a hole as well: darker wall of the same hue still counts
    off = study.lab - wall.colour
    hue = np.hypot(off[:, :, 1], off[:, :, 2])
    shaded = (hue < 2.5 * wall.tolerance + 3) & (off[:, :, 0] < 0) & (off[:, :, 0] > -14)
    alike = (unlike < 2.5 * wall.tolerance + 6) | shaded
    fine = colour_gradient(study.lab, 1.0)
    smooth = fine < 2.5 * float(np.median(fine[wall.rim])) + 1.0
    seeds = shrink(mask, 2) & alike & smooth
    count, labels, stats, _ = cv2.connectedComponentsWithStats(seeds.astype(np.uint8))
    large = stats[:, cv2.CC_STAT_AREA] > _SMALLEST * mask.size
    large[0] = False
    if count <= 1 or not large.any():
        return nothing
    openings = large[labels]
    product = mask & ~alike & (unlike > 0.5 * float(np.median(unlike[mask])))
    markers = np.zeros(study.shape, dtype=np.int32)
    markers[~mask] = 1
    markers[product] = 2
    markers[openings] = 3
    found = (watershed(study.gradient, markers) == 3) & mask
    strong = study.gradient > _RIM_EDGE * float(np.quantile(study.gradient, 0.98))
    near_strong = cv2.dilate(strong.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    kept = nothing
    count, labels = cv2.connectedComponents(found.astype(np.uint8))
    for index in range(1, count):
        hole = labels == index
        rim = rim_pixels(hole)
        sharp = rim.any() and float(near_strong[rim].mean()) > _RIM_SHARE
        if sharp and hole.sum() > _SMALLEST * mask.size:
            kept = kept | hole
    return kept
