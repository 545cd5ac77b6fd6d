"""Alpha of products with hairs and loose threads before a plain wall.

Close to the product the wall is known up to its shadow, and the product's
colour is known up to its shading, so each pixel can be solved alone:
I = alpha * F + (1 - alpha) * s * B, with the wall B and the product F spread
into the band from where they are sure, and s the light the shadow leaves. The
shadow is smooth, so s is averaged where the wall dominates, and alpha is then
the projection of I on the line from s * B to F.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.mask import Mask, opened, shrink
from cyclorama.imaging.matte import Alpha, Band, clamped, enlarged, signed_distance
from cyclorama.imaging.pyramid import pull_push

FUZZY_BAND = Band(34, 60)

_SOLVE_EDGE = 2048  # hairs are thinner than a pixel above it already
_NOISE = 0.015
_SOLID_MEAN = 0.88
_DEEPEST_SHADE, _BRIGHTEST = 0.4, 1.1

_DETECT_EDGE = 1024
_DETECT_BAND = Band(14, 52)  # as px of 2048, like every band
_DETECT_RING = (5.0, 14.0)  # px outside the outline, at _DETECT_EDGE
_FUZZY_FROM = 0.05  # knit 0.073, crisp 0.010 to 0.038


def fuzzy_alpha(picture: NDArray[np.uint8], mask: Mask) -> Alpha:
    """Alpha of a product with hairs.

    picture: uint8 (h, w, 3). mask: bool, of any size and the same aspect: the
    product without its hairs. Returns float32 (h, w), 0..1.
    """
    height, width = picture.shape[:2]
    factor = min(1.0, _SOLVE_EDGE / max(height, width))
    size = max(1, round(width * factor)), max(1, round(height * factor))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA) if factor < 1 else picture
    inside = enlarged(mask, size[1], size[0])
    band = FUZZY_BAND.at(max(size))
    field = signed_distance(inside)
    wall = field < -band.outside
    first = _solve(small, inside, field > band.inside, wall)
    core = _core(first, inside, max(size))
    alpha = _solve(small, inside, core, wall)
    if factor < 1:
        alpha = cv2.resize(alpha, (width, height), interpolation=cv2.INTER_CUBIC)
    return clamped(alpha)


def fuzziness(picture: NDArray[np.uint8], mask: Mask) -> float:
    """How hairy the outline is: the mean fine structure of alpha just outside of it.

    0 for a clean edge; see `is_fuzzy`.
    """
    height, width = picture.shape[:2]
    factor = min(1.0, _DETECT_EDGE / max(height, width))
    size = max(1, round(width * factor)), max(1, round(height * factor))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    inside = enlarged(mask, size[1], size[0])
    unit = max(size) / _DETECT_EDGE
    away = -signed_distance(inside)
    band = _DETECT_BAND.at(max(size))
    alpha = _solve(small, inside, away < -band.inside, away > band.outside)
    ring = (away > _DETECT_RING[0] * unit) & (away < _DETECT_RING[1] * unit)
    if not ring.any():
        return 0.0
    fine = np.abs(alpha - cv2.GaussianBlur(alpha, (0, 0), 3))
    return float(fine[ring].mean())


def is_fuzzy(picture: NDArray[np.uint8], mask: Mask) -> bool:
    return fuzziness(picture, mask) > _FUZZY_FROM


def _core(alpha: Alpha, mask: Mask, long_edge: int) -> Mask:
    """The part without hairs: solid over a few pixels, where a fringe averages below 0.85."""
    unit = long_edge / 2048
    solid = mask & (cv2.GaussianBlur(alpha, (0, 0), 4 * unit) > _SOLID_MEAN)
    return shrink(opened(solid, max(1, round(6 * unit))), 4 * unit)


def _solve(picture: NDArray[np.uint8], mask: Mask, sure_product: Mask, sure_wall: Mask) -> Alpha:
    """Alpha of every pixel that is sure on neither side; `mask` where nothing can be solved."""
    alpha = mask.astype(np.float32)
    rows, columns = np.nonzero(~sure_product & ~sure_wall)
    if not len(rows) or not sure_product.any() or not sure_wall.any():
        return alpha
    margin = 16
    window = (
        slice(max(0, int(rows.min()) - margin), int(rows.max()) + margin + 1),
        slice(max(0, int(columns.min()) - margin), int(columns.max()) + margin + 1),
    )
    seen = (picture[window] * np.float32(1 / 255)).astype(np.float32)
    open_band = ~sure_product[window] & ~sure_wall[window]
    front = _spread(seen, sure_product[window])[open_band]
    back = _spread(seen, sure_wall[window])[open_band]
    inked = cv2.GaussianBlur(seen, (0, 0), 0.7)[open_band]

    ff, fb, bb = _dot(front, front), _dot(front, back), _dot(back, back)
    fi, bi = _dot(front, inked), _dot(back, inked)
    determinant = np.maximum(ff * bb - fb * fb, 1e-6)
    cover = np.clip((fi * bb - bi * fb) / determinant, 0, 1)
    lit = (bi * ff - fi * fb) / determinant
    alone = np.clip(lit / np.maximum(1 - cover, 1e-3), _DEEPEST_SHADE, _BRIGHTEST)
    weight = (1 - cover) ** 3 * determinant / np.maximum(ff * bb, 1e-6)
    shade = _averaged(alone.astype(np.float32), weight.astype(np.float32), open_band)

    behind = np.multiply(back, shade[:, None])
    span = front - behind
    length = np.sqrt(np.maximum(_dot(span, span), 1e-6))
    raw = np.clip(_dot(inked - behind, span) / length**2, 0, 1)
    # noise lifts alpha only where there is nothing below it to cancel against
    raw = raw - _NOISE / length * (1 - raw) ** 2
    alpha[window][open_band] = np.clip(raw, 0, 1)
    return alpha


def _spread(seen: NDArray[np.float32], sure: Mask) -> NDArray[np.float32]:
    """Sure colours carried into the rest, at half size: they are smooth there anyway."""
    height, width = sure.shape
    size = (max(1, width // 2), max(1, height // 2))
    weight = cv2.resize(sure.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    weight = np.where(weight > 0.99, 1.0, 0.0).astype(np.float32)
    small = cv2.resize(seen, size, interpolation=cv2.INTER_AREA)
    full: NDArray[np.float32] = cv2.resize(
        pull_push(small, weight), (width, height), interpolation=cv2.INTER_LINEAR
    )
    return full


def _averaged(
    values: NDArray[np.float32], weight: NDArray[np.float32], where: Mask
) -> NDArray[np.float32]:
    """Weighted Gaussian mean (sigma 8) of values given on `where`, 1 far from any weight."""
    weights = np.zeros(where.shape, np.float32)
    weights[where] = weight + 1e-4
    sums = np.zeros(where.shape, np.float32)
    sums[where] = values * (weight + 1e-4)
    total = cv2.GaussianBlur(weights, (0, 0), 8)[where]
    return cv2.GaussianBlur(sums, (0, 0), 8)[where] / np.maximum(total, 1e-8)


def _dot(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.einsum("ij,ij->i", one, other)
