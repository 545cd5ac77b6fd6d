import numpy as np
import pytest

from cyclorama.scenery.slices import slices


def tower(colours, width=60, storey=24):
    thing = np.zeros((storey * len(colours), width, 4), np.uint8)
    for index, colour in enumerate(colours):
        thing[index * storey : (index + 1) * storey] = (*colour, 255)
    return thing


def test_a_thing_is_cut_where_its_colours_change():
    thing = tower([(200, 160, 60), (60, 160, 40), (90, 50, 30), (210, 170, 70), (40, 40, 160)])

    found = slices(thing)

    assert len(found) == 5
    for index, one in enumerate(found):
        assert abs(one.top - 24 * index) <= 2


@pytest.mark.parametrize("colour", [(120, 120, 120), (0, 0, 0)])
def test_what_is_all_of_a_piece_is_cut_all_the_same(colour):
    assert len(slices(tower([colour] * 5))) == 4


def test_the_layers_make_the_whole_again():
    thing = tower([(200, 160, 60), (60, 160, 40), (90, 50, 30), (210, 170, 70)])

    alpha = np.zeros(thing.shape[:2], int)
    for one in slices(thing):
        alpha[one.top : one.top + one.rgba.shape[0]] += one.rgba[..., 3]

    assert np.abs(alpha - 255).max() <= 3
