import cv2
import numpy as np
import pytest

from cyclorama.imaging.enlarge import enlarge
from cyclorama.imaging.framing import find_edges


def scene(edge: int) -> np.ndarray:
    """A smooth coloured disc with a few details on nothing; drawn large and averaged down."""
    fine = 4
    y, x = np.mgrid[0 : edge * fine, 0 : edge * fine] / (edge * fine)
    red = 120 + 80 * np.sin(9 * x) * np.cos(7 * y)
    green = 90 + 60 * x
    blue = np.where(np.hypot(x - 0.45, y - 0.4) < 0.1, 220, 60 + 40 * y)
    alpha = 255.0 * (np.hypot(x - 0.5, y - 0.5) < 0.4)
    large = np.dstack([red, green, blue, alpha]).astype(np.float32)
    small = cv2.resize(large, (edge, edge), interpolation=cv2.INTER_AREA)
    return np.rint(small).astype(np.uint8)


def error(picture: np.ndarray, truth: np.ndarray) -> float:
    inside = truth[..., 3] == 255
    return float(
        np.sqrt(np.mean((picture[inside][:, :3] - truth[inside][:, :3].astype(float)) ** 2))
    )


@pytest.mark.parametrize(("doublings", "gain"), [(1, 1.0), (2, 0.9), (3, 0.9)])
def test_enlarged_is_nearer_to_the_truth_than_bilinear(doublings: int, gain: float):
    factor = 2**doublings
    truth, small = scene(96 * factor), scene(96)
    bilinear = cv2.resize(small, truth.shape[:2], interpolation=cv2.INTER_LINEAR)

    enlarged = enlarge(small, doublings)

    assert enlarged.shape == truth.shape
    assert error(enlarged, truth) < gain * error(bilinear, truth)


@pytest.mark.parametrize("doublings", [1, 2, 3])
def test_contour_stays_where_it_was(doublings: int):
    small = scene(96)
    factor = 2**doublings

    edges, before = find_edges(enlarge(small, doublings)[..., 3]), find_edges(small[..., 3])

    for name in ("left", "top", "right", "bottom"):
        assert abs(getattr(edges, name) / factor - getattr(before, name)) < 0.4


def test_surroundings_do_not_bleed_into_the_product():
    small = np.zeros((40, 40, 4), np.uint8)
    small[..., :3] = (0, 255, 0)  # arbitrary colour under full transparency
    small[10:30, 10:30] = (200, 30, 30, 255)

    enlarged = enlarge(small, 2)

    seen = enlarged[..., 3] > 2
    assert np.abs(enlarged[seen][:, :3].astype(int) - (200, 30, 30)).max() <= 3


def test_sharpening_draws_no_halo_along_an_edge():
    small = np.full((40, 40, 4), 255, np.uint8)
    small[..., :3] = 60
    small[:, 20:, :3] = 190

    enlarged = enlarge(small, 2)

    assert enlarged[..., :3].min() >= 56
    assert enlarged[..., :3].max() <= 194


def test_bands_leave_no_seam():
    column = np.linspace(40, 200, 600)
    small = np.full((600, 12, 4), 255, np.uint8)
    small[..., :3] = np.rint(column)[:, None, None]

    enlarged = enlarge(small, 1)[..., 0].astype(int)

    assert np.abs(np.diff(enlarged, axis=0)).max() <= 1
