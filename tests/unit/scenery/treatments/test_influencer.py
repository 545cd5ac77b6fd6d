"""Drawn people with the goods that photos show."""

import numpy as np
import pytest
from skimage import data

from cyclorama.figure.appearance import Gender
from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.photo import photograph
from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import Brief, SetName, Treatment
from cyclorama.scenery.drawing import draw
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.treatments.influencer import people_of


def drawn(*sources, words: str = "a woman", **brief) -> Drawn:
    asked = Brief(set=SetName.MALL, treatment=Treatment.INFLUENCER, **brief)
    return draw(Task(asked, words, sources, Size(320, 180)))


@pytest.fixture(scope="module")
def jumper():
    return photograph(Item.JUMPER, 400)


def test_a_garment_is_worn_in_its_own_colours(jumper):
    made = drawn(jumper)

    inside = made.subject[..., 3] > 200
    navy = np.abs(made.picture.astype(int) - (40, 45, 90)).max(axis=2) < 60
    assert made.picture.shape == (180, 320, 3)
    assert (navy & inside).sum() > 0.05 * inside.sum()
    assert made.remarks == ()


def test_a_woman_and_a_man_wear_it_where_both_are_wanted(jumper):
    alone, both = drawn(jumper), drawn(jumper, words="of the wanted gender (Male and Female)")

    assert (both.subject[..., 3] > 128).sum() > 1.5 * (alone.subject[..., 3] > 128).sum()


def test_what_cannot_be_worn_stands_beside_who_shows_it():
    made = drawn(data.coffee()[::3, ::3])

    red = (made.backdrop[..., 0] > 110) & (made.backdrop[..., 1:].max(axis=2) < 60)
    assert red[:, 180:].sum() > 300
    assert (made.subject[:, :60, 3] > 128).sum() < (made.subject[:, 60:160, 3] > 128).sum()


def test_the_name_of_the_product_is_above_the_head(jumper):
    plain, titled = drawn(jumper), drawn(jumper, texts=("Winter",))

    heads = [np.flatnonzero((one.subject[..., 3] > 128).any(axis=1))[0] for one in (plain, titled)]
    assert heads[1] > heads[0] + 10


@pytest.mark.parametrize(
    ("words", "genders"),
    [
        ("worn by Male and Female", [Gender.FEMALE, Gender.MALE]),
        ("women and men at the beach", [Gender.FEMALE, Gender.MALE]),
        ("the wanted gender (Male)", [Gender.MALE]),
        ("a woman, or another of the wanted gender (Female)", [Gender.FEMALE]),
        ("a man in the street", [Gender.MALE]),
    ],
)
def test_words_say_who_is_seen(words, genders):
    assert [who.gender for who in people_of(words, 1)] == genders
