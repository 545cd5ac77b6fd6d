"""What the local judge makes of its measures."""

import pytest

from cyclorama.imaging.shot_type import Facing, Framing, ShotType
from cyclorama.judges.marks import judged
from cyclorama.judges.sight import Sight

ASKED = ShotType(Facing.FRONT, Framing.UPPER_BODY)
GOOD = Sight(
    person=True,
    face=True,
    facing=Facing.FRONT,
    framing=Framing.UPPER_BODY,
    heads=4.0,
    subject=True,
    area=0.4,
    cut={"bottom": 0.5},
    sharpness=0.5,
    lightest=90,
    darkest=20,
    burnt=0.0,
    uneven=0.4,
    plain=True,
)


def seen(**changed):
    return GOOD.model_copy(update=changed)


def test_what_was_asked_for_is_without_fault():
    verdict = judged(GOOD, ASKED)

    assert verdict.score == 1
    assert verdict.seen == "front_upper_body"
    assert verdict.notes == ("It shows a person from the front, from the head to the waist.",)
    assert verdict.wishes == ()
    assert verdict.measures["heads"] == 4.0


@pytest.mark.parametrize(
    ("changed", "note", "wish"),
    [
        ({"facing": Facing.BACK}, "from behind, not from the front", "from the front"),
        ({"framing": Framing.FULL_BODY}, "not from the head to the waist", "to the waist"),
        ({"person": False, "facing": None, "framing": None}, "No person", "One person"),
        ({"cut": {"left": 0.2}}, "left edge cuts", "Leave room"),
        ({"area": 0.005}, "0.5% of the picture", "larger"),
        ({"sharpness": 0.12}, "not sharp", "Sharp focus"),
        ({"lightest": 15}, "too dark", "Brighter"),
        ({"darkest": 95}, "pale", "contrast"),
        ({"burnt": 0.6}, "60% of the subject is burnt out", "Softer"),
    ],
)
def test_each_fault_costs_and_says_what_to_mend(changed, note, wish):
    verdict = judged(seen(**changed), ASKED)

    assert 0 < verdict.score < 0.8
    assert any(note in said for said in verdict.notes)
    assert any(wish in wished for wished in verdict.wishes)


def test_a_busy_background_costs_little_and_is_not_to_be_mended():
    verdict = judged(seen(plain=False, uneven=30.0), ASKED)

    assert 0.9 < verdict.score < 1
    assert verdict.notes == ("The background is busy.",)
    assert verdict.wishes == ()


def test_the_wrong_side_is_worse_than_the_next_framing_and_faults_multiply():
    back = judged(seen(facing=Facing.BACK), ASKED).score
    nearly = judged(seen(framing=Framing.UPPER_THREE_QUARTERS), ASKED).score
    far = judged(seen(framing=Framing.FULL_BODY), ASKED).score
    both = judged(seen(facing=Facing.BACK, framing=Framing.FULL_BODY), ASKED).score

    assert nearly > far > both
    assert nearly > back
    assert both == pytest.approx(back * far, abs=1e-3)


def test_only_what_was_asked_for_counts():
    assert judged(seen(facing=Facing.SIDE), ShotType(None, Framing.UPPER_BODY)).score == 1
    assert judged(seen(framing=Framing.DETAIL), ShotType(Facing.FRONT, None)).score == 1


def test_without_a_head_front_and_back_are_not_told_apart():
    headless = seen(facing=None, framing=Framing.LOWER_BODY, cut={"top": 0.3})

    verdict = judged(headless, ShotType(Facing.BACK, Framing.LOWER_THREE_QUARTERS))

    assert verdict.score == 1
    assert verdict.seen == "lower_body"
    assert "Front and back could not be told apart" in verdict.notes[-1]


def test_where_no_person_was_asked_for_none_is_missed():
    thing = seen(person=False, facing=None, framing=None, face=False)

    verdict = judged(thing, None)

    assert verdict.score == 1
    assert verdict.seen == ""
    assert "not judged" in verdict.notes[-1]
    assert judged(seen(person=False, subject=False), None).score < 1


@pytest.mark.parametrize("asked", ["back_full_body", "front_lower_body"])
def test_who_has_no_face_is_not_found_before_a_busy_background(asked):
    nobody = seen(person=False, facing=None, framing=None, plain=False, uneven=20.0)

    verdict = judged(nobody, ShotType.parse(asked))

    assert 0.5 < verdict.score < 0.6
    assert "could not be told" in verdict.notes[0]
    assert judged(nobody, ASKED).score < 0.2
