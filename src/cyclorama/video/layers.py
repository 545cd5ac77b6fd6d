"""Take a stage apart: the product, and the wall as it would be without it."""

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.cut_out import CONFIDENT, cut_out
from cyclorama.imaging.mask import Mask, filled, grow, resized
from cyclorama.imaging.pyramid import pull_push
from cyclorama.video.colour import Rgb
from cyclorama.video.stage import Stage

CUT_EDGE = 1280  # px: at the stage's full size a cut-out takes five times the memory and time
FIELD = 8  # stage pixels to one of a field: fields are smooth
MIRRORED = 0.05  # of the long edge: how far into a hole the picture around it is mirrored
COARSE = 6  # stage pixels to one in which the wall is filled in
FLOOR = 0.35  # of the product's height: the floor runs so far back before the wall begins
CUT_OFF = 0.02  # of the stage: a product that ends this near to its bottom goes on below it
APART = 0.05  # of the product: smaller parts of their own are crumbs
# So far beyond the product the wall goes along with it, wholly and fading, of the long edge. On a
# plain wall nobody sees where one ends in the other; on a busy one it covers the hole, no more.
ON_PLAIN, ON_BUSY = (0.012, 0.038), (0.008, 0.018)
HOLE = 0.004  # of the long edge: the wall this near to the product is tinged by it
LEAST, MOST = 0.01, 0.8  # of the frame: a product smaller or larger than that has no wall to leave

Field = NDArray[np.float32]
"""float32, the stage at an eighth of its size."""


class Box(NamedTuple):
    """Stage pixels; right and bottom are one past the last."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Layers:
    """alpha: uint8 (h, w), of the product and what it takes along; its colours are the stage's.
    wall: uint8 (h, w, 3). box: of the product.

    bulge: how far the product's surface comes towards the camera, 0 at its outline, 1 at most.
    height: how high a place is above the product's foot, 1 at its head.
    distance: how far the wall is behind the product, 0 where it stands on the floor, 1 at most.
    """

    alpha: NDArray[np.uint8]
    wall: Rgb
    box: Box
    bulge: Field
    height: Field
    distance: Field


def take_apart(stage: Stage) -> Layers | None:
    """None where no product is found with confidence, or none that stands before a wall."""
    pixels = stage.pixels
    high, wide = pixels.shape[:2]
    shrink = min(1.0, CUT_EDGE / max(high, wide))
    small = cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    found = cut_out(np.asarray(small, np.uint8))
    inside = found.alpha > 0.5
    share = inside.sum() / (stage.size.width * stage.size.height * (stage.scale * shrink) ** 2)
    if found.confidence < CONFIDENT or not LEAST < share < MOST:
        return None
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    left, top = int(columns[0] / shrink), int(rows[0] / shrink)
    right, bottom = int((columns[-1] + 1) / shrink), int((rows[-1] + 1) / shrink)
    box = Box(left, top, right, bottom)
    if stage.plain:
        inside = _solid(inside)
    taken, faded = ON_PLAIN if stage.plain else ON_BUSY
    hole = resized(grow(inside | (found.alpha > 0.02), HOLE * max(small.shape)), high, wide)
    field = -(-high // FIELD), -(-wide // FIELD)
    return Layers(
        alpha=_with_its_surroundings(inside, taken, faded, (wide, high)),
        wall=filled_in(pixels, hole),
        box=box,
        bulge=_bulge(resized(inside, *field)),
        height=_height(*field, box),
        distance=_distance(*field, box),
    )


def _solid(mask: Mask) -> Mask:
    """The product in one piece. A part of it in the colour of the wall, such as a label, is taken
    for wall and would stay behind; a bit of plain wall that moves with the product is not seen."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    areas = np.sort(stats[1:, cv2.CC_STAT_AREA])
    if len(areas) < 2 or areas[-2] < APART * areas.sum():
        return filled(mask)
    hull = cv2.convexHull(np.argwhere(mask)[:, ::-1].astype(np.int32))
    whole = np.zeros(mask.shape, np.uint8)
    return np.asarray(cv2.fillConvexPoly(whole, hull, 1) > 0)


