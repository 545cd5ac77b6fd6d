import cv2
import numpy as np

from cyclorama.imaging.holes import holes_in
from cyclorama.imaging.mask import Mask
from cyclorama.imaging.study import study

WALL, CLOTH = (214, 214, 212), (150, 90, 60)


def ring(opening: tuple[int, int, int]) -> tuple[np.ndarray, Mask]:
    """A ring on a wall with `opening` as the colour within; and its filled outline."""
    picture = np.full((512, 512, 3), WALL, np.uint8)
    cv2.circle(picture, (256, 256), 150, CLOTH, -1, cv2.LINE_AA)
    cv2.circle(picture, (256, 256), 70, opening, -1, cv2.LINE_AA)
    noise = np.random.default_rng(3).normal(0, 1.5, picture.shape)
    noisy = np.clip(picture + noise, 0, 255).astype(np.uint8)
    ys, xs = np.mgrid[0:512, 0:512]
    return noisy, np.hypot(xs - 256, ys - 256) <= 150


def test_the_wall_within_a_ring_is_a_hole():
    picture, outline = ring(WALL)

    holes = holes_in(study(picture), outline)

    assert holes[256, 256]
    assert holes.sum() == np.clip(holes.sum(), 0.93 * np.pi * 70**2, 1.07 * np.pi * 70**2)


def test_the_wall_in_the_shade_is_a_hole_too():
    picture, outline = ring((190, 190, 188))

    assert holes_in(study(picture), outline)[256, 256]


def test_a_patch_of_another_colour_is_no_hole():
    picture, outline = ring((60, 120, 60))

    assert not holes_in(study(picture), outline).any()


def test_a_product_like_its_wall_gets_no_hole():
    picture = np.full((512, 512, 3), WALL, np.uint8)
    cv2.circle(picture, (256, 256), 150, (226, 226, 225), -1, cv2.LINE_AA)
    ys, xs = np.mgrid[0:512, 0:512]

    assert not holes_in(study(picture), np.hypot(xs - 256, ys - 256) <= 150).any()
