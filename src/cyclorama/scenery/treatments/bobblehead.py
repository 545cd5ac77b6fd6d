"""The person as a figure with a large head that nods, on a base with its name."""

from dataclasses import replace

from cyclorama.figure.pose import Arm, Hand, Pose
from cyclorama.scenery.arranging import arrange, set_for
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.people.base import on_base
from cyclorama.scenery.people.casting import colours_of
from cyclorama.scenery.people.figurine import figurine
from cyclorama.scenery.people.gloss import glossy
from cyclorama.scenery.task import Drawn, Task

HEAD, SHORT = 2.5, 0.62
POSE = Pose(
    left_arm=Arm(upper=16, fore=6), right_arm=Arm(fore_reach=0.94, hand=Hand.HIP), hips=4,
    shoulders=-2,
)  # fmt: skip


def draw(task: Task, set_name: SetName) -> Drawn:
    star = figurine(task, round(0.8 * task.size.height), head=HEAD, short=SHORT, pose=POSE)
    name = next(iter(task.brief.texts), task.brief.team)
    figure = on_base(replace(star.subject, rgba=glossy(star.subject)), name, colours_of(task.brief))
    star = replace(star, subject=figure)
    return arrange(task, star, set_for(task, set_name), height=0.86)
