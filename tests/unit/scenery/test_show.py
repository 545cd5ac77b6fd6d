"""The drawings of the game show: where they are and how they move."""

import numpy as np
import pytest

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.show.quiz import board, contestants
from cyclorama.scenery.show.sprites import eased, paste, plate, popped
from cyclorama.scenery.show.wipe import covered
from cyclorama.video.colour import to_planes

RED, GREY = "#ff0000", np.full((90, 160, 3), 128, np.uint8)


@pytest.mark.parametrize("size", [Size(1280, 720), Size(720, 1280), Size(640, 640), Size(128, 72)])
@pytest.mark.parametrize("shown", [Size(1280, 720), Size(720, 1280), Size(100, 100)])
@pytest.mark.parametrize("count", range(2, 7))
def test_tiles_lie_within_the_frame_below_the_heading_and_apart(size, shown, count):
    plan = board(size, shown, count)

    taken = np.zeros((size.height, size.width), int)
    for left, top in plan.places:
        assert left >= 0
        assert top >= plan.heading
        assert left + plan.tile.width <= size.width
        assert top + plan.tile.height <= size.height
        assert (left % 2, top % 2) == (0, 0)
        taken[top : top + plan.tile.height, left : left + plan.tile.width] += 1
    assert len(plan.places) == count
    assert taken.max() == 1
    ratio = plan.tile.width / plan.tile.height
    assert ratio == pytest.approx(shown.width / shown.height, rel=4 / min(plan.tile))


def test_contestants_differ_in_colour_and_may_lack_a_label():
    cast = contestants(["Poland"], 3)

    assert [one.label for one in cast] == ["Poland", "", ""]
    assert len({one.colour for one in cast}) == 3


def test_what_pops_up_grows_from_nothing_beyond_its_size_and_rests():
    sizes = [popped(age / 100, 0.4) for age in range(50)]

    assert sizes[0] == 0
    assert max(sizes) > 1.02
    assert sizes[-1] == 1


def test_easing_is_slow_at_both_ends():
    assert [eased(age, 1.0) for age in (-1, 0, 0.5, 1, 2)] == [0, 0, 0.5, 1, 1]
    assert eased(0.1, 1.0) < 0.1


def test_a_long_label_is_no_wider_than_its_room():
    sprite = plate("São Tomé and Príncipe " * 8, 40, RED, 200)

    assert sprite.shape[1] <= 212  # and its shadow
    assert (sprite[..., :3][sprite[..., 3] > 200] > 200).all(axis=-1).any()


@pytest.mark.parametrize("place", [(-30, 10), (10, -30), (170, 95), (1000, 1000)])
def test_a_sprite_beyond_the_border_is_cut_off(place):
    canvas = GREY.copy()

    paste(canvas, np.full((40, 40, 4), 255, np.uint8), *place)

    assert canvas.shape == GREY.shape


def test_the_band_comes_hides_all_and_goes():
    frame = to_planes(GREY)
    seen = [
        float((covered(frame, RED, part).y == frame.y).mean())
        for part in (0, 0.5, 0.99, 1, 1.01, 1.5, 2)
    ]

    assert seen[0] == seen[6] == 1
    assert 0.1 < seen[1] < 0.9
    assert 0.1 < seen[5] < 0.9
    assert max(seen[2:5]) < 0.06
