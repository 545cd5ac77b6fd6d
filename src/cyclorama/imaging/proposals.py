"""Ways to find the product in a study: each returns a mask, good on some photos only."""

import cv2
import numpy as np
from numpy.typing import NDArray
from skimage.filters import threshold_otsu
from skimage.segmentation import watershed

from cyclorama.imaging.barrier import barrier_distance
from cyclorama.imaging.grab import grab_widely, regrab
from cyclorama.imaging.mask import Mask, filled, grow, opened, shrink, without_specks
from cyclorama.imaging.pyramid import pull_push
from cyclorama.imaging.study import Study, to_rgb
from cyclorama.imaging.wall import rim_of

_DEEPEST_SHADE = 0.55  # of L + 16, a sixth of the light: a soft shadow is never as deep
_OUTERMOST = 0.01  # of the long edge
_SPECK = 0.03  # of the largest part


def barrier_of(study: Study) -> NDArray[np.float32]:
    """Barrier distance from the surroundings seen at the border, float32 (h, w)."""
    smooth = cv2.bilateralFilter(study.lab, 7, 5, 4)
    edge = rim_of(*study.shape, share=1 / max(study.shape))
    if study.wall.plain:
        # a product that runs over the border must not count as surroundings
        far = study.wall.distance(study.lab) > max(4 * study.wall.tolerance, 15.0)
        seeds = edge & ~far
        if seeds.sum() < 0.2 * edge.sum():
            seeds = edge
    else:
        seeds = edge
    return barrier_distance(smooth, seeds)


def by_barrier(study: Study, barrier: NDArray[np.float32], weak_parts: bool = True) -> Mask:
    """Watershed between what the border reaches easily and what it hardly reaches.

    The barrier alone would draw its line somewhere on the shadow's ramp; the
    watershed on the colour gradient moves it to the product's edge. With
    `weak_parts`, parts that stand off a plain wall less than the rest are kept;
    without, hairs are left out with them.
    """
    if float(barrier.max()) <= 1e-3:
        return np.zeros(study.shape, dtype=bool)
    level = float(threshold_otsu(barrier))
    hard = barrier > level
    inside = shrink(hard, 0.018 * max(study.shape))
    outside = barrier < 0.55 * level
    if study.wall.plain and weak_parts:
        # a plain wall gives parts away that stand off it less than the rest does: a white
        # sole under a red shoe lies far below the threshold, yet no shadow is its colour
        own = never_shadow(study) & (barrier > 3 * study.wall.tolerance + 4)
        inside |= opened(own, 1)
        outside &= ~grow(own, 3) | (barrier < study.wall.tolerance + 2)
    outside |= outermost(study)
    inside &= ~outside
    if not inside.any():
        return np.zeros(study.shape, dtype=bool)
    markers = np.zeros(study.shape, dtype=np.int32)
    markers[outside] = 1
    markers[inside] = 2
    mask = np.asarray(watershed(study.gradient, markers) == 2)
    return without_specks(filled(to_the_border(study, mask)), _SPECK)


def outermost(study: Study) -> Mask:
    """The pixels along the border that are taken for surroundings without asking."""
    rim = rim_of(*study.shape, share=_OUTERMOST)
    if study.wall.plain:
        # a product that runs over the border stands off the wall there, too
        rim &= study.wall.distance(study.lab) <= max(4 * study.wall.tolerance, 15.0)
    return rim


def to_the_border(study: Study, mask: Mask) -> Mask:
    """Where the mask ends at the outermost pixels only because those were not asked, let it
    run on over the border."""
    if study.wall.plain:
        return mask
    height, width = mask.shape
    wide = max(1, round(_OUTERMOST * max(height, width)))
    inner = mask[wide : height - wide, wide : width - wide]
    return np.pad(inner, wide, mode="edge") if inner.size else mask


