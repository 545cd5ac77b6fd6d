"""Who or what a treatment shows, lifted off its photo."""

from dataclasses import replace

import cv2
import numpy as np

from cyclorama.scenery.subject import Subject, find_subject
from cyclorama.scenery.task import Task

SKIN = 0.2  # of a face's box: a bottle's neck has the outline of a head, but not its colour
CR, CB = (134, 182), (80, 134)  # where skin of any tone lies in YCrCb, 0..255


def sitter(task: Task) -> Subject:
    """The subject of the task's first source; a thing has no face, whatever its outline."""
    subject = find_subject(task.sources[0])
    return subject if has_skin(subject) else replace(subject, face=None)


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
