"""A slanted band of colour that sweeps over the frame and hides a cut."""

import cv2
import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.show.sprites import eased, rgb_of
from cyclorama.video.colour import Planes, as_planes
from cyclorama.video.pixels import Pixels, lay, plain

SLANT = 0.35  # of the height
STRIPE = 0.06  # of the width: of a white edge that goes before it
HALF = 0.3  # seconds from the first glimpse to the whole frame, and from there on


def covered(planes: Planes, colour: str, part: float) -> Planes:
    """The frame under the band: at 0 it has not come yet, at 1 it hides all, at 2 it has gone."""
    if part <= 0 or part >= 2:
        return planes
    high, wide = planes.y.shape
    size = Size(wide, high)
    slant = SLANT * high
    made = Planes(*(plane.copy() for plane in planes))
    gone = eased(part - 1, 1) if part > 1 else 0.0
    come = eased(part, 1)
    reach = wide + slant + STRIPE * wide
    for edge, stripe in ((PLAIN_STRIPE, STRIPE * wide), (colour, 0.0)):
        front = come * reach - slant + stripe if part < 1 else wide + slant
        back = gone * reach - slant - (STRIPE * wide - stripe) if part > 1 else -slant - wide
        corners = np.array(
            [(back + slant, 0), (front + slant, 0), (front, high), (back, high)], np.float32
        )
        alpha = np.zeros((high, wide), np.uint8)
        cv2.fillConvexPoly(alpha, np.rint(corners * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
        lay(Pixels(plain(size, _levels(edge)), alpha), made, 0, 0)
    return made


PLAIN_STRIPE = "#ffffff"


def _levels(colour: str) -> tuple[int, int, int]:
    swatch = np.broadcast_to(rgb_of(colour), (2, 2, 3))
    y, cb, cr = as_planes(np.ascontiguousarray(swatch))
    return int(y[0, 0]), int(cb[0, 0]), int(cr[0, 0])
