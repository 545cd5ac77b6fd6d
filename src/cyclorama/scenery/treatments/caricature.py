"""The person as a caricaturist paints them: all head, among the things of their life."""

from dataclasses import replace

from cyclorama.figure.pose import Arm, Pose
from cyclorama.scenery.arranging import arrange, set_for
from cyclorama.scenery.brief import Prop, SetName
from cyclorama.scenery.people.expressions import EYES
from cyclorama.scenery.people.figurine import figurine, roomy
from cyclorama.scenery.people.stylised import painted
from cyclorama.scenery.people.warping import Pull, Swell, bent
from cyclorama.scenery.subject import Subject
from cyclorama.scenery.task import Drawn, Task

HEAD, SHORT = 2.7, 0.58
POSE = Pose(left_arm=Arm(upper=24, fore=-10), right_arm=Arm(upper=40, fore=150), shoulders=-4)


def draw(task: Task, set_name: SetName) -> Drawn:
    star = figurine(task, round(0.8 * task.size.height), head=HEAD, short=SHORT, pose=POSE)
    drawn = exaggerated(roomy(star.subject, 0.3))
    star = replace(star, subject=replace(drawn, rgba=painted(drawn.rgba)))
    if Prop.HOBBIES not in task.brief.props:
        props = (*task.brief.props[:5], Prop.HOBBIES)
        task = replace(task, brief=task.brief.model_copy(update={"props": props}))
    return arrange(task, star, set_for(task, set_name), height=0.86)


def exaggerated(subject: Subject) -> Subject:
    """With a large smile, large eyes, a strong chin and a narrow brow."""
    if subject.face is None:
        return subject
    left, top, _right, bottom = subject.face
    unit = bottom - top

    def x(u: float) -> float:
        return left + u * unit

    def y(v: float) -> float:
        return top + v * unit

    pulls = (
        Pull(x(0.5), y(1.06), 0.0, 0.13 * unit, 0.34 * unit),
        Pull(x(0.18), y(0.95), -0.06 * unit, 0.04 * unit, 0.28 * unit),
        Pull(x(0.82), y(0.95), 0.06 * unit, 0.04 * unit, 0.28 * unit),
        Pull(x(0.5), y(-0.40), 0.0, -0.14 * unit, 0.55 * unit),
    )
    swells = (
        *(Swell(x(u), y(0.37), 0.22 * unit, 1.30, 1.36) for u in EYES),
        Swell(x(0.5), y(0.60), 0.17 * unit, 1.22, 1.16),
        Swell(x(0.5), y(0.82), 0.26 * unit, 1.32, 1.25),
    )
    return replace(subject, rgba=bent(subject.rgba, pulls, swells))
