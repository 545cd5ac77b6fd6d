import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from cyclorama.figure.appearance import AgeGroup, Appearance, BodyBuild, Gender, HairStyle
from cyclorama.figure.camera import frame
from cyclorama.figure.croquis import Croquis, compose
from cyclorama.figure.pose import Pose
from cyclorama.figure.skeleton import Camera, Joint, Layer, Skeleton
from cyclorama.figure.staging import Cropping, Staging
from cyclorama.figure.stand import stand
from cyclorama.figure.worn import GarmentKind, Part, Piece, Worn
from cyclorama.imaging.composition import Plain, Transparent
from cyclorama.library.poses import load_poses

WALL = (64, 200, 64)
GREEN = Staging(backdrop=Plain(colour="#40C840"))
NOWHERE = Staging(backdrop=Transparent())
FACE = Staging(cropping=Cropping(top=9, bottom=8, margin=0.05), backdrop=Plain(colour="#40C840"))
POSES = load_poses()
RED = (220, 20, 30)


def person(**traits: object) -> Appearance:
    return Appearance.model_validate({"gender": "female", **traits})


def drawn(
    appearance: Appearance, pose: str = "straight", staging: Staging = GREEN, size=(240, 400)
) -> Croquis:
    return compose([], appearance, POSES[pose], staging, *size)


def camera_of(appearance: Appearance, pose: str, staging: Staging, size: tuple[int, int]):
    skeleton = stand(appearance, POSES[pose])
    return skeleton, frame(staging.cropping, skeleton, *size)


def red_vest(skeleton: Skeleton, camera: Camera, order: int = 3, colour=RED) -> Worn:
    """A garment that is a red box over the chest."""
    left, top = camera(skeleton[Joint.CHEST_LEFT])
    right, bottom = camera(skeleton[Joint.WAIST_RIGHT])
    pixels = np.empty((round(bottom - top), round(right - left), 4), np.uint8)
    pixels[:] = (*colour, 255)
    piece = Piece(Layer.TORSO, round(left), round(top), pixels)
    return Worn(GarmentKind.TOP, (piece,), frozenset({Part.TORSO}), order)


def apart(a: NDArray[np.uint8], b: tuple[int, ...] | NDArray[np.uint8]) -> NDArray[np.int64]:
    return np.abs(a.astype(int) - np.asarray(b, int)).max(axis=-1)


@pytest.mark.parametrize("skin", ["#F0CDB5", "#B97F56", "#5A3725", "#3B2418"])
@pytest.mark.parametrize("gender", Gender)
def test_face_has_the_skin_of_the_talent(skin: str, gender: Gender):
    appearance = person(skin=skin, gender=gender, hair="cropped")
    skeleton, camera = camera_of(appearance, "straight", FACE, (400, 400))

    picture = drawn(appearance, staging=FACE, size=(400, 400)).picture

    crown, chin = camera(skeleton[Joint.CROWN]), camera(skeleton[Joint.CHIN])
    x, y = round(crown.x), round(crown.y + 0.27 * (chin.y - crown.y))  # the forehead
    forehead = np.median(picture[y - 4 : y + 5, x - 4 : x + 5], axis=(0, 1))
    assert np.abs(forehead - list(bytes.fromhex(skin[1:]))).max() <= 3


@pytest.mark.parametrize("gender", Gender)
def test_plus_size_figure_is_wider_than_a_slim_one(gender: Gender):
    widths = []
    for build in (BodyBuild.VERY_SLIM, BodyBuild.AVERAGE, BodyBuild.PLUS):
        appearance = person(gender=gender, body_build=build)
        skeleton, camera = camera_of(appearance, "arms_behind", NOWHERE, (240, 400))
        picture = drawn(appearance, "arms_behind", NOWHERE).picture
        waist = round(camera(skeleton[Joint.WAIST_LEFT]).y)
        widths.append(int((picture[waist, :, 3] > 127).sum()))

    assert widths[0] < widths[1] < widths[2]


@pytest.mark.parametrize("pose", ["back", "back_walk"])
def test_back_view_shows_no_face(pose: str):
    appearance = person(hair="shaved", skin="#D8A583")
    _, camera = camera_of(appearance, pose, FACE, (300, 300))

    back = drawn(appearance, pose, FACE, (300, 300)).picture
    front = drawn(appearance, "straight", FACE, (300, 300)).picture

    def eyes(picture: NDArray[np.uint8]) -> int:
        """Dark pixels inside the head: lashes, brows and pupils; its outline is eroded away."""
        there = cv2.erode((apart(picture, WALL) > 40).astype(np.uint8), np.ones((23, 23)))
        return int(((picture.max(axis=2) < 70) & (there > 0)).sum())

    assert eyes(front) > 60
    assert eyes(back) == 0
    assert camera.height == 300


def test_nine_heads_from_the_floor_to_the_crown():
    croquis = drawn(person(hair="shaved"), "straight", NOWHERE, (500, 1000))

    _, top, _, bottom = croquis.box
    assert abs((bottom - top) - 900) <= 12  # the frame less its margins
    assert abs(bottom - 950) <= 6


