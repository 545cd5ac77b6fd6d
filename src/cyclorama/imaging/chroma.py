"""Take a screen of one colour away from behind a subject."""

import cv2
import numpy as np
from numpy.typing import NDArray

FULL = 180.0  # levels in the plane of colour, Cb and Cr, that a tolerance of 1 stands for
SOFT = 0.75  # of the tolerance: how far beyond it a pixel is half screen


def keyed(picture: NDArray[np.uint8], colour: str, tolerance: float) -> NDArray[np.uint8]:
    """The picture, uint8 (h, w, 3) sRGB, as (h, w, 4): transparent where it has the screen's
    colour, whatever the light on it, and freed of the screen's cast at the edges.

    colour: `#rrggbb`. tolerance: 0..1, how unlike it the screen may be.
    """
    screen = np.array(list(bytes.fromhex(colour[1:])), np.uint8)
    chroma = _chroma(picture)
    key = _chroma(screen[None, None])[0, 0]
    apart = np.linalg.norm(chroma - key, axis=2)
    inner = max(2.0, tolerance * FULL)
    alpha = np.clip((apart - inner) / max(1.0, SOFT * inner), 0, 1)
    return np.dstack([_without_cast(picture, screen), np.rint(255 * alpha)]).astype(np.uint8)


def _chroma(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    planes: NDArray[np.float32] = cv2.cvtColor(rgb, cv2.COLOR_RGB2YCrCb)[..., 1:].astype(np.float32)
    return planes


def _without_cast(picture: NDArray[np.uint8], screen: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The screen's strongest channel is held to the mean of the others: light that fell back from
    a green screen is the green that is left over."""
    strongest = int(screen.argmax())
    others = [channel for channel in range(3) if channel != strongest]
    if int(screen[strongest]) - int(screen[others].max()) < 40:
        return picture  # a grey or mixed screen has no channel of its own
    out = picture.copy()
    limit = picture[..., others].mean(axis=2)
    out[..., strongest] = np.minimum(picture[..., strongest], np.ceil(limit)).astype(np.uint8)
    return out
