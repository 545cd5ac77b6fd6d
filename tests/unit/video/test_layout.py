"""Where one clip lies upon another."""

import pytest

from cyclorama.imaging.canvas import Size
from cyclorama.video.layout import Layout, spot, standing

FRAME = Size(1280, 720)


@pytest.mark.parametrize("cut_out", [True, False])
@pytest.mark.parametrize("over", [Size(640, 360), Size(360, 640), Size(5000, 100)])
@pytest.mark.parametrize("layout", Layout)
def test_it_lies_within_the_frame_on_even_pixels_and_keeps_its_shape(layout, over, cut_out):
    place = spot(FRAME, over, layout, cut_out)

    assert 0 <= place.left <= FRAME.width - place.size.width
    assert 0 <= place.top <= FRAME.height - place.size.height
    assert all(edge % 2 == 0 for edge in (place.left, place.top, *place.size))
    shape = place.size.width / place.size.height
    assert shape == pytest.approx(over.width / over.height, rel=0.05)


@pytest.mark.parametrize(("cut_out", "below"), [(True, 0), (False, 22)])
def test_a_cut_out_stands_on_the_border_and_others_keep_a_margin(cut_out, below):
    place = spot(FRAME, Size(300, 300), Layout.LEFT_SMALL, cut_out)

    assert FRAME.height - place.top - place.size.height == below


@pytest.mark.parametrize(
    ("options", "left", "top", "size"),
    [
        ({}, 460, 360, (360, 360)),
        ({"side": -1}, 52, 360, (360, 360)),
        ({"side": 1}, 868, 360, (360, 360)),
        ({"right": 0.5, "down": -0.25}, 1100, 180, (360, 360)),
        ({"right": -1.0}, -820, 360, (360, 360)),
    ],
)
def test_a_cut_out_stands_where_somebody_wants_it(options, left, top, size):
    place = standing(FRAME, Size(200, 200), 0.5, **options)

    assert (place.left, place.top, tuple(place.size)) == (left, top, size)


def test_what_would_be_wider_than_the_frame_is_smaller():
    assert standing(FRAME, Size(400, 100), 0.9).size == Size(1280, 320)
