"""What a request says is read as the parts of pictures."""

from datetime import UTC, datetime

import pytest
from fastapi.exceptions import RequestValidationError

from cyclorama.dialects.sartiq.generations.bodies import GenerationCreate
from cyclorama.dialects.sartiq.generations.found import Found
from cyclorama.dialects.sartiq.generations.parts import person_in, pose_in, seen_in, size_of
from cyclorama.dialects.sartiq.generations.prompt import prompt_of, spoken_look
from cyclorama.dialects.sartiq.shot_words import read_shot
from cyclorama.figure.appearance import AgeGroup, Appearance, Gender, HairStyle
from cyclorama.library.library import Library, Stock, load_catalogue
from cyclorama.studio.bodies import Body, GenerationModel, PosePreset, Product, ShotType, Subject
from cyclorama.studio.item import StudioItem

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LOOK = Appearance(gender=Gender.MALE, age_group=AgeGroup.ADULT, hair=HairStyle.CURLY, beard=True)
EMPTY = Found(weights={})


def item(body: Body) -> StudioItem[Body]:
    return StudioItem(id="1", slug="one", body=body, created_at=NOW, updated_at=NOW)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(load_catalogue(), Stock.of())


@pytest.mark.parametrize(
    ("labels", "seen"),
    [
        ((), ("front", "full_body")),
        (("side_upper_body",), ("side", "upper_body")),
        (("Back view, lower three quarters",), ("back", "lower_three_quarters")),
        ((None, "upper-three-quarters"), ("front", "upper_three_quarters")),
        (("back", "side_detail"), ("back", "detail")),
        (("backpack, full bodywork",), ("front", "full_body")),
    ],
)
def test_the_first_label_that_says_it_counts(labels, seen):
    assert read_shot(*labels) == seen


def test_a_shot_type_of_the_library_goes_before_words():
    found = Found(
        weights={}, shot_type=item(ShotType(name="X", framing="detail", view_angle="back"))
    )
    assert seen_in(GenerationCreate(shot_type="front_full_body"), found) == ("back", "detail")


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({}, (1024, 1024)),
        ({"width": 512}, (512, 512)),
        ({"height": 640}, (640, 640)),
        ({"width": 512, "height": 640}, (512, 640)),
    ],
)
def test_one_side_stands_for_both(asked, size):
    assert size_of(GenerationCreate(**asked), EMPTY) == size


@pytest.mark.parametrize(
    ("limits", "fits"),
    [
        ({"max_output_width": 1000}, False),
        ({"max_output_height": 1000}, False),
        ({"max_size_pixels": 1_000_000}, False),
        ({"max_output_width": 1024, "max_size_pixels": 1_100_000}, True),
    ],
)
def test_a_model_has_limits(limits, fits: bool):
    found = Found(weights={}, model=item(GenerationModel(name="M", provider="x", **limits)))
    if fits:
        assert size_of(GenerationCreate(), found) == (1024, 1024)
    else:
        with pytest.raises(RequestValidationError):
            size_of(GenerationCreate(), found)


def test_a_pose_is_named_by_words_or_by_a_preset():
    preset = item(PosePreset(name="P", shot_type_id="1", pose="relaxed"))
    found = Found(weights={}, pose=preset)

    assert pose_in(GenerationCreate(pose="Hand on hip"), found) == "hand_on_hip"
    assert pose_in(GenerationCreate(pose="flying"), found) == "relaxed"
    assert pose_in(GenerationCreate(pose="flying"), EMPTY) is None


def test_who_is_described_is_found_in_the_library(library: Library):
    def person(**asked: str) -> Appearance | None:
        return person_in(GenerationCreate(**asked), EMPTY, library, 3)

    assert person() is None
    woman = person(subject_gender="Female")
    assert woman is not None
    assert woman.gender is Gender.FEMALE
    curly = person(subject_description="a man with curly hair", subject_gender="male")
    assert curly is not None
    assert (curly.gender, curly.hair) == (Gender.MALE, HairStyle.CURLY)
    assert person(subject_description="qwxyz") is not None
    subject = Found(weights={}, subject=item(Subject(name="S", appearance=LOOK)))
    assert person_in(GenerationCreate(subject_gender="female"), subject, library, 3) == LOOK


def test_what_the_library_knows_is_said_where_the_request_says_nothing():
    found = Found(
        weights={},
        subject=item(Subject(name="S", appearance=LOOK)),
        product=item(Product(name="Jug", description="a blue jug")),
        product2=item(Product(name="Tray")),
        pose=item(PosePreset(name="P", shot_type_id="1", prompt="leaning")),
    )
    assert prompt_of(GenerationCreate(), found) == (
        "An adult man with curly hair and a beard, with a blue jug and Tray. Pose: leaning."
    )
    own = GenerationCreate(subject_description="my man", pose="sitting", product_description="it")
    assert prompt_of(own, found) == "My man, with it and Tray. Pose: sitting."


def test_a_look_is_spoken():
    assert spoken_look(Appearance(gender=Gender.FEMALE, age_group=AgeGroup.TEEN, glasses=True)) == (
        "a teen woman with short hair and glasses"
    )
