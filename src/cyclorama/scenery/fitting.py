"""How large a subject is shown."""

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.subject import Subject

UPRIGHT, CUT = 0.80, 0.86  # of the frame's height: who stands there in full, who is cut off
WIDEST = 0.94  # of the frame's width
PRINT = 0.66
BESIDE = 0.17  # of the frame's width: how far a couple stands from its middle


def fitting(subject: Subject, size: Size, widest: float = WIDEST) -> float:
    """How high a subject is set, as a share of the frame: as large as it may be."""
    tall, wide = subject.rgba.shape[:2]
    share = PRINT if not subject.found else UPRIGHT if subject.stands else CUT
    return min(share, widest * size.width * tall / wide / size.height)
