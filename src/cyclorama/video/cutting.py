"""The subject of a clip cut out, frame by frame.

What it is, is found in some key frames; from one frame to the next its mask moves with the
optical flow, and its outline is decided anew in each frame by colour.
"""

from collections.abc import Callable, Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.grab import grab
from cyclorama.imaging.mask import Mask, grow, overlap, resized, shrink, without_specks
from cyclorama.imaging.quick_matte import quick_alpha
from cyclorama.video.colour import Planes, Rgb, halved
from cyclorama.video.flow import moved, search
from cyclorama.video.pixels import Pixels, picture_of, sized
from cyclorama.video.reel import Reel

Finder = Callable[[Rgb], Mask | None]
"""Finds the subject of a picture: bool (h, w), or None where none is seen with confidence."""

SMALL = 384  # px of the long edge of what is looked at
KEY_EDGE = 512  # px of a key frame's
FIRST_SECONDS = 0.5  # between the frames in which it is looked for at first
KEY_SECONDS = 2.5  # between key frames, and at most so many of them:
MOST_KEYS = 8
REACH = 0.02  # of the long edge: how far an outline may move beyond what the flow says
STEADY = 0.35  # of a mask stays from the frame before: less flickers, more lags
AGREES = 0.5  # IoU with the mask that has moved on, of a new key that is believed
LOST, CALM = 16.0, 9.0  # levels: what moves along well differs by 2 to 6
HASTE = 6  # frames after a key at the soonest
SOLID = 0.95  # alpha of pixels that have the subject's own colour


def first_key(reel: Reel, find: Finder) -> Mask | None:
    """The subject in the first frame looked at in which it is seen; None where it is in none."""
    every = max(1, round(FIRST_SECONDS * reel.rate))
    count = min(reel.count(reel.rate), MOST_KEYS * every)
    for index, pixels in enumerate(reel.frames(reel.rate, count)):
        if index % every == 0:
            mask = find(_shrunk(pixels, KEY_EDGE))
            if mask is not None:
                return mask
    return None


def cut_out(reel: Reel, find: Finder, first: Mask) -> Iterator[Pixels]:
    """The frames of a clip at its own rate, with alpha. first: as `first_key` gives it."""
    soft: NDArray[np.float32] | None = None
    before: NDArray[np.uint8] | None = None
    watch = _Watch(_key_frames(reel))
    for index, pixels in enumerate(reel.frames(reel.rate)):
        small = _shrunk(pixels, SMALL)
        grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
        if soft is None or before is None:
            soft = resized(first, *grey.shape).astype(np.float32)
        else:
            flow = search(grey, before)
            soft = moved(soft, flow)
            watch.see(_residue(grey, moved(before, flow), soft))
            if watch.wants_key(index):
                soft = watch.told(soft, find(_shrunk(pixels, KEY_EDGE)))
        soft, before = _decided(small, soft), grey
        alpha = np.rint(255 * quick_alpha(picture_of(pixels.planes), small, soft)).astype(np.uint8)
        yield Pixels(_own_colours(pixels.planes, alpha), alpha)


class _Watch:
    """Says when the subject has to be looked for anew: from time to time, and where a movement
    could not be followed, as of somebody who turns about, as soon as it can be again."""

    def __init__(self, every: int) -> None:
        self._every = every
        self._keys = 1
        self._latest = 0
        self._lost = False
        self._calm = True

    def see(self, residue: float) -> None:
        self._calm = residue < CALM
        self._lost = self._lost or residue > LOST

    def wants_key(self, index: int) -> bool:
        since = index - self._latest
        due = since >= self._every or (self._lost and self._calm and since >= HASTE)
        if not due or self._keys >= 2 * MOST_KEYS:
            return False
        self._keys, self._latest = self._keys + 1, index
        return True

    def told(self, soft: NDArray[np.float32], key: Mask | None) -> NDArray[np.float32]:
        """The mask to go on with, where a key says another than the one that moved along."""
        if key is None:
            return soft
        mask = resized(key, *soft.shape)
        if not self._lost and overlap(mask, soft > 0.5) < AGREES:
            return soft
        self._lost = False
        return mask.astype(np.float32)


def _residue(
    grey: NDArray[np.uint8], expected: NDArray[np.uint8], soft: NDArray[np.float32]
) -> float:
    """How many levels a frame differs, within the mask, from what the flow makes of the last."""
    inside = soft > 0.5
    apart = cv2.absdiff(grey, expected)
    return float(apart[inside].mean()) if inside.any() else 255.0


def _key_frames(reel: Reel) -> int:
    return max(1, round(max(KEY_SECONDS, reel.seconds / MOST_KEYS) * reel.rate))


def _decided(small: Rgb, soft: NDArray[np.float32]) -> NDArray[np.float32]:
    """The outline of the mask that was brought along, put where the colours change."""
    likely = soft > 0.5
    reach = max(2.0, REACH * max(likely.shape))
    mask = grab(small, likely, shrink(likely, reach), ~grow(likely, reach), rounds=1)
    mask = without_specks(mask, 0.05)
    return (1 - STEADY) * mask.astype(np.float32) + STEADY * soft


def _own_colours(planes: Planes, alpha: NDArray[np.uint8]) -> Planes:
    """The planes with the colours of the subject carried outwards over its edge, so that nothing
    of what was behind it shines through."""
    y = _carried_out(planes.y, alpha)
    half = halved(alpha)
    return Planes(y, _carried_out(planes.cb, half), _carried_out(planes.cr, half))


def _carried_out(plane: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
    solid = (alpha >= 255 * SOLID).astype(np.float32)
    radius = max(3, round(0.008 * max(plane.shape)))
    size = (2 * radius + 1, 2 * radius + 1)
    near = cv2.blur(solid, size)
    colours = cv2.blur(plane * solid, size) / np.maximum(near, 1e-6)
    edge = (solid == 0) & (near > 1e-4)
    out = plane.copy()
    out[edge] = np.rint(colours[edge]).clip(16, 240).astype(np.uint8)
    return out


def _shrunk(pixels: Pixels, edge: int) -> Rgb:
    factor = min(1.0, edge / max(pixels.size))
    size = Size(*(max(2, 2 * round(length * factor / 2)) for length in pixels.size))
    return picture_of(sized(pixels, size).planes)
