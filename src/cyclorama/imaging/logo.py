"""Where a logo stands in a frame, and how strongly. Loads no pixels."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.composition import Part
from cyclorama.imaging.grid import Cell

MARGIN = 0.03
"""From the frame's border, of its shorter edge."""

HIGHEST = 0.4
"""Of the frame's height: a tall logo is made narrower than asked."""


class LogoPlace(StrEnum):
    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"
    CENTER = "center"


LogoSize = Annotated[float, Field(ge=0.02, le=0.5)]
Opacity = Annotated[float, Field(ge=0, le=1)]


class LogoLook(Part):
    """`size`: its width, of the frame's. `opacity`: 1 as it is, 0 not to be seen."""

    place: LogoPlace = LogoPlace.BOTTOM_RIGHT
    size: LogoSize = 0.15
    opacity: Opacity = 1.0


def logo_box(frame: Size, logo: Size, look: LogoLook) -> Cell:
    """Where a logo of that size goes in the frame; never beyond it, at least 1 px each way."""
    width = look.size * frame.width
    height = width * logo.height / logo.width
    shrink = min(1.0, HIGHEST * frame.height / height)
    wide = max(1, min(frame.width, round(width * shrink)))
    high = max(1, min(frame.height, round(height * shrink)))
    margin = round(MARGIN * min(frame))
    right, bottom = max(0, frame.width - wide - margin), max(0, frame.height - high - margin)
    left, top = min(margin, frame.width - wide), min(margin, frame.height - high)
    match look.place:
        case LogoPlace.TOP_LEFT:
            x, y = left, top
        case LogoPlace.TOP_RIGHT:
            x, y = right, top
        case LogoPlace.BOTTOM_LEFT:
            x, y = left, bottom
        case LogoPlace.BOTTOM_RIGHT:
            x, y = right, bottom
        case LogoPlace.CENTER:
            x, y = (frame.width - wide) // 2, (frame.height - high) // 2
    return Cell(x, y, x + wide, y + high)
