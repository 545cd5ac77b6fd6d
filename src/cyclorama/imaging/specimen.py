"""Neutral products, drawn by code, for the thumbnails of shots.

Lengths in this module are fractions of the specimen's square canvas; light comes from the
upper left, as it does on the shadows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.linear import colour_to_linear, to_levels
from cyclorama.imaging.specimen_kind import SpecimenKind

SUPERSAMPLING = 2
SHIFT = 4  # OpenCV takes corners in sixteenths of a pixel

Plane = NDArray[np.floating[Any]]
Corners = Sequence[tuple[float, float]]

CLOTH, CLOTH_RIB = "#8C9AA8", "#7B8998"
GLASS, CAP, LABEL = "#A9B7A4", "#4C5350", "#F3EFE6"
CARD, CARD_BAND = "#D9C3A0", "#B5533C"
GLAZE, GLAZE_INSIDE = "#D8D2C6", "#A9A396"

# One half of a T-shirt from the collar's middle to the hem's, as corners of a smooth outline.
SHIRT_SHOULDER = ((0.590, 0.085), (0.700, 0.115))
SHIRT_SLEEVE = ((0.800, 0.165), (0.945, 0.370), (0.845, 0.440), (0.752, 0.335))
SHIRT_SIDE = ((0.735, 0.420), (0.733, 0.600), (0.740, 0.780), (0.748, 0.925))


@dataclass
class _Painting:
    """Linear colour (n, n, 3) and alpha (n, n); later parts cover earlier ones."""

    size: int

    def __post_init__(self) -> None:
        self.colour = np.zeros((self.size, self.size, 3), np.float32)
        self.alpha = np.zeros((self.size, self.size), np.float32)
        grid = (np.arange(self.size, dtype=np.float32) + 0.5) / self.size
        self.x, self.y = grid[None, :], grid[:, None]

    def lay(self, shape: Plane, colour: str, shade: Plane | float = 1.0) -> None:
        """Lay a shape in one colour, its light multiplied by `shade`."""
        rows, columns = np.nonzero(shape.any(axis=1))[0], np.nonzero(shape.any(axis=0))[0]
        part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        cover = shape[part].astype(np.float32)
        lit = np.broadcast_to(np.asarray(shade, np.float32), shape.shape)[part]
        for channel, light in enumerate(colour_to_linear(colour)):
            plane = self.colour[part][..., channel]
            plane += (light * lit - plane) * cover
        self.alpha[part] = np.maximum(self.alpha[part], cover)

    def polygon(self, corners: Corners) -> Plane:
        points = np.rint(np.array(corners) * self.size * 2**SHIFT).astype(np.int32)
        shape = np.zeros((self.size, self.size), np.uint8)
        cv2.fillPoly(shape, [points], 255, cv2.LINE_AA, SHIFT)
        return shape.astype(np.float32) / 255

    def line(self, corners: Corners, width: float) -> Plane:
        points = np.rint(np.array(corners) * self.size * 2**SHIFT).astype(np.int32)
        shape = np.zeros((self.size, self.size), np.uint8)
        thickness = max(1, round(width * self.size))
        cv2.polylines(shape, [points], False, 255, thickness, cv2.LINE_AA, SHIFT)
        return shape.astype(np.float32) / 255

    def ellipse(self, x: float, y: float, across: float, down: float) -> Plane:
        """Filled, with a soft edge one pixel wide."""
        away = np.hypot((self.x - x) / across, (self.y - y) / down)
        return np.asarray(
            np.clip((1 - away) * min(across, down) * self.size + 0.5, 0, 1), np.float32
        )

    def round_shade(self, x: float, radius: Plane | float) -> Plane:
        """The light on an upright cylinder: soft key from the left, a rim of sheen."""
        turn = np.clip((self.x - x) / radius, -1, 1)
        lambert = np.clip(0.8 * np.sqrt(1 - turn**2) - 0.45 * turn, 0, None)
        sheen = 0.55 * np.exp(-(((turn + 0.52) / 0.11) ** 2))
        rim = 0.18 * np.exp(-(((turn - 0.86) / 0.08) ** 2))
        return np.asarray(
            np.broadcast_to(0.38 + 0.62 * lambert + sheen + rim, self.alpha.shape), np.float32
        )


def draw_specimen(kind: SpecimenKind, edge: int) -> NDArray[np.uint8]:
    """A neutral product as a cut-out: uint8 (edge, edge, 4), straight alpha."""
    painting = _Painting(edge * SUPERSAMPLING)
    match kind:
        case SpecimenKind.T_SHIRT:
            _t_shirt(painting, front=True)
        case SpecimenKind.T_SHIRT_BACK:
            _t_shirt(painting, front=False)
        case SpecimenKind.HUNG_T_SHIRT:
            _hanger(painting)
            _t_shirt(painting, front=True, drop=0.07)
        case SpecimenKind.BOTTLE:
            _bottle(painting)
        case SpecimenKind.BOX:
            _box(painting)
        case SpecimenKind.MUG:
            _mug(painting)
    premultiplied = np.dstack([painting.colour * painting.alpha[..., None], painting.alpha])
    small = cv2.resize(premultiplied, (edge, edge), interpolation=cv2.INTER_AREA)
    levels = to_levels(small[..., :3] / np.maximum(small[..., 3:], 1e-3))
    cut_out = np.rint(np.dstack([levels, 255 * small[..., 3]]))
    return np.asarray(cut_out, np.uint8)


def _t_shirt(painting: _Painting, front: bool, drop: float = 0.0) -> None:
    depth = 0.165 if front else 0.115  # of the collar
    half = [
        (0.5, depth - 0.01),
        (0.548, depth - 0.028),
        *SHIRT_SHOULDER,
        *SHIRT_SLEEVE,
        *SHIRT_SIDE,
        (0.5, 0.94),
    ]
    right = [(x, y * (1 - drop) + drop) for x, y in half]
    outline = right + [(1 - x, y) for x, y in reversed(right[1:-1])]
    cloth = painting.polygon(_rounded(outline))
    inside = cv2.distanceTransform((cloth > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    depth_in = np.clip(inside / (0.05 * painting.size), 0, 1)
    side_light = 1.06 - 0.16 * painting.x
    painting.lay(cloth, CLOTH, (0.72 + 0.28 * np.sqrt(depth_in)) * side_light * _folds(painting))

    low, high = depth * (1 - drop) + drop, 0.085 * (1 - drop) + drop
    neck = _arc(0.412, 0.588, high, low - 0.004)
    bounds = np.maximum(cloth, painting.polygon(neck))
    if front:  # the inside of the back, seen through the neck
        back = _arc(0.412, 0.588, high, high + 0.022)
        painting.lay(painting.polygon([*neck, *reversed(back)]), CLOTH_RIB, 0.5)
        painting.lay(painting.line(back, 0.020) * bounds, CLOTH_RIB, 0.72)
        _print(painting, 0.43 * (1 - drop) + drop)
    painting.lay(painting.line(neck, 0.030) * bounds, CLOTH_RIB, 0.92)
    for right_side in (False, True):
        sleeve = [(0.700, 0.118), (0.742, 0.205), (0.752, 0.335)]
        corners = [(x if right_side else 1 - x, y * (1 - drop) + drop) for x, y in sleeve]
        painting.lay(painting.line(corners, 0.002) * cloth, CLOTH, 0.62)
    for hem in (0.915, 0.920):
        level = hem * (1 - drop) + drop
        seam = painting.line(
            [(0.257, level - 0.004), (0.5, level + 0.01), (0.743, level - 0.004)], 0.0015
        )
        painting.lay(seam * cloth, CLOTH, 0.62)


def _print(painting: _Painting, level: float) -> None:
    """A curved wall in a ring: something for the detail shot to look at."""
    ring = painting.ellipse(0.5, level, 0.115, 0.115) - painting.ellipse(0.5, level, 0.104, 0.104)
    turn = np.linspace(0, np.pi / 2, 30)
    bend = [(0.46 + 0.075 * np.sin(t), level - 0.04 + 0.075 * np.cos(t)) for t in turn]
    wall = painting.line([(0.41, level + 0.035), *bend, (0.535, level - 0.09)], 0.011)
    painting.lay(np.maximum(ring, wall), LABEL, 0.9 * _folds(painting))


def _folds(painting: _Painting) -> Plane:
    """Broad soft folds that fall from the shoulders; fixed, so that a thumbnail never changes."""
    noise = np.random.default_rng(7).normal(size=(9, 14)).astype(np.float32)
    folds = cv2.resize(noise, (painting.size, painting.size), interpolation=cv2.INTER_CUBIC)
    weave = np.random.default_rng(8).standard_normal((painting.size, painting.size), np.float32)
    return np.asarray(1 + 0.06 * folds + 0.05 * weave, np.float32)


def _hanger(painting: _Painting) -> None:
    hook = [
        (0.5 + 0.026 * np.sin(turn), 0.050 - 0.026 * np.cos(turn))
        for turn in np.linspace(-1.9, 2.6, 40)
    ]
    painting.lay(painting.line([*hook, (0.5, 0.085), (0.5, 0.135)], 0.008), "#8A8D90")
    arms = [(0.315, 0.180), (0.5, 0.120), (0.685, 0.180)]
    painting.lay(painting.line(arms, 0.018), "#9C8468")


def _bottle(painting: _Painting) -> None:
    heights = [0.030, 0.150, 0.151, 0.195, 0.250, 0.330, 0.400, 0.930, 0.955, 0.968]
    radii = [0.062, 0.062, 0.050, 0.052, 0.085, 0.138, 0.152, 0.152, 0.144, 0.118]
    rows = painting.y[:, 0]
    radius = np.interp(rows, heights, radii).astype(np.float32)
    radius = cv2.GaussianBlur(radius[:, None], (1, 0), sigmaX=0.01, sigmaY=0.006 * painting.size)
    within = np.clip((radius - np.abs(painting.x - 0.5)) * painting.size + 0.5, 0, 1)
    base = 0.960 + 0.016 * np.sqrt(np.clip(1 - ((painting.x - 0.5) / 0.152) ** 2, 0, 1))
    body = within * ((painting.y > 0.030) & (painting.y < base))
    shade = painting.round_shade(0.5, np.maximum(radius, 0.01))
    painting.lay(body.astype(np.float32), GLASS, shade)
    painting.lay((body * (painting.y < 0.150)).astype(np.float32), CAP, shade)
    bend = 0.012 * np.sqrt(np.clip(1 - ((painting.x - 0.5) / 0.152) ** 2, 0, 1))
    label = body * ((painting.y > 0.50 + bend) & (painting.y < 0.80 + bend))
    painting.lay(label.astype(np.float32), LABEL, 0.25 + 0.68 * shade)
    for top, bottom, half in ((0.57, 0.60, 0.075), (0.63, 0.638, 0.055), (0.655, 0.663, 0.055)):
        mark = label * (np.abs(painting.x - 0.5) < half)
        mark = mark * ((painting.y > top + bend) & (painting.y < bottom + bend))
        painting.lay(mark.astype(np.float32), CAP, shade)


def _box(painting: _Painting) -> None:
    near_top, near_bottom = (0.400, 0.250), (0.400, 0.960)
    right_top, right_bottom = (0.860, 0.190), (0.845, 0.840)
    left_top, left_bottom = (0.140, 0.185), (0.150, 0.825)
    far_top = (0.590, 0.135)
    light = 1.02 - 0.25 * (painting.y - 0.2) + 0 * painting.x
    painting.lay(painting.polygon([left_top, near_top, right_top, far_top]), CARD, 1.12)
    painting.lay(painting.polygon([near_top, right_top, right_bottom, near_bottom]), CARD, light)
    painting.lay(
        painting.polygon([left_top, near_top, near_bottom, left_bottom]), CARD, 0.62 * light
    )
    for start, end, (a, b, c, d), shade in (
        (0.62, 0.78, (near_top, right_top, right_bottom, near_bottom), light),
        (0.62, 0.78, (left_top, near_top, near_bottom, left_bottom), 0.62 * light),
    ):
        band = [_between(a, d, start), _between(b, c, start), _between(b, c, end)]
        painting.lay(painting.polygon([*band, _between(a, d, end)]), CARD_BAND, shade)


def _mug(painting: _Painting) -> None:
    x, top, bottom, radius, dip = 0.42, 0.190, 0.800, 0.300, 0.070
    outer = painting.ellipse(0.745, 0.470, 0.165, 0.205)
    inner = painting.ellipse(0.735, 0.470, 0.100, 0.135)
    grip = outer * (1 - inner)
    painting.lay(grip, GLAZE, 0.66 + 0.5 * np.clip(0.45 - painting.y, -0.2, 0.3))
    sides = np.clip((radius - np.abs(painting.x - x)) * painting.size + 0.5, 0, 1)
    upright = sides * ((painting.y > top) & (painting.y < bottom))
    body = np.maximum(upright, painting.ellipse(x, bottom, radius, dip))
    painting.lay(body.astype(np.float32), GLAZE, painting.round_shade(x, radius))
    painting.lay(painting.ellipse(x, top, radius, dip), GLAZE, 1.18)
    painting.lay(
        painting.ellipse(x, top, 0.93 * radius, 0.88 * dip),
        GLAZE_INSIDE,
        0.62 + 0.8 * (painting.x - 0.2),
    )


def _between(a: tuple[float, float], b: tuple[float, float], part: float) -> tuple[float, float]:
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def _arc(left: float, right: float, edge: float, middle: float) -> list[tuple[float, float]]:
    """A curve that hangs from (left, edge) to (right, edge) through `middle` at its deepest."""
    across = np.linspace(-1, 1, 60)
    half = (right - left) / 2
    return [
        (float((left + right) / 2 + half * t), float(edge + (middle - edge) * np.sqrt(1 - t * t)))
        for t in across
    ]


def _rounded(corners: Corners, rounds: int = 3) -> Corners:
    """Corner cutting after Chaikin (1974), gentle: an eighth of each edge."""
    points = np.array(corners)
    for _ in range(rounds):
        following = np.roll(points, -1, axis=0)
        points = np.stack(
            [0.875 * points + 0.125 * following, 0.125 * points + 0.875 * following], 1
        )
        points = points.reshape(-1, 2)
    return [(float(x), float(y)) for x, y in points]
