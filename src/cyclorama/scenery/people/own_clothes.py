"""Clothes in the colours of those that the photo shows, for bodies that it does not show."""

import cv2
import numpy as np

from cyclorama.imaging.study import to_lab
from cyclorama.scenery.people.clothes import Clothes, Detail
from cyclorama.scenery.people.head import CHIN
from cyclorama.scenery.subject import Subject

PLAIN = "#3A5A8C"
BELOW = (0.35, 2.2)  # units under the chin
ASIDE = 0.9


def own_clothes(subject: Subject) -> Clothes:
    """A top in the commonest colour below the chin, and dark trousers."""
    return Clothes(
        top=_commonest(subject), second="#F1EFEA", third="#2A2D35", sleeves=1.7, ease=0.06,
        legs="#2C3547", shoes="#E8E6E2", details=(Detail.COLLAR,),
    )  # fmt: skip


def _commonest(subject: Subject) -> str:
    if subject.face is None:
        return PLAIN
    left, top, right, bottom = subject.face
    unit = bottom - top
    middle = (left + right) / 2
    rows = slice(
        max(0, round(bottom + (CHIN + BELOW[0]) * unit)), round(bottom + (CHIN + BELOW[1]) * unit)
    )
    columns = slice(max(0, round(middle - ASIDE * unit)), round(middle + ASIDE * unit))
    part = subject.rgba[rows, columns]
    seen = part[part[..., 3] > 200][:, :3] if part.size else part.reshape(0, 3)
    if len(seen) < 50:
        return PLAIN
    picked = seen[:: max(1, len(seen) // 4000)]
    lab = to_lab(np.ascontiguousarray(picked.reshape(1, -1, 3))).reshape(-1, 3)
    cells = np.round(lab / (14, 12, 12)).astype(int)
    kinds, which, counts = np.unique(cells, axis=0, return_inverse=True, return_counts=True)
    weight = counts * (1 + 0.04 * np.hypot(kinds[:, 1] * 12, kinds[:, 2] * 12))
    mean = lab[which.reshape(-1) == int(np.argmax(weight))].mean(axis=0)
    rgb = cv2.cvtColor(mean.astype(np.float32).reshape(1, 1, 3), cv2.COLOR_LAB2RGB).reshape(3)
    return "#" + "".join(f"{round(255 * float(np.clip(one, 0, 1))):02X}" for one in rgb)
