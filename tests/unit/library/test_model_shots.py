from cyclorama.figure.appearance import Gender
from cyclorama.library.poses import load_poses
from cyclorama.library.shots import ModelShot, ShotType, View, load_model_shots, load_shots

SHOTS = load_model_shots()


def test_there_are_twenty_four_from_front_and_back():
    assert len(SHOTS) == 24
    assert {shot.view for shot in SHOTS.values()} == set(View)
    assert {shot.shot_type for shot in SHOTS.values()} == {ShotType.VIRTUAL_MODEL}


def test_no_code_and_no_id_is_a_packshots_too():
    packshots = load_shots()

    assert not set(SHOTS) & set(packshots)
    assert not {shot.id for shot in SHOTS.values()} & {shot.id for shot in packshots.values()}


def test_a_shot_from_behind_has_poses_from_behind():
    for shot in SHOTS.values():
        assert {pose.from_behind for pose in shot.poses.values()} == {shot.view is View.BACK}


def test_women_and_men_each_have_shots_in_plenty():
    for gender in Gender:
        assert sum(gender in shot.poses for shot in SHOTS.values()) >= 18
    assert any(len(shot.poses) == 1 for shot in SHOTS.values())


def test_every_name_and_every_look_is_a_shots_own():
    assert len({shot.name for shot in SHOTS.values()}) == len(SHOTS)
    looks = {shot.model_dump_json(include={"poses", "staging"}) for shot in SHOTS.values()}
    assert len(looks) == len(SHOTS)
    assert all(shot.description.endswith(".") for shot in SHOTS.values())


def test_every_pose_of_the_catalogue_is_in_use():
    used = {pose for shot in SHOTS.values() for pose in shot.poses.values()}

    assert used == set(load_poses().values())


def test_a_pose_is_taken_by_name_and_kept_as_it_is():
    shot = SHOTS["MODEL-FULL-1"]

    again = ModelShot.model_validate_json(shot.model_dump_json())

    assert again == shot
    assert again.poses[Gender.FEMALE] == load_poses()["relaxed"]
