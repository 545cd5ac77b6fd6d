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

# Contact: where the foot of each column lies within CONTACT_RISE of the lowest, a strip.
CONTACT_RISE = 0.10
STRIP_ABOVE, STRIP_BELOW = 0.02, 0.008
CONTACT_STRENGTH = 0.55
AMBIENT_FLATNESS = 0.10  # the product's outline, pressed down to this, is the pool around it
AMBIENT_STRENGTH = 0.28

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
    """Dark where the product touches the floor, and a wide soft pool around its foot."""
    strip = _contact_strip(alpha > 0.5, top, bottom)
    near = _blurred(strip, 0.004 * unit, 0.003 * unit)
    far = _blurred(strip, 0.012 * unit, 0.008 * unit)
    contact = CONTACT_STRENGTH * np.maximum(near, 0.6 * far)

    pressed_height = max(1, round(AMBIENT_FLATNESS * (bottom - top)))
    pressed = cv2.resize(
        alpha[top:bottom], (alpha.shape[1], pressed_height), interpolation=cv2.INTER_AREA
    )
    pool = np.zeros_like(alpha)
    pool[bottom - pressed_height : bottom] = pressed
    ambient = AMBIENT_STRENGTH * _blurred(pool, 0.030 * unit, 0.012 * unit)
    return np.asarray(1 - (1 - contact) * (1 - ambient), np.float32)


def _contact_strip(product: NDArray[np.bool_], top: int, bottom: int) -> NDArray[np.float32]:
    """A strip along the product's lower edge, fading where that edge rises from the floor.

    It follows the edge column by column: a strip at one common row would leave a light gap
    under every curved base.
    """
    height = bottom - top
    foot = product.shape[0] - np.argmax(product[::-1], axis=0)  # one past the lowest row
    rise = (bottom - foot) / (CONTACT_RISE * height)
    weight = np.where(product.any(axis=0), np.clip(1 - rise, 0, 1), 0)
    row = np.arange(product.shape[0])[:, None]
    inside = (row >= foot - max(1, STRIP_ABOVE * height)) & (
        row < foot + max(1, STRIP_BELOW * height)
    )
    return np.where(inside, weight, 0).astype(np.float32)


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
