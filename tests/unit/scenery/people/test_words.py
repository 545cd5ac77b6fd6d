"""What is read from a prompt's words."""

import pytest

from cyclorama.figure.appearance import Gender
from cyclorama.scenery.brief import Brief, Prop
from cyclorama.scenery.people.casting import colours_of, gender_of
from cyclorama.scenery.people.framing_words import Framing, framing_of
from cyclorama.scenery.people.poses import CARRYING, DANCING, HOLDING, KICKING, STANDING, pose_of
from cyclorama.scenery.props.hobbies import MOST, hobbies_in


@pytest.mark.parametrize(
    ("words", "framing"),
    [
        ("standing full length on a stage", Framing.FULL),
        ("Full-body view with space for the strike", Framing.FULL),
        ("Whole body in view; waist-up would be wrong", Framing.FULL),
        ("slightly low angle, three-quarter length", Framing.THREE_QUARTER),
        ("Waist-up, centred", Framing.HALF),
        ("a chest-up composition", Framing.CHEST),
        ("a close-upright shelf", None),
        ("", None),
    ],
)
def test_framing(words: str, framing: Framing | None) -> None:
    assert framing_of(words) is framing


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        ("a woman in the rain", Gender.FEMALE),
        ("the man and his dog", Gender.MALE),
        ("bride and groom", None),
        ("a person", None),
        ("a mannequin in the shed", None),
    ],
)
def test_gender_is_taken_from_words_alone(words: str, gender: Gender | None) -> None:
    assert gender_of(words) is gender


@pytest.mark.parametrize(
    ("props", "words", "pose"),
    [
        ((Prop.TROPHY,), "dancing, full length", HOLDING),
        ((Prop.BOUQUET,), "", CARRYING),
        ((), "a silly dance, full length", DANCING),
        ((), "running with the ball at the feet, full body", KICKING),
        ((), "dancing", STANDING),
        ((), "", STANDING),
    ],
)
def test_pose(props: tuple[Prop, ...], words: str, pose: object) -> None:
    assert pose_of(Brief(props=props), words) == pose


def test_colours_go_before_the_team_s_one_by_one() -> None:
    team = colours_of(Brief(team="Brazil"))

    mixed = colours_of(Brief(team="Brazil", colours=("#123456",)))

    assert mixed.primary == "#123456"
    assert mixed[1:] == team[1:]


def test_hobbies_come_in_the_order_of_the_words_and_no_more_than_fit() -> None:
    one = hobbies_in("Coffee, then cycling")
    other = hobbies_in("Cycling, then coffee")
    many = hobbies_in("code photo guitar book coffee paint bike gym cook travel dog run")

    assert len(one) == 2
    assert one == other[::-1]
    assert len(many) == MOST
    assert hobbies_in("nothing of that kind") == ()
    assert hobbies_in("party heart discard") == ()
