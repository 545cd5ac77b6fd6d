"""Fade from one picture to another while the camera brings their products together."""

from collections.abc import Iterator
from math import exp, log, pi, sin

import cv2
import numpy as np

from cyclorama.imaging.linear import to_levels, to_linear
from cyclorama.video.camera import seen
from cyclorama.video.colour import Rgb
from cyclorama.video.course import ease
from cyclorama.video.stage import Framed, Stage
from cyclorama.video.view import View

BEGINS, ENDS = 0.3, 0.7  # of the clip: between them both pictures are seen
SWELL = log(1.08)  # how much closer the camera is in the middle
LEAST, MOST = 0.75, 1.35  # of a product's size: what differs more is not brought together wholly

# Sixteen bits of light: enough that every level comes back as itself.
_TO_LIGHT = np.rint(65_535 * to_linear(np.arange(256, dtype=np.uint8)[None])).astype(np.uint16)
_TO_LEVEL = np.rint(to_levels(np.linspace(0, 1, 65_536, dtype=np.float32))).astype(np.uint8)


def crossfade(first: Stage, last: Stage, frames: int) -> Iterator[Rgb]:
    """Begins with the first stage as it is and ends with the last one."""
    for index in range(frames):
        time = index / max(1, frames - 1)
        one, other = meeting(first, last, time)
        part = ease(min(1.0, max(0.0, (time - BEGINS) / (ENDS - BEGINS))))
        if part == 0:
            yield seen(first, one)
        elif part == 1:
            yield seen(last, other)
        else:
            yield blended(seen(first, one), seen(last, other), part)


def blended(one: Rgb, other: Rgb, part: float) -> Rgb:
    """So much of the other, mixed as light mixes: levels would sink in the middle of a fade."""
    mixed = cv2.addWeighted(cv2.LUT(one, _TO_LIGHT), 1 - part, cv2.LUT(other, _TO_LIGHT), part, 0.0)
    return np.asarray(np.take(_TO_LEVEL, mixed), np.uint8)


def meeting(first: Stage, last: Stage, time: float) -> tuple[View, View]:
    """How both stages are seen so that their products lie upon each other and have one size."""
    way = ease(time)
    swell = exp(SWELL * sin(pi * time) ** 2)
    one, other = View(zoom=swell), View(zoom=swell)
    if first.product is not None and last.product is not None:
        larger = min(max(LEAST, last.product.size / first.product.size), MOST)
        across = first.product.across + way * (last.product.across - first.product.across)
        down = first.product.down + way * (last.product.down - first.product.down)
        one = _with_product_at(first.product, swell * larger**way, across, down)
        other = _with_product_at(last.product, swell * larger ** (way - 1), across, down)
    return first.room.hold(one), last.room.hold(other)


def _with_product_at(product: Framed, zoom: float, across: float, down: float) -> View:
    return View(
        zoom=zoom,
        across=product.across - 0.5 - (across - 0.5) / zoom,
        down=product.down - 0.5 - (down - 0.5) / zoom,
    )
