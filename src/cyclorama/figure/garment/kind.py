"""Tell what kind of garment an outline belongs to.

Lengths are compared with the garment's own breadth: a photo says nothing of centimetres.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from cyclorama.figure.garment.landmarks import armpit_of, hem_of
from cyclorama.figure.garment.outline import Outline
from cyclorama.figure.garment.silhouette import Silhouette
from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging.mask import Mask

_SPECK = 0.1  # of the whole
_PAIR = 0.55  # the smaller of two parts that are a pair has at least that share of the larger
_LEGS = 0.10  # of the height: a gap between legs is at least that deep
_HANDLE = 0.015  # of the box: what a bag's handle encloses
_LONG = 1.95  # height over the chest's breadth: beyond, a top is a dress
_SHORTS = 1.15  # inseam over the waist's breadth: below, trousers are shorts
_NECK = 0.035  # of the breadth: the dip of a neck, against the flat top of a skirt


@dataclass(frozen=True)
class Told:
    """A kind, and how sure it is, 0..1."""

    kind: GarmentKind
    confidence: float


def parts_of(mask: Mask) -> list[Mask]:
    """The separate parts of a cut-out that are no specks, the largest first."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    areas = stats[:, cv2.CC_STAT_AREA]
    large = [label for label in range(1, count) if areas[label] > _SPECK * mask.sum()]
    return [np.asarray(labels == label) for label in sorted(large, key=lambda each: -areas[each])]


def tell(shape: Silhouette, sides: tuple[Outline, Outline]) -> Told:
    """What the silhouette shows; `OTHER` with little confidence where nothing fits."""
    parts = parts_of(shape.mask)
    if len(parts) == 2 and parts[1].sum() > _PAIR * parts[0].sum():
        return Told(GarmentKind.SHOES, 0.9)
    if _has_handle(shape.mask):
        return Told(GarmentKind.BAG, 0.85)
    rows, columns = np.nonzero(shape.mask.any(1))[0], np.nonzero(shape.mask.any(0))[0]
    height, breadth = float(np.ptp(rows)) + 1, float(np.ptp(columns)) + 1
    if shape.symmetry < 0.72 and height < 0.8 * breadth:
        return Told(GarmentKind.SHOES, 0.6)
    sure = float(np.clip((shape.symmetry - 0.55) / 0.3, 0.3, 1))
    gap = min((side.path[:, 1].max() - side.path[-1, 1]) / height for side in sides)
    sleeved = all(armpit_of(side) is not None for side in sides)
    dip = min(side.path[0, 1] - side.path[:, 1].min() for side in sides) / breadth
    if gap > _LEGS:
        if sleeved or dip > 0.06:
            return Told(GarmentKind.JUMPSUIT, 0.8 * sure)
        waist = sum(_breadth_at(side, 0.03) for side in sides)
        short = gap * height < _SHORTS * waist
        kind = GarmentKind.SHORTS if short else GarmentKind.TROUSERS
        return Told(kind, 0.9 * sure)
    if sleeved:
        chest = sum(float(side.path[armpit_of(side) or 0, 0]) for side in sides)
        bottom = max(side.path[hem_of(side.path, armpit_of(side) or 0), 1] for side in sides)
        long = (bottom - rows[0]) / chest
        return Told(GarmentKind.DRESS if long > _LONG else GarmentKind.TOP, 0.9 * sure)
    if any(armpit_of(side) is not None for side in sides):  # one sleeve is folded away
        return Told(GarmentKind.TOP, 0.5 * sure)
    return _plain(sides, height, breadth, dip, sure)


def _plain(
    sides: tuple[Outline, Outline], height: float, breadth: float, dip: float, sure: float
) -> Told:
    """What has neither sleeves nor legs."""
    if dip > _NECK and max(_narrowing(side) for side in sides) > 0.01:
        waist = breadth
        for side in sides:
            waist = min(waist, 2 * _chest(side))
        long = height / waist
        return Told(GarmentKind.DRESS if long > 1.7 else GarmentKind.TOP, 0.8 * sure)
    top = sum(_breadth_at(side, 0.03) for side in sides)
    below = sum(_breadth_at(side, 0.20) for side in sides)
    widest = sum(float(side.path[:, 0].max()) for side in sides)
    foot = sum(float(side.path[hem_of(side.path, 0), 0]) for side in sides)
    square = all(any(side.path[i, 1] < side.path[:, 1].min() + 0.05 * height
                     for i in side.corners(46)) for side in sides)  # fmt: skip
    if height > 2.1 * breadth and top > 0.75 * widest:
        return Told(GarmentKind.TROUSERS, 0.5 * sure)  # laid with one leg on the other
    if (
        square
        and height < 2.4 * breadth  # a bottle is slimmer than the longest skirt
        and top > 0.8 * below
        and (foot > 1.06 * top or widest > 1.08 * top)
        and foot > 0.85 * top
    ):
        return Told(GarmentKind.SKIRT, 0.85 * sure)
    if height < 0.95 * breadth and not square and foot > 0.9 * widest:
        return Told(GarmentKind.HAT, 0.7 * sure)
    if dip > _NECK:
        return Told(GarmentKind.TOP, 0.5 * sure)
    return Told(GarmentKind.OTHER, 0.4)


def _chest(side: Outline) -> float:
    path = side.path
    height = np.ptp(path[:, 1])
    upper = path[path[:, 1] < path[:, 1].min() + 0.3 * height]
    return float(upper[:, 0].max())


def _narrowing(side: Outline) -> float:
    """How much broader the chest is than the straps above it, in parts of the breadth."""
    path = side.path
    return float((_chest(side) - _breadth_at(side, 0.02)) / path[:, 0].max())


def _breadth_at(side: Outline, part: float) -> float:
    """Half the breadth at that part of the height."""
    path = side.path
    level = path[:, 1].min() + part * np.ptp(path[:, 1])
    return float(path[np.abs(path[:, 1] - level) < 0.02 * np.ptp(path[:, 1]), 0].max())


def _has_handle(mask: Mask) -> bool:
    """Whether thin bands enclose a piece of the background in the upper part."""
    rows, columns = np.nonzero(mask.any(1))[0], np.nonzero(mask.any(0))[0]
    box = (rows[-1] - rows[0] + 1) * (columns[-1] - columns[0] + 1)
    count, labels, stats, middles = cv2.connectedComponentsWithStats(
        (~mask).astype(np.uint8), connectivity=4
    )
    outside = labels[0, 0]
    return any(
        stats[label, cv2.CC_STAT_AREA] > _HANDLE * box
        and middles[label][1] < rows[0] + 0.5 * (rows[-1] - rows[0])
        for label in range(count)
        if label != outside and not mask[labels == label].any()
    )
