"""Where a figure stands in its frame."""

from cyclorama.figure.skeleton import Camera, Joint, Side, Skeleton
from cyclorama.figure.staging import Cropping

FLOOR = 0.2  # a cropping that ends this near to the floor shows the feet
ROOM = 0.22  # beside the outermost joint: a hand, a hem, and air


def frame(cropping: Cropping, skeleton: Skeleton, width: int, height: int) -> Camera:
    """The camera that shows what the cropping asks for in a frame of that size.

    Where the frame is too narrow for the breadth of what shows, it shows more of the height: the
    head keeps its place, or the feet where the cropping is of the feet.
    """
    shown = cropping.top - cropping.bottom
    left, right = _extent(cropping, skeleton)
    scale = min(height * (1 - 2 * cropping.margin) / shown, width / (right - left))
    middle = (left + right) / 2
    feet_first = cropping.bottom <= FLOOR
    if feet_first:
        spare = height * (1 - 2 * cropping.margin) - shown * scale
        # A whole figure floats to the middle of its margins; a detail of the feet keeps the floor.
        rise = 0.5 * spare if cropping.top > 8 else 0.0
        top = height * (1 - cropping.margin) - rise + cropping.bottom * scale
    else:
        top = height * cropping.margin + cropping.top * scale
    return Camera(scale, width * cropping.across - middle * scale, top, width, height)


def _extent(cropping: Cropping, skeleton: Skeleton) -> tuple[float, float]:
    """From the leftmost to the rightmost of the joints that show, with some room."""
    shown = [
        point
        for point in skeleton.joints.values()
        if -cropping.top - 0.6 <= point.y <= -cropping.bottom + 0.3
    ]
    shoulders = [skeleton[Joint(f"shoulder_{side}")] for side in Side]
    xs = [point.x for point in (shown or shoulders)]
    return min(xs) - ROOM, max(xs) + ROOM
