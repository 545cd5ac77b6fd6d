import numpy as np
import pytest

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import Brief, Prop, SetName
from cyclorama.scenery.drawing import draw
from cyclorama.scenery.task import Drawn, Task
from drawn_person import drawn_person

SIZE = Size(192, 108)


@pytest.fixture(scope="module")
def bare() -> np.ndarray:
    return draw(Task(Brief(set=SetName.STUDIO), "", (drawn_person(),), SIZE)).picture


@pytest.mark.parametrize("prop", Prop)
def test_every_prop_is_seen(prop: Prop, bare: np.ndarray) -> None:
    brief = Brief(set=SetName.STUDIO, props=(prop,))

    made = draw(Task(brief, "coffee and a guitar", (drawn_person(),), SIZE))

    assert (made.picture != bare).any(axis=2).mean() > 0.003


def test_what_is_held_is_part_of_the_subject() -> None:
    without = draw(Task(Brief(set=SetName.STUDIO), "", (drawn_person(),), SIZE)).subject
    holding = draw(
        Task(Brief(set=SetName.STUDIO, props=(Prop.TROPHY,)), "", (drawn_person(),), SIZE)
    ).subject

    assert without is not None
    assert holding is not None
    assert (holding[..., 3] > 127).sum() > 1.02 * (without[..., 3] > 127).sum()


def test_in_a_tall_frame_friends_are_seen_beside_and_a_car_before() -> None:
    tall = Size(108, 192)
    bare = draw(Task(Brief(set=SetName.STUDIO), "", (drawn_person(),), tall))

    def drawn(prop: Prop) -> Drawn:
        return draw(Task(Brief(set=SetName.STUDIO, props=(prop,)), "", (drawn_person(),), tall))

    friends, car = drawn(Prop.BRICK_FRIENDS), drawn(Prop.RACE_CAR)

    assert bare.subject is not None
    assert friends.subject is not None
    assert car.subject is not None
    assert breadth(friends.subject) < 0.85 * breadth(bare.subject)
    assert (car.subject[170:, :, :] != bare.subject[170:, :, :]).any(axis=2).mean() > 0.2


def breadth(layer: np.ndarray) -> int:
    return int((layer[..., 3] > 127).any(axis=0).sum())
