"""Who or what a treatment shows: lifted off its photo, and in the costume of the brief."""

from dataclasses import replace

import cv2
import numpy as np

from cyclorama.scenery.mending import mended
from cyclorama.scenery.people.casting import HALF_LENGTH, cast
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.task import Task

LARGE = 1.3  # of the frame's height: a figure is drawn so high, and then fitted
SKIN = 0.2  # of a face's box: a bottle's neck has the outline of a head, but not its colour
CR, CB = (134, 182), (80, 134)  # where skin of any tone lies in YCrCb, 0..255


def sitter(task: Task, *, whole: bool = False) -> Subject:
    """The subject of the task's first source; a thing has no face, whatever its outline.

    whole: somebody in a costume is wanted from head to foot. `remark` holds all that is to be
    told."""
    star = cast(task, round(LARGE * task.size.height), cut=0.0 if whole else HALF_LENGTH)
    subject = replace(star.subject, remark=" ".join(star.remarks) or None)
    if star.dressed or (subject.face is not None and has_skin(subject)):
        return subject
    return replace(subject, face=None, rgba=mended(subject.rgba) if subject.found else subject.rgba)


def remarks_on(subject: Subject) -> tuple[str, ...]:
    return () if subject.remark is None else (subject.remark,)


def has_skin(subject: Subject) -> bool:
    if subject.face is None:
        return True
    left, top, right, bottom = (max(0, edge) for edge in subject.face)
    part = np.ascontiguousarray(subject.rgba[top:bottom, left:right, :3])
    if not part.size:
        return False
    tones = cv2.cvtColor(part, cv2.COLOR_RGB2YCrCb)
    cr, cb = tones[..., 1], tones[..., 2]
    skin = (cr >= CR[0]) & (cr <= CR[1]) & (cb >= CB[0]) & (cb <= CB[1])
    return bool(skin.mean() > SKIN)
