"""Parts of a product through which the wall shows: lace, tulle, mesh.

A mask calls them product, yet a picture of them on another wall would be wrong.
What gives them away: where cover changes from pixel to pixel, the colours of a
neighbourhood lie on one straight line, and that line runs through the colour of
the (shaded) wall, as in the colour line model of closed-form matting (Levin,
Lischinski, Weiss, 2008). Folds run towards black, prints towards other colours.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.mask import Mask, grow, opened, rim_pixels, shrink
from cyclorama.imaging.pyramid import pull_push
from cyclorama.imaging.study import Study, to_rgb

_AROUND = 5.0  # px of the study: sigma of a neighbourhood, some threads wide
_EDGE = 3.0  # px along the outline that the lens mixes with the wall
_SHADES = np.linspace(0.6, 1.0, 9)  # light left on the wall behind the product
_OFF_WALL = 4.0  # degrees between the line and the wall: lace 1.5, most prints 8 and more
_LEAST_SPREAD = 4.0  # of 255: three times what noise leaves in a study
_SIDE = 0.25  # spread across the line over that along it: lace 0.13
# spread of the cover over its mean: folds stay below, stripes of product and wall colour above
_SWAY = (0.06, 0.5)
_MOST_COVER = 0.85  # a print on solid cloth, such as pinstripes, covers more
_LIGHTEST = 0.93  # of the wall's light: white dots reach it, a wall behind lace lies in shadow
_PRINT = 9  # px; dots and stripes are nearer to each other
_ALONG = 0.2  # of its own outline lies along the product's: a hem does, a print on a chest does not
_BEHIND = 0.85  # light behind a product, for the mean cover only
_REST = 0.3  # of the product must be solid: a pattern all over is a print, more often than lace


@dataclass(frozen=True)
class _Line:
    """The colours around each pixel, at half the study's size, in sRGB 0..255.

    mean: (h, w, 3). spread: (h, w) along the line; side: across it. direction: unit (h, w, 3).
    """

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    side: NDArray[np.float32]
    direction: NDArray[np.float32]


def sheer_share(study: Study, mask: Mask) -> float:
    """Share of the mask, 0..1, in the largest part of it that the wall shows through.

    mask: bool (h, w) without its holes. Always 0 where the wall is not plain:
    there is no telling what lies behind.
    """
    inner = shrink(mask, _EDGE)
    if not study.wall.plain or not inner.any():
        return 0.0
    height, width = (max(1, edge // 2) for edge in study.shape)
    judged = cv2.resize(inner.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
    line = _line(study.rgb.astype(np.float32), inner, height, width)
    wall = cv2.resize(to_rgb(study.wall.colour), (width, height), interpolation=cv2.INTER_AREA)
    off, sway = _towards(line, wall)
    lacy = (off < _OFF_WALL) & (sway > _SWAY[0]) & (sway < _SWAY[1])
    lacy &= (line.spread > _LEAST_SPREAD) & (line.side < _SIDE * line.spread)
    lacy = opened(lacy & (judged > 0), 2)
    solid = (judged > 0) & ~grow(lacy, _AROUND)
    if not lacy.any() or solid.sum() < _REST * judged.sum():
        return 0.0
    cloth = pull_push(line.mean, solid.astype(np.float32))
    lacy &= _cover(line.mean, cloth, _BEHIND * wall) < _MOST_COVER
    lacy &= _lightest(study, inner, height, width) < _LIGHTEST
    return _largest_at_the_edge(opened(lacy, 2), judged > 0) / float(judged.sum())


def _lightest(study: Study, inner: Mask, height: int, width: int) -> NDArray[np.float32]:
    """The lightest that a neighbourhood gets, as a share of the wall's light; (h, w)."""
    light = study.rgb.astype(np.float32).sum(axis=2) * inner
    wall = np.maximum(to_rgb(study.wall.colour).sum(axis=2), 1.0)
    most = cv2.dilate(light / wall, np.ones((_PRINT, _PRINT), np.uint8))
    return cv2.resize(most, (width, height), interpolation=cv2.INTER_AREA)


def _largest_at_the_edge(lacy: Mask, judged: Mask) -> float:
    """Pixels of the largest part that runs along the outline of what was judged."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(lacy.astype(np.uint8))
    edge = grow(~judged, _AROUND / 2)
    largest = 0
    for index in range(1, count):
        rim = rim_pixels(labels == index)
        if rim.any() and float(edge[rim].mean()) > _ALONG:
            largest = max(largest, int(stats[index, cv2.CC_STAT_AREA]))
    return float(largest)


def _line(rgb: NDArray[np.float32], inner: Mask, height: int, width: int) -> _Line:
    weight = inner.astype(np.float32)
    total = cv2.GaussianBlur(weight, (0, 0), _AROUND) + 1e-6

    def mean(values: NDArray[np.float32]) -> NDArray[np.float32]:
        averaged = cv2.GaussianBlur(values * weight, (0, 0), _AROUND) / total
        small: NDArray[np.float32] = cv2.resize(
            averaged, (width, height), interpolation=cv2.INTER_AREA
        )
        return small

    middle = np.stack([mean(rgb[:, :, channel]) for channel in range(3)], axis=-1)
    covariance = np.empty((height, width, 3, 3), np.float32)
    for i in range(3):
        for j in range(i, 3):
            shared = mean(rgb[:, :, i] * rgb[:, :, j]) - middle[:, :, i] * middle[:, :, j]
            covariance[:, :, i, j] = covariance[:, :, j, i] = shared
    values, vectors = np.linalg.eigh(covariance)
    spreads = np.sqrt(np.maximum(values, 0))
    return _Line(middle, spreads[:, :, 2], spreads[:, :, 1], vectors[:, :, :, 2])


def _towards(
    line: _Line, wall: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Degrees by which the line misses the wall under the likeliest shade, and the spread of
    the cover over its mean that it then stands for; both (h, w)."""
    closest = np.zeros(line.spread.shape, np.float32)
    sway = np.zeros(line.spread.shape, np.float32)
    for shade in _SHADES:
        way = np.float32(shade) * wall - line.mean
        length = np.linalg.norm(way, axis=2) + 1e-6
        cosine = np.abs((way * line.direction).sum(axis=2)) / length
        closer = cosine > closest
        closest = np.where(closer, cosine, closest)
        sway = np.where(closer, line.spread / length, sway)
    return np.degrees(np.arccos(np.clip(closest, 0, 1))), sway


def _cover(
    seen: NDArray[np.float32], cloth: NDArray[np.float32], behind: NDArray[np.float32]
) -> NDArray[np.float32]:
    span = cloth - behind
    cover: NDArray[np.float32] = ((seen - behind) * span).sum(axis=2) / np.maximum(
        (span**2).sum(axis=2), 1.0
    )
    return cover
