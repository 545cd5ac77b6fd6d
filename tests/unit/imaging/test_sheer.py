import numpy as np
import pytest

import scenes
from cyclorama.imaging.sheer import sheer_share
from cyclorama.imaging.study import study

WALL = np.array([236.0, 232.0, 226.0])
BEHIND = 0.85 * WALL  # the wall in the product's shadow
CLOTH = np.array([38.0, 48.0, 86.0])
WHITE = np.array([238.0, 238.0, 238.0])
BLACK = np.array([30.0, 29.0, 32.0])


def skirt(cover: np.ndarray, behind: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A block on a wall, `cover` of its cloth in the lower half; the picture and its mask."""
    rng = np.random.default_rng(4)
    mask = np.zeros((512, 400), bool)
    mask[60:450, 90:310] = True
    share = np.where(np.arange(512)[:, None] > 260, cover, 1.0)[:, :, None]
    paint = share * CLOTH + (1 - share) * behind
    picture = np.where(mask[:, :, None], paint, WALL) + rng.normal(0, 2, (512, 400, 3))
    return np.clip(np.round(picture), 0, 255).astype(np.uint8), mask


def grid() -> tuple[np.ndarray, np.ndarray]:
    ys, xs = np.mgrid[0:512, 0:400].astype(float)
    return ys, xs


def threads() -> np.ndarray:
    ys, xs = grid()
    return 0.45 + 0.35 * np.abs(np.sin(xs / 2.7) * np.sin(ys / 2.7))


def stripes() -> np.ndarray:
    return (np.sin(grid()[0] / 2) > 0).astype(float)


def on_the_chest() -> np.ndarray:
    ys, xs = grid()
    here = (ys > 300) & (ys < 400) & (xs > 150) & (xs < 250)
    return np.where(here, threads(), 1.0)


def test_lace_is_told_from_its_share_of_the_product():
    picture, mask = skirt(threads(), BEHIND)

    assert 0.35 < sheer_share(study(picture), mask) < 0.55


@pytest.mark.parametrize(
    ("cover", "behind"),
    [
        pytest.param(np.ones((512, 400)), BEHIND, id="solid"),
        pytest.param(threads(), np.array([60.0, 140.0, 90.0]), id="yarn of another colour"),
        pytest.param(threads(), BLACK, id="dark yarn: folds do the same"),
        pytest.param(stripes(), WHITE, id="white stripes"),
        pytest.param(on_the_chest(), BEHIND, id="a print on the chest"),
    ],
)
def test_a_print_is_no_lace(cover, behind):
    picture, mask = skirt(cover, behind)

    assert sheer_share(study(picture), mask) < 0.005


def test_what_lies_behind_is_not_guessed_where_the_wall_is_not_plain():
    scene = scenes.draw("tee on wood", 3, (512, 410))

    assert sheer_share(study(scene.picture), scene.alpha > 0.5) == 0
