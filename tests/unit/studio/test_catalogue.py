"""What ships of a studio's own things."""

from uuid import UUID

import pytest

from cyclorama.figure.appearance import Gender
from cyclorama.library.poses import load_poses
from cyclorama.library.talents import load_talents
from cyclorama.studio.bodies import (
    BODIES,
    GenerationModel,
    Kind,
    PosePreset,
    ResolutionPreset,
    ShotType,
    Style,
    Subject,
)
from cyclorama.studio.catalogue import shipped
from cyclorama.studio.stances import FRAMINGS, VIEWS, pose_named_in, stance, stances


def test_every_talent_is_a_subject():
    subjects = shipped(Subject)

    assert [one.id for one in subjects] == [str(one.id) for one in load_talents() if one.active]
    assert subjects[0].body.appearance == load_talents()[0].appearance
    assert subjects[0].slug == "zuri"
    assert subjects[0].is_system


@pytest.mark.parametrize("body", [ShotType, PosePreset, ResolutionPreset, Style, GenerationModel])
def test_what_ships_has_ids_of_its_own(body):
    items = shipped(body)

    assert items
    assert all(str(UUID(one.id)) == one.id for one in items)


def test_shot_types_are_views_and_framings_that_figures_can_be_set_in():
    for one in shipped(ShotType):
        assert one.body.view_angle in VIEWS
        assert one.body.framing in FRAMINGS
        assert one.slug == f"{one.body.view_angle}_{one.body.framing}"
    assert len(shipped(ShotType)) == 16


def test_pose_presets_name_poses_and_shot_types_that_there_are():
    shot_types = {one.id for one in shipped(ShotType)}

    for one in shipped(PosePreset):
        assert one.body.pose in load_poses()
        assert one.body.shot_type_id in shot_types
    assert {one.body.pose for one in shipped(PosePreset)} == set(load_poses())


@pytest.mark.parametrize("gender", list(Gender))
@pytest.mark.parametrize("view", VIEWS)
def test_there_is_a_stance_for_every_view_and_framing(view, gender):
    for framing in FRAMINGS:
        found = stances(view, framing, gender)

        assert len(found) >= 2
        assert {one.pose.from_behind for one in found} == {view == "back"}
        assert {one.cropping for one in found} == {stance("relaxed", framing).cropping}


def test_what_a_shot_type_says_that_is_not_known_counts_as_full_length_from_the_front():
    assert stances("above", "ankles", Gender.MALE) == stances("front", "full_body", Gender.MALE)


@pytest.mark.parametrize(
    ("words", "pose"),
    [
        ("Standing with one hand on the hip", "hand_on_hip"),
        ("Back, a hand on her hip", "back_hand_on_hip"),
        ("HANDS IN POCKETS", "hands_in_pockets"),
        ("relaxed", "relaxed"),
        ("jumping", None),
        ("", None),
    ],
)
def test_a_pose_is_made_out_from_words(words, pose):
    assert pose_named_in(words) == pose


def test_each_kind_has_a_body():
    assert set(BODIES) == set(Kind)
