import numpy as np
import pytest

from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.scenery.brief import Costume
from cyclorama.scenery.people.casting import stranger
from cyclorama.scenery.people.costume import GEAR
from cyclorama.scenery.people.drawn_head import drawn_head
from cyclorama.scenery.people.outfits import Colours, outfit
from cyclorama.scenery.people.wearer import Wear, dressed, readable_on

COLOURS = Colours("#0B5FA5", "#FFFFFF", "#E8B23A")


@pytest.fixture(scope="module")
def head():
    return drawn_head(Appearance(gender=Gender.MALE), 160)


@pytest.mark.parametrize("costume", Costume)
def test_every_costume_can_be_worn(costume: Costume, head) -> None:
    clothes = outfit(costume, COLOURS, "10", "Brazil")
    gear = GEAR[costume](COLOURS) if costume in GEAR else None

    worn = dressed(head, Wear(clothes, gear), 200)

    face = worn.subject.face
    assert face is not None
    left, top, right, bottom = face
    assert 0 <= left < right <= worn.subject.rgba.shape[1]
    assert worn.subject.rgba[(top + bottom) // 2, (left + right) // 2, 3] == 255
    assert worn.subject.stands


def test_a_figure_that_is_cut_off_ends_at_the_lower_edge(head) -> None:
    worn = dressed(head, Wear(outfit(Costume.JERSEY, COLOURS, "10", ""), cut=4.3), 200)

    assert not worn.subject.stands
    assert (worn.subject.rgba[-1, :, 3] > 127).any()


def test_the_number_is_on_the_shirt(head) -> None:
    bare = dressed(head, Wear(outfit(Costume.JERSEY, COLOURS, "", "")), 240)
    numbered = dressed(head, Wear(outfit(Costume.JERSEY, COLOURS, "10", "")), 240)

    differs = (bare.subject.rgba != numbered.subject.rgba).any(axis=2)
    rows, columns = np.nonzero(differs)
    x, y = numbered.chest
    assert abs(rows.mean() - y) < 20
    assert abs(columns.mean() - x) < 6


def test_a_large_head_makes_a_small_body(head) -> None:
    clothes = outfit(Costume.BUSINESS, COLOURS, "", "")

    person = dressed(head, Wear(clothes), 240).subject.face
    bobblehead = dressed(head, Wear(clothes, head=2.5, short=0.6), 240).subject.face

    assert person is not None
    assert bobblehead is not None
    assert bobblehead[3] - bobblehead[1] > 1.8 * (person[3] - person[1])


@pytest.mark.parametrize(
    ("cloth", "offered", "taken"),
    [
        ("#FFFFFF", ("#F0F0F0", "#101010"), "#101010"),
        ("#101010", ("#F0F0F0", "#101010"), "#F0F0F0"),
        ("#101010", ("#141414", "#0A0A0A"), "#FFFFFF"),
        ("#FFFFFF", ("#F4F4F4", "#FFFF88"), "#14161C"),
    ],
)
def test_letters_stand_out_against_the_cloth(
    cloth: str, offered: tuple[str, ...], taken: str
) -> None:
    assert readable_on(cloth, offered) == taken


def test_strangers_differ_and_may_be_chosen_by_gender() -> None:
    assert len({stranger(number).model_dump_json() for number in range(6)}) == 6
    assert all(stranger(n, Gender.FEMALE).gender is Gender.FEMALE for n in range(4))
