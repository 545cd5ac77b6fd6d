"""What a star holds: in the hand, at the chest, or between the teeth."""

from dataclasses import replace

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import Costume, Prop
from cyclorama.scenery.layer import Rgba, empty, lay_into, turned
from cyclorama.scenery.people.casting import Star, colours_of
from cyclorama.scenery.placing import faded
from cyclorama.scenery.props.around import PLACES, Where
from cyclorama.scenery.props.picture import WHITE, paint
from cyclorama.scenery.subject import Border, Box, Subject
from cyclorama.scenery.task import Task


def with_held(task: Task, star: Star) -> Subject:
    """The star with what is in the hand, at the chest or in the mouth."""
    subject = star.subject
    if subject.face is None:
        return subject
    unit = subject.face[3] - subject.face[1]
    middle = (subject.face[0] + subject.face[2]) / 2
    colours = colours_of(task.brief)
    rgba = subject.rgba
    if Border.LEFT in subject.touches or Border.RIGHT in subject.touches:
        rgba = faded(
            rgba, left=Border.LEFT in subject.touches, right=Border.RIGHT in subject.touches
        )
    moved = (0, 0)
    for prop in _held_by(task):
        for at in PLACES.get(prop, ()):
            if at.where is Where.MOUTH:
                drawn = paint(at.draw(), max(4, round(0.36 * unit)), WHITE)
                drawn = turned(np.ascontiguousarray(drawn[:, ::-1]), -16)
                left, top = round(middle - 0.18 * unit), round(subject.face[1] + 0.62 * unit)
            elif at.where is Where.HELD:
                drawn = paint(at.draw(), max(6, round(at.height * unit)), colours)
                x, y = _grip(star, subject.face, prop)
                left = round(x - drawn.shape[1] / 2)
                top = round(y - at.across * drawn.shape[0])
            else:
                continue
            rgba, more = grown(rgba, drawn, left + moved[0], top + moved[1])
            moved = (moved[0] + more[0], moved[1] + more[1])
    return replace(subject, rgba=rgba)


def _held_by(task: Task) -> tuple[Prop, ...]:
    """A groom holds no bouquet: the bride does."""
    if task.brief.costume is Costume.WEDDING:
        return tuple(prop for prop in task.brief.props if prop is not Prop.BOUQUET)
    return task.brief.props


def _grip(star: Star, face: Box, prop: Prop) -> tuple[float, float]:
    """Where the hand is, or the chest for a bouquet; beside the head of one whose hands are not
    known."""
    unit = face[3] - face[1]
    if star.dressed is not None:
        return star.dressed.chest if prop is Prop.BOUQUET else star.dressed.hands[1]
    if prop is Prop.BOUQUET:
        return (face[0] + face[2]) / 2, face[3] + 1.6 * unit
    return face[2] + 0.75 * unit, face[3] + 0.4 * unit


def grown(rgba: Rgba, drawn: Rgba, left: int, top: int) -> tuple[Rgba, tuple[int, int]]:
    """The layer with something laid over it, larger to the sides and above where that needs it,
    and how far its own pixels have moved."""
    height, width = rgba.shape[:2]
    more_left, more_top = max(0, -left), max(0, -top)
    more_right = max(0, left + drawn.shape[1] - width)
    sheet = empty(Size(width + more_left + more_right, height + more_top))
    sheet[more_top:, more_left : more_left + width] = rgba
    lay_into(sheet, drawn, left + more_left, top + more_top)
    return sheet, (more_left, more_top)
