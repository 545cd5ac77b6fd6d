"""Where a product goes in its frame: geometry only.

Coordinates are edges, not pixel centres: a picture of width w spans 0..w.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama import errors
from cyclorama.imaging.composition import Detail, Whole

CUT_LENGTH = 0.2  # a side is a cut if this much of the product's width or height lies along it
MAX_DETAIL_ENLARGEMENT = 4  # a closer look at a small photo would only show its pixels
SMALL = 512  # long edge of the mask in which a detail's window is sought
NARROWING = (1.0, 0.92, 0.85, 0.78, 0.71, 0.64, 0.57, 0.5)


@dataclass(frozen=True)
class Edges:
    """The product's box, alpha over one half, to a fraction of a pixel."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Cuts:
    """The sides on which the photo's border cuts the product off."""

    left: bool = False
    top: bool = False
    right: bool = False
    bottom: bool = False


@dataclass(frozen=True)
class Placement:
    """Source x goes to left + scale * x in the frame, source y to top + scale * y."""

    scale: float
    left: float
    top: float

    def of_crop(self, x: int, y: int) -> "Placement":
        """The same placement for the source without its first x columns and y rows."""
        return Placement(self.scale, self.left + self.scale * x, self.top + self.scale * y)

    def of_enlarged(self, factor: int) -> "Placement":
        """The same placement for the source enlarged by that factor."""
        return Placement(self.scale / factor, self.left, self.top)


def find_edges(alpha: NDArray[np.uint8]) -> Edges:
    """The box of alpha over one half, as linear interpolation between pixels sees it.

    alpha: uint8 (h, w). Raises ProductNotFound where nothing reaches one half.
    """
    across, down = alpha.max(axis=0) / 255, alpha.max(axis=1) / 255
    if across.max() <= 0.5:
        raise _empty()
    return Edges(
        left=_crossing(across),
        top=_crossing(down),
        right=len(across) - _crossing(across[::-1]),
        bottom=len(down) - _crossing(down[::-1]),
    )


def pixel_box(alpha: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom px of alpha over one half; right and bottom one past it.

    Raises ProductNotFound where nothing reaches one half.
    """
    product = alpha > 127
    rows, columns = np.nonzero(product.any(axis=1))[0], np.nonzero(product.any(axis=0))[0]
    if not len(rows):
        raise _empty()
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _empty() -> errors.ProductNotFound:
    return errors.ProductNotFound(
        "The cut-out is empty: send a photo in which the product is clearly visible."
    )


def _crossing(profile: NDArray[np.float64]) -> float:
    first = int(np.argmax(profile > 0.5))
    before = float(profile[first - 1]) if first else 0.0
    here = float(profile[first])
    return first + 0.5 - (here - 0.5) / (here - before)


def find_cuts(alpha: NDArray[np.uint8]) -> Cuts:
    """Which sides of the photo run through the product.

    A cut-out that was trimmed to its product touches all four sides: then touching says
    nothing, and no side counts as a cut.
    """
    product = alpha > 127
    rim = max(1, round(0.004 * max(alpha.shape)))
    across = CUT_LENGTH * max(1, int(product.any(axis=0).sum()))
    down = CUT_LENGTH * max(1, int(product.any(axis=1).sum()))
    left, right = product[:, :rim].any(axis=1), product[:, -rim:].any(axis=1)
    top, bottom = product[:rim].any(axis=0), product[-rim:].any(axis=0)
    if left.any() and right.any() and top.any() and bottom.any():
        return Cuts()
    return Cuts(
        left=left.sum() > down,
        top=top.sum() > across,
        right=right.sum() > down,
        bottom=bottom.sum() > across,
    )


def place_whole(framing: Whole, edges: Edges, cuts: Cuts, width: int, height: int) -> Placement:
    """The product inside its margins, and laid on the frame's border where it is cut off."""
    # A cut side gives its outermost pixel away, so that no half-covered row shows there.
    left, right = edges.left + cuts.left, edges.right - cuts.right
    top, bottom = edges.top + cuts.top, edges.bottom - cuts.bottom
    margin_left, margin_right = _margins(framing.margin * width, cuts.left, cuts.right)
    margin_top, margin_bottom = _margins(framing.margin * height, cuts.top, cuts.bottom)
    room_across = width - margin_left - margin_right
    room_down = height - margin_top - margin_bottom
    scale = min(room_across / (right - left), room_down / (bottom - top))
    spare_across = room_across - scale * (right - left)
    spare_down = room_down - scale * (bottom - top)
    return Placement(
        scale=scale,
        left=margin_left
        + _share(framing.across, cuts.left, cuts.right) * spare_across
        - scale * left,
        top=margin_top + _share(framing.down, cuts.top, cuts.bottom) * spare_down - scale * top,
    )


def _margins(margin: float, near_cut: bool, far_cut: bool) -> tuple[float, float]:
    return (0.0 if near_cut else margin), (0.0 if far_cut else margin)


def _share(wanted: float, near_cut: bool, far_cut: bool) -> float:
    if near_cut == far_cut:
        return wanted
    return 0.0 if near_cut else 1.0


def place_detail(
    framing: Detail, alpha: NDArray[np.uint8], edges: Edges, width: int, height: int
) -> Placement:
    """The window nearest to the focus in which every pixel is product.

    Where even the narrowest window finds no such place (a chain, a sandal), the one that
    holds most of the product is taken.
    """
    reach = max(edges.width, edges.height)
    asked = framing.share * reach
    widest = min(reach, max(asked, max(width, height) / MAX_DETAIL_ENLARGEMENT))
    shrink = min(1.0, SMALL / max(alpha.shape))
    small = cv2.resize(alpha, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    product = (small > 250).astype(np.float32)
    focus = (
        (edges.left + framing.focus_across * edges.width) * shrink,
        (edges.top + framing.focus_down * edges.height) * shrink,
    )
    down, across = np.indices(product.shape)
    distance = np.hypot(across + 0.5 - focus[0], down + 0.5 - focus[1])
    for narrowing in NARROWING:
        long_edge = max(widest * narrowing, 0.5 * asked)
        scale = max(width, height) / long_edge
        window = (
            max(1, 2 * int(np.ceil(width / scale * shrink / 2)) + 1),
            max(1, 2 * int(np.ceil(height / scale * shrink / 2)) + 1),
        )
        covered = cv2.boxFilter(product, -1, window, borderType=cv2.BORDER_CONSTANT)
        if covered.max() > 0.9999:
            distance[covered <= 0.9999] = np.inf
            break
    else:
        distance[covered < covered.max() - 1e-4] = np.inf
    centre_y, centre_x = np.unravel_index(int(np.argmin(distance)), distance.shape)
    return Placement(
        scale=scale,
        left=width / 2 - scale * (float(centre_x) + 0.5) / shrink,
        top=height / 2 - scale * (float(centre_y) + 0.5) / shrink,
    )
