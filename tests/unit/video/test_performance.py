"""Clips whose subject acts before a drawn backdrop."""

import numpy as np
import pytest
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.video.act import Act
from cyclorama.video.motion import Motion, Move
from cyclorama.video.performance import NOBODY, Cast, clip_of_act

SIZE = Size(96, 54)
HELD = Motion(moves=(Move.HOLD,))
RED = np.array([250, 10, 10])


def cast(bottom: int = 44) -> Cast:
    """A red post before grey, its foot in row `bottom` of 54."""
    subject = np.zeros((54, 96, 4), np.uint8)
    subject[14:bottom, 42:54] = (250, 10, 10, 255)
    return Cast(subject, np.full((54, 96, 3), 128, np.uint8))


def still(of: Cast) -> NDArray[np.uint8]:
    seen = of.subject[..., 3:] > 0
    return np.where(seen, of.subject[..., :3], of.backdrop)


def frames_of(act: Act, of: Cast, frames: int = 60) -> list[NDArray[np.uint8]]:
    clip = clip_of_act(still(of), of, act, HELD, SIZE, frames)
    assert clip.method.startswith(f"puppet {act.value}")
    assert clip.remarks == ()
    return [np.asarray(frame) for frame in clip.frames]


def rows_of_red(frame: NDArray[np.uint8]) -> NDArray[np.intp]:
    red = np.abs(frame.astype(int) - RED).max(axis=2) < 60
    return np.flatnonzero(red.any(axis=1))


@pytest.mark.parametrize("act", [act for act in Act if act not in (Act.STILL, Act.RISE)])
def test_a_clip_has_its_frames_and_begins_with_the_still(act: Act):
    given = cast()

    frames = frames_of(act, given)

    assert len(frames) == 60
    assert np.abs(frames[0].astype(int) - still(given)).max() == 0
    assert any(np.abs(frame.astype(int) - frames[0]).max() > 40 for frame in frames)


def test_a_jump_leaves_the_ground_and_comes_back():
    frames = frames_of(Act.JUMP, cast())

    feet = [int(rows_of_red(frame)[-1]) for frame in frames]
    assert min(feet) <= 40
    assert feet[-1] in (42, 43, 44)


def test_who_is_cut_off_by_the_lower_edge_never_shows_where():
    frames = frames_of(Act.CHEER, cast(bottom=54))

    assert all(rows_of_red(frame)[-1] == 53 for frame in frames)


def test_what_rises_stands_at_the_end():
    given = cast()

    frames = frames_of(Act.RISE, given)

    assert len(rows_of_red(frames[0])) <= 3
    assert np.abs(frames[-1].astype(int) - still(given)).mean() < 3


def test_where_nobody_is_found_the_camera_moves_alone_and_says_so():
    noise = np.random.default_rng(1).integers(0, 255, (54, 96, 3), np.uint8)

    clip = clip_of_act(noise, None, Act.DANCE, HELD, SIZE, 5)

    assert NOBODY in clip.remarks
    assert len(list(clip.frames)) == 5


def test_nobody_loses_their_head_by_coming_nearer():
    tall = cast(bottom=54)
    tall.subject[5:14, 42:54] = (250, 10, 10, 255)
    clip = clip_of_act(still(tall), tall, Act.WALK, Motion(moves=(Move.PUSH_IN,)), SIZE, 60)

    tops = [int(rows_of_red(np.asarray(frame))[0]) for frame in clip.frames]

    assert min(tops[1:]) >= 1
