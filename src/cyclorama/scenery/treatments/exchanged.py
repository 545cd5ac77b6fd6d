"""The photo's place with somebody, or something, else in it: the second source's subject stands
where the first one's stood; without a second source, a drawn person."""

from dataclasses import replace

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.backdrop import Backdrop, Light
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.in_place import Scene, scene_of
from cyclorama.scenery.layer import Rgb, empty, laid, lay_into, resized
from cyclorama.scenery.people.casting import star_of
from cyclorama.scenery.placing import place, relit
from cyclorama.scenery.subject import Subject, find_subject
from cyclorama.scenery.task import Drawn, Task

NOBODY = "No picture of the new subject was sent, so a drawn person stands in for it."
NO_PLACE = (
    "No subject was found in the photo with confidence, so the new one was set before it as it is."
)
ALONE = 0.82  # of the frame's height: somebody in a photo that shows nobody


def draw(task: Task, set_name: SetName) -> Drawn:
    scene = scene_of(task.sources[0], task.size)
    remarks = []
    if len(task.sources) > 1:
        new = find_subject(task.sources[1])
        remarks += [new.remark] if new.remark else []
    else:
        new = star_of(replace(task, sources=())).subject
        remarks.append(NOBODY)
    if not scene.found:
        remarks.append(NO_PLACE)
    wall = scene.emptied()
    backdrop = Backdrop(wall, light=light_of(scene.photo))
    return _instead(scene, new, backdrop, tuple(remarks))


def light_of(photo: Rgb) -> Light:
    """As bright and of the cast that the photo has, from the side that is lighter."""
    levels = photo[::8, ::8].astype(np.float32).reshape(-1, 3) / 255
    linear = levels**2.2
    mean = linear.mean(axis=0)
    brightness = float(mean @ np.array([0.2126, 0.7152, 0.0722], np.float32))
    cast = np.clip(mean / max(brightness, 1e-3), 0.6, 1.5)
    level = float(np.clip(0.75 + brightness, 0.75, 1.1))
    half = photo.shape[1] // 2
    left, right = photo[:, :half].mean(), photo[:, half:].mean()
    across = float(np.clip((right - left) / 60, -0.6, 0.6))
    colour = tuple(float(value) for value in 0.5 * level * (1 + cast))
    ambient = tuple(float(value) for value in 0.5 * level * cast)
    return Light(across=across, colour=colour, ambient=ambient, hardness=0.35)  # type: ignore[arg-type]


def _instead(scene: Scene, new: Subject, backdrop: Backdrop, remarks: tuple[str, ...]) -> Drawn:
    """Where both show a face, that decides how large and where; else how high they are."""
    high, wide = scene.photo.shape[:2]
    old = scene.subject
    if old.at is None:
        placed = place(new.rgba, backdrop, height=ALONE, stands=new.stands)
        return Drawn(placed.picture, placed.subject, placed.backdrop, remarks)
    left, top, right, bottom = old.at
    tall, broad = new.rgba.shape[:2]
    if old.face is not None and new.face is not None and not (old.stands and new.stands):
        factor = (old.face[3] - old.face[1]) / (new.face[3] - new.face[1])
        if not new.stands:  # its cut end is not to hang in the air
            factor = max(factor, (high - top) / tall)
        drawn = relit(
            resized(new.rgba, round(broad * factor), round(tall * factor)), backdrop.light
        )
        middle = (old.face[0] + old.face[2]) / 2 + left
        corner = (
            round(middle - factor * (new.face[0] + new.face[2]) / 2),
            round(top + old.face[1] - factor * new.face[1])
            if new.stands
            else high - drawn.shape[0],
        )
        layer = empty(Size(wide, high))
        lay_into(layer, drawn, *corner)
        return Drawn(laid(backdrop.picture, layer, 0, 0), layer, backdrop.picture, remarks)
    placed = place(
        new.rgba,
        backdrop,
        height=(bottom - top if new.stands else high - top) / high,
        across=(left + right) / 2 / wide,
        stands=new.stands,
        ground=bottom / high,
    )
    return Drawn(placed.picture, placed.subject, placed.backdrop, remarks)
