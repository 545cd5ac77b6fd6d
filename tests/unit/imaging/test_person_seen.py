"""People are seen as they are shown, and things are not taken for people."""

import cv2
import numpy as np
import pytest
from skimage import data

from cyclorama.figure.croquis import compose
from cyclorama.figure.staging import Staging
from cyclorama.imaging.composition import Transparent
from cyclorama.imaging.person_seen import see_person
from cyclorama.imaging.specimen import draw_specimen
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.library.shots import load_model_shots
from cyclorama.library.talents import load_talents


def drawn(code: str, number: int, *, transparent: bool = False):
    """A talent in a shot of the library, uint8 (384, 288, 3 or 4)."""
    talent, shot = load_talents()[number], load_model_shots()[code]
    staging = shot.staging
    if transparent:
        staging = Staging(cropping=staging.cropping, backdrop=Transparent())
    pose = shot.poses[talent.gender]
    return compose([], talent.appearance, pose, staging, 288, 384).picture


@pytest.mark.parametrize(
    ("code", "number", "seen"),
    [
        ("MODEL-FULL-1", 0, "front_full_body"),
        ("MODEL-FULL-2", 9, "front_full_body"),
        ("MODEL-BACK-1", 14, "back_full_body"),
        ("MODEL-KNEE-1", 30, "front_upper_three_quarters"),
        ("MODEL-WAIST-1", 21, "front_upper_body"),
        ("MODEL-WAIST-BACK-1", 40, "back_upper_body"),
        ("MODEL-LOWER-1", 5, "lower_body"),
    ],
)
def test_figures_of_the_library(code, number, seen):
    assert str(see_person(drawn(code, number)).shot_type) == seen


def test_a_portrait_in_a_busy_room():
    photo = np.ascontiguousarray(cv2.resize(data.astronaut(), (256, 256)))

    seen = see_person(photo)

    assert str(seen.shot_type) == "front_upper_body"
    assert seen.face is not None
    assert 0.3 < seen.face.left < seen.face.right < 0.6
    assert 3 < seen.heads < 5
    assert "bottom" in seen.outline.cut


def test_a_face_alone_is_a_detail():
    face = data.astronaut()[40:210, 150:300].copy()

    assert str(see_person(face).shot_type) == "front_detail"


def test_a_cut_out_is_seen_by_its_transparency():
    seen = see_person(drawn("MODEL-FULL-1", 0, transparent=True))

    assert str(seen.shot_type) == "front_full_body"
    assert seen.outline.cut == {}


@pytest.mark.parametrize("kind", [SpecimenKind.BOTTLE, SpecimenKind.MUG, SpecimenKind.T_SHIRT])
def test_things_are_nobody(kind):
    seen = see_person(draw_specimen(kind, 256))

    assert seen.shot_type is None
    assert seen.outline is not None


def test_an_empty_wall_is_nothing():
    wall = np.full((120, 90, 3), 200, np.uint8)

    seen = see_person(wall)

    assert seen.shot_type is None
    assert seen.outline is None
