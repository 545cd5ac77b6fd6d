"""The sizes in which pictures are made: ten ratios at three resolutions.

The long edge is exactly 1024, 2048 or 4096 px. The other edge is the nearest even
number, because clips made from a picture need even edges (H.264, yuv420p).
"""

from enum import StrEnum
from typing import NamedTuple


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


class Ratio(StrEnum):
    """Width to height, as people write it."""

    R1X1 = "1:1"
    R4X3 = "4:3"
    R3X2 = "3:2"
    R2X3 = "2:3"
    R5X4 = "5:4"
    R4X5 = "4:5"
    R3X4 = "3:4"
    R9X16 = "9:16"
    R16X9 = "16:9"
    R21X9 = "21:9"

    @property
    def parts(self) -> tuple[int, int]:
        width, height = self.value.split(":")
        return int(width), int(height)


class Resolution(StrEnum):
    """The long edge: 1K is 1024 px, 2K 2048 px, 4K 4096 px."""

    ONE_K = "1k"
    TWO_K = "2k"
    FOUR_K = "4k"

    @property
    def long_edge(self) -> int:
        return 1024 * int(self.value[0])


def canvas_size(ratio: Ratio, resolution: Resolution) -> Size:
    """The picture's width and height in pixels."""
    return fit_size(ratio, resolution.long_edge)


def fit_size(ratio: Ratio, long_edge: int) -> Size:
    """Width and height in pixels for a long edge of so many; the other is the nearest even one."""
    across, down = ratio.parts
    short_edge = 2 * round(long_edge * min(across, down) / max(across, down) / 2)
    return Size(long_edge, short_edge) if across >= down else Size(short_edge, long_edge)
