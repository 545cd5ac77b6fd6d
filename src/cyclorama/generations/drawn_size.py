"""In which size a picture is drawn, before it is brought to the one that was asked for."""

from cyclorama.imaging.canvas import Size

# Lines and shadows of smaller pictures are too coarse to look like anything, larger ones need more
# memory than a child process has; and no scene can be laid out in a strip.
SMALLEST_SIDE, LARGEST_SIDE = 256, 2048
LONGEST_RATIO = 3


def drawn_size(width: int, height: int) -> Size:
    """As asked where that can be drawn; else the nearest that can, of the same ratio unless that
    is over 3:1: then there is more beside the shorter side, to be cropped."""
    width = max(width, round(height / LONGEST_RATIO))
    height = max(height, round(width / LONGEST_RATIO))
    scale = max(1.0, SMALLEST_SIDE / min(width, height))
    scale = min(scale, LARGEST_SIDE / max(width, height))
    return Size(round(width * scale), round(height * scale))
