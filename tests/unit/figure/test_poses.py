"""The poses and shots of the catalogue, tried on every build."""

from math import dist

import pytest

from cyclorama.figure.appearance import Appearance, BodyBuild, Gender
from cyclorama.figure.camera import frame
from cyclorama.figure.path import between
from cyclorama.figure.pose import Hand, Pose
from cyclorama.figure.skeleton import Joint, Layer, Side
from cyclorama.figure.stand import stand
from cyclorama.imaging.view import View
from cyclorama.library.poses import load_poses
from cyclorama.library.shots import ModelShot, load_model_shots

POSES = load_poses()
PEOPLE = [Appearance(gender=gender, body_build=build) for gender in Gender for build in BodyBuild]
STEP = 0.62  # of a lifted foot behind: the floor seen from a little above rises by that

pose = pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
shot = pytest.mark.parametrize("shot", load_model_shots().values(), ids=lambda shot: shot.code)


@pose
@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: f"{p.gender}-{p.body_build}")
def test_pose_stands_on_both_feet_and_in_balance(pose: Pose, person: Appearance):
    skeleton = stand(person, pose)

    for side in Side:
        foot = max(skeleton[Joint(f"toe_{side}")].y, skeleton[Joint(f"heel_{side}")].y)
        assert -STEP < foot <= 1e-9
    feet = sorted(skeleton[Joint(f"{part}_{side}")].x for part in ("toe", "heel") for side in Side)
    assert feet[0] - 0.15 < skeleton[Joint.NECK].x < feet[-1] + 0.15
    assert 8.5 < -skeleton[Joint.CROWN].y < 9.1


@pose
@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: f"{p.gender}-{p.body_build}")
def test_hand_is_where_the_pose_says(pose: Pose, person: Appearance):
    skeleton = stand(person, pose)

    for side, arm in ((Side.LEFT, pose.left_arm), (Side.RIGHT, pose.right_arm)):
        wrist, hip = skeleton[Joint(f"wrist_{side}")], skeleton[Joint(f"hip_{side}")]
        out = 1 if side is Side.RIGHT else -1
        match arm.hand:
            case Hand.HIP | Hand.POCKET:
                waist = skeleton[Joint(f"waist_{side}")]
                assert waist.y < wrist.y < hip.y
                assert abs(out * wrist.x - out * between(waist, hip, 0.65).x) < 0.15
            case Hand.HAIR:
                head = skeleton[Joint.CROWN]
                assert dist(wrist, head) < 0.75
            case Hand.LOOSE:
                assert wrist.y > skeleton[Joint.ELBOW_LEFT].y or not arm.before


def test_only_an_arm_raised_over_the_chin_is_drawn_before_the_hair():
    hair = stand(PEOPLE[0], POSES["hand_in_hair"]).layers
    relaxed = stand(PEOPLE[0], POSES["relaxed"]).layers

    assert hair.index(Layer.ARM_RIGHT_BEFORE) > hair.index(Layer.HAIR_BEFORE)
    assert hair.index(Layer.ARM_LEFT_BEFORE) < hair.index(Layer.HAIR_BEFORE)
    assert relaxed.index(Layer.ARM_RIGHT_BEFORE) < relaxed.index(Layer.HAIR_BEFORE)
    assert sorted(hair) == sorted(relaxed) == sorted(Layer)


def test_there_are_enough_poses_and_shots():
    assert len(POSES) >= 14
    assert len(load_model_shots()) == 24


@shot
def test_back_shots_are_seen_from_behind_and_the_others_are_not(shot: ModelShot):
    assert all(pose.from_behind == (shot.view is View.BACK) for pose in shot.poses.values())


@shot
@pytest.mark.parametrize("size", [(800, 1000), (1000, 1000), (562, 1000), (1000, 428)])
def test_cropping_shows_what_it_promises_at_every_ratio(shot: ModelShot, size: tuple[int, int]):
    for gender, pose in shot.poses.items():
        skeleton = stand(Appearance(gender=gender), pose)
        camera = frame(shot.staging.cropping, skeleton, *size)
        if shot.staging.cropping.bottom <= 0:
            for side in Side:
                x, y = camera(skeleton[Joint(f"toe_{side}")])
                assert 0 <= x <= size[0]
                assert 0 <= y <= size[1]
        if shot.staging.cropping.top >= 9:
            x, y = camera(skeleton[Joint.CROWN])
            assert 0 <= x <= size[0]
            assert 0 <= y <= size[1]
