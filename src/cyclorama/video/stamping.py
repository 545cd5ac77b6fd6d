"""A logo on every frame of a clip."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.logo import LogoLook, logo_box
from cyclorama.imaging.stamp import fitted_logo
from cyclorama.video.colour import Planes
from cyclorama.video.pixels import Pixels, lay, pixels_of_picture


def stamped(
    frames: Iterable[Planes], logo: NDArray[np.uint8], look: LogoLook, size: Size
) -> Iterator[Planes]:
    """logo: uint8 (h, w, 3 or 4), sRGB with straight alpha. It is prepared once, on a patch of the
    frame with even edges, because colours are stored at half the size."""
    patch, left, top = _patch(logo, look, size)
    for frame in frames:
        canvas = Planes(*(plane.copy() for plane in frame))
        lay(patch, canvas, left, top)
        yield canvas


def _patch(logo: NDArray[np.uint8], look: LogoLook, size: Size) -> tuple[Pixels, int, int]:
    box = logo_box(size, Size(logo.shape[1], logo.shape[0]), look)
    layer = fitted_logo(logo, *box.size)
    left, top = box.left & ~1, box.top & ~1
    right, bottom = min(size.width, (box.right + 1) & ~1), min(size.height, (box.bottom + 1) & ~1)
    alpha = np.maximum(layer[..., 3:], 1e-6)
    straight = np.dstack([layer[..., :3] / alpha, 255 * look.opacity * layer[..., 3:]])
    patch = np.zeros((bottom - top, right - left, 4), np.uint8)
    spot = patch[box.top - top : box.bottom - top, box.left - left : box.right - left]
    spot[:] = np.rint(straight).clip(0, 255)
    return pixels_of_picture(patch), left, top
