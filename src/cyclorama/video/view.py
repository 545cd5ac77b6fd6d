"""What a camera sees of a picture, and how far it may go. Geometry only."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class View:
    """A window on a stage, seen from where the first frame is the whole window.

    zoom: 1 is the first frame, 2 shows half of it. across, down: how far the window's middle
    has moved to the right and down, in widths and heights of the first frame. turn: how far the
    camera has gone round the product, -1 (left) to 1 (right). sway, bob: how far the head of
    who walks has moved to the right and down, the feet standing, in the same measures.
    """

    zoom: float = 1.0
    across: float = 0.0
    down: float = 0.0
    turn: float = 0.0
    sway: float = 0.0
    bob: float = 0.0


@dataclass(frozen=True)
class Room:
    """How much picture there is beyond the first frame, in widths and heights of it."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def widest(self) -> float:
        """The smallest zoom at which a window still fits."""
        return 1 / (1 + min(self.left + self.right, self.top + self.bottom))

    def hold(self, view: View) -> View:
        """The nearest view that shows nothing beyond the picture."""
        zoom = max(view.zoom, self.widest)
        half = 0.5 / zoom
        return replace(
            view,
            zoom=zoom,
            across=_between(half - 0.5 - self.left, view.across, 0.5 - half + self.right),
            down=_between(half - 0.5 - self.top, view.down, 0.5 - half + self.bottom),
        )


def _between(least: float, wanted: float, most: float) -> float:
    return min(max(least, wanted), most)
