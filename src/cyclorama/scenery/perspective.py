"""A flat layer as it looks on a wall, a screen or a card that is turned away."""

from math import hypot

import cv2
import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgba, resized, straight, weighed

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""Corners in pixels: top left, top right, bottom right, bottom left."""


def onto(layer: Rgba, quad: Quad, size: Size) -> Rgba:
    """The layer with its corners at those of `quad`, on an empty sheet of that size."""
    wide = max(_apart(quad[0], quad[1]), _apart(quad[3], quad[2]))
    high = max(_apart(quad[0], quad[3]), _apart(quad[1], quad[2]))
    # shrunk first, so that no pixel is left out; a clear rim makes the edges smooth
    small = resized(
        layer,
        max(2, round(min(layer.shape[1], wide))),
        max(2, round(min(layer.shape[0], high))),
    )
    rimmed = cv2.copyMakeBorder(weighed(small), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    height, width = small.shape[:2]
    corners = np.array([(1, 1), (width + 1, 1), (width + 1, height + 1), (1, height + 1)])
    matrix = cv2.getPerspectiveTransform(
        corners.astype(np.float32) - np.float32(0.5), np.array(quad, np.float32) - np.float32(0.5)
    )
    return straight(cv2.warpPerspective(rimmed, matrix, tuple(size), flags=cv2.INTER_LINEAR))


def turned_away(size: Size, across: float, down: float, *, yaw: float, pitch: float = 0.0) -> Quad:
    """The corners of a sheet of that size, its middle at (across, down), turned about its upright
    axis by `yaw` and about its level one by `pitch`, in radians; positive is away on the right,
    and away at the top. It is seen from twice its longer edge."""
    eye = 2.0 * max(size)
    corners: list[Point] = []
    for x, y in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
        wide, high = x * size.width, y * size.height
        depth = wide * np.sin(yaw) - high * np.sin(pitch)
        scale = eye / (eye + depth)
        corners.append(
            (
                float(across + wide * np.cos(yaw) * scale),
                float(down + high * np.cos(pitch) * scale),
            )
        )
    return corners[0], corners[1], corners[2], corners[3]


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def beyond(quad: Quad, left: float, top: float, right: float, bottom: float) -> Quad:
    """The corners of a larger sheet in the plane of `quad`: how far it goes on at each side, in
    widths and heights of it."""
    unit = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32)
    matrix = cv2.getPerspectiveTransform(unit, np.array(quad, np.float32))
    around = np.array(
        [[(-left, -top), (1 + right, -top), (1 + right, 1 + bottom), (-left, 1 + bottom)]],
        np.float64,
    )
    seen = cv2.perspectiveTransform(around, matrix)[0]
    points = [(float(x), float(y)) for x, y in seen]
    return points[0], points[1], points[2], points[3]
