"""What every clip is: 30 frames a second, 1080 lines. Data only."""

from enum import StrEnum

from cyclorama.imaging.canvas import Ratio, Size

FPS = 30
SHORT_EDGE = 1080


def clip_size(ratio: Ratio) -> Size:
    """Width and height in pixels: the short edge is 1080, the other one the nearest even number
    (H.264 with subsampled colour needs even edges)."""
    across, down = ratio.parts
    long_edge = 2 * round(SHORT_EDGE * max(across, down) / min(across, down) / 2)
    return Size(long_edge, SHORT_EDGE) if across >= down else Size(SHORT_EDGE, long_edge)


def frame_count(seconds: float) -> int:
    return round(seconds * FPS)


class Transition(StrEnum):
    """How one clip gives way to the next."""

    CUT = "cut"
    CROSSFADE = "crossfade"  # the end of one over the beginning of the next
    FADE = "fade"  # through black


class Length(StrEnum):
    """How long clips play at once: one that ends before stays on its last frame."""

    LONGEST = "longest"
    SHORTEST = "shortest"