def never_shadow(study: Study) -> Mask:
    """Pixels that no shadow on the wall can explain: other hue, lighter, or too dark.

    Shade multiplies linear light, and Lab is a cube root: L + 16, a and b of a
    wall in the shade all shrink by one factor.
    """
    wall = study.wall
    shade = (study.lab[:, :, 0] + 16) / (wall.colour[:, :, 0] + 16)
    hue = np.hypot(
        study.lab[:, :, 1] - wall.colour[:, :, 1] * shade,
        study.lab[:, :, 2] - wall.colour[:, :, 2] * shade,
    )
    lighter = study.lab[:, :, 0] - wall.colour[:, :, 0] > 3 * wall.tolerance + 4
    return np.asarray((hue > 3 * wall.tolerance + 5) | lighter | (shade < _DEEPEST_SHADE))


def flattened(study: Study, mask: Mask) -> NDArray[np.uint8]:
    """The study divided by its surroundings: light fall-off and shadow go, the product stays."""
    outside = ~grow(mask, 4)
    if outside.sum() < 64:
        return study.rgb
    near = pull_push(study.lab, outside.astype(np.float32))
    ratio = study.rgb.astype(np.float32) / np.maximum(to_rgb(near), 8.0)
    return np.clip(ratio * 180.0, 0, 255).astype(np.uint8)


def refined(study: Study, mask: Mask) -> Mask:
    """Graph cut around the outline of a mask found otherwise."""
    if not mask.any():
        return mask.copy()
    picture = flattened(study, mask) if study.wall.plain else study.rgb
    return without_specks(filled(regrab(picture, mask, reach=10)), _SPECK)


def by_flood(study: Study) -> Mask:
    """All that a flood from the border does not reach, a step of 2/255 at a time."""
    height, width = study.shape
    soft = cv2.GaussianBlur(study.rgb, (0, 0), 1.0)
    reached = np.zeros((height + 2, width + 2), np.uint8)
    step = (2, 2, 2)
    flags = 4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8)
    far = study.wall.distance(study.lab) > max(4 * study.wall.tolerance, 12.0)
    for x, y in _around(height, width, 8):
        if not far[y, x] and not reached[y + 1, x + 1]:
            cv2.floodFill(soft, reached, (x, y), 0, step, step, flags)
    mask = reached[1:-1, 1:-1] == 0
    opened = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    return without_specks(filled(opened > 0), _SPECK)


def _around(height: int, width: int, step: int) -> list[tuple[int, int]]:
    across = [(x, y) for x in range(0, width, step) for y in (0, height - 1)]
    down = [(x, y) for y in range(0, height, step) for x in (0, width - 1)]
    return across + down


def by_colour(study: Study, barrier: NDArray[np.float32]) -> Mask:
    """Graph cut from a guess: unlike the border's colours, hard to reach, near the middle."""
    height, width = study.shape
    ring = study.lab[study.wall.rim].astype(np.float32)
    cv2.setRNGSeed(7)
    clusters = min(10, len(ring))
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 12, 0.5)
    _, _, centres = cv2.kmeans(ring, clusters, None, stop, 1, cv2.KMEANS_PP_CENTERS)
    unlike = np.full(study.shape, np.inf, np.float32)
    for centre in centres:
        np.minimum(unlike, ((study.lab - centre) ** 2).sum(axis=2), out=unlike)
    unlike = np.sqrt(unlike)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    off = ((xs / width - 0.5) / 0.35) ** 2 + ((ys / height - 0.5) / 0.35) ** 2
    middle = np.exp(-0.5 * off)
    evidence = (_unit(unlike) + _unit(barrier)) * (0.3 + 0.7 * middle)
    likely = evidence > threshold_otsu(evidence)
    sure = evidence > np.quantile(evidence[likely], 0.7) if likely.any() else likely
    mask = grab_widely(study.rgb, likely, sure, outermost(study), rounds=5)
    return without_specks(filled(to_the_border(study, mask)), _SPECK)


def _unit(values: NDArray[np.float32]) -> NDArray[np.float32]:
    top = float(np.quantile(values, 0.98))
    return np.clip(values / max(top, 1e-6), 0.0, 1.0)
