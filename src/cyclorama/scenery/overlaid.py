"""A cut-out before a picture, at a place and size that somebody chose."""

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.on_white import on_white
from cyclorama.scenery.layer import Rgb, Rgba, box_of, empty, lay_into, resized
from cyclorama.scenery.portrait import filled

MARGIN = 0.04  # of the frame's width, for what is aligned left or right


def overlaid(
    cut_out: Rgba, size: Size, *, scale: float, side: int, right: float, down: float
) -> Rgba:
    """A layer of that size. scale: its height, of the frame's, unless it would be wider than the
    frame. side: -1 left, 0 middle, 1 right. right, down: moved by those shares of the frame."""
    layer = empty(size)
    box = box_of(cut_out)
    if box is None:
        return layer
    left, top, end, foot = box
    subject = cut_out[top:foot, left:end]
    widest = max(1.0, scale) * size.width
    factor = min(scale * size.height / subject.shape[0], widest / subject.shape[1])
    drawn = resized(subject, round(subject.shape[1] * factor), round(subject.shape[0] * factor))
    margin = MARGIN * size.width
    room = size.width - drawn.shape[1] - 2 * margin
    x = margin + room * (side + 1) / 2 + right * size.width
    y = size.height - drawn.shape[0] + down * size.height
    lay_into(layer, drawn, round(x), round(y))
    return layer


def backdrop_of(picture: Rgba, size: Size) -> Rgb:
    """A picture cut to the frame's ratio; white where it is transparent."""
    return on_white(filled(picture, size, face_down=0.5))
