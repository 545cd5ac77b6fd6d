"""The subject in flat colours and ink, large-eyed, on the set."""

from dataclasses import replace

from cyclorama.scenery.arranging import arrange, set_for
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.people.casting import Star, cast
from cyclorama.scenery.people.expressions import EYES
from cyclorama.scenery.people.stylised import cel
from cyclorama.scenery.people.warping import Pull, Swell, bent
from cyclorama.scenery.task import Drawn, Task

EYE = 1.34  # how much larger


def draw(task: Task, set_name: SetName) -> Drawn:
    star = large_eyed(cast(task, round(0.9 * task.size.height)))
    flat = replace(star, subject=replace(star.subject, rgba=cel(star.subject.rgba)))
    return arrange(task, flat, set_for(task, set_name))


def large_eyed(star: Star) -> Star:
    """With larger eyes and a finer chin, where a face is known."""
    if star.subject.face is None:
        return star
    left, top, _right, bottom = star.subject.face
    unit = bottom - top
    eyes = tuple(
        Swell(left + x * unit, top + 0.37 * unit, 0.24 * unit, EYE, 1.12 * EYE) for x in EYES
    )
    chin = tuple(
        Pull(left + x * unit, top + 1.02 * unit, (0.5 - x) * 0.22 * unit, 0, 0.26 * unit)
        for x in (0.12, 0.88)
    )
    return replace(star, subject=replace(star.subject, rgba=bent(star.subject.rgba, chin, eyes)))
