import numpy as np

from cyclorama.imaging.backdrop import draw_backdrop
from cyclorama.imaging.composition import Plain, Sweep
from cyclorama.imaging.linear import colour_to_linear


def test_plain_is_the_colour_exactly_everywhere():
    band = draw_backdrop(Plain(colour="#123456"), 30, 20, foot=15).band(5, 12)

    assert band.shape == (7, 30, 3)
    assert (band == colour_to_linear("#123456")).all()


def test_bands_join_into_the_whole():
    drawn = draw_backdrop(Sweep(vignette=0.2), 41, 60, foot=50)

    whole = drawn.band(0, 60)

    assert np.array_equal(np.vstack([drawn.band(0, 17), drawn.band(17, 60)]), whole)


def test_sweep_runs_from_wall_to_floor_and_bends_above_the_foot():
    sweep = Sweep(wall="#FFFFFF", floor="#808080", rise=0.2, softness=0.03, vignette=0)

    light = draw_backdrop(sweep, 8, 1000, foot=700).band(0, 1000)[:, 0, 0]

    middle = (light[0] + light[-1]) / 2
    assert (np.diff(light) <= 0).all()
    assert abs(int(np.argmax(light < middle)) - 500) <= 1
    assert light[0] > 0.999
    assert light[-1] - colour_to_linear("#808080")[0] < 0.001


def test_foot_of_the_product_stands_on_the_floor_however_low_the_bend():
    sweep = Sweep(wall="#FFFFFF", floor="#808080", vignette=0)

    for foot in (300, 600, 1000):
        light = draw_backdrop(sweep, 8, 1000, foot).band(0, 1000)[:, 0, 0]
        assert light[foot - 1] - colour_to_linear("#808080")[0] < 0.03


def test_vignette_darkens_the_corners_by_its_part_and_leaves_the_middle():
    drawn = draw_backdrop(Plain(colour="#FFFFFF", vignette=0.2), 401, 301, foot=200)

    band = drawn.band(0, 301)

    assert abs(float(band[0, 0, 0]) - 0.8) < 0.005
    assert band[150, 200, 0] > 0.9999
