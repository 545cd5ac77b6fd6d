import numpy as np

from cyclorama.scenery.mending import mended


def bottle(height=200, width=60):
    """A thing as wide as its layer, but for its neck; the photo's colours are under all of it."""
    layer = np.full((height, width, 4), (220, 215, 210, 255), np.uint8)
    layer[:50, :20, 3] = layer[:50, 40:, 3] = 0
    return layer


def test_a_band_that_is_missing_comes_back():
    lost = bottle()
    bow = np.round(6 * np.sin(np.linspace(0, np.pi, 60))).astype(int)  # as a round label ends
    for column in range(60):
        lost[100 + bow[column] : 150 + bow[column], column, 3] = 0
    lost[120:126, 20:40, 3] = 255  # dark print on it was kept

    layer = mended(lost)

    assert np.array_equal(layer[60:], bottle()[60:])


def test_a_whole_thing_stays_as_it_is():
    assert np.array_equal(mended(bottle()), bottle())


def test_two_things_over_each_other_stay_two():
    pair = bottle()
    pair[90:110, :, 3] = 0
    pair[110:150, :20, 3] = pair[110:150, 40:, 3] = 0  # the lower one begins with its neck

    assert np.array_equal(mended(pair), pair)


def test_a_thing_that_tapers_is_not_made_wider():
    waist = np.full((200, 60, 4), 255, np.uint8)
    for row in range(200):
        inset = round(22 * np.sin(np.pi * row / 200))
        waist[row, :inset, 3] = waist[row, 60 - inset :, 3] = 0

    assert np.array_equal(mended(waist), waist)


def test_nothing_is_no_trouble():
    empty = np.zeros((5, 5, 4), np.uint8)

    assert np.array_equal(mended(empty), empty)
