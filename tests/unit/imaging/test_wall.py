import numpy as np
import pytest

from cyclorama.imaging.wall import fit_wall


def sloped_wall(noise: float) -> np.ndarray:
    ys, xs = np.mgrid[0:200, 0:160] / 200
    light = 80 - 12 * xs + 6 * ys - 8 * xs * ys
    lab = np.stack([light, 2 + 0 * xs, -3 + 4 * ys], axis=-1)
    return (lab + np.random.default_rng(4).normal(0, noise, lab.shape)).astype(np.float32)


def test_a_gradient_is_the_wall_itself():
    wall = fit_wall(sloped_wall(0.5))

    assert np.abs(wall.colour - sloped_wall(0)).max() < 0.6
    assert wall.sigma == pytest.approx(0.5 * np.sqrt(3), rel=0.2)
    assert wall.plain


def test_a_product_over_the_rim_does_not_bend_the_wall():
    lab = sloped_wall(0.5)
    lab[120:, 40:110] = (30, 40, 20)

    wall = fit_wall(lab)

    assert np.abs(wall.colour - sloped_wall(0)).max() < 1.5
    assert wall.plain
    assert wall.held < 0.95


def test_a_busy_rim_is_no_plain_wall():
    lab = np.random.default_rng(5).uniform(0, 60, (100, 100, 3)).astype(np.float32)

    assert not fit_wall(lab).plain
