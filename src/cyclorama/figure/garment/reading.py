"""Read a garment's photo: what it is, and where its parts are."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.colours import colours_in
from cyclorama.figure.garment.folded import unfolded_sleeve
from cyclorama.figure.garment.front import opens_in_front
from cyclorama.figure.garment.kind import tell
from cyclorama.figure.garment.landmarks import (
    LowerSide,
    UpperSide,
    armpit_of,
    lower_side,
    upper_side,
    waist_between,
)
from cyclorama.figure.garment.neckline import Curve, neckline
from cyclorama.figure.garment.outline import Outline, outline
from cyclorama.figure.garment.silhouette import Silhouette, silhouette
from cyclorama.figure.skeleton import Side
from cyclorama.figure.worn import GarmentKind

_AROUND_THE_NECK = {GarmentKind.TOP, GarmentKind.DRESS, GarmentKind.JUMPSUIT}


@dataclass(frozen=True)
class Reading:
    """confidence: 0..1, how sure the kind is. neck: the front edge of the neck, where the inside
    of the back is seen above it."""

    kind: GarmentKind
    confidence: float
    shape: Silhouette
    outlines: dict[Side, Outline]
    neck: Curve | None

    @property
    def uppers(self) -> dict[Side, UpperSide]:
        return {side: upper_side(self.outlines[side]) for side in Side}

    @property
    def lowers(self) -> dict[Side, LowerSide]:
        """From the waist down; a jumpsuit's waist is in the middle of its outline."""
        legs = self.kind is not GarmentKind.SKIRT
        lowers = {side: lower_side(self.outlines[side], legs) for side in Side}
        if self.kind is not GarmentKind.JUMPSUIT:
            return lowers
        uppers = self.uppers
        return {
            side: replace(lower, waist=waist_between(lower, uppers[side]))
            for side, lower in lowers.items()
        }


def read(cut_out: NDArray[np.uint8]) -> Reading:
    """Read a cut-out, uint8 (h, w, 4) with straight alpha.

    An outline that fits no kind well is taken for the likeliest, with little confidence. Raises
    ProductNotFound for a cut-out in which there is nothing to wear.
    """
    shape = silhouette(cut_out)
    outlines = {side: outline(shape, side) for side in Side}
    unfolded = {side: unfolded_sleeve(outlines[side]) for side in Side}
    if all(armpit_of(each) is None for each in outlines.values()) and all(unfolded.values()):
        outlines = {side: unfolded[side] or outlines[side] for side in Side}
    told = tell(shape, (outlines[Side.LEFT], outlines[Side.RIGHT]))
    reading = Reading(told.kind, told.confidence, shape, outlines, None)
    if told.kind not in _AROUND_THE_NECK:
        return reading
    colours, uppers = colours_in(cut_out, shape), reading.uppers
    neck = neckline(colours, shape, uppers)
    sleeved = any(upper.sleeve for upper in uppers.values())
    opens = sleeved and opens_in_front(
        colours, shape, uppers, neck, long=told.kind is not GarmentKind.TOP
    )
    kind = GarmentKind.OUTERWEAR if opens else told.kind
    return Reading(kind, told.confidence, shape, outlines, neck)
