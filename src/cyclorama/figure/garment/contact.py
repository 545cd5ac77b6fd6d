"""The soft shadows that a garment throws on what lies close under it: skin, and other clothes.

A shadow is a dark piece of its own below the garment. It falls on the body only, never on the
air beside it.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.body import Limb, arm, joint, leg, spot
from cyclorama.figure.garment.mesh import Patch
from cyclorama.figure.skeleton import Camera, Joint, Layer, Side, Skeleton
from cyclorama.figure.worn import Piece

_COARSE = 3  # frame pixels per pixel in which shadows are reckoned, at 2048 px
_RIGHT, _DOWN, _SOFT = 0.020, 0.085, 0.060  # heads
_WITHIN = 0.93  # of a limb's half width: a shadow ends before the body's own edge
_DARK = (38, 26, 24)  # a warm black, as skin and cloth reflect

Plane = NDArray[np.float32]
Spots = NDArray[np.float64]


class Ground:
    """The places of the frame on which a shadow may fall, float32 at a coarse size, 0..1."""

    def __init__(self, camera: Camera) -> None:
        self.camera = camera
        self.shrink = 1 / max(1, round(_COARSE * max(camera.width, camera.height) / 2048))
        self._plane = np.zeros(
            (round(camera.height * self.shrink) + 1, round(camera.width * self.shrink) + 1),
            np.uint8,
        )

    @property
    def plane(self) -> Plane:
        return np.asarray(self._plane / np.float32(255), np.float32)

    def polygon(self, heads: Spots) -> None:
        spots = heads * self.camera.scale + (self.camera.left, self.camera.top)
        corners = np.rint(spots * self.shrink * 16).astype(np.int32)
        cv2.fillPoly(self._plane, [corners], 255, cv2.LINE_AA, 4)

    def limb(self, line: Limb) -> None:
        side = line.normal * line.half[:, None] * _WITHIN
        self.polygon(np.vstack([line.middle + side, (line.middle - side)[::-1]]))

    def line(self, start: Spots, end: Spots, half: float) -> None:
        way = (end - start) / max(float(np.linalg.norm(end - start)), 1e-6)
        aside = np.array([-way[1], way[0]]) * half
        self.polygon(np.array([start + aside, end + aside, end - aside, start - aside]))


def ground_of_body(skeleton: Skeleton, camera: Camera) -> Ground:
    """Torso, neck, legs and feet."""
    ground = Ground(camera)
    left, right = (
        [
            spot(skeleton, joint(name, side))
            for name in ("neck", "shoulder", "chest", "waist", "hip", "leg")
        ]
        for side in Side
    )
    outline = np.array([*left, *right[::-1]])
    middle = outline.mean(0)
    ground.polygon(middle + (outline - middle) * (0.95, 1.0))
    necks = [spot(skeleton, joint("neck", side)) for side in Side]
    neck = (necks[0] + necks[1]) / 2
    chin = spot(skeleton, Joint.CHIN)
    ground.line(neck, neck + 0.8 * (chin - neck), 0.42 * float(np.linalg.norm(necks[1] - necks[0])))
    for side in Side:
        ground.limb(leg(skeleton, side))
        ankle, heel, toe = (spot(skeleton, joint(name, side)) for name in ("ankle", "heel", "toe"))
        half = skeleton.half_width[joint("ankle", side)]
        ground.line(ankle, (heel + toe) / 2, half)
        ground.line(heel, toe, 0.7 * half)
    return ground


def ground_of_arm(skeleton: Skeleton, side: Side, camera: Camera) -> Ground:
    ground = Ground(camera)
    line = arm(skeleton, side)
    ground.limb(line)
    way = line.middle[-1] - line.middle[-6]
    way = way / max(float(np.linalg.norm(way)), 1e-6)
    ground.line(line.middle[-1], line.middle[-1] + 0.3 * way, 0.9 * float(line.half[-1]))
    return ground


def ground_of_patch(patch: Patch, camera: Camera) -> Ground:
    """A garment's own cloth, for what lies over it."""
    ground = Ground(camera)
    ground._plane = np.asarray(255 * _spread(patch, ground), np.uint8)
    return ground


def shadow(thrown: Patch | Ground, ground: Ground, layer: Layer, strength: float) -> list[Piece]:
    """The shadow of a patch (or of the limbs of a ground) on a ground, as a piece of its own."""
    camera, shrink = ground.camera, ground.shrink
    cover = thrown.plane if isinstance(thrown, Ground) else _spread(thrown, ground)
    move = np.array([[1, 0, _RIGHT], [0, 1, _DOWN]]) * [1, 1, camera.scale * shrink]
    moved = cv2.warpAffine(cover, move, cover.shape[::-1])
    soft = max(0.6, _SOFT * camera.scale * shrink)
    dark = cv2.GaussianBlur(moved, (0, 0), soft) * cv2.GaussianBlur(ground.plane, (0, 0), 0.7)
    rows, columns = np.nonzero((dark > 0.02).any(1))[0], np.nonzero((dark > 0.02).any(0))[0]
    if not len(rows):
        return []
    left, top = int(columns[0] / shrink), int(rows[0] / shrink)
    right = min(camera.width, round((columns[-1] + 1) / shrink))
    bottom = min(camera.height, round((rows[-1] + 1) / shrink))
    if right <= left or bottom <= top:
        return []
    part = np.array(
        [[shrink, 0, (left + 0.5) * shrink - 0.5], [0, shrink, (top + 0.5) * shrink - 0.5]]
    )
    large = cv2.warpAffine(
        dark, part, (right - left, bottom - top), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    )
    pixels = np.empty((*large.shape, 4), np.uint8)
    pixels[..., :3] = _DARK
    pixels[..., 3] = np.rint(255 * strength * large)
    return [Piece(layer, left, top, pixels)]


def _spread(patch: Patch, ground: Ground) -> Plane:
    """The patch's alpha on the ground's plane."""
    shrink = ground.shrink
    small = cv2.resize(patch.alpha, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    move = np.array([[1, 0, patch.left * shrink], [0, 1, patch.top * shrink]])
    return np.asarray(cv2.warpAffine(small, move, ground.plane.shape[::-1]), np.float32)
