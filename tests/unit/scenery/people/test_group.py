import numpy as np

from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import Brief, Costume, Prop, SetName
from cyclorama.scenery.companions import has_partner
from cyclorama.scenery.layer import box_of
from cyclorama.scenery.people.casting import cast, star_of
from cyclorama.scenery.people.clothes import Clothes
from cyclorama.scenery.people.drawn_head import drawn_head
from cyclorama.scenery.people.group import side_by_side
from cyclorama.scenery.people.wearer import Wear, dressed
from cyclorama.scenery.task import Task
from drawn_person import drawn_person

SIZE = Size(256, 144)


def couple() -> np.ndarray:
    return np.hstack([drawn_person(), drawn_person()[:, ::-1]])


def test_both_of_a_couple_are_seen_and_wear_the_costume() -> None:
    task = Task(Brief(set=SetName.STADIUM, costume=Costume.JERSEY), "", (couple(),), SIZE)

    alone = cast(Task(task.brief, "", (drawn_person(),), SIZE), 120)
    both = cast(task, 120)

    assert len(both.heads) == 2
    assert both.subject.rgba.shape[1] > 1.5 * alone.subject.rgba.shape[1]


def test_a_photo_of_a_couple_needs_no_other_partner() -> None:
    brief = Brief(costume=Costume.WEDDING, props=(Prop.PARTNER,))
    one = Task(brief, "", (drawn_person(),), SIZE)
    two = Task(brief, "", (couple(),), SIZE)

    assert has_partner(one, star_of(one))
    assert not has_partner(two, star_of(two))


def test_those_side_by_side_stand_on_one_line_and_the_main_one_keeps_face_and_hands() -> None:
    head = drawn_head(Appearance(gender=Gender.MALE), 160)
    large = dressed(head, Wear(Clothes(top="#804020")), 240)
    small = dressed(head, Wear(Clothes(top="#204080")), 160)

    group = side_by_side([small, large], main=1)

    assert group.subject.rgba.shape[0] == large.subject.rgba.shape[0]
    assert box_of(group.subject.rgba) == (0, 0, *group.subject.rgba.shape[1::-1])
    assert group.subject.face is not None
    assert large.subject.face is not None
    shift = group.subject.face[0] - large.subject.face[0]
    assert shift > 0
    assert group.hands[1][0] == large.hands[1][0] + shift
    assert side_by_side([large], main=0) is large
