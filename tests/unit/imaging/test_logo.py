import numpy as np
import pytest

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.logo import LogoLook, LogoPlace, logo_box
from cyclorama.imaging.stamp import stamped

FRAME = Size(1000, 500)


@pytest.mark.parametrize(
    ("place", "corner"),
    [
        ("top-left", (15, 15)),
        ("top-right", (785, 15)),
        ("bottom-left", (15, 385)),
        ("bottom-right", (785, 385)),
        ("center", (400, 200)),
    ],
)
def test_each_place_keeps_its_distance_from_the_border(place, corner):
    box = logo_box(FRAME, Size(400, 200), LogoLook(place=LogoPlace(place), size=0.2))

    assert (box.left, box.top) == corner
    assert box.size == (200, 100)


@pytest.mark.parametrize("logo", [(10, 4000), (4000, 10), (1, 1)])
@pytest.mark.parametrize("frame", [(2, 2), (16, 900), (1000, 500)])
@pytest.mark.parametrize("place", list(LogoPlace))
def test_a_logo_never_leaves_the_frame(logo, frame, place):
    box = logo_box(Size(*frame), Size(*logo), LogoLook(place=place, size=0.5))

    assert 0 <= box.left < box.right <= frame[0]
    assert 0 <= box.top < box.bottom <= frame[1]


def test_a_logo_covers_as_its_opacity_says():
    picture = np.full((100, 100, 3), 100, np.uint8)
    logo = np.full((10, 10, 3), 200, np.uint8)

    half = stamped(picture, logo, LogoLook(place=LogoPlace.CENTER, size=0.2, opacity=0.5))
    none = stamped(picture, logo, LogoLook(opacity=0))

    assert (half[40:60, 40:60] == 150).all()
    assert (half[:40] == 100).all()
    assert np.array_equal(none, picture)


def test_a_transparent_logo_leaves_no_rim_of_its_hidden_colour():
    picture = np.full((200, 200, 3), 255, np.uint8)
    logo = np.zeros((90, 90, 4), np.uint8)  # black under full transparency
    logo[20:70, 20:70] = (255, 0, 0, 255)

    marked = stamped(picture, logo, LogoLook(place=LogoPlace.CENTER, size=0.23))

    assert (marked[..., 0] == 255).all()  # red on white: black would have darkened it


def test_a_cut_out_stays_transparent_but_for_its_logo():
    picture = np.zeros((100, 100, 4), np.uint8)
    picture[..., :3] = (1, 2, 3)
    logo = np.full((10, 10, 3), 200, np.uint8)

    marked = stamped(picture, logo, LogoLook(place=LogoPlace.CENTER, size=0.2, opacity=0.5))

    assert (marked[40:60, 40:60] == [200, 200, 200, 128]).all()
    assert (marked[:40] == [1, 2, 3, 0]).all()
    assert not picture[..., 3].any()
