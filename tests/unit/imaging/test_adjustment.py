import pytest

from cyclorama.errors import InvalidInput, TooLarge
from cyclorama.imaging.adjustment import (
    Margins,
    Mode,
    Position,
    Proportions,
    Wish,
    check_wish,
    lay_out,
)
from cyclorama.imaging.canvas import Size

WIDE, TALL = Size(400, 200), Size(300, 500)


@pytest.mark.parametrize(
    ("wish", "frame"),
    [
        (Wish(width=100, height=80), (100, 80)),
        (Wish(width=100), (100, 50)),
        (Wish(height=100), (200, 100)),
        (Wish(width=100, aspect_ratio=0.8), (100, 125)),
        (Wish(height=100, aspect_ratio=0.8), (80, 100)),
        (Wish(aspect_ratio=1, mode=Mode.CROP), (200, 200)),
        (Wish(aspect_ratio=1, mode=Mode.PAD), (400, 400)),
        (Wish(aspect_ratio=4, mode=Mode.CROP), (400, 100)),
        (Wish(aspect_ratio=4, mode=Mode.PAD), (800, 200)),
        (Wish(aspect_ratio=2.1), (400, 190)),  # near its own: cropped
        (Wish(aspect_ratio=2.5), (500, 200)),  # far from it: padded
        (Wish(margins=Margins(top=10, left=20)), (420, 210)),
        (Wish(margins=Margins(0.1, 0.1, 0.1, 0.1), mode=Mode.PAD), (500, 250)),
    ],
)
def test_the_frame_is_as_large_as_asked(wish, frame):
    assert lay_out(WIDE, wish).frame == frame


@pytest.mark.parametrize(
    ("wish", "frame"),
    [
        (Wish(), (300, 500)),
        (Wish(width=60), (60, 100)),
        (Wish(width=60, aspect_ratio=1), (60, 60)),
        (Wish(width=60, height=70), (60, 70)),
    ],
)
def test_a_reference_gives_what_is_not_said(wish, frame):
    assert lay_out(WIDE, wish, TALL).frame == frame


@pytest.mark.parametrize(
    ("position", "window"),
    [
        (Position.CENTER, (100, 0)),
        (Position.LEFT, (0, 0)),
        (Position.RIGHT, (200, 0)),
        (Position.TOP, (100, 0)),
        (Position.BOTTOM_RIGHT, (200, 0)),
    ],
)
def test_a_crop_keeps_the_part_that_is_asked_for(position, window):
    layout = lay_out(WIDE, Wish(width=200, height=200, mode=Mode.CROP, position=position))

    assert (layout.scaled, layout.window, layout.seen) == ((400, 200), window, (200, 200))
    assert not layout.added


def test_padding_shows_the_whole_picture_in_the_middle():
    layout = lay_out(WIDE, Wish(width=100, height=100, mode=Mode.PAD))

    assert (layout.scaled, layout.place, layout.frame) == ((100, 50), (0, 25), (100, 100))


@pytest.mark.parametrize(
    ("proportions", "scaled"),
    [(Proportions.PRESERVE, (100, 50)), (Proportions.STRETCH, (100, 100))],
)
def test_scaling_keeps_the_proportions_or_stretches(proportions, scaled):
    wish = Wish(width=100, height=100, mode=Mode.SCALE, proportions=proportions)

    layout = lay_out(WIDE, wish)

    assert layout.scaled == layout.frame == scaled


@pytest.mark.parametrize(
    ("tolerance", "mode"), [(0.0, Mode.PAD), (0.24, Mode.PAD), (0.25, Mode.CROP), (1, Mode.CROP)]
)
def test_auto_crops_within_the_tolerance_and_pads_beyond(tolerance, mode):
    assert lay_out(WIDE, Wish(width=250, height=100, tolerance=tolerance)).mode is mode


def test_margins_are_kept_free_in_pixels_and_shares():
    margins = Margins(top=10, right=0.1, bottom=0.2, left=30)

    layout = lay_out(WIDE, Wish(width=200, height=100, mode=Mode.CROP, margins=margins))

    assert (layout.place, layout.seen, layout.frame) == ((30, 10), (150, 70), (200, 100))


def test_a_crop_of_any_size_has_exactly_the_pixels_asked_for():
    for width in range(1, 60):
        wish = Wish(width=width, height=37, mode=Mode.CROP)
        layout = lay_out(Size(997, 641), wish)
        left, top = layout.window

        assert layout.frame == layout.seen == (width, 37)
        assert left + width <= layout.scaled.width
        assert top + 37 <= layout.scaled.height


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        (Wish(), "target width or height"),
        (Wish(width=100, height=100, aspect_ratio=2), "leave out one"),
        (Wish(width=100, height=100, margins=Margins(0.5, 0, 0.5, 0)), "no room"),
        (Wish(width=100, height=100, margins=Margins(left=100)), "no room"),
        (Wish(margins=Margins(left=0.5, right=0.5)), "no room"),
    ],
)
def test_what_cannot_be_fulfilled_is_said(wish, error):
    with pytest.raises(InvalidInput, match=error):
        lay_out(WIDE, wish)


@pytest.mark.parametrize(
    "wish",
    [
        Wish(width=20_000, height=20_000),
        Wish(width=40_000),
        Wish(width=20_000),  # 10 000 high, by its own shape
        Wish(margins=Margins(left=0.999)),
        Wish(aspect_ratio=10_000, mode=Mode.PAD),
    ],
)
def test_more_than_a_hundred_megapixels_are_not_made(wish):
    with pytest.raises(TooLarge):
        lay_out(WIDE, wish)


def test_three_that_agree_are_no_contradiction():
    check_wish(Wish(width=1080, height=1350, aspect_ratio=0.8), has_reference=False)
    check_wish(Wish(width=683, height=1024, aspect_ratio=2 / 3), has_reference=False)
