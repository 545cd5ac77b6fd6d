"""Bites taken out of a product where its pattern has the colour of the wall.

A pale dot at the edge of a dark cushion looks like wall. What gives it away is
its outer side: the line that would close the bite runs along an edge, and a
sharp one, while across a true bay (between strap and bag, sleeve and body)
there is nothing but wall and soft shadow.
"""

import cv2
import numpy as np

from cyclorama.imaging.mask import Mask, closed, filled, grow, rim_pixels
from cyclorama.imaging.study import Study, colour_gradient

_MOUTH = 0.035  # of the long edge: half the widest bite
_NOISE = 3.0  # a line is an edge from this many times the wall's own gradient on
_SHARP = 1.5  # fine over coarse gradient: 2.4 on a step, 1 on a shadow's ramp
_SMALL = 0.0004  # of the picture: a bite with no middle to judge
_SHARE = 0.7  # of the line


def bays_of(study: Study, mask: Mask) -> Mask:
    """The bites to add to a mask, bool (h, w); only where the wall is plain."""
    nothing = np.zeros(study.shape, dtype=bool)
    if not study.wall.plain or not mask.any():
        return nothing
    whole = closed(mask, max(1, round(_MOUTH * max(study.shape))))
    bites = whole & ~mask & ~(filled(mask) & ~mask)
    if not bites.any():
        return nothing
    fine, coarse = colour_gradient(study.lab, 1.0), colour_gradient(study.lab, 3.0)
    calm = float(np.median(fine[study.wall.rim]))
    edge = (fine > _NOISE * calm + 0.3) & (fine > _SHARP * coarse) & ~grow(mask, 2)
    # closing sags into a mouth by up to 2 px
    sharp = cv2.dilate(edge.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    outer = rim_pixels(whole)
    # next to the product every pixel is on an edge: the middle of a mouth tells more
    middle = outer & ~grow(mask, 2)
    small = _SMALL * mask.size
    count, labels = cv2.connectedComponents(bites.astype(np.uint8))
    kept = nothing
    for index in range(1, count):
        bite = labels == index
        line = bite & middle
        if line.sum() < 3 and bite.sum() < small:
            line = bite & outer
        if line.any() and float(sharp[line].mean()) > _SHARE:
            kept = kept | bite
    return kept
