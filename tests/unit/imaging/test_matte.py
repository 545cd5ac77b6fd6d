import cv2
import numpy as np
import pymatting
import pytest
import scipy.sparse

from cyclorama.imaging import matte
from cyclorama.imaging.foreground import foreground_of
from cyclorama.imaging.matte import CRISP_BAND, crisp_alpha, enlarged, trimap


def test_a_strap_thinner_than_the_band_keeps_sure_pixels():
    mask = np.zeros((100, 100), dtype=bool)
    mask[10:90, 48:52] = True

    sure = trimap(mask, CRISP_BAND.at(2048)) == 1

    assert sure[20:80].any(axis=1).all()


def test_enlarging_keeps_the_area_and_a_smooth_outline():
    ys, xs = np.mgrid[0:128, 0:128]
    disc = np.hypot(xs - 63.5, ys - 63.5) < 40

    large = enlarged(disc, 512, 512)

    assert abs(large.sum() / (np.pi * 160**2) - 1) < 0.02
    outline, _ = cv2.findContours(large.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    away = np.hypot(*(outline[0][:, 0].T - 255.5))
    assert away.max() - away.min() < 6


def test_a_mask_that_is_everything_or_nothing_stays_so():
    picture = np.full((40, 60, 3), 99, np.uint8)

    assert (crisp_alpha(picture, np.ones((20, 30), dtype=bool)) == 1).all()
    assert (crisp_alpha(picture, np.zeros((20, 30), dtype=bool)) == 0).all()


def test_foreground_is_the_product_alone_also_above_2k():
    height, width = 120, 2600
    alpha = np.zeros((height, width), np.float32)
    alpha[30:90, 200:2400] = 1
    alpha = cv2.GaussianBlur(alpha, (0, 0), 3)
    product, wall = np.array([30, 60, 160.0]), np.array([220, 220, 220.0])
    picture = alpha[:, :, None] * product + (1 - alpha[:, :, None]) * wall

    foreground = foreground_of(np.round(picture).astype(np.uint8), alpha)

    edge = (alpha > 0.2) & (alpha < 1)
    assert np.abs(foreground[edge] - product).mean() < 8


def test_a_matrix_that_fills_its_factor_is_factored_more_coarsely():
    """As one of fine stripes did in a photo of a jumper."""
    random = np.random.default_rng(1)
    size = 1500
    tangle = scipy.sparse.csr_matrix(
        (
            np.ones(4 * size),
            (np.tile(np.arange(size), 4), random.integers(0, size, 4 * size)),
        ),
        (size, size),
    )
    tangle = tangle + tangle.T
    laplacian = scipy.sparse.diags(np.ravel(tangle.sum(axis=1)) + 0.01) - tangle
    matrix = scipy.sparse.csc_matrix(laplacian)
    with pytest.raises(ValueError, match="max_nnz"):
        pymatting.ichol(matrix, max_nnz=4 * matrix.nnz)
    right = random.standard_normal(size)

    solved = pymatting.cg(matrix, right, M=matte._factor(matrix), rtol=1e-8, maxiter=2000)

    assert np.allclose(matrix @ solved, right, atol=1e-4)
