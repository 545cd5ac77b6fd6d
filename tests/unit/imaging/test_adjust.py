from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from cyclorama.imaging.adjust import WHITE, adjusted
from cyclorama.imaging.adjustment import Mode, Position, Proportions, Resampling, Wish, lay_out
from cyclorama.imaging.picture import size_of


def noise(height: int, width: int, channels: int = 3) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (height, width, channels), np.uint8)


def waves(height: int, width: int) -> np.ndarray:
    """Smooth, so that every good filter gives nearly the same."""
    y, x = np.mgrid[0:height, 0:width]
    y, x = (y + 0.5) / height, (x + 0.5) / width
    red, green, blue = 128 + 90 * np.sin(6 * x), 128 + 90 * np.cos(5 * y), 60 + 120 * x * y
    return np.rint(np.dstack([red, green, blue])).astype(np.uint8)


def wall(height: int, width: int) -> np.ndarray:
    """A studio: lit from the left, a floor line, grain, and something dark in the middle."""
    y, x = np.mgrid[0:height, 0:width]
    light = np.where(y < 0.7 * height, 210, 180) + 15 * (1 - x / width)
    light = light + np.random.default_rng(2).normal(0, 1.5, light.shape)
    light[height // 3 : height * 2 // 3, width // 3 : width * 2 // 3] = 30
    return np.repeat(np.clip(light, 0, 255)[..., None], 3, axis=2).astype(np.uint8)


@pytest.fixture
def put(tmp_path):
    def save(pixels, suffix="png") -> Path:
        path = tmp_path / f"source.{suffix}"
        Image.fromarray(pixels).save(path)
        return path

    return save


def made(path: Path, wish: Wish, resampling: Resampling = Resampling.LANCZOS):
    return adjusted(path, lay_out(size_of(path), wish), resampling)


@pytest.mark.parametrize(
    ("position", "columns"),
    [(Position.LEFT, (0, 60)), (Position.CENTER, (20, 80)), (Position.RIGHT, (40, 100))],
)
def test_a_crop_without_scaling_leaves_every_pixel_as_it_is(put, position, columns):
    pixels = noise(60, 100)
    wish = Wish(width=60, height=60, mode=Mode.CROP, position=position)

    assert np.array_equal(made(put(pixels), wish).pixels, pixels[:, slice(*columns)])


@pytest.mark.parametrize("resampling", list(Resampling))
@pytest.mark.parametrize("edge", [40, 96, 200])
def test_each_way_of_resampling_keeps_a_picture_in_its_place(put, resampling, edge):
    wish = Wish(width=edge, height=edge, mode=Mode.SCALE)

    pixels = made(put(waves(96, 96)), wish, resampling).pixels

    rough = resampling is Resampling.NEAREST
    assert pixels.shape == (edge, edge, 3)
    assert np.abs(pixels.astype(int) - waves(edge, edge)).mean() < (3.5 if rough else 0.8)


def test_one_side_may_be_enlarged_while_the_other_shrinks(put):
    wish = Wish(width=200, height=40, mode=Mode.SCALE, proportions=Proportions.STRETCH)

    pixels = made(put(waves(96, 96)), wish).pixels

    assert np.abs(pixels.astype(int) - waves(40, 200)).mean() < 0.8


def test_an_enlarged_edge_takes_no_colour_from_what_is_transparent(put):
    pixels = np.zeros((40, 40, 4), np.uint8)
    pixels[..., 1] = 255  # green under full transparency
    pixels[10:30, 10:30] = (200, 30, 30, 255)

    large = made(put(pixels), Wish(width=120, height=120, mode=Mode.SCALE)).pixels

    seen = large[..., 3] > 40
    assert np.abs(large[seen][:, :3].astype(int) - (200, 30, 30)).max() <= 2


def test_a_plain_wall_goes_on_beyond_the_picture(put):
    pixels = wall(120, 90)

    padded, remark = made(put(pixels), Wish(width=150, height=120, mode=Mode.PAD))

    assert remark is None
    assert np.array_equal(padded[:, 30:120], pixels)
    smooth = cv2.GaussianBlur(pixels, (0, 0), 2).astype(int)
    away = np.abs(padded[:, :30].astype(int) - smooth[:, :1])
    assert np.median(away) <= 2  # the light, the floor line: where they were
    assert padded[20, :30].mean() > padded[110, :30].mean() + 20


@pytest.mark.parametrize("size", [(100, 160), (160, 100)])
def test_white_stands_beside_a_border_that_is_not_plain(put, size):
    pixels = noise(60, 60)

    padded, remark = made(put(pixels), Wish(*size, mode=Mode.PAD))

    assert remark == WHITE
    assert (padded[0, 0] == 255).all()
    assert (padded[-1, -1] == 255).all()


def test_what_is_added_to_a_transparent_picture_is_transparent(put):
    pixels = noise(60, 60, 4)

    padded, remark = made(put(pixels), Wish(width=100, height=60, mode=Mode.PAD))

    assert remark is None
    assert not padded[:, :20, 3].any()
    assert np.array_equal(padded[:, 20:80], pixels)


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_the_same_request_makes_the_same_pixels(put, suffix):
    path, wish = put(wall(90, 120), suffix), Wish(width=70, height=130)

    assert np.array_equal(made(path, wish).pixels, made(path, wish).pixels)


def test_grey_pictures_come_out_in_colour(put):
    pixels = noise(30, 30)[..., 0]

    large = made(put(pixels), Wish(width=60)).pixels

    assert large.shape == (60, 60, 3)
