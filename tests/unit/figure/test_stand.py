from itertools import pairwise
from math import dist

import pytest

from cyclorama.figure import proportions
from cyclorama.figure.appearance import AgeGroup, Appearance, BodyBuild, Gender
from cyclorama.figure.pose import Arm, Hand, Leg, Pose
from cyclorama.figure.skeleton import Joint, Layer, Side, Skeleton
from cyclorama.figure.stand import stand

WOMAN = Appearance(gender=Gender.FEMALE)
STRAIGHT = Leg(thigh=0, shin=0)
BY_GIRTH = [build for build in BodyBuild if build is not BodyBuild.ATHLETIC]
WALK = Pose(
    shoulders=3, hips=-4, left_leg=Leg(thigh=-2, shin=0), right_leg=Leg(thigh=9, shin_reach=0.8)
)


def breadth(skeleton: Skeleton, part: str) -> float:
    return skeleton[Joint(f"{part}_right")].x - skeleton[Joint(f"{part}_left")].x


def mirrored(name: str) -> Joint:
    swap = {"left": "right", "right": "left"}
    return Joint("_".join(swap.get(word, word) for word in name.split("_")))


@pytest.mark.parametrize("gender", Gender)
@pytest.mark.parametrize("age_group", AgeGroup)
@pytest.mark.parametrize("build", BodyBuild)
def test_straight_figure_is_nine_heads_tall(gender: Gender, age_group: AgeGroup, build: BodyBuild):
    appearance = Appearance(gender=gender, age_group=age_group, body_build=build)

    skeleton = stand(appearance, Pose(left_leg=STRAIGHT, right_leg=STRAIGHT))

    assert skeleton[Joint.CROWN].y == pytest.approx(-9)
    assert dist(skeleton[Joint.CROWN], skeleton[Joint.CHIN]) == pytest.approx(1)


@pytest.mark.parametrize("gender", Gender)
@pytest.mark.parametrize("from_behind", [False, True])
def test_symmetrical_pose_stands_symmetrically(gender: Gender, from_behind: bool):
    skeleton = stand(Appearance(gender=gender), Pose(from_behind=from_behind))

    for joint, point in skeleton.joints.items():
        other = skeleton[mirrored(joint)]
        assert (point.x, point.y) == pytest.approx((-other.x, other.y))


def test_mirrored_pose_stands_mirrored():
    mirror = Pose(shoulders=-3, hips=4, left_leg=WALK.right_leg, right_leg=WALK.left_leg)

    one, other = stand(WOMAN, WALK), stand(WOMAN, mirror)

    for joint, point in one.joints.items():
        assert (point.x, point.y) == pytest.approx(
            (-other[mirrored(joint)].x, other[mirrored(joint)].y)
        )


@pytest.mark.parametrize("pose", [Pose(), WALK, Pose(lean=4, turn=0.4), Pose(from_behind=True)])
def test_lowest_foot_is_on_the_floor(pose: Pose):
    skeleton = stand(WOMAN, pose)

    assert max(point.y for point in skeleton.joints.values()) == pytest.approx(0)
    feet = [skeleton[Joint.ANKLE_LEFT].x, skeleton[Joint.ANKLE_RIGHT].x]
    assert sum(feet) == pytest.approx(0)


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        ("shoulder", "elbow", proportions.UPPER_ARM),
        ("elbow", "wrist", proportions.FOREARM),
        ("leg", "knee", proportions.CROTCH - proportions.KNEE),
        ("knee", "ankle", proportions.KNEE - proportions.ANKLE),
    ],
)
def test_limbs_keep_their_length_in_any_direction(start: str, end: str, length: float):
    pose = Pose(
        shoulders=5,
        hips=-6,
        lean=3,
        left_arm=Arm(upper=150, fore=-160),
        right_arm=Arm(upper=40, fore=-70),
        left_leg=Leg(thigh=20, shin=-10),
        right_leg=Leg(thigh=-5, shin=12),
    )

    skeleton = stand(WOMAN, pose)

    for side in Side:
        limb = dist(skeleton[Joint(f"{start}_{side}")], skeleton[Joint(f"{end}_{side}")])
        assert limb == pytest.approx(length)


