"""A logo on a picture."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.logo import LogoLook, logo_box

BAND = 256
_LEVELS = np.array([1, 1, 1, 255], np.float32)  # of a fitted logo's colours and alpha, as bytes


def fitted_logo(logo: NDArray[np.uint8], width: int, height: int) -> NDArray[np.float32]:
    """The logo at that size: float32 (h, w, 4), its colours 0..255 multiplied by its alpha 0..1.

    logo: uint8 (h, w, 3 or 4) sRGB with straight alpha.
    """
    opaque = np.full(logo.shape[:2], 255, np.uint8)
    alpha = (logo[..., 3] if logo.shape[2] == 4 else opaque).astype(np.float32)[..., None] / 255
    weighted = np.concatenate([logo[..., :3] * alpha, alpha], axis=2).astype(np.float32)
    smaller = width < logo.shape[1]
    way = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    sized: NDArray[np.float32] = cv2.resize(weighted, (width, height), interpolation=way)
    sized[..., 3] = sized[..., 3].clip(0, 1)
    sized[..., :3] = sized[..., :3].clip(0, 255 * sized[..., 3:])
    return sized


def stamped(
    picture: NDArray[np.uint8], logo: NDArray[np.uint8], look: LogoLook
) -> NDArray[np.uint8]:
    """A picture, uint8 (h, w, 3 or 4), with the logo on it; transparent where both are."""
    result = picture.copy()
    stamp(result, logo, look)
    return result


def stamp(picture: NDArray[np.uint8], logo: NDArray[np.uint8], look: LogoLook) -> None:
    """As `stamped`, into the picture itself, in bands of rows: a logo may be as wide as half of
    50 megapixels."""
    height, width = picture.shape[:2]
    box = logo_box(Size(width, height), Size(logo.shape[1], logo.shape[0]), look)
    weighed = np.rint(fitted_logo(logo, *_native(box.size, logo)) * _LEVELS).astype(np.uint8)
    if (weighed.shape[1], weighed.shape[0]) != box.size:
        weighed = cv2.resize(weighed, box.size, interpolation=cv2.INTER_CUBIC)
        np.minimum(weighed[..., :3], weighed[..., 3:], out=weighed[..., :3])
    for top in range(0, box.size.height, BAND):
        layer = look.opacity * (weighed[top : top + BAND].astype(np.float32) / _LEVELS)
        rows = slice(box.top + top, box.top + top + len(layer))
        _lay(layer, picture[rows, box.left : box.right])


def _native(size: Size, logo: NDArray[np.uint8]) -> Size:
    """No larger than the logo is: what it is enlarged to need not be held in full precision."""
    return size if size.width <= logo.shape[1] else Size(logo.shape[1], logo.shape[0])


def _lay(layer: NDArray[np.float32], under: NDArray[np.uint8]) -> None:
    stays = 1 - layer[..., 3:]
    if under.shape[2] == 3:
        under[:] = np.rint(layer[..., :3] + under * stays).astype(np.uint8)
        return
    behind = under[..., 3:].astype(np.float32) / 255
    alpha = layer[..., 3:] + behind * stays
    colours = (layer[..., :3] + under[..., :3] * behind * stays) / np.maximum(alpha, 1e-6)
    under[..., :3] = np.where(alpha > 0, np.rint(colours), under[..., :3]).clip(0, 255)
    under[..., 3:] = np.rint(255 * alpha)
