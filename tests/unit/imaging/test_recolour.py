import numpy as np
import pytest

import scenes
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.prevailing import prevailing_colour
from cyclorama.imaging.recolour import covering, recoloured
from cyclorama.imaging.wall_light import wall_light

SIZE = (320, 256)
COLOURS = [(232, 226, 214), (70, 110, 140), (250, 250, 250)]


def swatch(colour, height=1, width=1):
    return np.full((height, width, 3), colour, np.uint8)


@pytest.fixture(scope="module")
def shoe():
    return scenes.draw("shoe", 3, SIZE)


def fixed(scene, background):
    light = wall_light(scene.picture, scene.alpha)
    return recoloured(scene.picture, scene.alpha, scene.picture, background, light)


@pytest.mark.parametrize("colour", COLOURS)
def test_the_wall_gets_exactly_the_colour(shoe, colour):
    made = fixed(shoe, swatch(colour))

    wall = made.pixels[shoe.alpha == 0]
    assert made.delta_e <= 0.5
    assert np.abs(np.median(wall, axis=0) - colour).max() <= 1


def test_the_subject_is_left_as_it_is(shoe):
    made = fixed(shoe, swatch(COLOURS[1]))

    inside = shoe.alpha >= 1
    assert np.array_equal(made.pixels[inside], shoe.picture[inside])


def test_the_shadow_stays(shoe):
    made = fixed(shoe, swatch(COLOURS[0])).pixels.astype(float).mean(axis=2)
    seen = np.flatnonzero((shoe.alpha > 0.5).any(axis=1))
    columns = np.flatnonzero((shoe.alpha > 0.5)[seen[-1] - 4])
    below = made[seen[-1] + 3, columns[0] : columns[-1]]

    assert below.mean() < np.median(made[shoe.alpha == 0]) - 4


def test_the_light_on_the_wall_is_evened(shoe):
    pixels = fixed(shoe, swatch(COLOURS[0])).pixels.astype(float).mean(axis=2)
    before = shoe.picture.astype(float).mean(axis=2)

    def unevenness(light):
        corners = [light[:40, :40], light[:40, -40:], light[-40:, :40], light[-40:, -40:]]
        return np.ptp([np.median(corner) for corner in corners])

    assert unevenness(pixels) < 0.4 * unevenness(before)


def test_a_picture_may_be_put_behind(shoe):
    scenery = np.random.default_rng(0).integers(0, 256, (*SIZE, 3), np.uint8)

    made = recoloured(shoe.picture, shoe.alpha, shoe.picture, scenery, None)

    behind = shoe.alpha == 0
    assert made.delta_e == pytest.approx(0, abs=0.01)
    assert np.abs(made.pixels[behind].astype(int) - scenery[behind]).max() <= 1


def test_without_a_wall_there_is_no_light_of_it(shoe):
    assert wall_light(shoe.picture, np.ones(SIZE, np.float32)) is None


def test_wood_is_told_from_a_studio_wall(shoe):
    wood = scenes.draw("tee on wood", 3, SIZE)

    assert wall_light(wood.picture, wood.alpha).textured
    assert not wall_light(shoe.picture, shoe.alpha).textured


@pytest.mark.parametrize("colour", COLOURS)
def test_a_swatch_prevails_with_its_own_colour(colour):
    assert tuple(prevailing_colour(swatch(colour, 40, 64))) == colour


def test_the_wall_prevails_over_what_stands_before_it(shoe):
    colour = prevailing_colour(shoe.picture)

    wall = np.median(shoe.picture[shoe.alpha == 0], axis=0)
    assert np.abs(colour - wall).max() < 20


def test_the_largest_part_of_a_motley_picture_prevails():
    motley = np.random.default_rng(1).integers(0, 256, (48, 64, 3), np.uint8)
    motley[:, :40] = (200, 40, 90)

    assert tuple(prevailing_colour(motley)) == (200, 40, 90)


@pytest.mark.parametrize("size", [(100, 30), (30, 100), (64, 48)])
def test_a_background_covers_any_size(size):
    assert covering(swatch((1, 2, 3), 48, 64), Size(*size)).shape == (size[1], size[0], 3)