@pytest.mark.parametrize("style", HairStyle)
@pytest.mark.parametrize("pose", ["contrapposto", "back"])
def test_every_hair_is_drawn_inside_the_frame_for_both_genders(style: HairStyle, pose: str):
    for gender in Gender:
        croquis = drawn(person(hair=style, gender=gender), pose, NOWHERE, (200, 300))

        alpha = croquis.picture[..., 3]
        assert alpha[0].max() == alpha[:, 0].max() == alpha[:, -1].max() == 0
        assert 0.08 < (alpha > 127).mean() < 0.4


@pytest.mark.parametrize("pose", POSES)
def test_every_pose_is_drawn_inside_a_square_frame(pose: str):
    croquis = drawn(person(), pose, NOWHERE, (300, 300))

    left, top, right, bottom = croquis.box
    assert 0 < left < right < 300
    assert 0 < top < bottom < 300
    assert bottom - top > 240


def test_backdrop_is_untouched_beside_the_figure():
    picture = drawn(person(), "straight").picture

    assert (apart(picture[:, :30], WALL) <= 1).all()
    assert (apart(picture[:16], WALL) <= 1).all()


def test_figure_throws_a_contact_shadow_where_its_feet_show():
    staging = Staging(backdrop=Plain(colour="#F0F0F0"))
    above = staging.model_copy(update={"cropping": Cropping(top=9, bottom=5)})
    appearance = person()
    skeleton, camera = camera_of(appearance, "straight", staging, (240, 400))

    whole = drawn(appearance, "straight", staging).picture
    half = drawn(appearance, "straight", above).picture

    toe = camera(skeleton[Joint.TOE_LEFT])
    beside = whole[round(toe.y) - 3, round(toe.x) - 6]
    assert beside.max() < 232
    assert (apart(half[-40:, :3], (240, 240, 240)) <= 1).all()


def test_same_request_makes_the_same_pixels():
    once, again = (drawn(person(hair="curly"), "contrapposto").picture for _ in range(2))

    assert np.array_equal(once, again)


def test_garment_is_worn_in_its_own_colour_in_place_of_the_plain_top():
    appearance = person()
    skeleton, camera = camera_of(appearance, "straight", GREEN, (240, 400))

    croquis = compose([red_vest], appearance, POSES["straight"], GREEN, 240, 400)

    chest, waist = camera(skeleton[Joint.CHEST_LEFT]), camera(skeleton[Joint.WAIST_RIGHT])
    middle = croquis.picture[round((chest.y + waist.y) / 2), round((chest.x + waist.x) / 2)]
    assert croquis.kinds == (GarmentKind.TOP,)
    assert apart(middle, RED) <= 1


def test_garments_are_worn_from_the_skin_outwards_whatever_the_order_of_the_request():
    coat, shirt = (20, 40, 60), (200, 200, 10)
    appearance = person()
    skeleton, camera = camera_of(appearance, "straight", GREEN, (240, 400))

    croquis = compose(
        [
            lambda s, c: red_vest(s, c, order=4, colour=coat),
            lambda s, c: red_vest(s, c, order=3, colour=shirt),
        ],
        appearance,
        POSES["straight"],
        GREEN,
        240,
        400,
    )

    chest, waist = camera(skeleton[Joint.CHEST_LEFT]), camera(skeleton[Joint.WAIST_RIGHT])
    middle = croquis.picture[round((chest.y + waist.y) / 2), round((chest.x + waist.x) / 2)]
    assert apart(middle, coat) <= 1


def test_hand_on_the_hip_is_before_the_garment():
    appearance = person(skin="#5A3725")
    skeleton, camera = camera_of(appearance, "hands_on_hips", GREEN, (480, 800))

    croquis = compose([red_skirt], appearance, POSES["hands_on_hips"], GREEN, 480, 800)

    wrist = camera(skeleton[Joint.WRIST_LEFT])
    hand = croquis.picture[round(wrist.y) + 16, round(wrist.x) + 9]
    assert apart(hand, RED) > 60
    assert apart(hand, WALL) > 60


def red_skirt(skeleton: Skeleton, camera: Camera) -> Worn:
    left, top = camera(skeleton[Joint.WAIST_LEFT])
    right, bottom = camera(skeleton[Joint.KNEE_RIGHT])
    pixels = np.empty((round(bottom - top), round(right - left) + 60, 4), np.uint8)
    pixels[:] = (*RED, 255)
    piece = Piece(Layer.TORSO, round(left) - 30, round(top), pixels)
    return Worn(GarmentKind.SKIRT, (piece,), frozenset({Part.LEGS}), 1)


def test_age_shows_in_the_face():
    young, old = (
        drawn(person(age_group=age, hair="bun"), "straight", FACE, (400, 400)).picture
        for age in (AgeGroup.YOUNG_ADULT, AgeGroup.SENIOR)
    )

    assert (apart(young, old) > 12).sum() > 200


def test_pose_may_be_any_at_all():
    wild = Pose.model_validate(
        {
            "turn": -1,
            "gaze": 1,
            "lean": 40,
            "left_arm": {"upper": 180, "fore": 180, "hand": "hair"},
            "right_arm": {"upper": -90, "upper_reach": 0.01, "fore_reach": 0.01, "hand": "hip"},
            "left_leg": {"thigh": 90, "shin": -90, "foot": 180},
        }
    )

    croquis = compose([], person(), wild, GREEN, 200, 200)

    assert croquis.picture.shape == (200, 200, 3)
    assert (apart(croquis.picture, WALL) > 20).any()
