"""The person no higher than a cup, on a table among everyday things."""

from dataclasses import replace

from cyclorama.figure.pose import Arm, Pose
from cyclorama.scenery.arranging import set_for
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.layer import laid
from cyclorama.scenery.people.casting import alone, in_full, star_of
from cyclorama.scenery.people.clothes import Clothes
from cyclorama.scenery.people.wearer import Wear
from cyclorama.scenery.placing import place
from cyclorama.scenery.props.everyday import BOOKS, MUG, PENCIL, PLANT
from cyclorama.scenery.props.picture import Picture, paint
from cyclorama.scenery.task import Drawn, Task

HIGH = 0.36
THINGS = ((PLANT, 0.74, 0.10, 0.86), (MUG, 0.56, 0.80, 0.91), (BOOKS, 0.34, 0.27, 0.90))
POSE = Pose(left_arm=Arm(upper=14, fore=6), right_arm=Arm(upper=140, fore=172), head=-3)


def draw(task: Task, set_name: SetName) -> Drawn:
    star, size = star_of(task), task.size
    backdrop = set_for(task, set_name)
    for picture, high, across, ground in THINGS:
        backdrop = _with(backdrop, picture, high, across, ground, size.width / size.height)
    subject, head = star.subject, star.head
    if not subject.stands and head is not None:
        star = alone(star)
        wear = Wear(Clothes(top="#3A5A8C"), pose=POSE)
        subject = in_full(task, star, head, round(HIGH * size.height), wear).subject
    placed = place(subject.rgba, backdrop, height=HIGH, across=0.52, stands=True, ground=0.93)
    before = _with(Backdrop(placed.backdrop, light=backdrop.light), PENCIL, 0.07, 0.56, 0.985, 2.0)
    return Drawn(
        laid(before.picture, placed.subject, 0, 0), placed.subject, before.picture, star.remarks
    )


def _with(
    backdrop: Backdrop, picture: Picture, high: float, across: float, ground: float, ratio: float
) -> Backdrop:
    tall = backdrop.picture.shape[0]
    share = high * min(1.0, ratio / 1.2)
    drawn = paint(picture, round(share * tall), ("#C8423B", "#F4F1EA", "#2B2F3A"))
    placed = place(drawn, backdrop, height=share, across=across, stands=True, ground=ground)
    return replace(backdrop, picture=placed.picture)
