"""Fit a picture to a clip's frame: cropped or extended, never stretched."""

from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import NamedTuple

import cv2
import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.faces import find_faces
from cyclorama.imaging.find import find
from cyclorama.imaging.study import SHORTEST, study
from cyclorama.video.colour import Rgb
from cyclorama.video.extend import Margins, extend
from cyclorama.video.view import Room

SAME_RATIO = 0.01  # a picture this little off is cropped without a look at it
TRUSTED = 0.5  # confidence in where the product is; a wrong guess costs a little of the crop
AIR = 0.07  # of the frame, around a product that is kept whole: a camera may come closer
TOUCHES = 0.01  # of the picture: a product this near to the border runs over it
HAIR = 0.5  # of a face's height, above it
KEPT = 0.35  # of the frame: what the camera may still use of the picture beyond it
FINE = 1.5  # stage pixels to one of the frame: with fewer, moves that are no whole pixels blur
MIRRORED = 0.03  # of the frame: more of a picture, mirrored at its border, is recognised as such


@dataclass(frozen=True)
class Framed:
    """Where a product lies in the first frame, in fractions of it."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> float:
        return (self.left + self.right) / 2

    @property
    def down(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        return sqrt(max(1e-6, (self.right - self.left) * (self.bottom - self.top)))


@dataclass(frozen=True)
class Stage:
    """A picture larger than the frame, and the part of it that is the first frame.

    pixels: the picture, RGB. scale: its pixels to one of the frame. left, top: where the first
    frame's corner lies, in its pixels. fitted: how the picture was fitted, in words.
    plain: whether the wall is. product: where one was found.
    """

    pixels: Rgb
    scale: float
    left: float
    top: float
    size: Size
    fitted: str
    plain: bool
    product: Framed | None

    @property
    def room(self) -> Room:
        height, width = self.pixels.shape[:2]
        across, down = self.size.width * self.scale, self.size.height * self.scale
        return Room(
            left=max(0.0, self.left / across),
            top=max(0.0, self.top / down),
            right=max(0.0, (width - self.left) / across - 1),
            bottom=max(0.0, (height - self.top) / down - 1),
        )


@dataclass(frozen=True)
class Content:
    """What a picture shows, in fractions of it: the box of the product, or of what is looked at
    when there is none, and whether the wall around it is plain. head: left, top, right and bottom
    of the largest face with its hair."""

    left: float
    top: float
    right: float
    bottom: float
    found: bool
    plain: bool
    head: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class _Window:
    """The first frame in a picture's pixels; it may go beyond the picture."""

    left: float
    top: float
    width: float
    height: float
    fitted: str


UNSEEN = Content(0.5, 0.5, 0.5, 0.5, found=False, plain=False)
"""Of a picture that fits as it is: finding its product would take seconds, for nothing."""


def set_stage(picture: Rgb, size: Size, margin: float = 0.0, scale: float = FINE) -> Stage:
    """margin: how far the stage goes on beyond the frame on every side at least, in frame widths
    and heights; what the picture lacks there is made from its border, as far as that deceives.
    scale: stage pixels to one of the frame."""
    height, width = picture.shape[:2]
    ratio = size.width / size.height
    fits = abs(width / height / ratio - 1) <= SAME_RATIO
    content = UNSEEN if fits and margin == 0 else look_at(picture)
    window = _window(width, height, ratio, content)
    margin = margin if content.plain else min(margin, MIRRORED)

    def reach(before: float, length: float) -> float:
        return length * max(margin, min(KEPT, max(0.0, before) / length))

    left = window.left - reach(window.left, window.width)
    top = window.top - reach(window.top, window.height)
    beyond_right = width - window.left - window.width
    beyond_bottom = height - window.top - window.height
    right = window.left + window.width + reach(beyond_right, window.width)
    bottom = window.top + window.height + reach(beyond_bottom, window.height)

    x, y = max(0, floor(left)), max(0, floor(top))
    part = picture[y : min(height, ceil(bottom)), x : min(width, ceil(right))]
    given = window.width / size.width
    factor = scale / given
    part = _scaled(part, factor)
    margins = Margins(
        left=max(0, ceil((x - left) * factor)),
        top=max(0, ceil((y - top) * factor)),
        right=max(0, ceil((right - width) * factor)),
        bottom=max(0, ceil((bottom - height) * factor)),
    )
    return Stage(
        pixels=extend(part, margins, content.plain),
        scale=scale,
        left=(window.left - x) * factor + margins.left,
        top=(window.top - y) * factor + margins.top,
        size=size,
        fitted=window.fitted,
        plain=content.plain,
        product=_framed(content, window, width, height) if content.found else None,
    )


