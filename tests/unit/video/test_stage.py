import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from cyclorama.imaging.canvas import Size
from cyclorama.video.camera import seen
from cyclorama.video.extend import Margins, extend
from cyclorama.video.stage import set_stage
from cyclorama.video.view import View


def disc(
    width: int, height: int, radius: int, at: tuple[int, int] | None = None
) -> NDArray[np.uint8]:
    """A red disc before a grey wall with a little noise."""
    noise = np.random.default_rng(1).normal(0, 1.5, (height, width, 1))
    picture = np.clip(215 + noise, 0, 255).repeat(3, axis=2).astype(np.uint8)
    cv2.circle(picture, at or (width // 2, height // 2), radius, (190, 40, 50), -1, cv2.LINE_AA)
    return picture


def box_of_red(frame: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    red = frame[..., 0].astype(int) - frame[..., 1] > 60
    rows, columns = np.flatnonzero(red.any(axis=1)), np.flatnonzero(red.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


@pytest.mark.parametrize("size", [Size(180, 320), Size(320, 180), Size(240, 240), Size(420, 180)])
@pytest.mark.parametrize("picture", [(300, 300), (600, 300)])
def test_circle_stays_a_whole_circle_in_every_ratio(picture: tuple[int, int], size: Size):
    stage = set_stage(disc(*picture, 100), size)

    frame = seen(stage, View())

    left, top, right, bottom = box_of_red(frame)
    assert frame.shape == (size.height, size.width, 3)
    assert abs((right - left) - (bottom - top)) <= 2
    assert left > 0
    assert top > 0
    assert right < size.width
    assert bottom < size.height


def test_wall_is_extended_in_its_own_colour():
    stage = set_stage(disc(300, 300, 130), Size(180, 320))

    frame = seen(stage, View())

    assert stage.fitted == "extended"
    rows = frame[..., 1].astype(float).mean(axis=1)
    assert np.abs(rows[:60] - 215).max() < 3
    assert np.abs(rows[-60:] - 215).max() < 3


def test_product_off_the_middle_stays_whole_when_cropped():
    stage = set_stage(disc(900, 300, 80, at=(120, 150)), Size(180, 180))

    frame = seen(stage, View())

    assert stage.fitted == "cropped"
    left, _, right, _ = box_of_red(frame)
    assert left > 0
    assert right < 180
    assert stage.room.right > 0.3
    assert stage.room.left < 0.1


def test_busy_picture_is_cropped_and_never_extended():
    stage = set_stage(data.chelsea(), Size(180, 320), margin=0.1)

    assert stage.fitted == "cropped"
    assert stage.room.top <= 0.035


def test_picture_of_the_frames_ratio_is_taken_whole():
    photo = cv2.resize(data.coffee(), (300, 200), interpolation=cv2.INTER_AREA)

    stage = set_stage(photo, Size(300, 200))

    assert stage.fitted == "as it is"
    assert cv2.PSNR(seen(stage, View()), photo) > 38


def test_stage_has_the_margin_that_is_asked_for():
    stage = set_stage(disc(300, 300, 80), Size(200, 200), margin=0.1)

    room = stage.room
    assert min(room.left, room.top, room.right, room.bottom) >= 0.099


@pytest.mark.parametrize("plain", [True, False])
def test_extended_picture_holds_the_picture(plain: bool):
    picture = disc(60, 80, 20)

    larger = extend(picture, Margins(left=3, top=0, right=5, bottom=7), plain)

    assert larger.shape == (87, 68, 3)
    assert np.array_equal(larger[:80, 3:63], picture)


def test_a_crop_keeps_the_head_of_who_does_not_fit():
    portrait = data.astronaut()  # her head is in the upper third

    wide = set_stage(portrait, Size(320, 180))

    seen_from = wide.top / (wide.scale * 180)
    assert wide.fitted == "cropped"
    assert wide.product is not None
    assert -0.06 < wide.product.top < 0.1
    assert seen_from >= 0
