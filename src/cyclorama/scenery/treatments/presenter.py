"""A person beside what they show: the first source is the person, the others are the goods. Where
nobody is seen in the first, it shows goods as well, and somebody is drawn."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cyclorama.imaging.faces import find_faces
from cyclorama.scenery.arranging import arrange, set_for
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.fitting import fitting
from cyclorama.scenery.layer import Rgba
from cyclorama.scenery.people.casting import cast
from cyclorama.scenery.placing import place
from cyclorama.scenery.props.picture import Picture, lit, paint
from cyclorama.scenery.subject import find_subject
from cyclorama.scenery.task import Drawn, Task

MOST = 3
NOBODY = "No person was found in the first photo, so a drawn one shows the products."
PLINTH = Picture(
    lit('path d="M6 10 H134 L128 120 H12Z"', "#E9E4DA")
    + '<path d="M0 2 H140 L134 12 H6Z" fill="#FBF8F2"/>',
    140,
    120,
)


def draw(task: Task, set_name: SetName) -> Drawn:
    size, high = task.size, round(0.9 * task.size.height)
    backdrop = set_for(task, set_name)
    if _shows_somebody(task):
        star, shown = cast(task, high), task.sources[1:]
        remarks = list(star.remarks)
    else:
        star, shown = cast(replace(task, sources=()), high), task.sources
        remarks = [NOBODY] if task.sources else []
    goods = []
    for source in shown[:MOST]:
        found = find_subject(source)
        goods.append(found.rgba)
        remarks += [] if found.remark is None else [found.remark]
    narrow = size.width < 1.1 * size.height
    if goods:
        backdrop = on_plinths(goods, backdrop, narrow, size.width / size.height)
    star = replace(star, remarks=tuple(dict.fromkeys(remarks)))
    if not goods:
        return arrange(task, star, backdrop)
    share = fitting(star.subject, size, 0.66 if narrow else 0.5)
    return arrange(task, star, backdrop, height=share, across=0.33)


def _shows_somebody(task: Task) -> bool:
    """By a face: an outline like a head and shoulders may be a bottle's."""
    return bool(task.sources) and bool(find_faces(np.ascontiguousarray(task.sources[0][..., :3])))


def on_plinths(goods: Sequence[Rgba], backdrop: Backdrop, narrow: bool, ratio: float) -> Backdrop:
    """Each thing on a plinth of its own, the first one the highest."""
    tall, wide = backdrop.picture.shape[:2]
    for n, thing in enumerate(goods):
        across = (0.80, 0.62, 0.94)[n] if narrow else (0.70, 0.86, 0.56)[n]
        foot = 0.97 - 0.03 * n
        high = (0.30, 0.22, 0.20)[n] * min(1.0, ratio)
        stand = paint(PLINTH, round(high * tall), ("#fff", "#fff", "#fff"))
        placed = place(stand, backdrop, height=high, across=across, stands=True, ground=foot)
        backdrop = replace(backdrop, picture=placed.picture)
        share = min(0.40 * min(1.0, ratio), 0.30 * wide * thing.shape[0] / thing.shape[1] / tall)
        placed = place(
            thing, backdrop, height=share * (1.0, 0.75, 0.65)[n], across=across, stands=True,
            ground=foot - high + 0.02,
        )  # fmt: skip
        backdrop = replace(backdrop, picture=placed.picture)
    return backdrop
