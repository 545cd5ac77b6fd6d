"""A quick photo of a simple product: a rounded, shaded block on a plain studio wall."""

import cv2
import numpy as np
from PIL import Image

from picture_files import png


def product_photo(edge: int = 320, colour: tuple[int, int, int] = (170, 40, 50)) -> bytes:
    """A PNG, `edge` pixels square; the product is `colour` in sRGB."""
    rng = np.random.default_rng(7)
    down = np.linspace(0, 1, edge)[:, None, None]
    wall = np.full((edge, edge, 3), 226.0) - 14 * down
    mask = np.zeros((edge, edge), np.uint8)
    cv2.rectangle(mask, (edge * 3 // 10, edge // 4), (edge * 7 // 10, edge * 4 // 5), 255, -1)
    alpha = cv2.GaussianBlur(mask, (0, 0), edge / 40) > 127
    soft = cv2.GaussianBlur(alpha.astype(np.float64), (0, 0), 0.8)[..., None]
    product = np.array(colour) * (1.05 - 0.2 * np.linspace(0, 1, edge)[None, :, None])
    picture = product * soft + wall * (1 - soft) + rng.normal(0, 1.5, (edge, edge, 3))
    return png(Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)))


def empty_wall(edge: int = 320) -> bytes:
    """A photo without a product: noise on grey."""
    rng = np.random.default_rng(8)
    picture = 200 + rng.normal(0, 3, (edge, edge, 3))
    return png(Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)))
