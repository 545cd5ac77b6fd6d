from math import dist

import pytest

from cyclorama.figure.path import between, closed, ellipse, inked, outline, polygon, sampled

WAVE = [(0.0, 0.0), (1.0, 0.5), (2.0, -0.5), (3.0, 0.0)]


def corners(path) -> list[tuple[float, float]]:
    pairs = (pair.split() for pair in path.d.strip("MZ").split("L"))
    return [(float(x), float(y)) for x, y in pairs]


def test_smooth_curve_runs_through_its_points():
    line = sampled(WAVE, each=4)

    assert line[::4] == WAVE


def test_pen_is_widest_in_the_middle_and_thin_at_its_ends():
    line = corners(inked([(0.0, 0.0), (0.5, 0.0), (1.0, 0.0)], 0.1, start=0.2, end=0.4))

    half = len(line) // 2
    widths = [dist(a, b) for a, b in zip(line[:half], reversed(line[half:]), strict=True)]
    assert max(widths) == pytest.approx(0.1, abs=1e-3)
    assert widths[0] == pytest.approx(0.02, abs=1e-3)
    assert widths[-1] == pytest.approx(0.04, abs=1e-3)


@pytest.mark.parametrize("shape", [closed, outline, polygon])
def test_bounds_hold_all_points(shape):
    left, top, right, bottom = shape(WAVE).bounds

    assert left <= 0
    assert right >= 3
    assert top <= -0.5
    assert bottom >= 0.5


def test_outlines_are_closed_and_start_where_they_should():
    for path in (closed(WAVE), outline(WAVE[:2], WAVE[2:]), polygon(WAVE), ellipse(0, 0, 1, 2)):
        assert path.d.startswith("M")
        assert path.d.endswith("Z")


def test_between_divides_a_line():
    assert between((0, 0), (4, 8), 0.25) == (1, 2)
