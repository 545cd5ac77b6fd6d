"""Several dressed people as one subject, side by side in the order in which a photo shows them."""

import itertools
from dataclasses import replace

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import empty, lay_into
from cyclorama.scenery.people.wearer import Dressed, Spot

CLOSE = 0.74  # of a person's breadth, from one to the next: friends overlap


def side_by_side(people: list[Dressed], main: int) -> Dressed:
    """Their feet, or where they are cut off, on one line; the face and hands are those of the
    main one, who stands before the others."""
    if len(people) == 1:
        return people[0]
    widths = [one.subject.rgba.shape[1] for one in people]
    lefts = [0]
    for before, after in itertools.pairwise(widths):
        lefts.append(round(lefts[-1] + CLOSE * (before + after) / 2 - (after - before) / 2))
    tall = max(one.subject.rgba.shape[0] for one in people)
    start = min(lefts)
    wide = max(left + width for left, width in zip(lefts, widths, strict=True)) - start
    sheet = empty(Size(wide, tall))
    order = [n for n in range(len(people)) if n != main] + [main]
    for n in order:
        layer = people[n].subject.rgba
        lay_into(sheet, layer, lefts[n] - start, tall - layer.shape[0])
    first = people[main]
    x, y = lefts[main] - start, tall - first.subject.rgba.shape[0]

    def moved(spot: Spot) -> Spot:
        return spot[0] + x, spot[1] + y

    face = first.subject.face
    if face is not None:
        face = (face[0] + x, face[1] + y, face[2] + x, face[3] + y)
    return Dressed(
        replace(first.subject, rgba=sheet, face=face),
        (moved(first.hands[0]), moved(first.hands[1])),
        moved(first.chest),
    )
