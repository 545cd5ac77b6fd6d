"""Effects on frames: short clips of a square that moves, in planes."""

from collections.abc import Iterator

import numpy as np
import pytest

from cyclorama import errors
from cyclorama.video.colour import Planes, to_planes, to_rgb
from cyclorama.video.effects import BACKWARDS, OVERLAP, boomerang, closed, looped, slowed


def frame(place: float, size: int = 32) -> Planes:
    """A white square whose left edge is at `place`."""
    columns = np.arange(size)[None]
    inside = np.clip(columns - place + 1, 0, 1) * np.clip(place + 8 - columns, 0, 1)
    grey = np.rint(255 * inside.repeat(size, axis=0)).astype(np.uint8)
    return to_planes(np.dstack([grey, grey, grey]))


def clip(*places: float) -> Iterator[Planes]:
    return iter([frame(place) for place in places])


def one_way(count: int) -> list[float]:
    return [float(place) for place in np.linspace(0, 20, count)]


def there_and_back(count: int) -> list[float]:
    turn = 2 * np.pi * np.arange(count) / count
    return [float(place) for place in 10 - 10 * np.cos(turn)]


def steps(frames: list[Planes]) -> list[float]:
    """How far each frame is from the next, the last from the first."""
    following = [*frames[1:], frames[0]]
    return [
        float(np.abs(one.y.astype(int) - other.y).mean())
        for one, other in zip(frames, following, strict=True)
    ]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        pytest.param(there_and_back(60), True, id="there and back"),
        pytest.param(one_way(60), False, id="one way"),
        pytest.param([5.0] * 10, True, id="stands still"),
        pytest.param([5.0], True, id="one frame"),
    ],
)
def test_a_clip_is_closed_where_its_end_leads_on_to_its_beginning(places, expected):
    assert closed(clip(*places)) is expected


def test_what_is_closed_already_is_looped_as_it_is():
    places = there_and_back(60)

    frames, faded = looped(lambda: clip(*places), 60)

    assert not faded
    assert len(list(frames)) == 60


def test_what_is_open_is_faded_into_its_beginning_without_a_seam():
    places = one_way(120)

    frames, faded = looped(lambda: clip(*places), 120)

    cycle = list(frames)
    assert faded
    assert len(cycle) == 120 - OVERLAP
    seam = steps(cycle)
    assert seam[-1] <= 1.5 * float(np.median(seam))


def test_an_open_clip_that_is_too_short_is_refused_with_its_length():
    with pytest.raises(errors.InvalidInput, match=r"1\.0 seconds .* at least 3 seconds"):
        looped(lambda: clip(*one_way(30)), 30)


def test_a_boomerang_goes_forth_and_back_without_standing_still():
    frames = list(boomerang(clip(*one_way(5))))

    assert len(frames) == 8
    assert all(step > 0 for step in steps(frames))


def test_a_clip_that_is_too_long_to_play_backwards_is_refused():
    still = frame(0)

    with pytest.raises(errors.TooLarge, match="10 seconds"):
        list(boomerang(iter([still] * (BACKWARDS + 1))))


def test_slow_motion_takes_twice_as_long_and_keeps_every_frame():
    places = one_way(6)

    frames = list(slowed(clip(*places)))

    assert len(frames) == 12
    for index, place in enumerate(places):
        assert np.array_equal(frames[2 * index].y, frame(place).y)
    between = (frames[0].y.astype(float) + frames[2].y) / 2
    assert np.abs(frames[1].y - between).max() <= 1


def test_planes_turn_back_into_the_picture_they_were_made_of():
    colours = np.array([[200, 30, 40], [20, 180, 60], [30, 40, 220], [128, 128, 128]], np.uint8)
    picture = colours.repeat(16, axis=0)[None].repeat(16, axis=0)

    back = to_rgb(to_planes(picture))

    inner = np.abs(back[:, 4:12].astype(int) - picture[:, 4:12])
    assert inner.max() <= 2
