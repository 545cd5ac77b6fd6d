"""What a garment becomes once it is fitted to a figure: patches of pixels for its layers.

This is the interface between the garments and the drawing of the figure; it loads no pixels.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cyclorama.figure.skeleton import Layer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class GarmentKind(StrEnum):
    TOP = "top"
    OUTERWEAR = "outerwear"
    DRESS = "dress"
    SKIRT = "skirt"
    TROUSERS = "trousers"
    SHORTS = "shorts"
    JUMPSUIT = "jumpsuit"
    SHOES = "shoes"
    BAG = "bag"
    HAT = "hat"
    OTHER = "other"


class Part(StrEnum):
    """What of the body a garment covers, so that it needs no plain clothes of the figure's own
    there. A skirt covers the legs, be it short; a vest covers the torso."""

    TORSO = "torso"
    LEGS = "legs"
    FEET = "feet"


@dataclass(frozen=True)
class Piece:
    """A patch of the frame in one layer: `pixels` is uint8 (h, w, 4), straight alpha, its upper
    left corner at pixel (left, top). It lies within the frame."""

    layer: Layer
    left: int
    top: int
    pixels: "NDArray[np.uint8]"


@dataclass(frozen=True)
class Worn:
    """A fitted garment. `order` says how far from the skin it is worn: of two in one layer the
    lower one is drawn first."""

    kind: GarmentKind
    pieces: tuple[Piece, ...]
    covers: frozenset[Part]
    order: int
