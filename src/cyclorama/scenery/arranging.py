"""Put a person and what is around them on a set."""

from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.companions import has_partner
from cyclorama.scenery.fitting import BESIDE, WIDEST, fitting
from cyclorama.scenery.held import with_held
from cyclorama.scenery.layer import laid
from cyclorama.scenery.people.casting import Star, colours_of
from cyclorama.scenery.placing import place
from cyclorama.scenery.stages import stage
from cyclorama.scenery.surroundings import before, has_sign, is_flanked, is_tall, with_surroundings
from cyclorama.scenery.task import Drawn, Task

UNDER_A_SIGN = 0.74  # of the frame's height
OF_A_COUPLE, FLANKED = 0.62, 0.66  # of the frame's width


def set_for(task: Task, set_name: SetName) -> Backdrop:
    """The set in the colours that the brief has, if it has any."""
    brief = task.brief
    named = brief.team or brief.company or brief.colours
    colours = tuple(colours_of(brief)) if named else ()
    return stage(set_name, task.size, variant=brief.variant, colours=colours)


def arrange(task: Task, star: Star, backdrop: Backdrop, *, height: float | None = None,
            across: float = 0.5) -> Drawn:  # fmt: skip
    """The star on the set with the brief's props. What stands farther back than the star is laid
    into the backdrop, what is nearer or held into the star's own layer."""
    behind = with_surroundings(task, star, backdrop)
    subject = with_held(task, star)
    widest = WIDEST
    if has_partner(task, star):
        across, widest = 0.5 - BESIDE, OF_A_COUPLE
    elif is_tall(task.size) and is_flanked(task):
        widest = FLANKED
    high = height or fitting(subject, task.size, widest)
    if has_sign(task):
        high = min(high, UNDER_A_SIGN)
    placed = place(
        subject.rgba, behind, height=high, across=across,
        stands=subject.stands,
    )  # fmt: skip
    layer = before(task, placed.subject, behind)
    return Drawn(laid(placed.backdrop, layer, 0, 0), layer, placed.backdrop, star.remarks)
