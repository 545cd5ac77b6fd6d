import cv2
import numpy as np
import pytest
from skimage import data

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.upscale import doublings_to, upscaled


def nothing(_done: float) -> None:
    pass


def decibels(picture: np.ndarray, truth: np.ndarray) -> float:
    return float(10 * np.log10(255**2 / np.mean((picture.astype(float) - truth) ** 2)))


def waves(edge: int) -> np.ndarray:
    y, x = (np.mgrid[0:edge, 0:edge] + 0.5) / edge
    red, green, blue = 128 + 90 * np.sin(9 * x), 128 + 90 * np.cos(7 * y), 60 + 120 * x * y
    return np.rint(np.dstack([red, green, blue])).astype(np.uint8)


def test_a_photo_is_nearer_to_the_truth_than_by_lanczos():
    truth = data.astronaut()[:256, 100:356]
    small = cv2.resize(truth, (128, 128), interpolation=cv2.INTER_AREA)

    large = upscaled(small, Size(256, 256), nothing)

    lanczos = cv2.resize(small, (256, 256), interpolation=cv2.INTER_LANCZOS4)
    assert decibels(large, truth) > decibels(lanczos, truth) + 0.3


@pytest.mark.parametrize("factor", [2, 4, 8])
def test_a_picture_keeps_its_place_at_every_factor(factor):
    edge = 32 * factor

    large = upscaled(waves(32), Size(edge, edge), nothing)

    assert large.shape == (edge, edge, 3)
    assert np.abs(large.astype(int) - waves(edge)).mean() < 2


def test_shrunk_again_it_is_the_picture_it_came_from():
    small = data.astronaut()[:100, 150:250]

    large = upscaled(small, Size(200, 200), nothing)

    again = cv2.resize(large, (100, 100), interpolation=cv2.INTER_AREA)
    assert np.abs(again.astype(int) - small).mean() < 1


@pytest.mark.parametrize(
    ("size", "doublings"),
    [((40, 40), 0), ((64, 64), 0), ((65, 65), 1), ((128, 100), 1), ((129, 64), 2), ((9999, 64), 3)],
)
def test_it_is_doubled_until_it_is_large_enough(size, doublings):
    assert doublings_to(Size(64, 64), Size(*size)) == doublings


@pytest.mark.parametrize("size", [(150, 100), (90, 200), (33, 47), (700, 90)])
def test_an_exact_size_is_filled_and_cut_evenly(size):
    large = upscaled(waves(64), Size(*size), nothing)

    assert large.shape == (size[1], size[0], 3)
    middle = large[size[1] // 2, size[0] // 2].astype(int)
    assert np.abs(middle - waves(64)[32, 32]).max() <= 6


def test_what_is_transparent_does_not_bleed():
    small = np.zeros((40, 40, 4), np.uint8)
    small[..., 1] = 255
    small[10:30, 10:30] = (200, 30, 30, 255)

    large = upscaled(small, Size(80, 80), nothing)

    seen = large[..., 3] > 40
    assert np.abs(large[seen][:, :3].astype(int) - (200, 30, 30)).max() <= 4
    assert not large[:10, :, 3].any()


def test_bands_leave_no_seam_and_progress_ends_at_one():
    small = np.repeat(np.linspace(40, 200, 600)[:, None], 12, axis=1)
    small = np.repeat(np.rint(small)[..., None], 3, axis=2).astype(np.uint8)
    reported: list[float] = []

    large = upscaled(small, Size(24, 1200), reported.append)

    assert np.abs(np.diff(large[..., 0].astype(int), axis=0)).max() <= 1
    assert reported == [1.0]
