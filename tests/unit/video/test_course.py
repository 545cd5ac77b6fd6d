from itertools import pairwise
from math import exp

import pytest

from cyclorama.video.course import ZOOM, course, far_end
from cyclorama.video.motion import Motion, Move
from cyclorama.video.view import Room, View

AROUND = Room(left=0.3, top=0.3, right=0.3, bottom=0.3)
NONE = Room()


@pytest.mark.parametrize("loop", [False, True])
@pytest.mark.parametrize("move", Move)
def test_every_move_begins_with_the_first_frame(move: Move, loop: bool):
    views = course(Motion(moves=(move,), loop=loop), 60, AROUND)

    assert len(views) == 60
    assert views[0] == View()


@pytest.mark.parametrize("move", [move for move in Move if move is not Move.HOLD])
def test_every_move_moves(move: Move):
    assert len(set(course(Motion(moves=(move,)), 60, NONE))) >= 30


def test_hold_stands_still():
    assert set(course(Motion(moves=(Move.HOLD,)), 60, AROUND)) == {View()}


@pytest.mark.parametrize(
    ("move", "attribute", "sign"),
    [
        (Move.PAN_LEFT, "across", -1),
        (Move.PAN_RIGHT, "across", 1),
        (Move.TILT_UP, "down", -1),
        (Move.TILT_DOWN, "down", 1),
        (Move.ORBIT_LEFT, "turn", -1),
        (Move.ORBIT_RIGHT, "turn", 1),
    ],
)
def test_moves_go_their_way(move: Move, attribute: str, sign: int):
    last = course(Motion(moves=(move,)), 60, NONE)[-1]

    assert getattr(last, attribute) * sign > 0.01


def test_push_in_ends_closer_by_its_strength():
    views = course(Motion(moves=(Move.PUSH_IN,), strength=0.5), 60, NONE)

    assert views[-1].zoom == pytest.approx(exp(0.5 * ZOOM))
    assert all(one.zoom <= other.zoom for one, other in pairwise(views))


def test_camera_draws_back_into_what_lies_around():
    views = course(Motion(moves=(Move.PULL_OUT,), strength=1), 60, AROUND)

    assert views[-1].zoom == pytest.approx(exp(-ZOOM))


def test_camera_without_room_comes_closer_before_it_draws_back():
    views = course(Motion(moves=(Move.PULL_OUT,), strength=1), 61, NONE)

    closest = max(range(61), key=lambda index: views[index].zoom)
    assert min(view.zoom for view in views) >= 1
    assert 10 < closest < 25
    assert views[-1].zoom == pytest.approx(1)


@pytest.mark.parametrize("room", [NONE, AROUND, Room(left=0.5), Room(top=0.02, bottom=0.4)])
@pytest.mark.parametrize("loop", [False, True])
def test_no_view_shows_what_lies_beyond_the_picture(room: Room, loop: bool):
    cameras = [move for move in Move if move not in (Move.SWAY, Move.HOLD)]
    for one in cameras:
        for other in cameras:
            motion = Motion(moves=(one, other), strength=1, loop=loop)
            for view in course(motion, 31, room):
                held = room.hold(view)
                assert (held.zoom, held.across, held.down) == pytest.approx(
                    (view.zoom, view.across, view.down), abs=1e-9
                )


def test_pan_goes_further_where_the_picture_goes_on():
    motion = Motion(moves=(Move.PAN_RIGHT,), strength=1)

    assert far_end(motion, Room(right=0.35)) == View(zoom=1, across=pytest.approx(0.35))
    assert far_end(motion, NONE).across == pytest.approx(0.1)
    assert far_end(motion, NONE).zoom == pytest.approx(1.25)


def test_loop_is_closed_without_a_stop():
    views = course(Motion(moves=(Move.PUSH_IN,), loop=True), 60, NONE)

    assert views[-1].zoom == pytest.approx(views[1].zoom)
    assert views[30].zoom == max(view.zoom for view in views)
