from math import dist

import pytest

from cyclorama.figure.appearance import Appearance, BodyBuild, Gender
from cyclorama.figure.limb import arm, leg
from cyclorama.figure.pose import Arm, Leg, Pose
from cyclorama.figure.skeleton import Joint, Side
from cyclorama.figure.stand import stand

MAN = Appearance(gender=Gender.MALE)
BENT = Pose(
    left_arm=Arm(upper=40, fore=-50), right_leg=Leg(thigh=14, shin=-6), left_leg=Leg(thigh=-4)
)


@pytest.mark.parametrize("side", Side)
def test_limb_is_as_broad_as_the_skeleton_says_at_its_end(side: Side):
    skeleton = stand(MAN, BENT)

    wrist, ankle = arm(skeleton, side), leg(skeleton, side)

    assert dist(wrist.outer[-1], wrist.inner[-1]) == pytest.approx(
        2 * skeleton.half_width[Joint(f"wrist_{side}")], rel=0.05
    )
    assert dist(ankle.outer[-1], ankle.inner[-1]) == pytest.approx(
        2 * skeleton.half_width[Joint(f"ankle_{side}")], rel=0.05
    )


def test_outer_side_is_outside_and_light_comes_from_the_viewers_left():
    skeleton = stand(MAN, Pose())

    left, right = leg(skeleton, Side.LEFT), leg(skeleton, Side.RIGHT)

    assert all(a.x < b.x for a, b in zip(left.outer, left.inner, strict=True))
    assert all(a.x > b.x for a, b in zip(right.outer, right.inner, strict=True))
    assert left.lit == left.outer
    assert right.lit == right.inner


def test_cloth_stands_off_by_its_ease():
    skeleton = stand(MAN, BENT)

    bare, cloth = leg(skeleton, Side.RIGHT), leg(skeleton, Side.RIGHT, ease=lambda _: 0.05)

    for a, b in zip(bare.outer, cloth.outer, strict=True):
        assert dist(a, b) == pytest.approx(0.05)


def test_broader_builds_have_broader_limbs():
    slim, plus = (
        leg(stand(Appearance(gender=Gender.FEMALE, body_build=build), Pose()), Side.LEFT)
        for build in (BodyBuild.SLIM, BodyBuild.PLUS)
    )

    for a, b, c, d in zip(slim.outer, slim.inner, plus.outer, plus.inner, strict=True):
        assert dist(a, b) < dist(c, d)
