"""The colours of a thing, for a layout that suits it."""

import colorsys

import cv2
import numpy as np

from cyclorama.scenery.hues import Hues
from cyclorama.scenery.layer import Rgba

_PIXELS = 96  # px of the glance
_CLUSTERS = 4
_GREY = 0.16  # of saturation; greyer things get a colour that flatters all
_QUIET = Hues("#20476b", "#e9eef3", "#f2a541")


def hues_in(layer: Rgba) -> Hues:
    """From the most of its coloured pixels: a deep ground, a pale field, an accent across the
    wheel. The same layer always has the same."""
    small = cv2.resize(layer, (_PIXELS, _PIXELS), interpolation=cv2.INTER_AREA)
    pixels = small[small[..., 3] > 200][:, :3].astype(np.float32)
    if len(pixels) < _CLUSTERS:
        return _QUIET
    hsv = cv2.cvtColor(pixels[None].astype(np.uint8), cv2.COLOR_RGB2HSV_FULL)[0].astype(np.float32)
    weight = (hsv[:, 1] / 255) ** 1.5 * (hsv[:, 2] / 255)
    if weight.mean() < _GREY / 4 or weight.max() < _GREY:
        return _QUIET
    bins = np.bincount((hsv[:, 0] / 256 * 24).astype(int), weights=weight, minlength=24)
    around = bins + 0.5 * (np.roll(bins, 1) + np.roll(bins, -1))
    hue = (float(around.argmax()) + 0.5) / 24
    # the ground is across the wheel from the thing, so that it stands out from it
    return Hues(
        _hex(hue + 0.5, 0.30, 0.48), _hex(hue + 0.5, 0.92, 0.5), _hex(hue + 0.07, 0.62, 0.9)
    )


def _hex(hue: float, light: float, full: float) -> str:
    red, green, blue = colorsys.hls_to_rgb(hue % 1, light, full)
    return f"#{round(255 * red):02x}{round(255 * green):02x}{round(255 * blue):02x}"
