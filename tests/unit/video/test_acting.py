from itertools import pairwise

import pytest

from cyclorama.video.act import Act
from cyclorama.video.acting import REST, Gesture, gesture

MOVING = [act for act in Act if act is not Act.STILL]


def size(moved: Gesture) -> float:
    """How far a gesture is from rest."""
    return (
        abs(moved.across)
        + abs(moved.up)
        + abs(moved.turn) / 90
        + abs(abs(moved.wide) - 1)
        + abs(moved.high - 1)
        + abs(moved.bend)
        + abs(moved.head)
    )


@pytest.mark.parametrize("act", MOVING)
@pytest.mark.parametrize("length", [2.0, 4.97, 10.0])
def test_every_act_moves_and_ends_at_rest(act: Act, length: float):
    moves = [gesture(act, length * index / 200, length) for index in range(201)]

    assert max(size(moved) for moved in moves) > 0.01
    if act is not Act.WALK:  # who has walked has come nearer
        assert size(moves[-1]) < 0.01
    if act is not Act.RISE:
        assert size(moves[0]) < 0.01


@pytest.mark.parametrize("act", MOVING)
def test_no_act_jumps(act: Act):
    """A thirtieth of a second is too short to go far: a subject turns about the fastest."""
    moves = [gesture(act, index / 30, 4.97) for index in range(150)]

    for before, after in pairwise(moves):
        assert abs(after.across - before.across) < 0.1
        assert abs(after.up - before.up) < 0.1
        assert abs(after.turn - before.turn) < 5
        assert abs(after.wide - before.wide) < 0.6


def test_who_stands_still_does_nothing():
    assert gesture(Act.STILL, 1.0, 5.0) == REST
