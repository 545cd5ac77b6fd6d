"""The same person several times, side by side, each in another pose."""

from dataclasses import replace

from cyclorama.figure.pose import Arm, Hand, Leg, Pose
from cyclorama.scenery.arranging import arrange, set_for
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.layer import Rgba
from cyclorama.scenery.people.casting import Star, in_full, star_of
from cyclorama.scenery.people.clothes import Clothes
from cyclorama.scenery.people.head import Head
from cyclorama.scenery.people.poses import CHEERING, HELD, HOLDING
from cyclorama.scenery.people.wearer import Wear
from cyclorama.scenery.placing import place
from cyclorama.scenery.task import Drawn, Task

PLAIN = Clothes(top="#3A5A8C")
FRONT = Pose(
    left_arm=Arm(hand=Hand.HIP, fore_reach=0.94), right_arm=Arm(hand=Hand.HIP, fore_reach=0.94),
    left_leg=Leg(thigh=8, shin=5, foot=30), right_leg=Leg(thigh=8, shin=5, foot=30),
)  # fmt: skip
WAVING = Pose(
    left_arm=Arm(upper=132, fore=160), right_arm=Arm(upper=14, fore=6), head=4, hips=5,
    shoulders=-3,
)  # fmt: skip
POINTING = Pose(
    left_arm=Arm(upper=14, fore=6), right_arm=Arm(upper=118, fore=140), head=-4, hips=-5,
    shoulders=3,
)  # fmt: skip
ROWS = (
    (CHEERING, 0.12, 0.60, 1), (CHEERING, 0.88, 0.60, 2),
    (WAVING, 0.27, 0.70, 3), (POINTING, 0.73, 0.70, 4),
)  # fmt: skip


def draw(task: Task, set_name: SetName) -> Drawn:
    star, size = star_of(task), task.size
    backdrop = set_for(task, set_name)
    narrow = size.width < size.height
    for pose, across, high, number in ROWS[2:] if narrow else ROWS:
        share = high * (0.72 if narrow else 1.0)
        layer = star.subject.rgba
        if star.head is not None:
            heads = star.heads or (star.head,)
            head = heads[number % len(heads)]
            layer = _posed(task, star, head, pose, round(share * size.height), number)
        broad = layer.shape[1] / layer.shape[0] * size.height / size.width
        placed = place(
            layer, backdrop, height=min(share * 1.12, (0.62 if narrow else 0.4) / broad),
            across=across, stands=True,
            ground=min(0.95, backdrop.ground - (0.10 if narrow else 0.03)),
        )  # fmt: skip
        backdrop = replace(backdrop, picture=placed.picture)
    if star.head is not None:
        held = any(prop in HELD for prop in task.brief.props)
        wear = Wear(PLAIN, pose=HOLDING if held else FRONT)
        first = in_full(task, star, star.head, round(0.8 * size.height), wear)
        star = replace(star, subject=first.subject, dressed=first)
    lower = replace(backdrop, ground=min(0.97, backdrop.ground + 0.06))
    return arrange(task, star, lower, height=0.56 if narrow else 0.80)


def _posed(task: Task, star: Star, head: Head, pose: Pose, height: int, number: int) -> Rgba:
    other = replace(task, brief=task.brief.model_copy(update={"variant": number}))
    return in_full(other, star, head, height, Wear(PLAIN, pose=pose)).subject.rgba
