"""Pictures without their transparency."""

import numpy as np
from numpy.typing import NDArray


def on_white(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """uint8 (h, w, 3) of a picture with 3 or 4 bands: white where it is transparent."""
    if picture.shape[2] == 3:
        return picture
    alpha = picture[..., 3:].astype(np.float32) / 255
    return np.rint(picture[..., :3] * alpha + 255 * (1 - alpha)).astype(np.uint8)
