"""The person as high as the houses, with people at their feet."""

import cv2
import numpy as np

from cyclorama.figure.pose import Arm, Hand, Leg, Pose
from cyclorama.imaging.canvas import Size
from cyclorama.scenery.arranging import set_for
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.layer import Rgba, laid
from cyclorama.scenery.people.casting import alone, in_full, star_of
from cyclorama.scenery.people.clothes import Clothes
from cyclorama.scenery.people.wearer import Wear
from cyclorama.scenery.placing import Placed, place
from cyclorama.scenery.props import scattered
from cyclorama.scenery.task import Drawn, Task

HIGH = 0.97
HAZE = 0.42  # of the air, at the foot of somebody so large
POSE = Pose(
    left_arm=Arm(hand=Hand.HIP, fore_reach=0.94), right_arm=Arm(hand=Hand.HIP, fore_reach=0.94),
    left_leg=Leg(thigh=8, shin=5, foot=30), right_leg=Leg(thigh=8, shin=5, foot=30),
)  # fmt: skip
ONLOOKERS = ("#B5342B", "#2E6DA8", "#E0A52E", "#3B8A57", "#F1EFEA")


def draw(task: Task, set_name: SetName) -> Drawn:
    star, size = star_of(task), task.size
    backdrop = set_for(task, set_name)
    subject, head = star.subject, star.head
    if not subject.stands and head is not None:
        star = alone(star)
        wear = Wear(Clothes(top="#3A5A8C"), pose=POSE)
        subject = in_full(task, star, head, size.height, wear).subject
    placed = place(
        subject.rgba, backdrop, height=min(HIGH, 0.9 * size.width * subject.rgba.shape[0]
        / subject.rgba.shape[1] / size.height), stands=True, ground=0.985,
    )  # fmt: skip
    return _among_people(placed, backdrop, size, task.brief.variant, star.remarks)


def _among_people(
    placed: Placed, backdrop: Backdrop, size: Size, variant: int, remarks: tuple[str, ...]
) -> Drawn:
    """The haze of the distance over the legs, and onlookers before them."""
    layer = placed.subject.copy()
    air = cv2.blur(backdrop.picture, (size.width // 4 + 1, size.height // 6 + 1))
    rows = np.linspace(0, 1, size.height, dtype=np.float32)[:, None, None]
    haze = HAZE * np.clip((rows - 0.45) / 0.5, 0, 1) ** 1.3
    layer[..., :3] = np.rint(layer[..., :3] * (1 - haze) + air * haze).astype(np.uint8)
    people = scattered.crowd(size, 3 + variant, ONLOOKERS)
    layer = laid(layer, _smaller(people), 0, 0)
    return Drawn(laid(placed.backdrop, layer, 0, 0), layer, placed.backdrop, remarks)


def _smaller(people: Rgba) -> Rgba:
    """The same people, twice as many and half as large, along the lower edge."""
    height, width = people.shape[:2]
    small = cv2.resize(people, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    out = np.zeros_like(people)
    top = height - small.shape[0]
    out[top:, : small.shape[1]] = small
    out[top:, small.shape[1] : 2 * small.shape[1]] = small[:, ::-1]
    return out
