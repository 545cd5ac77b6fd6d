import numpy as np
import pytest

from cyclorama.media.pixels import dominant_colour


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[(255, 0, 0)]], "#ff0000"),
        ([[(10, 20, 20), (12, 22, 22), (250, 250, 250)]], "#0b1515"),  # the mean of the two
        ([[(1, 2, 3, 255), (200, 0, 0, 0), (200, 0, 0, 0)]], "#010203"),  # transparent: no vote
        ([[(9, 9, 9, 0)]], "#090909"),  # nothing but transparent
    ],
)
def test_the_dominant_colour(rows: list[list[tuple[int, ...]]], expected: str) -> None:
    assert dominant_colour(np.array(rows, np.uint8)) == expected
