"""From a hard mask to a soft alpha, for products with a crisp outline.

Closed-form matting (Levin, Lischinski, Weiss, 2008; PyMatting) decides a narrow
band around the outline at reduced size; local linear coefficients between the
reduced picture and the alpha carry it up to full size, so that the edge follows
the full-size picture (He, Sun, "Fast Guided Filter", 2015).
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from pymatting import estimate_alpha_cf, ichol, jacobi

from cyclorama.imaging.mask import Mask

Alpha = NDArray[np.float32]

_SOLVE_EDGE = 1024  # half of 2K: as good as full size (SAD 2.1 against 2.1), a quarter of the cost
_GUIDE_RADIUS = 4
_GUIDE_EPSILON = 1e-4
_SETTLED = 1.5  # px on each side of the outline, before the ramp of the lens
_LEAST_ENTRIES = (1e-4, 1e-3, 1e-2)  # of the preconditioner that are kept, from fine to coarse
_CLEAR = 0.02
_SOLID = 0.985


@dataclass(frozen=True)
class Band:
    """How far around the outline alpha is open, in px of a picture 2048 px long."""

    inside: float
    outside: float

    def at(self, long_edge: int) -> "Band":
        scale = long_edge / 2048
        # a lens and a JPEG smear an edge over two pixels at any size
        return Band(max(self.inside * scale, 2.5), max(self.outside * scale, 3.0))


CRISP_BAND = Band(8, 12)


def trimap(mask: Mask, band: Band) -> Alpha:
    """0 surely outside, 1 surely inside, 0.5 within the band around the outline."""
    if mask.all() or not mask.any():
        return mask.astype(np.float32)
    depth = cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, 5)
    away = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 5)
    tri = np.full(mask.shape, 0.5, np.float32)
    tri[(depth > band.inside) | _ridge(depth, band.inside)] = 1.0
    tri[away > band.outside] = 0.0
    return tri


def _ridge(depth: NDArray[np.float32], inside: float) -> Mask:
    """The middle of parts too thin for the band: a strap must not lose its only sure pixels."""
    size = 2 * int(np.ceil(inside)) + 1
    deepest = cv2.dilate(depth, np.ones((size, size), np.uint8))
    return np.asarray((deepest <= inside) & (depth > 0.8 * deepest) & (depth > 0))


def signed_distance(mask: Mask) -> NDArray[np.float32]:
    """Distance from the outline in px, positive inside."""
    depth = cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, 5)
    away = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 5)
    return np.asarray(depth - away, dtype=np.float32)


def enlarged(mask: Mask, height: int, width: int) -> Mask:
    """The mask at a larger size, its outline kept smooth through its distance field."""
    if mask.all() or not mask.any():
        return np.full((height, width), bool(mask.all()))
    field = cv2.GaussianBlur(signed_distance(mask), (0, 0), 1.0)
    return np.asarray(cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC) > 0)


def crisp_alpha(picture: NDArray[np.uint8], mask: Mask) -> Alpha:
    """Alpha of a product with a crisp outline.

    picture: uint8 (h, w, 3). mask: bool, of any size and the same aspect.
    Returns float32 (h, w), 0..1.
    """
    height, width = picture.shape[:2]
    factor = min(1.0, _SOLVE_EDGE / max(height, width))
    small_size = max(1, round(width * factor)), max(1, round(height * factor))
    small = cv2.resize(picture, small_size, interpolation=cv2.INTER_AREA)
    small_mask = enlarged(mask, small_size[1], small_size[0])
    tri = trimap(small_mask, CRISP_BAND.at(max(small_size)))
    alpha = _solve(small, tri)
    if factor == 1.0:
        return clamped(_settled(alpha))
    open_band = cv2.dilate((tri == 0.5).astype(np.uint8), np.ones((3, 3), np.uint8))
    return clamped(_settled(carried_up(picture, small, alpha, open_band)))


def _settled(alpha: Alpha) -> Alpha:
    """Alpha held to a ramp of a few pixels around its own smoothed outline.

    Where product and surroundings are alike the solver leaves a wide haze; a
    crisp edge has none. Inside the ramp alpha keeps its own value.
    """
    unit = max(1.0, max(alpha.shape) / 2048)
    field = cv2.GaussianBlur(signed_distance(alpha > 0.5), (0, 0), 1.5 * unit)
    reach = _SETTLED * unit
    lowest = np.clip(0.5 + (field - reach) / (2 * unit), 0.0, 1.0)
    highest = np.clip(0.5 + (field + reach) / (2 * unit), 0.0, 1.0)
    return np.clip(alpha, lowest, highest)


def clamped(alpha: Alpha) -> Alpha:
    """Nearly clear becomes clear, nearly solid becomes solid: no veil, no pinholes."""
    alpha = np.clip(alpha, 0.0, 1.0).astype(np.float32)
    alpha[alpha < _CLEAR] = 0.0
    alpha[alpha > _SOLID] = 1.0
    return alpha


def _solve(picture: NDArray[np.uint8], tri: Alpha) -> Alpha:
    """Closed-form matting on the part of the picture that holds the open band."""
    window = _window(tri == 0.5, margin=4)
    if window is None:
        return tri
    part = tri[window]
    if not (part == 0).any() or not (part == 1).any():
        return tri
    alpha = tri.copy()
    alpha[window] = estimate_alpha_cf(
        picture[window].astype(np.float64) / 255,
        part.astype(np.float64),
        preconditioner=_factor,
        laplacian_kwargs={"epsilon": 1e-6},
        cg_kwargs={"rtol": 1e-5, "maxiter": 400},
    )
    return alpha


def _factor(matrix: Any) -> Any:
    """PyMatting's preconditioner sets 4 GB of address space aside unless told how much it needs;
    the factor of a matting Laplacian has about as many entries as half the matrix.

    Where a picture's fine stripes fill the factor beyond that, a coarser one does: it costs the
    solver some steps more, and the solution is the same.
    """
    for least in _LEAST_ENTRIES:
        try:
            return ichol(matrix, discard_threshold=least, max_nnz=4 * matrix.nnz)
        except ValueError:
            continue
    return jacobi(matrix)


def _window(mask: Mask, margin: int) -> tuple[slice, slice] | None:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return (
        slice(max(0, int(rows[0]) - margin), int(rows[-1]) + margin + 1),
        slice(max(0, int(columns[0]) - margin), int(columns[-1]) + margin + 1),
    )


def carried_up(
    picture: NDArray[np.uint8],
    small: NDArray[np.uint8],
    alpha: Alpha,
    open_band: NDArray[np.uint8],
) -> Alpha:
    """Alpha at full size from local linear coefficients alpha = a · colour + b."""
    height, width = picture.shape[:2]
    slope, offset = _coefficients((small * np.float32(1 / 255)).astype(np.float32), alpha)
    up = cv2.resize(alpha, (width, height), interpolation=cv2.INTER_LINEAR)
    free = cv2.resize(open_band, (width, height), interpolation=cv2.INTER_NEAREST) > 0
    guided = cv2.resize(offset, (width, height), interpolation=cv2.INTER_LINEAR)
    for channel in range(3):
        gain = cv2.resize(slope[:, :, channel], (width, height), interpolation=cv2.INTER_LINEAR)
        guided += gain * (picture[:, :, channel].astype(np.float32) * np.float32(1 / 255))
    return np.where(free, guided, up)


def _coefficients(
    colour: NDArray[np.float32], alpha: Alpha
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The colour guided filter's coefficients: slope (h, w, 3) and offset (h, w)."""
    size = (2 * _GUIDE_RADIUS + 1, 2 * _GUIDE_RADIUS + 1)

    def mean(values: NDArray[np.float32]) -> NDArray[np.float32]:
        averaged: NDArray[np.float32] = cv2.blur(values, size)
        return averaged

    middle = mean(colour)
    mean_alpha = mean(alpha)
    covariance = mean(colour * alpha[:, :, None]) - middle * mean_alpha[:, :, None]
    spread = {
        (i, j): mean(colour[:, :, i] * colour[:, :, j]) - middle[:, :, i] * middle[:, :, j]
        for i in range(3)
        for j in range(i, 3)
    }
    rr, rg, rb = spread[0, 0] + _GUIDE_EPSILON, spread[0, 1], spread[0, 2]
    gg, gb, bb = spread[1, 1] + _GUIDE_EPSILON, spread[1, 2], spread[2, 2] + _GUIDE_EPSILON
    # inverse of a symmetric 3x3 matrix by its adjugate
    a00, a01, a02 = gg * bb - gb * gb, rb * gb - rg * bb, rg * gb - rb * gg
    a11, a12, a22 = rr * bb - rb * rb, rb * rg - rr * gb, rr * gg - rg * rg
    determinant = rr * a00 + rg * a01 + rb * a02
    c0, c1, c2 = covariance[:, :, 0], covariance[:, :, 1], covariance[:, :, 2]
    slope = np.stack(
        [
            (a00 * c0 + a01 * c1 + a02 * c2) / determinant,
            (a01 * c0 + a11 * c1 + a12 * c2) / determinant,
            (a02 * c0 + a12 * c1 + a22 * c2) / determinant,
        ],
        axis=-1,
    )
    offset = mean_alpha - (slope * middle).sum(axis=2)
    return mean(slope), mean(offset)