@pytest.mark.parametrize("build", BodyBuild)
@pytest.mark.parametrize("hand", [Hand.HIP, Hand.POCKET])
def test_hand_finds_the_hip_of_any_build_with_the_elbow_outwards(build: BodyBuild, hand: Hand):
    appearance = Appearance(gender=Gender.MALE, body_build=build)

    skeleton = stand(appearance, Pose(right_arm=Arm(hand=hand, fore_reach=0.9)))

    shoulder, elbow, wrist = (
        skeleton[joint] for joint in (Joint.SHOULDER_RIGHT, Joint.ELBOW_RIGHT, Joint.WRIST_RIGHT)
    )
    assert dist(shoulder, elbow) == pytest.approx(proportions.UPPER_ARM)
    assert dist(elbow, wrist) == pytest.approx(0.9 * proportions.FOREARM)
    assert elbow.x > max(shoulder.x, wrist.x)
    assert skeleton[Joint.WAIST_RIGHT].y < wrist.y < skeleton[Joint.HIP_RIGHT].y


def test_what_points_at_the_viewer_is_shortened_by_its_reach():
    skeleton = stand(WOMAN, Pose(left_arm=Arm(fore_reach=0.5), right_leg=Leg(shin_reach=0.5)))

    assert dist(skeleton[Joint.ELBOW_LEFT], skeleton[Joint.WRIST_LEFT]) == pytest.approx(
        0.5 * proportions.FOREARM
    )
    assert dist(skeleton[Joint.KNEE_RIGHT], skeleton[Joint.ANKLE_RIGHT]) == pytest.approx(
        0.5 * (proportions.KNEE - proportions.ANKLE)
    )


def test_positive_angles_lead_outwards_and_positive_tilts_lower_the_viewers_right():
    pose = Pose(
        shoulders=5,
        hips=5,
        left_arm=Arm(upper=30),
        right_arm=Arm(upper=30),
        left_leg=Leg(thigh=10),
        right_leg=Leg(thigh=10),
    )

    skeleton = stand(WOMAN, pose)

    assert skeleton[Joint.ELBOW_LEFT].x < skeleton[Joint.SHOULDER_LEFT].x
    assert skeleton[Joint.ELBOW_RIGHT].x > skeleton[Joint.SHOULDER_RIGHT].x
    assert skeleton[Joint.KNEE_LEFT].x < skeleton[Joint.LEG_LEFT].x
    assert skeleton[Joint.SHOULDER_RIGHT].y > skeleton[Joint.SHOULDER_LEFT].y
    assert skeleton[Joint.HIP_RIGHT].y > skeleton[Joint.HIP_LEFT].y


@pytest.mark.parametrize("gender", Gender)
@pytest.mark.parametrize("part", ["chest", "waist", "hip"])
def test_builds_are_ordered_by_girth(gender: Gender, part: str):
    figures = [stand(Appearance(gender=gender, body_build=build), Pose()) for build in BY_GIRTH]

    assert all(breadth(a, part) < breadth(b, part) for a, b in pairwise(figures))
    for joint in (Joint.SHOULDER_LEFT, Joint.ELBOW_LEFT, Joint.LEG_LEFT, Joint.KNEE_LEFT):
        assert all(a.half_width[joint] < b.half_width[joint] for a, b in pairwise(figures))


@pytest.mark.parametrize("gender", Gender)
def test_athletic_build_has_broad_shoulders_and_strong_limbs_over_a_narrow_waist(gender: Gender):
    athletic = stand(Appearance(gender=gender, body_build=BodyBuild.ATHLETIC), Pose())
    average = stand(Appearance(gender=gender, body_build=BodyBuild.AVERAGE), Pose())

    assert breadth(athletic, "shoulder") > breadth(average, "shoulder")
    assert breadth(athletic, "waist") < breadth(average, "waist")
    assert athletic.half_width[Joint.ELBOW_LEFT] > average.half_width[Joint.ELBOW_LEFT]


def test_turned_torso_is_narrower_and_its_front_leads():
    ahead, turned = stand(WOMAN, Pose()), stand(WOMAN, Pose(turn=0.4))

    for part in ("shoulder", "chest", "waist", "hip"):
        assert breadth(turned, part) < breadth(ahead, part)
    middle = (turned[Joint.SHOULDER_LEFT].x + turned[Joint.SHOULDER_RIGHT].x) / 2
    assert turned[Joint.NECK].x > middle


def test_arm_is_drawn_where_the_pose_says():
    skeleton = stand(WOMAN, Pose(left_arm=Arm(before=False)))

    assert skeleton.arm_layer(Side.LEFT) is Layer.ARM_LEFT_BEHIND
    assert skeleton.arm_layer(Side.RIGHT) is Layer.ARM_RIGHT_BEFORE
