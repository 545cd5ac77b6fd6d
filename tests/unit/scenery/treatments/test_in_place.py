"""Photos that are worked on as they are."""

import numpy as np
import pytest
import skimage.data

from command_line import shirt_photo
from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import Brief, Treatment
from cyclorama.scenery.drawing import draw
from cyclorama.scenery.in_place import fitted
from cyclorama.scenery.task import Task

SIZE = Size(160, 120)


def thing(wall=225, colour=(40, 90, 160)):
    """A blue block before a plain wall."""
    photo = np.full((120, 160, 3), wall, np.uint8)
    photo[25:110, 55:105] = colour
    photo[25:110:6, 55:105] = np.array(colour) // 2
    return photo


def drawn(treatment, prompt="", *sources, size=SIZE):
    photos = sources or (thing(),)
    return draw(Task(Brief(treatment=treatment), prompt, photos, size))


def lightness(pixels):
    return float(pixels.astype(float).mean())


def test_a_photo_of_another_ratio_is_cropped_not_stretched():
    wide = np.zeros((100, 300, 3), np.uint8)
    wide[:, 100:200] = 255

    square = fitted(wide, Size(50, 50))

    assert square.shape == (50, 50, 3)
    assert (square > 250).all()


def test_words_of_light_change_all_of_the_photo():
    same = drawn(Treatment.RETOUCHED, "nothing that is known")

    assert np.array_equal(same.picture, thing())
    assert "as it was" in same.remarks[0]
    brighter, darker = (
        drawn(Treatment.RETOUCHED, f"{word}er").picture for word in ("bright", "dark")
    )
    assert lightness(brighter) > lightness(thing()) + 2 > lightness(darker) + 4


def test_black_and_white_has_no_colour():
    grey = drawn(Treatment.RETOUCHED, "black and white").picture.astype(int)

    assert np.ptp(grey, axis=2).max() <= 2


def test_a_wall_in_another_colour_leaves_the_subject_as_it_is():
    made = drawn(Treatment.RETOUCHED, "on a green background")

    picture = made.picture.astype(int)
    assert made.remarks == ()
    corner = picture[5:20, 5:20].reshape(-1, 3).mean(axis=0)
    assert corner[1] > corner[0] + 20
    assert np.abs(picture[40:100, 65:95] - thing()[40:100, 65:95]).max() <= 1


def test_the_subject_becomes_clearer_and_its_surroundings_stay():
    made = drawn(Treatment.ENHANCED)

    inside = np.s_[40:100, 65:95]
    assert made.picture[inside].std() > 1.1 * thing()[inside].std()
    assert np.array_equal(made.picture[:15], thing()[:15])


def test_another_thing_stands_where_the_first_one_stood():
    red = thing(colour=(190, 40, 40))

    made = drawn(Treatment.EXCHANGED, "", thing(), red)

    middle = made.picture[60:100, 70:90].reshape(-1, 3).mean(axis=0)
    assert middle[0] > middle[2] + 30
    assert np.abs(made.picture[:15].astype(int) - 225).max() <= 3


def test_without_a_picture_of_it_a_drawn_person_stands_in():
    made = drawn(Treatment.EXCHANGED)

    assert any("a drawn person stands in" in remark for remark in made.remarks)
    assert made.subject is not None


@pytest.mark.parametrize("treatment", [Treatment.ENHANCED, Treatment.EXCHANGED])
def test_where_no_subject_is_found_it_is_said(treatment):
    noise = np.random.default_rng(0).integers(0, 255, (48, 64, 3), np.uint8)

    assert "with confidence" in " ".join(drawn(treatment, "", noise, size=Size(64, 48)).remarks)


def test_a_garment_is_worn_below_the_photos_own_head():
    person = skimage.data.astronaut()[::2, ::2]
    shirt = np.asarray(shirt_photo().convert("RGB"))[::4, ::4]

    made = drawn(Treatment.TRIED_ON, "a woman", person, shirt, size=Size(256, 256))

    before, after = person.astype(int), made.picture.astype(int)
    assert made.remarks == ()
    face = np.s_[40:75, 100:125]
    assert np.abs(before[face] - after[face]).mean() < 6
    chest = after[130:160, 100:130].reshape(-1, 3).mean(axis=0)
    assert chest[2] > chest[0] - 5  # blue cloth in place of an orange suit
