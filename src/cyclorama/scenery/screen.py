"""What shows a picture within a picture: a lit panel, a screen."""

import cv2
import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgba, empty, lay_into, resized
from cyclorama.scenery.portrait import filled
from cyclorama.scenery.relief import blurred
from cyclorama.scenery.sheet import linear, sheet

CUT = 1.3  # a photo that would lose more than this is shown whole, before its own blur


def shown_whole(photo: Rgba, size: Size) -> Rgba:
    """The photo, (h, w, 3 or 4), filling a panel of that size, uint8 (h, w, 4) opaque.

    Where filling it would cut much off, all of it is seen before a blurred picture of itself.
    """
    full = filled(photo, size)
    high, wide = photo.shape[:2]
    factor = (size.width / size.height) / (wide / high)
    if max(factor, 1 / factor) <= CUT:
        return _opaque(full)
    behind = blurred(_opaque(full)[..., :3].astype(np.float32), 0.05 * max(size)) * 0.55
    out = empty(size)
    out[..., :3], out[..., 3] = np.rint(behind), 255
    scale = min(size.width / wide, size.height / high)
    if photo.shape[2] == 3:
        photo = np.dstack([photo, np.full((high, wide), 255, np.uint8)])
    whole = resized(photo, round(wide * scale), round(high * scale))
    lay_into(out, whole, (size.width - whole.shape[1]) // 2, (size.height - whole.shape[0]) // 2)
    return out


def lit_panel(content: Rgba, rim: int) -> Rgba:
    """The content with light of its own, in a steel frame of so many px."""
    height, width = content.shape[:2]
    lit = content.copy()
    colour = lit[..., :3].astype(np.float32)
    lit[..., :3] = np.clip(np.rint(12 + colour * 1.03), 0, 255)
    framed = cv2.copyMakeBorder(
        lit, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=(38, 42, 48, 255)
    )
    size = Size(width + 2 * rim, height + 2 * rim)
    half = rim / 2
    gloss = (
        f'<rect x="{half:g}" y="{half:g}" width="{size.width - rim}" height="{size.height - rim}"'
        f' fill="none" stroke="#8b95a1" stroke-width="{rim * 0.22:g}"/>'
        f'<path d="M{rim} {rim} H{0.62 * width:g} L{0.34 * width:g} {height + rim} H{rim} Z"'
        f' fill="url(#gloss)"/>'
    )
    defs = linear("gloss", (0, "#ffffff", 0.10), (1, "#ffffff", 0.02))
    lay_into(framed, sheet(size, gloss, defs), 0, 0)
    return framed


def _opaque(layer: Rgba) -> Rgba:
    """What is transparent shows white, as a product on its page."""
    alpha = layer[..., 3:].astype(np.float32) / 255
    out = layer.copy()
    out[..., :3] = np.rint(layer[..., :3] * alpha + 250 * (1 - alpha))
    out[..., 3] = 255
    return out
