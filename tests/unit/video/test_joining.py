"""Where clips lie in the whole that they are joined to."""

from fractions import Fraction

import pytest

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.grid import Grid
from cyclorama.video.fitting import fitted_size
from cyclorama.video.format import Transition
from cyclorama.video.joining import length, spans
from cyclorama.video.tiling import cell_size

RATE = Fraction(30)


@pytest.mark.parametrize(
    ("counts", "transition", "begins", "total"),
    [
        ([90], Transition.CROSSFADE, [0], 90),
        ([90, 60, 30], Transition.CUT, [0, 90, 150], 180),
        ([90, 60, 30], Transition.FADE, [0, 90, 150], 180),
        ([90, 60, 30], Transition.CROSSFADE, [0, 75, 120], 150),
        ([90, 1, 90], Transition.CROSSFADE, [0, 90, 91], 181),
        ([4, 4, 4], Transition.CROSSFADE, [0, 2, 4], 8),
    ],
)
def test_clips_begin_where_their_transition_begins(counts, transition, begins, total):
    placed = spans(counts, transition, RATE)

    assert [span.begin for span in placed] == begins
    assert length(placed) == total
    assert all(span.before + span.after <= span.frames for span in placed)


@pytest.mark.parametrize(
    ("shown", "fitted"),
    [
        (Size(1920, 1080), Size(1280, 720)),
        (Size(1918, 1080), Size(1280, 720)),  # two pixels of bars would look broken
        (Size(1080, 1900), Size(410, 720)),
        (Size(400, 100), Size(1280, 320)),
        (Size(1, 1000), Size(2, 720)),
    ],
)
def test_a_clip_is_shown_whole(shown, fitted):
    assert fitted_size(shown, Size(1280, 720)) == fitted


@pytest.mark.parametrize(
    ("first", "grid", "cell"),
    [
        (Size(1920, 1080), Grid(2, 2), Size(640, 360)),
        (Size(1920, 1080), Grid(1, 4), Size(568, 320)),
        (Size(320, 180), Grid(2, 2), Size(320, 180)),
        (Size(1080, 1920), Grid(16, 1), Size(80, 142)),
        (Size(4096, 64), Grid(1, 1), Size(1280, 20)),
    ],
)
def test_cells_are_even_and_no_larger_than_the_first_clip(first, grid, cell):
    assert cell_size(first, grid, 1280) == cell