def _with_its_surroundings(
    inside: Mask, taken: float, faded: float, size: tuple[int, int]
) -> NDArray[np.uint8]:
    """The product takes the wall next to it along, fading out: its edge and its shadow stay as
    they were photographed, and at rest both layers together are the photo, exactly."""
    away = cv2.distanceTransform((~inside).astype(np.uint8), cv2.DIST_L2, 5) / max(inside.shape)
    part = np.clip((faded - away) / (faded - taken), 0, 1)
    soft = part * part * (3 - 2 * part)
    return np.rint(255 * cv2.resize(soft, size, interpolation=cv2.INTER_LINEAR)).astype(np.uint8)


def filled_in(pixels: Rgb, hole: NDArray[np.bool_]) -> Rgb:
    """The picture with its hole closed: near its edge by what lies around it, mirrored, which keeps
    grain and texture; further in, where the camera never sees, by smooth colours."""
    high, wide = hole.shape
    near = MIRRORED * max(high, wide)
    soft = cv2.GaussianBlur(hole.astype(np.float32), (0, 0), near / 16)
    even = soft > 0.2  # its outline has no corners at which mirrored places would jump
    depth = cv2.distanceTransform(even.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    calm = cv2.GaussianBlur(depth, (0, 0), near / 16)
    outward_x = -cv2.Sobel(calm, cv2.CV_32F, 1, 0, ksize=3)
    outward_y = -cv2.Sobel(calm, cv2.CV_32F, 0, 1, ksize=3)
    length = np.hypot(outward_x, outward_y) + np.float32(1e-6)
    xs = np.arange(wide, dtype=np.float32)[None] + 2 * depth * outward_x / length
    ys = np.arange(high, dtype=np.float32)[:, None] + 2 * depth * outward_y / length
    mirrored = cv2.remap(pixels, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    lands = cv2.remap(even.astype(np.uint8), xs, ys, cv2.INTER_NEAREST, borderValue=1)
    doubt = np.maximum(np.clip(depth / near - 1, 0, 1), lands.astype(np.float32))
    doubt = cv2.GaussianBlur(doubt, (0, 0), near / 16)[..., None]
    filled = mirrored + (_smooth(pixels, even) - mirrored) * doubt
    return np.where(even[..., None], np.clip(filled + 0.5, 0, 255).astype(np.uint8), pixels)


def _smooth(pixels: Rgb, hole: NDArray[np.bool_]) -> NDArray[np.float32]:
    high, wide = hole.shape
    size = max(1, wide // COARSE), max(1, high // COARSE)
    weight = cv2.resize((~hole).astype(np.float32), size, interpolation=cv2.INTER_AREA)
    around = cv2.resize(
        np.where(hole[..., None], np.uint8(0), pixels), size, interpolation=cv2.INTER_AREA
    ).astype(np.float32)
    known = np.where(weight > 0.5, weight, np.float32(0))
    smooth = pull_push(around / np.maximum(weight, np.float32(1e-6))[..., None], known)
    return np.asarray(cv2.resize(smooth, (wide, high), interpolation=cv2.INTER_LINEAR))


def _bulge(inside: NDArray[np.bool_]) -> Field:
    """As if the outline were blown up: round at the edge, flat in the middle."""
    depth = cv2.distanceTransform(inside.astype(np.uint8), cv2.DIST_L2, 5)
    part = depth / max(1.0, float(depth.max()))
    return np.asarray(cv2.GaussianBlur(1 - (1 - part) ** 2, (0, 0), 2), np.float32)


def _height(high: int, wide: int, box: Box) -> Field:
    above = (box.bottom / FIELD - np.arange(high)) / max(1.0, (box.bottom - box.top) / FIELD)
    return np.repeat(np.clip(above, 0, 1).astype(np.float32)[:, None], wide, axis=1)


def _distance(high: int, wide: int, box: Box) -> Field:
    if box.bottom / FIELD > (1 - CUT_OFF) * high:
        return np.ones((high, wide), np.float32)
    floor = FLOOR * (box.bottom - box.top) / FIELD
    back = np.clip((box.bottom / FIELD - np.arange(high)) / floor, 0, 1)
    return np.repeat((back * back * (3 - 2 * back)).astype(np.float32)[:, None], wide, axis=1)
