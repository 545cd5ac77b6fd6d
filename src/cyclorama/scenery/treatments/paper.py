"""A drawing on paper that comes alive: in pencil on the sheet, in colour where it steps out."""

from dataclasses import replace

import numpy as np

from cyclorama.scenery.arranging import set_for
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.layer import Rgba, laid, lay_into, resized, turned
from cyclorama.scenery.people.casting import Star, cast, in_full
from cyclorama.scenery.people.clothes import Clothes
from cyclorama.scenery.people.stylised import paper, pencilled
from cyclorama.scenery.people.wearer import Wear
from cyclorama.scenery.placing import place
from cyclorama.scenery.task import Drawn, Task

SHEET = 0.84  # of the frame's height
TILT = 4.0


def draw(task: Task, set_name: SetName) -> Drawn:
    """The sheet stands on the set with the sketch on it; the person has stepped out of it."""
    size = task.size
    star = cast(task, round(0.8 * size.height), cut=0.0)
    figure = _whole(task, star)
    narrow = size.width < size.height
    backdrop = set_for(task, set_name)
    page = turned(_page(figure, round(SHEET * size.height), narrow), TILT)
    high = min(SHEET, 0.62 * size.width * page.shape[0] / page.shape[1] / size.height)
    placed = place(
        page, backdrop, height=high, across=0.32 if narrow else 0.30, stands=True,
        ground=min(0.96, backdrop.ground),
    )  # fmt: skip
    now = replace(backdrop, picture=placed.picture)
    share = min(0.86, 0.52 * size.width * figure.shape[0] / figure.shape[1] / size.height)
    stands = star.subject.stands or star.head is not None
    stepped = place(
        figure, now, height=share, across=0.70 if narrow else 0.66, stands=stands,
        ground=min(0.98, backdrop.ground + 0.04),
    )  # fmt: skip
    return Drawn(
        laid(stepped.backdrop, stepped.subject, 0, 0), stepped.subject, stepped.backdrop,
        star.remarks,
    )  # fmt: skip


def _whole(task: Task, star: Star) -> Rgba:
    """From head to foot, where the photo shows less."""
    if star.dressed is not None or star.subject.stands or star.head is None:
        return star.subject.rgba
    wear = Wear(Clothes(top="#3A5A8C"))
    return in_full(task, star, star.head, round(0.8 * task.size.height), wear).subject.rgba


def _page(figure: Rgba, height: int, narrow: bool) -> Rgba:
    width = round(height * (0.66 if narrow else 0.72))
    sheet = paper(height, width)
    scale = min(0.88 * height / figure.shape[0], 0.84 * width / figure.shape[1])
    ink = pencilled(resized(figure, round(figure.shape[1] * scale), round(figure.shape[0] * scale)))
    lay_into(sheet, ink, (width - ink.shape[1]) // 2, (height - ink.shape[0]) // 2)
    opaque = np.full((height, width, 1), 255, np.uint8)
    return np.dstack([sheet, opaque])
