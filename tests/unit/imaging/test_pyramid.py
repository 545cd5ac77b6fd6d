import numpy as np
import pytest

from cyclorama.imaging.pyramid import pull_push


@pytest.mark.parametrize("shape", [(1, 1), (3, 50), (64, 64), (37, 91)])
def test_one_known_colour_fills_everything(shape):
    weight = np.zeros(shape, np.float32)
    weight[shape[0] // 2, shape[1] // 2] = 1
    colours = np.zeros((*shape, 3), np.float32)
    colours[weight == 1] = (10, 20, 30)

    filled = pull_push(colours, weight)

    np.testing.assert_allclose(filled, np.broadcast_to([10, 20, 30], filled.shape), rtol=1e-3)


def test_known_colours_stay_and_a_gap_is_bridged():
    weight = np.ones((32, 96), np.float32)
    weight[:, 32:64] = 0
    colours = np.repeat(np.linspace(0, 95, 96, dtype=np.float32)[None, :, None], 32, axis=0)

    filled = pull_push(colours, weight)

    np.testing.assert_allclose(filled[:, :28], colours[:, :28], atol=0.5)
    assert np.abs(filled[16, 32:64, 0] - colours[16, 32:64, 0]).max() < 12
