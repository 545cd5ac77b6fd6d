"""What stands before a wall, at a glance, and a camera that comes closer to it."""

import numpy as np
import pytest

from cyclorama.video.course import course
from cyclorama.video.motion import Motion, Move
from cyclorama.video.subject import Span, standing
from cyclorama.video.view import Room

WALL = 225


def figure(top: float, bottom: float, height: int = 640, width: int = 360) -> np.ndarray:
    shade = WALL - 25 * np.linspace(0, 1, height)[:, None, None]
    frame = np.broadcast_to(shade, (height, width, 3)).copy()
    frame[round(top * height) : round(bottom * height), width * 2 // 5 : width * 3 // 5] = 90
    return frame.astype(np.uint8)


@pytest.mark.parametrize(("top", "bottom"), [(0.05, 0.95), (0.3, 0.7), (0.5, 1.0)])
def test_its_top_and_bottom_are_seen(top, bottom):
    assert standing(figure(top, bottom)) == pytest.approx((top, bottom), abs=0.025)


def test_nothing_stands_before_an_empty_wall():
    assert standing(figure(0.5, 0.5)) is None


def test_a_wall_that_is_not_plain_tells_nothing():
    noise = np.random.default_rng(3).integers(0, 255, (64, 36, 3))
    frame = np.kron(noise, np.ones((10, 10, 1))).astype(np.uint8)

    assert standing(frame) is None


@pytest.mark.parametrize(
    "subject", [Span(0.05, 0.95), Span(0.2, 0.9), Span(0.1, 0.5), Span(0.03, 1.0)]
)
def test_coming_closer_never_cuts_off_a_head(subject):
    for view in course(Motion(moves=(Move.PUSH_IN,), strength=1), 30, Room(), subject):
        seen_from = 0.5 + view.down - 0.5 / view.zoom

        assert seen_from <= subject.top + 1e-9


def test_coming_closer_keeps_the_whole_subject_where_it_fits():
    view = course(Motion(moves=(Move.PUSH_IN,), strength=1), 30, Room(), Span(0.4, 0.95))[-1]

    assert 0.5 + view.down + 0.5 / view.zoom >= 0.95
    assert 0.5 + view.down - 0.5 / view.zoom <= 0.4


def test_a_subject_in_the_middle_is_come_closer_to_straight():
    view = course(Motion(moves=(Move.PUSH_IN,), strength=1), 30, Room(), Span(0.3, 0.7))[-1]

    assert view.down == 0
