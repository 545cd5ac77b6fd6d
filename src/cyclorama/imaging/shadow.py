"""The shadow a product casts on what it rests on.

Shadows are soft, so they are drawn on a frame of at most 1024 px and enlarged where
they are laid. Their size follows the product, not the frame: the same product casts the
same shadow in a square and in a banner.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.composition import Shadow, ShadowKind

LONG_EDGE = 1024
"""The long edge of the frame on which shadows are drawn."""

USUAL_SHARE = 0.8  # the lengths below hold for a frame that is this much larger than its product

# Contact: a strip along the foot of each column, as dark as the foot is near the floor.
STRIP_ABOVE, STRIP_BELOW = 0.02, 0.008
CONTACT_STRENGTH = 0.62
HIDDEN_GAP = 0.04  # of the height: a foot this far over the line of the feet touches no more
# Ambient: the outline, pressed flat on the line of the feet, is the pool around them.
FLATNESS = 0.14
AMBIENT_STRENGTH = 0.42
# The floor under a foot: see _feet.
STEEPEST_FLOOR = 0.8  # between the feet of one product, rows per column
JUMP = 3.0  # rows from one column to the next: there another part begins (a handle, a sleeve)
LEVEL_RISE, TILT = 0.2, 0.35  # a round side that climbs beyond leaves the floor behind

# shift right, shift down, blur, strength
FLAT_LAY = ((0.004, 0.008, 0.008, 0.30), (0.012, 0.022, 0.030, 0.16))
HANGING = ((0.010, 0.016, 0.014, 0.18), (0.022, 0.038, 0.040, 0.16))


def draw_shadow(alpha: NDArray[np.float32], shadow: Shadow) -> NDArray[np.float32]:
    """The share of light that the shadow takes away, float32 (h, w), 0..1.

    alpha: float32 (h, w), 0..1, the product where it stands in the frame.
    """
    rows, columns = np.nonzero((alpha > 0.5).any(1))[0], np.nonzero((alpha > 0.5).any(0))[0]
    if shadow.kind is ShadowKind.NONE or not len(rows):
        return np.zeros_like(alpha)
    unit = max(rows[-1] - rows[0], columns[-1] - columns[0]) / USUAL_SHARE
    match shadow.kind:
        case ShadowKind.STANDING:
            taken = _standing(alpha, int(rows[0]), int(rows[-1]) + 1, unit)
        case ShadowKind.FLAT_LAY:
            taken = _thrown(alpha, unit, FLAT_LAY)
        case ShadowKind.HANGING:
            taken = _thrown(alpha, unit, HANGING)
    return np.asarray(np.minimum(shadow.strength * taken, 0.95), np.float32)


def _standing(
    alpha: NDArray[np.float32], top: int, bottom: int, unit: float
) -> NDArray[np.float32]:
    """Dark where the product touches the floor, and a wide soft pool around its foot.

    Both follow the product's lower edge column by column: laid at one common row they would
    leave a light gap under a curved base or the receding side of a box, which then floats.
    """
    foot, ground = _feet(alpha > 0.5)
    row = np.arange(alpha.shape[0], dtype=np.float32)[:, None]
    height = bottom - top
    # Touching fades with the gap under the foot, and towards the sides that recede.
    touch = np.clip(1 - (ground - foot) / (HIDDEN_GAP * height), 0, 1)
    touch = touch * np.clip(1.1 - 2.5 * (bottom - foot) / height, 0, 1) * (foot > 0)
    strip = (row >= foot - max(1.0, STRIP_ABOVE * height)) & (
        row < foot + max(1.0, STRIP_BELOW * height)
    )
    contact_at = np.where(strip, touch, 0).astype(np.float32)
    near = _blurred(contact_at, 0.004 * unit, 0.003 * unit)
    far = _blurred(contact_at, 0.012 * unit, 0.008 * unit)
    contact = CONTACT_STRENGTH * np.maximum(near, 0.6 * far)

    columns = np.broadcast_to(np.arange(alpha.shape[1], dtype=np.float32), alpha.shape)
    rows = foot - 1 - (ground - 1 - row) / FLATNESS
    pool = cv2.remap(alpha, columns, rows.astype(np.float32), cv2.INTER_LINEAR)
    # What hangs high over the floor keeps less light from it.
    pool *= np.clip(1 - 1.6 * (ground - foot) / height, 0.15, 1)
    ambient = AMBIENT_STRENGTH * _blurred(pool, 0.032 * unit, 0.020 * unit)
    return np.asarray(1 - (1 - contact) * (1 - ambient), np.float32)


def _feet(product: NDArray[np.bool_]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For each column one past its lowest row of product, and the row of the floor under it.

    A column without product has 0 for the first. The floor's line is the convex hull of the
    feet, as a box or a saucer shows it in perspective. Feet are the lowest parts, and whatever
    joins them without a jump: so the seat of a chair, a handle and a sleeve are none.
    """
    columns = np.arange(product.shape[1], dtype=np.float32)
    foot = (product.shape[0] - np.argmax(product[::-1], axis=0)).astype(np.float32)
    foot[~product.any(axis=0)] = 0
    climb = STEEPEST_FLOOR * columns
    envelope = np.maximum(
        np.maximum.accumulate(foot + climb) - climb,
        np.maximum.accumulate((foot - climb)[::-1])[::-1] + climb,
    )
    part = np.cumsum(np.abs(np.diff(foot, prepend=foot[:1])) > JUMP)
    stands = (foot > 0) & np.isin(part, part[(foot > 0) & (foot >= envelope - 0.5)])
    hull: list[int] = []
    for column in np.nonzero(stands)[0].tolist():  # monotone chain (Andrew, 1979)
        while len(hull) > 1 and _lies_above(hull[-2], hull[-1], column, foot):
            hull.pop()
        hull.append(column)
    rows = np.nonzero(product.any(axis=1))[0]
    bottom, height = float(rows[-1]) + 1, float(rows[-1] - rows[0]) + 1
    rise = (bottom - np.interp(columns, hull, foot[hull])) / height
    ground = bottom - height * np.where(
        rise < LEVEL_RISE, rise, LEVEL_RISE + TILT * (rise - LEVEL_RISE)
    )
    return foot, np.asarray(ground, np.float32)


def _lies_above(left: int, middle: int, right: int, foot: NDArray[np.float32]) -> bool:
    """Whether the middle foot lies on or above the line between its neighbours."""
    line = foot[left] + (foot[right] - foot[left]) * (middle - left) / (right - left)
    return bool(foot[middle] <= line)


def _thrown(
    alpha: NDArray[np.float32],
    unit: float,
    layers: tuple[tuple[float, float, float, float], ...],
) -> NDArray[np.float32]:
    """The outline shifted away from the light, which comes from the upper left."""
    light = np.ones_like(alpha)
    for right, down, blur, strength in layers:
        shift = np.array([[1, 0, right * unit], [0, 1, down * unit]], np.float32)
        shifted = cv2.warpAffine(alpha, shift, (alpha.shape[1], alpha.shape[0]))
        light *= 1 - strength * _blurred(shifted, blur * unit, blur * unit)
    return 1 - light


def _blurred(plane: NDArray[np.float32], across: float, down: float) -> NDArray[np.float32]:
    """Gaussian blur. Nothing lies outside the frame, so nothing is mirrored in from there."""
    blurred: NDArray[np.float32] = cv2.GaussianBlur(
        plane, (0, 0), sigmaX=across, sigmaY=down, borderType=cv2.BORDER_CONSTANT
    )
    return blurred
