"""Where one clip lies upon another: nine layouts. Pure."""

from enum import StrEnum
from typing import NamedTuple

from cyclorama.imaging.canvas import Size

MARGIN = 0.03  # of the frame's shorter edge, around a clip that is no cut-out
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


def _even(length: float, least: int = 2) -> int:
    return max(least, 2 * round(length / 2))
