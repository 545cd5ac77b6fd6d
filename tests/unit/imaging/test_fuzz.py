import cv2
import pytest

import scenes
from cyclorama.imaging.fuzz import is_fuzzy
from cyclorama.imaging.proposals import barrier_of, by_barrier
from cyclorama.imaging.study import study

SIZE = (1120, 896)


@pytest.mark.parametrize(
    ("name", "fuzzy"),
    [(name, True) for name in scenes.FUZZY]
    + [(name, False) for name in ("navy tee", "striped tee", "dotted cushion", "tee on wood")],
)
def test_only_hairs_are_taken_for_hairs(name, fuzzy):
    picture = scenes.draw(name, 8, SIZE).picture
    small = study(picture)
    core = by_barrier(small, barrier_of(small), weak_parts=False)

    assert is_fuzzy(picture, core) is fuzzy


def test_a_blurred_edge_is_not_hairy():
    picture = cv2.GaussianBlur(scenes.draw("navy tee", 8, SIZE).picture, (0, 0), 4)
    small = study(picture)

    assert not is_fuzzy(picture, by_barrier(small, barrier_of(small), weak_parts=False))
