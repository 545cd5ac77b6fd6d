"""What every treatment of a person holds to, and what each is known by."""

import numpy as np
import pytest
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import Brief, Costume, Prop, SetName, Treatment
from cyclorama.scenery.drawing import draw
from cyclorama.scenery.layer import laid
from cyclorama.scenery.task import Drawn, Task
from drawn_person import drawn_person, thing

WIDE = Size(256, 144)
OURS = (
    Treatment.ON_SET,
    Treatment.PENCIL_SKETCH,
    Treatment.ANIME,
    Treatment.STICKER,
    Treatment.CARICATURE,
    Treatment.BOBBLEHEAD,
    Treatment.SQUISHY,
    Treatment.GIANT,
    Treatment.TINY,
    Treatment.SQUAD,
    Treatment.EXPRESSION_GRID,
    Treatment.INVISIBLE_BODY,
    Treatment.PRESENTER,
    Treatment.PAPER,
)


def drawn(
    brief: Brief,
    *sources: NDArray[np.uint8],
    size: Size = WIDE,
    prompt: str = "",
) -> Drawn:
    return draw(Task(brief, prompt, sources or (drawn_person(),), size))


@pytest.mark.parametrize("treatment", OURS)
@pytest.mark.parametrize("size", [WIDE, Size(108, 192)], ids=["wide", "tall"])
def test_the_picture_is_what_its_layers_make(treatment: Treatment, size: Size) -> None:
    made = drawn(Brief(set=SetName.STUDIO, treatment=treatment), size=size)

    assert made.picture.shape[:2] == (size.height, size.width)
    if made.subject is None or made.backdrop is None:
        assert treatment in (Treatment.STICKER, Treatment.EXPRESSION_GRID)
        return
    assert made.subject.shape == (size.height, size.width, 4)
    np.testing.assert_array_equal(made.picture, laid(made.backdrop, made.subject, 0, 0))


@pytest.mark.parametrize("treatment", OURS)
def test_a_thing_without_a_face_is_shown_too(treatment: Treatment) -> None:
    made = drawn(Brief(set=SetName.STUDIO, treatment=treatment), thing())

    red = made.picture[..., 0].astype(int) - made.picture[..., 1]
    if treatment is not Treatment.PENCIL_SKETCH:  # it has no colours
        assert (red > 60).any()


def test_the_same_brief_draws_the_same_picture_and_another_variant_another() -> None:
    brief = Brief(set=SetName.STADIUM, costume=Costume.JERSEY, props=(Prop.CONFETTI,))

    one, same = drawn(brief), drawn(brief)
    other = drawn(brief.model_copy(update={"variant": 1}))

    np.testing.assert_array_equal(one.picture, same.picture)
    assert (one.picture != other.picture).mean() > 0.2


def test_nobody_wears_a_costume_where_no_face_is_seen_and_a_remark_says_so() -> None:
    made = drawn(Brief(set=SetName.STADIUM, costume=Costume.JERSEY), thing())

    assert any("face" in remark for remark in made.remarks)


def test_a_sticker_has_a_white_rim_and_nothing_around_it() -> None:
    made = drawn(Brief(treatment=Treatment.STICKER), thing(), size=Size(160, 160))

    assert made.picture.shape == (160, 160, 4)
    assert made.picture[0, 0, 3] == 0
    row = made.picture[80]
    opaque = np.flatnonzero(row[:, 3] > 250)
    assert row[opaque[0] + 1, :3].min() > 240
    assert row[80, 0] > 150
    assert row[80, 1] < 80


def test_a_sketch_has_no_colours_but_its_paper_s() -> None:
    made = drawn(Brief(treatment=Treatment.PENCIL_SKETCH), thing(), size=Size(160, 160))

    middle = made.picture[30:110, 40:110].astype(int)
    assert (middle.max(axis=2) - middle.min(axis=2)).max() < 30


def test_an_invisible_body_has_no_head() -> None:
    seen = drawn(Brief(set=SetName.STUDIO))
    empty = drawn(Brief(set=SetName.STUDIO, treatment=Treatment.INVISIBLE_BODY))

    assert seen.subject is not None
    assert empty.subject is not None
    heads = [
        np.flatnonzero((one[..., 3] > 127).any(axis=1))[0] for one in (seen.subject, empty.subject)
    ]
    assert heads[1] > heads[0]


def highest_row(layer: NDArray[np.uint8]) -> int:
    return int(np.flatnonzero((layer[..., 3] > 127).any(axis=1))[0])


def test_sixteen_expressions_differ() -> None:
    made = drawn(Brief(treatment=Treatment.EXPRESSION_GRID), size=Size(320, 320))

    tiles = [
        made.picture[80 * row + 6 : 80 * row + 62, 80 * column + 20 : 80 * column + 60]
        for row in range(4)
        for column in range(4)
    ]
    for first in range(16):
        for second in range(first + 1, 16):
            assert (tiles[first] != tiles[second]).any()


def test_words_that_want_all_of_a_person_get_the_rest_drawn() -> None:
    brief = Brief(set=SetName.PARTY)

    half = drawn(brief)
    whole = drawn(brief, prompt="standing full length on a dance floor")

    assert half.subject is not None
    assert whole.subject is not None
    assert half.subject[-1, :, 3].any()
    assert not whole.subject[-1, :, 3].any()


def test_a_text_is_read_behind_somebody_who_does_not_wear_it() -> None:
    plain = drawn(Brief(set=SetName.NEW_YEAR))
    signed = drawn(Brief(set=SetName.NEW_YEAR, texts=("2026",)))

    assert plain.backdrop is not None
    assert signed.backdrop is not None
    top = slice(0, 40)
    assert (plain.backdrop[top] != signed.backdrop[top]).mean() > 0.1
