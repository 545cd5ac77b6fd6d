"""Figures with heads too large for them: the head of the photo on a small drawn body."""

from dataclasses import replace

import numpy as np

from cyclorama.figure.pose import Pose
from cyclorama.scenery.people.casting import Star, alone, in_full, star_of
from cyclorama.scenery.people.clothes import Clothes
from cyclorama.scenery.people.head import Head
from cyclorama.scenery.people.wearer import Wear
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.task import Task

FACELESS = "No face was found in the photo, so the whole subject stands for the head of the figure."
PLAIN = Clothes(top="#3A5A8C")


def figurine(task: Task, height: int, *, head: float, short: float, pose: Pose) -> Star:
    """The star as such a figure: a head so many times too large, the body `short` times as high
    as a person's. Where no face is known the subject itself is the head."""
    star = alone(star_of(task))
    remarks = star.remarks
    who = star.head
    if who is None:
        who = _as_head(star.subject)
        remarks = (*remarks, FACELESS)
    wear = Wear(PLAIN, pose=pose, head=head, short=short)
    made = in_full(task, star, who, height, wear)
    return replace(star, subject=made.subject, head=who, dressed=None, remarks=remarks)


def roomy(subject: Subject, share: float) -> Subject:
    """With so much room around it, in parts of the face, for what is to be bent outwards."""
    if subject.face is None:
        return subject
    left, top, right, bottom = subject.face
    room = round(share * (bottom - top))
    rgba = np.pad(subject.rgba, ((room, 0), (room, room), (0, 0)))
    return replace(subject, rgba=rgba, face=(left + room, top + room, right + room, bottom + room))


def _as_head(subject: Subject) -> Head:
    """The whole subject for a head: its face is where it would be in one."""
    height, width = subject.rgba.shape[:2]
    unit = round(height / 1.75)
    left = (width - unit) // 2
    face = (left, height - round(1.2 * unit), left + unit, height - round(0.2 * unit))
    return Head(subject.rgba, face, "#D8A583", "#3B2A20")
