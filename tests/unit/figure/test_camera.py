import pytest

from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.camera import frame
from cyclorama.figure.pose import Arm, Leg, Pose
from cyclorama.figure.skeleton import Joint
from cyclorama.figure.staging import Cropping
from cyclorama.figure.stand import stand

STRAIGHT = stand(
    Appearance(gender=Gender.FEMALE),
    Pose(left_leg=Leg(thigh=0, shin=0), right_leg=Leg(thigh=0, shin=0)),
)
SPREAD = stand(
    Appearance(gender=Gender.FEMALE), Pose(left_arm=Arm(upper=85), right_arm=Arm(upper=85))
)


def test_whole_figure_fills_the_frame_between_its_margins():
    camera = frame(Cropping(margin=0.05), STRAIGHT, 600, 1000)

    assert camera(STRAIGHT[Joint.CROWN]).y == pytest.approx(50)
    assert camera(STRAIGHT[Joint.TOE_LEFT]).y == pytest.approx(950)
    assert camera.scale == pytest.approx(100)


@pytest.mark.parametrize("across", [0.3, 0.5, 0.7])
def test_middle_of_the_figure_stands_where_the_cropping_says(across: float):
    camera = frame(Cropping(across=across), STRAIGHT, 800, 1000)

    assert camera(STRAIGHT[Joint.NECK]).x == pytest.approx(800 * across)


def test_close_view_shows_what_lies_between_its_heights():
    camera = frame(Cropping(top=9, bottom=5, margin=0), STRAIGHT, 1000, 800)

    assert camera.scale == pytest.approx(200)
    assert camera.top == pytest.approx(1800)


def test_frame_too_narrow_for_the_arms_shows_all_of_them():
    camera = frame(Cropping(), SPREAD, 300, 1000)

    assert camera(SPREAD[Joint.WRIST_LEFT]).x > 0
    assert camera(SPREAD[Joint.WRIST_RIGHT]).x < 300


def test_narrow_frame_keeps_the_head_of_an_upper_body_and_the_floor_of_feet():
    upper = frame(Cropping(top=9, bottom=5, margin=0.05), STRAIGHT, 400, 1000)
    feet = frame(Cropping(top=2, bottom=0, margin=0.05), STRAIGHT, 300, 1000)

    assert upper(STRAIGHT[Joint.CROWN]).y == pytest.approx(50)
    assert feet(STRAIGHT[Joint.TOE_LEFT]).y == pytest.approx(950)
