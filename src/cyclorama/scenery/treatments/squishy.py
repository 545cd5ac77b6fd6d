"""The person as a soft, round toy: all cheeks, made to be squeezed."""

from dataclasses import replace

from cyclorama.figure.pose import Arm, Leg, Pose
from cyclorama.scenery.arranging import arrange, set_for
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.people.expressions import EYES
from cyclorama.scenery.people.figurine import figurine, roomy
from cyclorama.scenery.people.gloss import glossy
from cyclorama.scenery.people.warping import Pull, Swell, bent
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.task import Drawn, Task

HEAD, SHORT = 3.0, 0.66
POSE = Pose(
    left_arm=Arm(upper=38, fore=30), right_arm=Arm(upper=38, fore=30),
    left_leg=Leg(thigh=9, shin=4, thigh_reach=0.55, shin_reach=0.5, foot=40),
    right_leg=Leg(thigh=9, shin=4, thigh_reach=0.55, shin_reach=0.5, foot=40),
)  # fmt: skip


def draw(task: Task, set_name: SetName) -> Drawn:
    star = figurine(task, round(0.8 * task.size.height), head=HEAD, short=SHORT, pose=POSE)
    soft = rounded(roomy(star.subject, 0.3))
    star = replace(star, subject=replace(soft, rgba=glossy(soft, 0.5)))
    return arrange(task, star, set_for(task, set_name), height=0.80)


def rounded(subject: Subject) -> Subject:
    """With full cheeks, large eyes and a small mouth."""
    if subject.face is None:
        return subject
    left, top, right, bottom = subject.face
    wide, high = right - left, bottom - top

    def x(u: float) -> float:
        return left + u * wide

    def y(v: float) -> float:
        return top + v * high

    cheeks = tuple(
        Pull(x(u), y(0.80), out * 0.15 * wide, 0.0, 0.42 * wide)
        for u, out in ((0.10, -1), (0.90, 1))
    )
    eyes = tuple(Swell(x(u), y(0.38), 0.25 * wide, 1.45, 1.5) for u in EYES)
    mouth = Swell(x(0.5), y(0.82), 0.22 * wide, 0.80, 0.92)
    return replace(subject, rgba=bent(subject.rgba, cheeks, (*eyes, mouth)))
