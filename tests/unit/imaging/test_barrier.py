import numpy as np
import pytest

from cyclorama.imaging.barrier import barrier_distance


def border(height: int, width: int) -> np.ndarray:
    seeds = np.ones((height, width), dtype=bool)
    seeds[1:-1, 1:-1] = False
    return seeds


def test_a_closed_rim_costs_its_height_and_an_opened_one_nothing():
    picture = np.zeros((21, 21, 1), np.float32)
    picture[5:16, 5:16] = 7
    picture[6:15, 6:15] = 0
    opened = picture.copy()
    opened[10, 5] = 0

    assert barrier_distance(picture, border(21, 21))[10, 10] == 7
    assert barrier_distance(opened, border(21, 21))[10, 10] == 0


def test_noise_on_the_way_does_not_add_up():
    picture = np.random.default_rng(1).uniform(0, 1, (101, 101, 1)).astype(np.float32)

    assert barrier_distance(picture, border(101, 101)).max() <= 1


def test_channels_add():
    picture = np.zeros((9, 9, 2), np.float32)
    picture[4, 4] = (2, 3)

    assert barrier_distance(picture, border(9, 9))[4, 4] == 5


def test_without_a_seed_there_is_no_distance():
    with pytest.raises(ValueError, match="at least one seed"):
        barrier_distance(np.zeros((4, 4, 1), np.float32), np.zeros((4, 4), dtype=bool))
