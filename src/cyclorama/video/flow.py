"""Which place of one picture is which place of another, and how far that can be trusted."""

from dataclasses import dataclass
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.video.colour import Rgb

Level = TypeVar("Level", np.uint8, np.float32)
Flow = NDArray[np.float32]
"""float32 (h, w, 2): how far each pixel moves to the right and down, in pixels of its own grid."""

COARSE = 2  # frame pixels to one of a flow: finer gains nothing (31.5 to 31.9 dB in every setting)
TOLERATED = 4.0  # px of a flow there and back: at this error a place counts for a third
POINTS, UNIQUE = 1000, 0.75  # at most; a point's mark must be so much nearer than the next best
RECOGNISED, MAJORITY = 12, 0.5  # points that must bear a turn out, and share of those recognised
STRUCTURE = 6.0  # levels per pixel: below it there is nothing to recognise a place by
RETURNS, ALIKE = 1.5, 30.0  # px and levels within which a place is the same in both pictures


@dataclass(frozen=True)
class Flows:
    """there: from the first picture to the second; back: the other way.
    trust_there, trust_back: float32 (h, w), 0 to 1: how well each place comes back to itself.
    agreement: share of the places with structure that are found again, 0 to 1."""

    there: Flow
    back: Flow
    trust_there: NDArray[np.float32]
    trust_back: NDArray[np.float32]
    agreement: float


def find_flows(first: Rgb, last: Rgb) -> Flows:
    """Between two pictures of one size: one turn, zoom and shift for the whole, as far as points
    of both are recognised, and dense inverse search (Kroeger et al., 2016) for the rest."""
    one, other = _small(first), _small(last)
    grey, other_grey = (cv2.cvtColor(each, cv2.COLOR_RGB2GRAY) for each in (one, other))
    matrix = _turn(grey, other_grey)
    there = _guided(grey, other_grey, matrix)
    back = _guided(other_grey, grey, cv2.invertAffineTransform(matrix))
    lost_there, lost_back = _lost(there, back), _lost(back, there)
    return Flows(
        there=there,
        back=back,
        trust_there=_trust(lost_there),
        trust_back=_trust(lost_back),
        agreement=min(
            _agreement(one, other, grey, there, lost_there),
            _agreement(other, one, other_grey, back, lost_back),
        ),
    )


def _turn(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The similarity, float64 (2, 3), that brings most recognised points of one upon those of the
    other; nothing at all where few are recognised. Without it moves over a tenth are lost."""
    finder = cv2.SIFT.create(POINTS)
    spots, marks = finder.detectAndCompute(one, None)
    other_spots, other_marks = finder.detectAndCompute(other, None)
    if marks is None or other_marks is None or min(len(marks), len(other_marks)) < 2:
        return np.eye(2, 3)
    pairs = cv2.BFMatcher().knnMatch(marks, other_marks, k=2)
    sure = [best for best, second in pairs if best.distance < UNIQUE * second.distance]
    if len(sure) < RECOGNISED:
        return np.eye(2, 3)
    matrix, inliers = cv2.estimateAffinePartial2D(
        np.array([spots[pair.queryIdx].pt for pair in sure]),
        np.array([other_spots[pair.trainIdx].pt for pair in sure]),
        ransacReprojThreshold=4.0,
    )
    if matrix is None or inliers.sum() < max(RECOGNISED, MAJORITY * len(sure)):
        return np.eye(2, 3)
    return np.asarray(matrix, np.float64)


def _guided(one: NDArray[np.uint8], other: NDArray[np.uint8], matrix: NDArray[np.float64]) -> Flow:
    """The flow from one to the other, begun by a matrix."""
    height, width = one.shape
    brought = cv2.warpAffine(
        other,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    rest = search(one, brought)
    places = np.dstack(np.meshgrid(np.arange(width), np.arange(height))).astype(np.float32)
    moved_places = (places + rest) @ matrix[:, :2].T.astype(np.float32)
    return moved_places + matrix[:, 2].astype(np.float32) - places


def search(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> Flow:
    """Flow between two pictures of one channel."""
    finder = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)
    return np.asarray(finder.calc(one, other, None), np.float32)


def moved(picture: NDArray[Level], flow: Flow) -> NDArray[Level]:
    """What lies where each pixel goes."""
    height, width = flow.shape[:2]
    xs = np.arange(width, dtype=np.float32)[None] + flow[..., 0]
    ys = np.arange(height, dtype=np.float32)[:, None] + flow[..., 1]
    return cv2.remap(picture, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _small(picture: Rgb) -> Rgb:
    height, width = picture.shape[:2]
    size = width // COARSE, height // COARSE
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _lost(there: Flow, back: Flow) -> NDArray[np.float32]:
    """How far from itself each pixel ends that goes there and back, in pixels."""
    height, width = there.shape[:2]
    xs = np.arange(width, dtype=np.float32)[None] + there[..., 0]
    ys = np.arange(height, dtype=np.float32)[:, None] + there[..., 1]
    returned = cv2.remap(back, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    rest = there + returned
    return np.hypot(rest[..., 0], rest[..., 1])


def _trust(lost: NDArray[np.float32]) -> NDArray[np.float32]:
    trust = cv2.GaussianBlur(np.exp(-((lost / TOLERATED) ** 2)), (0, 0), 5)
    return np.maximum(trust, np.float32(1e-3))


def _agreement(
    one: Rgb, other: Rgb, grey: NDArray[np.uint8], flow: Flow, lost: NDArray[np.float32]
) -> float:
    soft = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.0)
    steep = np.hypot(cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)) / 4
    structure = steep > STRUCTURE
    if not structure.any():
        return 1.0
    unlike = np.abs(one.astype(np.float32) - moved(other, flow)).mean(axis=2)
    found = (lost < RETURNS) & (unlike < ALIKE)
    return float(found[structure].mean())
