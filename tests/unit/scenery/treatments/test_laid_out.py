"""The treatments that lay a picture out around its subject: cards, posters, screens, plinths."""

from functools import cache

import numpy as np
import pytest
from skimage import data

from cyclorama.imaging.canvas import Ratio, Size, fit_size
from cyclorama.imaging.specimen import draw_specimen
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.scenery.brief import Brief, SetName, Treatment
from cyclorama.scenery.drawing import draw
from cyclorama.scenery.layer import laid
from cyclorama.scenery.subject import find_subject
from cyclorama.scenery.task import Task

LAID_OUT = [
    Treatment.TRADING_CARD,
    Treatment.COMPANY_CARD,
    Treatment.POSTER,
    Treatment.PROFILE,
    Treatment.BILLBOARD,
    Treatment.PHONE,
    Treatment.TELEVISION,
    Treatment.FRAME_ESCAPE,
    Treatment.PRODUCT_STAGE,
    Treatment.PRODUCT_BUBBLES,
    Treatment.EXPLODED_LAYERS,
]
WORDED = [
    one
    for one in LAID_OUT
    if one not in (Treatment.TELEVISION, Treatment.PRODUCT_BUBBLES)  # they have no words
]


@cache
def astronaut():
    """Cut out once: finding her takes longer than all the rest."""
    return find_subject(data.astronaut()).rgba


@cache
def bottle():
    return draw_specimen(SpecimenKind.BOTTLE, 160)


def drawn(treatment, source, size, **brief):
    brief = {"set": SetName.STUDIO, "treatment": treatment} | brief
    return draw(Task(Brief(**brief), "", (source(),), size))


@pytest.mark.parametrize("ratio", [Ratio.R16X9, Ratio.R9X16])
@pytest.mark.parametrize("source", [astronaut, bottle])
@pytest.mark.parametrize("treatment", LAID_OUT)
def test_each_fills_its_frame_and_hands_its_layers_over(treatment, source, ratio):
    size = fit_size(ratio, 160)

    made = drawn(treatment, source, size, team="brazil", texts=("Zoë", "World 2026"))

    assert made.picture.shape == (size.height, size.width, 3)
    assert made.picture.std() > 12
    assert made.remarks == ()
    again = laid(made.backdrop, made.subject, 0, 0)
    assert np.abs(again.astype(int) - made.picture).mean() < 4  # but for the grain of print
    assert 0.02 < (made.subject[..., 3] > 128).mean() < 0.8


@pytest.mark.parametrize("treatment", LAID_OUT)
def test_the_subject_is_seen(treatment):
    """A green thing leaves green in the picture, where a red one leaves none."""
    size = Size(160, 120)
    disc = np.zeros((90, 90, 4), np.uint8)
    ys, xs = np.mgrid[0:90, 0:90]
    disc[np.hypot(xs - 45, ys - 45) < 43] = (250, 20, 20, 255)
    green = disc[..., [1, 0, 2, 3]].copy()

    pictures = [
        drawn(treatment, lambda one=one: one, size, colours=("#224488", "#8899aa", "#ddbb33"))
        for one in (disc, green)
    ]

    apart = np.abs(pictures[0].picture.astype(int) - pictures[1].picture).max(axis=2)
    assert (apart > 60).mean() > 0.02


@pytest.mark.parametrize("treatment", WORDED)
def test_words_are_lettered_and_what_cannot_be_is_told(treatment):
    size = Size(192, 160)

    one = drawn(treatment, bottle, size, texts=("Amélie", "Paris"))
    other = drawn(treatment, bottle, size, texts=("李雷", "北京 😀"))

    assert (one.picture != other.picture).any()
    assert one.remarks == ()
    assert "😀" in other.remarks[0]


@pytest.mark.parametrize("treatment", LAID_OUT)
def test_the_same_order_draws_the_same(treatment):
    first, second = (drawn(treatment, bottle, Size(96, 96), variant=3) for _ in range(2))

    assert np.array_equal(first.picture, second.picture)


@pytest.mark.parametrize("treatment", LAID_OUT)
@pytest.mark.parametrize("size", [Size(512, 64), Size(64, 512)])
def test_narrow_frames_are_no_trouble(treatment, size):
    made = drawn(treatment, bottle, size, texts=("A name that is rather long for it",))

    assert made.picture.shape == (size.height, size.width, 3)


def test_a_photo_without_a_subject_is_printed_and_that_is_told():
    def wall():
        return np.full((60, 80, 3), 200, np.uint8)

    made = drawn(Treatment.TRADING_CARD, wall, Size(90, 120))

    assert "print" in made.remarks[0]


def test_a_flat_card_is_another_than_one_in_relief():
    flat = drawn(Treatment.COMPANY_CARD, astronaut, Size(120, 120), design="2D")
    deep = drawn(Treatment.COMPANY_CARD, astronaut, Size(120, 120), design="3D")

    assert np.abs(flat.picture.astype(int) - deep.picture).mean() > 20


def test_a_phone_has_a_person_beside_it_where_the_last_picture_shows_one():
    size = Size(160, 90)
    brief = Brief(set=SetName.STUDIO, treatment=Treatment.PHONE)

    alone = draw(Task(brief, "", (bottle(), bottle()), size))
    beside = draw(Task(brief, "", (bottle(), astronaut()), size))

    left = (slice(None), slice(0, 50))
    assert not (alone.subject[left][..., 3] > 128).any()
    assert (beside.subject[left][..., 3] > 128).any()


def test_siblings_of_a_product_stand_beside_it():
    size = Size(160, 90)
    brief = Brief(set=SetName.STUDIO, treatment=Treatment.PRODUCT_STAGE)

    one = draw(Task(brief, "", (bottle(),), size))
    three = draw(Task(brief, "", (bottle(),) * 3, size))

    changed = np.abs(one.picture.astype(int) - three.picture).max(axis=2) > 20
    assert changed[:, :60].any()
    assert changed[:, 100:].any()


@pytest.mark.parametrize("treatment", [Treatment.TRADING_CARD, Treatment.FRAME_ESCAPE])
def test_a_costume_is_worn(treatment):
    size = Size(160, 120)

    own = drawn(treatment, astronaut, size)
    jersey = drawn(treatment, astronaut, size, costume="jersey", team="brazil")

    assert np.abs(own.subject.astype(int) - jersey.subject).mean() > 4


def test_a_costume_that_nobody_can_wear_is_told():
    made = drawn(Treatment.POSTER, lambda: np.full((60, 80, 3), 200, np.uint8), Size(120, 90),
                 costume="jersey")  # fmt: skip

    assert "costume" in made.remarks[0]
