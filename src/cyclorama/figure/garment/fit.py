"""Put a garment's photo on a figure: what it is, where its parts are, and where they go."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment import carried, sleeve, trousers
from cyclorama.figure.garment.body import CROTCH, joint, outwards
from cyclorama.figure.garment.cloth import Cloth, cloth_of
from cyclorama.figure.garment.kind import parts_of, tell
from cyclorama.figure.garment.laid import Laid
from cyclorama.figure.garment.landmarks import LowerSide, UpperSide, lower_side, upper_side
from cyclorama.figure.garment.mesh import Mesh, Patch, carry, trimmed
from cyclorama.figure.garment.neckline import neckline, opening
from cyclorama.figure.garment.outline import outline
from cyclorama.figure.garment.silhouette import Silhouette, silhouette
from cyclorama.figure.garment.skirt import hang_skirt
from cyclorama.figure.garment.torso import Hung, hang
from cyclorama.figure.skeleton import Camera, Layer, Side, Skeleton
from cyclorama.figure.worn import GarmentKind, Part, Piece, Worn
from cyclorama.imaging.linear import to_levels

ORDER = {
    GarmentKind.SHOES: 0,
    GarmentKind.TROUSERS: 1,
    GarmentKind.SHORTS: 1,
    GarmentKind.SKIRT: 1,
    GarmentKind.JUMPSUIT: 2,
    GarmentKind.DRESS: 2,
    GarmentKind.TOP: 3,
    GarmentKind.OUTERWEAR: 4,
    GarmentKind.HAT: 5,
    GarmentKind.BAG: 6,
    GarmentKind.OTHER: 6,
}
COVERS = {
    GarmentKind.TOP: frozenset({Part.TORSO}),
    GarmentKind.OUTERWEAR: frozenset({Part.TORSO}),
    GarmentKind.DRESS: frozenset({Part.TORSO, Part.LEGS}),
    GarmentKind.JUMPSUIT: frozenset({Part.TORSO, Part.LEGS}),
    GarmentKind.SKIRT: frozenset({Part.LEGS}),
    GarmentKind.TROUSERS: frozenset({Part.LEGS}),
    GarmentKind.SHORTS: frozenset({Part.LEGS}),
    GarmentKind.SHOES: frozenset({Part.FEET}),
}
_INTO_TORSO = 4  # px of the silhouette by which a sleeve's cloth reaches under the torso's


def fit(cut_out: NDArray[np.uint8], skeleton: Skeleton, camera: Camera) -> Worn:
    """Fit a garment, cut out as uint8 (h, w, 4) with straight alpha, to a figure in a frame.

    Raises ProductNotFound for a cut-out in which there is nothing to wear.
    """
    shape = silhouette(cut_out)
    sides = {side: outline(shape, side) for side in Side}
    told = tell(shape, (sides[Side.LEFT], sides[Side.RIGHT]))
    fitting = _Fitting(cut_out, shape, skeleton, camera)
    match told.kind:
        case GarmentKind.TOP | GarmentKind.OUTERWEAR | GarmentKind.DRESS:
            pieces = fitting.upper({side: upper_side(sides[side]) for side in Side}, told.kind)
        case GarmentKind.TROUSERS | GarmentKind.SHORTS:
            pieces = fitting.trousers({side: lower_side(sides[side]) for side in Side})
        case GarmentKind.JUMPSUIT:
            pieces = fitting.trousers({side: lower_side(sides[side]) for side in Side})
            pieces += fitting.upper({side: upper_side(sides[side]) for side in Side}, told.kind)
        case GarmentKind.SKIRT:
            pieces = fitting.skirt({side: lower_side(sides[side]) for side in Side})
        case GarmentKind.SHOES:
            pieces = fitting.shoes()
        case GarmentKind.HAT:
            pieces = fitting.hat()
        case GarmentKind.BAG | GarmentKind.OTHER:
            pieces = fitting.in_hand(hangs=told.kind is GarmentKind.BAG)
    return Worn(told.kind, tuple(pieces), COVERS.get(told.kind, frozenset()), ORDER[told.kind])


@dataclass(frozen=True)
class _Fitting:
    cut_out: NDArray[np.uint8]
    shape: Silhouette
    skeleton: Skeleton
    camera: Camera

    def upper(self, sides: dict[Side, UpperSide], kind: GarmentKind) -> list[Piece]:
        lowest = CROTCH if kind is GarmentKind.JUMPSUIT else None
        hung = hang(sides, kind, self.skeleton, lowest)
        cloth = self._cloth(hung.scale)
        torso = cloth.without(
            [self._sleeve(side, upper) for side, upper in sides.items() if upper.sleeve]
        )
        pieces = []
        edge = None if self.skeleton.from_behind else neckline(self.cut_out, self.shape, sides)
        if edge is not None:
            inside = self.shape.there(opening(edge))
            # the layer below the torso's: the neck stands before it
            pieces += _piece(Layer.LEGS, self._drawn(torso.only([inside]), hung))
            torso = torso.without([inside])
        front = self._drawn(torso, hung)
        pieces += _piece(Layer.TORSO, front)
        for side, upper in sides.items():
            layer = self.skeleton.arm_layer(side)
            if front is not None and self.skeleton.arm_before[side]:
                pieces += _piece(layer, self._over_arm(front, hung, side))
            if upper.sleeve:
                own = cloth.only([self._sleeve(side, upper, _INTO_TORSO)])
                laid = sleeve.draw_on(side, upper, upper.sleeve, hung, self.skeleton)
                pieces += _piece(layer, self._drawn(own, laid))
        return pieces

    def trousers(self, sides: dict[Side, LowerSide]) -> list[Piece]:
        pieces = []
        # the leg that stands farther back is drawn first
        for side in sorted(sides, key=lambda side: self.skeleton[joint("ankle", side)].y):
            laid = trousers.put_on(side, sides[side], self.skeleton)
            source, target = (
                np.linalg.norm(grid[:, 1] - grid[:, -2], axis=1).mean()
                for grid in (laid.source, laid.target)
            )
            pieces += _piece(Layer.TORSO, self._drawn(self._cloth(target / source), laid))
        return pieces

    def skirt(self, sides: dict[Side, LowerSide]) -> list[Piece]:
        hung = hang_skirt(sides, self.skeleton)
        return _piece(Layer.TORSO, self._drawn(self._cloth(hung.scale), hung))

    def shoes(self) -> list[Piece]:
        """A pair is parted; of a single shoe, or two that touch, each foot wears the whole."""
        solid = self.cut_out[..., 3] > 127
        parts = [part for part in parts_of(solid) if part.sum() > 0.1 * solid.sum()][:2]
        parts = sorted(parts * 2 if len(parts) == 1 else parts, key=lambda part: _box(part)[0])
        pieces = []
        for side, part in zip(Side, parts, strict=True):
            box = _box(part)
            left, top, right, bottom = (round(edge) for edge in box)
            alone = self.cut_out * cv2.dilate(part.astype(np.uint8), np.ones((5, 5)))[..., None]
            shoe = alone[top:bottom, left:right]
            toe_right = carried.points_right(shoe[..., 3])
            target = carried.on_foot(box, toe_right, self.skeleton, side)
            pieces += self._carried(alone, box, target, Layer.LEGS)
        return pieces

    def hat(self) -> list[Piece]:
        box = _box(self.cut_out[..., 3] > 127)
        return self._carried(
            self.cut_out, box, carried.on_head(box, self.skeleton), Layer.HAIR_BEFORE
        )

    def in_hand(self, hangs: bool) -> list[Piece]:
        box = _box(self.cut_out[..., 3] > 127)
        side = carried.free_hand(self.skeleton)
        target = carried.in_hand(box, self.skeleton, side, hangs)
        return self._carried(self.cut_out, box, target, self.skeleton.arm_layer(side))

    def _cloth(self, heads_per_pixel: float) -> Cloth:
        """heads_per_pixel: of the silhouette."""
        stretch = float(np.linalg.norm(self.shape.to_source[:, 0]))
        return cloth_of(self.cut_out, heads_per_pixel * self.camera.scale / stretch)

    def _sleeve(self, side: Side, upper: UpperSide, into_torso: float = 0) -> NDArray[np.float32]:
        """A sleeve's outline in the cut-out."""
        path = upper.path[upper.shoulder : upper.armpit + 1].copy()
        path[[0, -1], 0] -= into_torso
        return self.shape.there(path * (outwards(side), 1) + (self.shape.axis, 0))

    def _over_arm(self, front: Patch, hung: Hung, side: Side) -> Patch | None:
        """What of the torso's cloth lies over the arm's upper end: up to the armhole."""
        half = self.skeleton.half_width[joint("shoulder", side)]
        out = outwards(side)
        shoulder, armpit = hung.shoulders[side], hung.armpits[side]
        inwards = np.array([-out * 2.4 * half, 0])
        over = np.array(
            [
                shoulder + np.array([out * 0.1 * half, -half]),
                armpit + np.array([out * 0.05 * half, 0]),
                armpit + inwards,
                shoulder + inwards - np.array([0, half]),
            ]
        )
        shown = np.zeros(front.alpha.shape, np.uint8)
        spots = np.rint((self._framed(over) - (front.left, front.top) - 0.5) * 16)
        cv2.fillPoly(shown, [spots.astype(np.int32)], 255, cv2.LINE_AA, 4)
        light = np.asarray(front.light * (shown / np.float32(255))[..., None], np.float32)
        return trimmed(replace(front, light=light))

    def _drawn(self, cloth: Cloth, laid: Laid) -> Patch | None:
        placed = cloth.place(self.shape.there(laid.source + np.array([self.shape.axis, 0])))
        mesh = Mesh(placed, self._framed(laid.target), laid.across, laid.down)
        return carry(cloth.light, mesh, self.camera.width, self.camera.height)

    def _carried(
        self,
        cut_out: NDArray[np.uint8],
        box: carried.Box,
        target: NDArray[np.float64],
        layer: Layer,
    ) -> list[Piece]:
        across = float(np.linalg.norm(target[0, 1] - target[0, 0])) / (box[2] - box[0])
        down = float(np.linalg.norm(target[1, 0] - target[0, 0])) / (box[3] - box[1])
        cloth = cloth_of(cut_out, max(across, down) * self.camera.scale)
        nothing = np.zeros((2, 2))
        placed = cloth.place(carried.corners(box))
        mesh = Mesh(placed, self._framed(target), nothing, nothing)
        return _piece(layer, carry(cloth.light, mesh, self.camera.width, self.camera.height))

    def _framed(self, heads: NDArray[np.float64]) -> NDArray[np.float64]:
        return heads * self.camera.scale + (self.camera.left, self.camera.top)


def _box(solid: NDArray[np.bool_]) -> carried.Box:
    rows, columns = np.nonzero(solid.any(1))[0], np.nonzero(solid.any(0))[0]
    return float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1)


def _piece(layer: Layer, patch: Patch | None) -> list[Piece]:
    if patch is None:
        return []
    alpha = patch.light[..., 3:]
    light = np.asarray(patch.light[..., :3] / np.maximum(alpha, 1e-4), np.float32)
    pixels = np.rint(np.dstack([to_levels(light), 255 * alpha])).astype(np.uint8)
    return [Piece(layer, patch.left, patch.top, pixels)]
