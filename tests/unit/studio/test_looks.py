"""What a subject is drawn as."""

import pytest

from cyclorama.figure.appearance import AgeGroup, BodyBuild, Gender, HairStyle
from cyclorama.studio.looks import appearance_of

ID = "00000000-0000-4000-8000-000000000000"


def looks(item_id=ID, **said):
    values = {"gender": None, "age_class": None, "body_type": None, "words": ""}
    return appearance_of(item_id, **{**values, **said})


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ({"gender": "Male"}, "gender", Gender.MALE),
        ({"gender": "FEMALE"}, "gender", Gender.FEMALE),
        ({"words": "a young woman"}, "gender", Gender.FEMALE),
        ({"age_class": "Kid"}, "age_group", AgeGroup.TEEN),
        ({"age_class": "Middle Age"}, "age_group", AgeGroup.MATURE),
        ({"age_class": "MIDDLE_AGE"}, "age_group", AgeGroup.MATURE),
        ({"age_class": "Elder"}, "age_group", AgeGroup.SENIOR),
        ({"age_class": "whatever"}, "age_group", AgeGroup.ADULT),
        ({"body_type": "plus-size"}, "body_build", BodyBuild.PLUS),
        ({"words": "curly red hair"}, "hair", HairStyle.CURLY),
        ({"words": "Long blonde hair"}, "hair", HairStyle.LONG),
        ({"words": "Long blonde hair"}, "hair_colour", "#D9B777"),
        ({"words": "White beard"}, "hair_colour", "#E6E3DE"),
        ({"age_class": "Elder"}, "hair_colour", "#A9A6A2"),
        ({"words": "Southeast Asian"}, "skin", "#D7AD85"),
        ({"words": "East Asian"}, "skin", "#EBCBAE"),
        ({"gender": "Male", "words": "with a beard"}, "beard", True),
        ({"gender": "Female", "words": "with a beard"}, "beard", False),
        ({"words": "wears glasses"}, "glasses", True),
    ],
)
def test_words_say_what_a_subject_looks_like(said, field, value):
    assert getattr(looks(**said), field) == value


def test_the_same_subject_always_looks_the_same_and_others_look_otherwise():
    ids = [f"{number:08x}-0000-4000-8000-{number * 7919:012x}" for number in range(40)]

    assert [looks(one) for one in ids] == [looks(one) for one in ids]
    assert len({looks(one) for one in ids}) > 5
