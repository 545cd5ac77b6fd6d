"""Put a garment's photo on a figure: what it is, where its parts are, and where they go."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment import carried, trousers
from cyclorama.figure.garment.body import WAIST, arm, joint, outwards
from cyclorama.figure.garment.cloth import Cloth, cloth_of
from cyclorama.figure.garment.contact import (
    ground_of_arm,
    ground_of_body,
    ground_of_patch,
    shadow,
)
from cyclorama.figure.garment.folds import Fall, Pull, lit
from cyclorama.figure.garment.hood import hood_outline, lay_hood
from cyclorama.figure.garment.kind import parts_of
from cyclorama.figure.garment.laid import Laid
from cyclorama.figure.garment.landmarks import LowerSide, UpperSide
from cyclorama.figure.garment.mesh import Mesh, Patch, carry, trimmed
from cyclorama.figure.garment.neckline import Curve, opening
from cyclorama.figure.garment.pulls import lifted, pulls_of_arm, pulls_of_leg, pulls_of_torso
from cyclorama.figure.garment.reading import read
from cyclorama.figure.garment.silhouette import Silhouette
from cyclorama.figure.garment.skirt import hang_skirt
from cyclorama.figure.garment.sleeve import draw_on
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
    GarmentKind.OUTERWEAR: frozenset(),  # worn open, over something
    GarmentKind.DRESS: frozenset({Part.TORSO, Part.LEGS}),
    GarmentKind.JUMPSUIT: frozenset({Part.TORSO, Part.LEGS}),
    GarmentKind.SKIRT: frozenset({Part.LEGS}),
    GarmentKind.TROUSERS: frozenset({Part.LEGS}),
    GarmentKind.SHORTS: frozenset({Part.LEGS}),
    GarmentKind.SHOES: frozenset({Part.FEET}),
}
_HELD_UP = 0.6  # of the way to shoulder height
_LAP = 10.0  # centimetres by which a jumpsuit's bodice reaches over its legs
_FADING = 0.1  # of the bodice
_ARM_SHADOW, _HEM_SHADOW = 0.60, 0.68  # how much of the light they take
_WIDE, _CLOSE = 6.0, 2.0  # px
_INTO_TORSO = 4  # px of the silhouette by which a sleeve's cloth reaches under the torso's


def fit(cut_out: NDArray[np.uint8], skeleton: Skeleton, camera: Camera) -> Worn:
    """Fit a garment, cut out as uint8 (h, w, 4) with straight alpha, to a figure in a frame.

    Raises ProductNotFound for a cut-out in which there is nothing to wear.
    """
    reading = read(cut_out)
    kind = reading.kind
    fitting = _Fitting(cut_out, reading.shape, skeleton, camera)
    match kind:
        case GarmentKind.TOP | GarmentKind.OUTERWEAR | GarmentKind.DRESS:
            pieces = fitting.upper(reading.uppers, kind, reading.neck)
        case GarmentKind.TROUSERS | GarmentKind.SHORTS:
            pieces = fitting.trousers(reading.lowers)
        case GarmentKind.JUMPSUIT:
            pieces = fitting.trousers(reading.lowers)
            pieces += fitting.upper(reading.uppers, kind, reading.neck)
        case GarmentKind.SKIRT:
            pieces = fitting.skirt(reading.lowers)
        case GarmentKind.SHOES:
            pieces = fitting.shoes()
        case GarmentKind.HAT:
            pieces = fitting.hat()
        case GarmentKind.BAG | GarmentKind.OTHER:
            pieces = fitting.in_hand(hangs=kind is GarmentKind.BAG)
    return Worn(kind, tuple(pieces), COVERS.get(kind, frozenset()), ORDER[kind])


@dataclass(frozen=True)
class _Fitting:
    cut_out: NDArray[np.uint8]
    shape: Silhouette
    skeleton: Skeleton
    camera: Camera

    def upper(
        self, sides: dict[Side, UpperSide], kind: GarmentKind, edge: Curve | None
    ) -> list[Piece]:
        lowest = WAIST + _LAP if kind is GarmentKind.JUMPSUIT else None
        hung = hang(sides, kind, self.skeleton, lowest)
        cloth = self._cloth(hung.scale)
        torso = cloth.without(
            [self._sleeve_shape(side, upper) for side, upper in sides.items() if upper.sleeve]
        )
        pieces = []
        if edge is not None and self.skeleton.from_behind:  # of the front there is only a photo
            torso = torso.mirrored_into(self.shape.there(edge))
        elif edge is not None:
            inside = self.shape.there(opening(edge))
            # the layer below the torso's: the neck stands before it
            pieces += _piece(Layer.LEGS, self._drawn(torso.only([inside]), hung))
            torso = torso.without([inside])
        hood = lay_hood(sides, hung, self.skeleton)
        if hood is not None:
            above = self.shape.there(hood_outline(sides, self.shape))
            pieces += _piece(Layer.LEGS, self._drawn(cloth.only([above]), hood))
        front = self._drawn(torso, hung)
        if front is None:
            return pieces
        fall = Fall.SKIRT if kind is GarmentKind.DRESS else Fall.TORSO
        front = lit(
            front, fall, pulls_of_torso(hung, self.skeleton, self.camera), self.camera.scale
        )
        if kind is GarmentKind.JUMPSUIT:  # its bodice goes over into its legs
            fades = np.clip((1 - front.down) / _FADING, 0, 1)[..., None]
            front = replace(front, light=np.asarray(front.light * fades, np.float32))
        else:
            pieces += self._shadow_on_body(front)
        for side, upper in sides.items():
            pieces += self._sleeve(side, upper, cloth, hung, front)
        pieces += _piece(Layer.TORSO, front)
        for side in Side:
            if self.skeleton.arm_before[side]:
                limb = ground_of_arm(self.skeleton, side, self.camera)
                own = ground_of_patch(front, self.camera)
                pieces += shadow(limb, own, Layer.TORSO, _ARM_SHADOW)
        return pieces

    def _sleeve(
        self, side: Side, upper: UpperSide, cloth: Cloth, hung: Hung, front: Patch
    ) -> list[Piece]:
        """A sleeve, and what of the torso's cloth lies over the arm."""
        layer, before = self.skeleton.arm_layer(side), self.skeleton.arm_before[side]
        sleeved = upper.sleeve is not None
        pieces = _piece(layer, self._over_arm(front, hung, side, sleeved)) if before else []
        if not upper.sleeve:
            return pieces
        laid = draw_on(side, upper, upper.sleeve, hung, self.skeleton)
        own = cloth.only([self._sleeve_shape(side, upper, _INTO_TORSO)])
        patch = self._lit(own, laid, Fall.LIMB, pulls_of_arm(self.skeleton, side, self.camera))
        if patch is None:
            return pieces
        ground = ground_of_arm(self.skeleton, side, self.camera)
        pieces += shadow(patch, ground, layer, _HEM_SHADOW)
        pieces += _piece(layer, patch)
        if not before:  # the torso's own shoulder lies before that arm
            pieces += _piece(Layer.TORSO, self._cap(patch, hung, side))
        return pieces

    def _cap(self, patch: Patch, hung: Hung, side: Side) -> Patch | None:
        """The uppermost part of a sleeve: what covers the ball of the shoulder."""
        end = float(self._framed(hung.armpits[side])[1]) - patch.top
        rows = np.arange(len(patch.alpha), dtype=np.float32)[:, None]
        fades = np.clip((end - rows) / (0.1 * self.camera.scale), 0, 1)
        return trimmed(replace(patch, light=np.asarray(patch.light * fades[..., None], np.float32)))

    def _shadow_on_body(self, patch: Patch) -> list[Piece]:
        ground = ground_of_body(self.skeleton, self.camera)
        return shadow(patch, ground, Layer.TORSO, _HEM_SHADOW)

    def trousers(self, sides: dict[Side, LowerSide]) -> list[Piece]:
        pieces = []
        # the leg that stands farther back is drawn first
        for side in sorted(sides, key=lambda side: self.skeleton[joint("ankle", side)].y):
            laid = trousers.put_on(side, sides[side], self.skeleton)
            source, target = (
                np.linalg.norm(grid[:, 1] - grid[:, -2], axis=1).mean()
                for grid in (laid.source, laid.target)
            )
            cloth = self._cloth(target / source)
            patch = self._lit(
                cloth, laid, Fall.LIMB, pulls_of_leg(self.skeleton, side, self.camera)
            )
            if patch is not None:
                pieces += self._shadow_on_body(patch)
                pieces += _piece(Layer.TORSO, patch)
        return pieces

    def skirt(self, sides: dict[Side, LowerSide]) -> list[Piece]:
        hung = hang_skirt(sides, self.skeleton)
        patch = self._lit(self._cloth(hung.scale), hung, Fall.SKIRT, [])
        if patch is None:
            return []
        return self._shadow_on_body(patch) + _piece(Layer.TORSO, patch)

    def shoes(self) -> list[Piece]:
        """A pair is parted; of a single shoe, or two that touch, each foot wears the whole."""
        solid = self.cut_out[..., 3] > 127
        parts = parts_of(solid)[:2]
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

    def _sleeve_shape(
        self, side: Side, upper: UpperSide, into_torso: float = 0
    ) -> NDArray[np.float32]:
        """A sleeve's outline in the cut-out; wide of its edge, which the alpha draws finer."""
        path = upper.path[upper.shoulder : upper.armpit + 1]
        way = np.gradient(path, axis=0)
        away = np.stack([way[:, 1], -way[:, 0]], 1) / np.linalg.norm(way, axis=1, keepdims=True)
        wide = np.full(len(path), _WIDE)
        if upper.sleeve:  # a torso may lie close to the edge from the armpit
            wide[upper.sleeve.inner - upper.shoulder :] = _CLOSE
        path = path + away * wide[:, None]
        ends = upper.path[[upper.shoulder, upper.armpit]] - np.array([into_torso, 0])
        path = np.vstack([ends[:1], path[1:-1], ends[1:]])
        return self.shape.there(path * (outwards(side), 1) + (self.shape.axis, 0))

    def _over_arm(self, front: Patch, hung: Hung, side: Side, sleeved: bool) -> Patch | None:
        """What of the torso's cloth lies over the arm's upper end: up to the armhole."""
        half = self.skeleton.half_width[joint("shoulder", side)]
        out = outwards(side)
        shoulder, armpit = hung.shoulders[side], hung.armpits[side]
        if (
            not sleeved and lifted(self.skeleton, side) < _HELD_UP
        ):  # a bare arm hides the armhole's foot
            limb = arm(self.skeleton, side)
            beside = int(np.argmin(np.abs(limb.middle[:, 1] - armpit[1])))
            armpit = limb.middle[beside] - out * limb.normal[beside] * limb.half[beside]
        reach = 3.2 if hung.over else 2.4  # a coat's covers that of what is below
        inwards = np.array([-out * reach * half, 0])
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
        placed = cloth.place(carried.fine(carried.corners(box)))
        framed = self._framed(carried.fine(target))
        nothing = np.zeros(framed.shape[:2])
        mesh = Mesh(placed, framed, nothing, nothing)
        return _piece(layer, carry(cloth.light, mesh, self.camera.width, self.camera.height))

    def _lit(self, cloth: Cloth, laid: Laid, fall: Fall, pulls: list[Pull]) -> Patch | None:
        patch = self._drawn(cloth, laid)
        return patch and lit(patch, fall, pulls, self.camera.scale)

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
