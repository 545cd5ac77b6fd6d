from collections import Counter
from itertools import product

import pytest

from cyclorama.figure.appearance import AgeGroup, BodyBuild, Gender
from cyclorama.library.talents import load_talents

TALENTS = load_talents()


def test_gender_age_and_build_are_crossed_in_full():
    there = Counter((one.gender, one.age_group, one.body_build) for one in TALENTS)

    assert there == Counter(product(Gender, AgeGroup, BodyBuild))


@pytest.mark.parametrize("trait", ["gender", "body_build", "age_group"])
def test_every_ethnicity_is_spread_evenly_over_the_other_traits(trait):
    there = Counter((one.ethnicity, getattr(one, trait)) for one in TALENTS)

    values = {getattr(one, trait) for one in TALENTS}
    assert len(there) == len({one.ethnicity for one in TALENTS}) * len(values)
    assert max(there.values()) - min(there.values()) <= 1


def test_names_descriptions_and_looks_are_each_ones_own():
    for what in (
        {one.name for one in TALENTS},
        {one.description for one in TALENTS},
        {one.id for one in TALENTS},
        {one.appearance for one in TALENTS},
    ):
        assert len(what) == len(TALENTS)


def test_every_description_is_a_sentence():
    for talent in TALENTS:
        assert talent.description.endswith(".")
        assert talent.description[0].isupper()


def test_age_shows_in_the_hair():
    grey = {"#5E5A56", "#A9A6A2", "#D2D0CC", "#E6E3DE"}
    covered = {"headscarf", "shaved"}

    for talent in TALENTS:
        look = talent.appearance
        if look.age_group is AgeGroup.SENIOR:
            assert look.hair_colour in grey or look.hair in covered
        if look.age_group in (AgeGroup.TEEN, AgeGroup.YOUNG_ADULT):
            assert look.hair_colour not in grey
            assert not look.beard or look.age_group is not AgeGroup.TEEN