def _framed(content: Content, window: "_Window", width: int, height: int) -> Framed:
    return Framed(
        left=(content.left * width - window.left) / window.width,
        top=(content.top * height - window.top) / window.height,
        right=(content.right * width - window.left) / window.width,
        bottom=(content.bottom * height - window.top) / window.height,
    )


def look_at(picture: Rgb) -> Content:
    small = study(picture)
    choice = find(small, None) if min(small.shape) >= SHORTEST else None
    if choice is not None and choice.confidence >= TRUSTED:
        rows = np.flatnonzero(choice.mask.any(axis=1))
        columns = np.flatnonzero(choice.mask.any(axis=0))
        height, width = choice.mask.shape
        return Content(
            left=float(columns[0]) / width,
            top=float(rows[0]) / height,
            right=(float(columns[-1]) + 1) / width,
            bottom=(float(rows[-1]) + 1) / height,
            found=True,
            plain=small.wall.plain,
            head=_head(picture),
        )
    head = _head(picture)
    if head is not None:
        return Content(*head, found=False, plain=small.wall.plain, head=head)
    return Content(0.5, 0.5, 0.5, 0.5, False, small.wall.plain)


def _head(picture: Rgb) -> tuple[float, float, float, float] | None:
    faces = find_faces(picture)
    if not faces:
        return None
    face = faces[0]
    hair = HAIR * (face.bottom - face.top)
    return face.left, max(0.0, face.top - hair), face.right, min(1.0, face.bottom + hair / 2)


def _window(width: int, height: int, ratio: float, content: Content) -> _Window:
    left, top, right, bottom = content.head or (None, None, None, None)
    across = _Edge(width, content.left, content.right, left, right)
    down = _Edge(height, content.top, content.bottom, top, bottom)
    if width / height > ratio * (1 + SAME_RATIO):
        left, wide, top, high, fitted = _fitted(across, down, ratio, content)
    elif width / height < ratio / (1 + SAME_RATIO):
        top, high, left, wide, fitted = _fitted(down, across, 1 / ratio, content)
    else:
        wide, high = min(width, height * ratio), min(height, width / ratio)
        left, top, fitted = (width - wide) / 2, (height - high) / 2, "as it is"
    return _Window(left, top, wide, high, fitted)


class _Edge(NamedTuple):
    """A picture's width or height in pixels, and where the product and a head lie in it, as
    fractions."""

    length: float
    begins: float
    ends: float
    head_begins: float | None
    head_ends: float | None

    @property
    def middle(self) -> float:
        return (self.begins + self.ends) / 2 * self.length

    def with_head(self, start: float, kept: float) -> float:
        """Where to begin so that a head is kept, whatever else is cut off."""
        if self.head_begins is None or self.head_ends is None:
            return start
        start = max(start, self.head_ends * self.length - kept)
        return min(start, self.head_begins * self.length)


def _fitted(
    long: _Edge, short: _Edge, ratio: float, content: Content
) -> tuple[float, float, float, float, str]:
    """The frame's start and length along the edge that is too long for it, then along the other.

    It is cropped where the product stays whole. Where it does not, more wall is made along the
    other edge, if the wall is plain and the product does not run over both its ends.
    """
    cropped = short.length * ratio
    needed = min(long.length, (long.ends - long.begins) * long.length + 2 * AIR * cropped)
    runs_over_start, runs_over_end = short.begins < TOUCHES, short.ends > 1 - TOUCHES
    may_extend = content.found and content.plain and not (runs_over_start and runs_over_end)
    kept = max(cropped, needed) if may_extend else cropped
    start = long.with_head(long.middle - kept / 2, kept)
    start = min(max(0.0, start), long.length - kept)
    more = kept / ratio - short.length
    before = 0.0 if runs_over_start else 1.0 if runs_over_end else 0.5
    return start, kept, -before * more, kept / ratio, "extended" if more > 0 else "cropped"


def _scaled(part: Rgb, scale: float) -> Rgb:
    height, width = part.shape[:2]
    size = max(1, round(width * scale)), max(1, round(height * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(part, size, interpolation=way), np.uint8)
