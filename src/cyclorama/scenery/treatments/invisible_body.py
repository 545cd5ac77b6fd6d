"""What is worn, upright and filled out, though nobody is seen in it."""

from dataclasses import replace

import cv2
import numpy as np

from cyclorama.imaging.mask import Mask
from cyclorama.scenery.arranging import set_for
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.fitting import fitting
from cyclorama.scenery.layer import Rgba, laid
from cyclorama.scenery.people.casting import Star, star_of
from cyclorama.scenery.people.head import CHIN
from cyclorama.scenery.placing import place
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.task import Drawn, Task

HOVERS = 0.05  # of the frame's height, over its shadow
INSIDE = 0.55  # units from the face's middle: the opening that a neck leaves


def draw(task: Task, set_name: SetName) -> Drawn:
    star = star_of(task)
    subject = _emptied(star)
    backdrop = set_for(task, set_name)
    high = min(0.78, fitting(subject, task.size))
    ground = min(0.95, backdrop.ground)
    placed = place(subject.rgba, backdrop, height=high, stands=True, ground=ground)
    lift = round(HOVERS * task.size.height)
    layer = np.roll(placed.subject, -lift, axis=0)
    layer[-lift:] = 0
    return Drawn(laid(placed.backdrop, layer, 0, 0), layer, placed.backdrop, star.remarks)


def _emptied(star: Star) -> Subject:
    """Without head and neck; the inside of the collar shows, dark."""
    subject = star.subject
    if subject.face is None or not subject.found:
        return subject
    left, top, right, bottom = subject.face
    unit = bottom - top
    middle = (left + right) / 2
    rgba = subject.rgba.copy()
    rows, columns = np.mgrid[0 : rgba.shape[0], 0 : rgba.shape[1]].astype(np.float32)
    x, y = (columns - middle) / unit, (rows - bottom) / unit
    above = y < CHIN + 0.02
    wide = np.abs(x) < 1.25
    hole = (x / INSIDE) ** 2 + ((y - CHIN - 0.02) / 0.16) ** 2 < 1
    head = above & wide & ~hole
    rgba[head, 3] = 0
    rgba = _dark_inside(rgba, hole & (subject.rgba[..., 3] > 0))
    return replace(subject, rgba=_largest(rgba), face=None)


def _dark_inside(rgba: Rgba, hole: Mask) -> Rgba:
    soft = cv2.GaussianBlur(hole.astype(np.float32), (0, 0), 2)[..., None]
    out = rgba.copy()
    out[..., :3] = np.rint(rgba[..., :3] * (1 - soft) + np.array([34, 30, 32], np.float32) * soft)
    return out


def _largest(rgba: Rgba) -> Rgba:
    """The clothes alone: no wisps of hair that were beside the head."""
    mask = (rgba[..., 3] > 40).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    if count <= 2:
        return rgba
    main = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    out = rgba.copy()
    out[labels != main, 3] = 0
    box = stats[main]
    return np.ascontiguousarray(out[box[1] : box[1] + box[3], box[0] : box[0] + box[2]])
