import pytest

from cyclorama.imaging.canvas import Ratio
from cyclorama.video.format import clip_size, frame_count


@pytest.mark.parametrize(
    ("ratio", "size"),
    [
        ("1:1", (1080, 1080)),
        ("4:3", (1440, 1080)),
        ("3:2", (1620, 1080)),
        ("2:3", (1080, 1620)),
        ("5:4", (1350, 1080)),
        ("4:5", (1080, 1350)),
        ("3:4", (1080, 1440)),
        ("9:16", (1080, 1920)),
        ("16:9", (1920, 1080)),
        ("21:9", (2520, 1080)),
    ],
)
def test_clips_have_1080_lines_and_even_edges(ratio: str, size: tuple[int, int]):
    assert clip_size(Ratio(ratio)) == size


def test_five_and_ten_seconds_are_whole_frames():
    assert (frame_count(5), frame_count(10)) == (150, 300)
