"""Where one clip lies upon another: nine layouts. Pure."""

from enum import StrEnum
from typing import NamedTuple

from cyclorama.imaging.canvas import Size

MARGIN = 0.03  # of the frame's shorter edge, around a clip that is no cut-out
BESIDE = 0.04  # of the frame's width, of a cut-out that stands left or right
WIDEST = 0.94  # of the frame
HEIGHTS = {"small": 0.36, "medium": 0.56, "large": 0.82}  # of the frame


class Layout(StrEnum):
    """Which side, and how large."""

    LEFT_SMALL = "left-small"
    LEFT_MEDIUM = "left-medium"
    LEFT_LARGE = "left-large"
    CENTER_SMALL = "center-small"
    CENTER_MEDIUM = "center-medium"
    CENTER_LARGE = "center-large"
    RIGHT_SMALL = "right-small"
    RIGHT_MEDIUM = "right-medium"
    RIGHT_LARGE = "right-large"


class Spot(NamedTuple):
    """In pixels of the frame; all even."""

    left: int
    top: int
    size: Size


def spot(frame: Size, over: Size, layout: Layout, cut_out: bool) -> Spot:
    """Where a clip of the shape of `over` lies. A cut-out stands on the frame's lower border; any
    other clip keeps a margin."""
    side, _, scale = layout.value.partition("-")
    margin = 0.0 if cut_out else MARGIN * min(frame)
    factor = min(HEIGHTS[scale] * frame.height / over.height, WIDEST * frame.width / over.width)
    width, height = _even(over.width * factor), _even(over.height * factor)
    beside = MARGIN * min(frame)
    left = {
        "left": beside,
        "center": (frame.width - width) / 2,
        "right": frame.width - width - beside,
    }[side]
    top = frame.height - height - margin
    return Spot(_even(left, least=0), _even(top, least=0), Size(width, height))


def standing(
    frame: Size, over: Size, scale: float, side: int = 0, right: float = 0.0, down: float = 0.0
) -> Spot:
    """Where a cut-out stands at the foot of a frame, `scale` of the frame high, unless it would
    then be wider. side: -1 left, 0 middle, 1 right. right, down: moved by those shares of the
    frame, perhaps beyond its border."""
    widest = max(1.0, scale) * frame.width
    factor = min(scale * frame.height / over.height, widest / over.width)
    size = Size(_even(over.width * factor), _even(over.height * factor))
    margin = BESIDE * frame.width
    left = margin + (frame.width - size.width - 2 * margin) * (side + 1) / 2
    top = frame.height - size.height
    return Spot(
        2 * round((left + right * frame.width) / 2),
        2 * round((top + down * frame.height) / 2),
        size,
    )


def _even(length: float, least: int = 2) -> int:
    return max(least, 2 * round(length / 2))
