"""The subject as a sticker: a white rim, a thin shadow, and nothing around it."""

import cv2
import numpy as np

from cyclorama.scenery.brief import SetName
from cyclorama.scenery.layer import Rgba, empty, lay_into, resized
from cyclorama.scenery.people.casting import cast
from cyclorama.scenery.task import Drawn, Task

FILLED = 0.82  # of the frame, by the subject
RIM, SHADOW = 0.020, 0.012  # of the frame's shorter edge


def draw(task: Task, set_name: SetName) -> Drawn:
    star = cast(task, round(FILLED * task.size.height))
    size, rgba = task.size, star.subject.rgba
    tall, wide = rgba.shape[:2]
    scale = min(FILLED * size.width / wide, FILLED * size.height / tall)
    drawn = resized(rgba, round(wide * scale), round(tall * scale))
    layer = empty(size)
    left = (size.width - drawn.shape[1]) // 2
    lay_into(layer, drawn, left, (size.height - drawn.shape[0]) // 2)
    return Drawn(_rimmed(layer, min(size)), remarks=star.remarks)


def _rimmed(layer: Rgba, edge: int) -> Rgba:
    # holes of a few pixels would show as pinpricks in a cut of paper
    solid = cv2.morphologyEx(
        (layer[..., 3] > 100).astype(np.uint8), cv2.MORPH_CLOSE,
        cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * round(0.012 * edge) + 1,) * 2),
    )  # fmt: skip
    away = cv2.distanceTransform(1 - solid, cv2.DIST_L2, 5)
    # rounded outwards and smoothed, as a plotter's knife goes round
    field = cv2.GaussianBlur(away, (0, 0), max(0.8, 0.006 * edge))
    rim = np.clip(RIM * edge - field + 0.5, 0, 1)
    shadow = cv2.GaussianBlur(
        np.roll(rim, round(0.5 * SHADOW * edge), axis=0), (0, 0), SHADOW * edge
    )
    out = np.zeros_like(layer)
    out[..., 3] = np.rint(110 * shadow).astype(np.uint8)
    paper = np.full_like(layer, 255)
    paper[..., 3] = np.rint(255 * rim).astype(np.uint8)
    lay_into(out, paper, 0, 0)
    lay_into(out, layer, 0, 0)
    return out
