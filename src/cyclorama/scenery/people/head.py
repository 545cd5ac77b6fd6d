"""The head of a photo's person: lifted off the shoulders, with the colours of skin and hair.

Lengths are in units of the face's square, hairline to chin as the cascade gives it: the chin's tip
lies a little below that square, the crown half of it above.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.study import to_lab
from cyclorama.scenery.layer import Rgba, box_of
from cyclorama.scenery.subject import Box, Subject

CHIN = 0.20  # below the square
SKULL = 1.62  # from the chin to the crown, hair pressed flat
HAIR_SIDE, HAIR_ABOVE = 1.0, 0.9  # how far from the square's middle, and above it, hair reaches
JAW = 0.47  # half its breadth
CORE = 0.34  # so far from the middle the jaw is taken as it is, a beard too
LIKE_SKIN = 30.0  # ΔE: light and shade of a face
LIKE_HAIR = 16.0  # ΔE: hair beside the jaw is of the colour of hair above the brow
SOFT = 0.02
DARKEST_SKIN = 22.0  # L of Lab


@dataclass(frozen=True, eq=False)
class Head:
    """rgba: uint8 (h, w, 4), cropped. face: the square in its pixels. skin, hair: `#RRGGBB`."""

    rgba: Rgba
    face: Box
    skin: str
    hair: str

    @property
    def unit(self) -> float:
        return float(self.face[3] - self.face[1])

    @property
    def middle(self) -> float:
        """Of the face, across, in pixels."""
        return (self.face[0] + self.face[2]) / 2

    @property
    def chin(self) -> float:
        """Down, in pixels."""
        return self.face[3] + CHIN * self.unit


def head_of(subject: Subject) -> Head | None:
    """None where no face is known, or where it is too small to be shown."""
    if subject.face is None:
        return None
    left, top, right, bottom = subject.face
    unit = float(bottom - top)
    if unit < 16:
        return None
    rgba = subject.rgba
    height, width = rgba.shape[:2]
    middle = (left + right) / 2
    lab = to_lab(np.ascontiguousarray(rgba[..., :3]))
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = (xs - middle) / unit, (ys - top) / unit
    seen = rgba[..., 3] > 127
    skin = _middle_of(lab, seen & (np.abs(x) < 0.3) & (y > 0.30) & (y < 0.85))
    hair = _middle_of(lab, seen & (np.abs(x) < 0.5) & (y > -0.5) & (y < -0.12))
    mask = _outline(x, y, lab, skin, hair)
    alpha = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), max(0.6, SOFT * unit))
    layer = rgba.copy()
    layer[..., 3] = np.rint(layer[..., 3] * alpha).astype(np.uint8)
    box = box_of(layer)
    if box is None:
        return None
    head = np.ascontiguousarray(layer[box[1] : box[3], box[0] : box[2]])
    face = (left - box[0], top - box[1], right - box[0], bottom - box[1])
    skin[0] = max(skin[0], DARKEST_SKIN)
    return Head(head, face, _hex(skin), _hex(hair))


def _outline(
    x: NDArray[np.float32],
    y: NDArray[np.float32],
    lab: NDArray[np.float32],
    skin: NDArray[np.float32],
    hair: NDArray[np.float32],
) -> NDArray[np.bool_]:
    """Skull and hair above the mouth, the jaw below, and hair that hangs beside it."""
    chin = 1 + CHIN
    skull = (x / HAIR_SIDE) ** 2 + ((y - 0.15) / (HAIR_ABOVE + 0.3)) ** 2 < 1
    ears_up = y < 0.62
    drop = np.clip((y - 0.45) / (chin - 0.45), 0, 1)
    jaw = (np.abs(x) < JAW * np.sqrt(np.clip(1 - drop**2.4, 0, 1)) + 0.02) & (y < chin) & (y > 0.3)
    like_skin = np.sqrt(((lab - skin) ** 2).sum(axis=2)) < LIKE_SKIN
    jaw &= like_skin | (np.abs(x) < CORE)
    like = np.sqrt(((lab - hair) ** 2).sum(axis=2)) < LIKE_HAIR
    beside = like & (np.abs(x) < HAIR_SIDE) & (np.abs(x) > 0.25) & (y < chin + 0.35) & (y > 0.3)
    mask = (skull & ears_up) | jaw | beside
    whole = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    count, labels = cv2.connectedComponents(whole)
    if count <= 2:
        return np.asarray(whole > 0)
    inner = labels[(np.abs(x) < 0.2) & (np.abs(y - 0.5) < 0.2)]
    main = np.bincount(inner[inner > 0]).argmax() if (inner > 0).any() else 1
    return np.asarray(labels == main)


def _middle_of(lab: NDArray[np.float32], where: NDArray[np.bool_]) -> NDArray[np.float32]:
    if not where.any():
        return np.array([60.0, 14.0, 18.0], np.float32)
    return np.asarray(np.median(lab[where], axis=0), np.float32)


def _hex(lab: NDArray[np.float32]) -> str:
    rgb = cv2.cvtColor(lab.reshape(1, 1, 3), cv2.COLOR_LAB2RGB).reshape(3)
    return "#" + "".join(f"{round(255 * float(np.clip(one, 0, 1))):02X}" for one in rgb)
