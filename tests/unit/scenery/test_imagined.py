"""Pictures from words alone."""

import numpy as np
import pytest

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import Brief, SetName
from cyclorama.scenery.imagined import NO_DRAWING, ONLY_THE_PLACE, imagine, subject_of
from cyclorama.scenery.stages import stage
from cyclorama.scenery.task import Drawn, Task

SIZE = Size(192, 128)


def imagined(prompt: str, **brief: object) -> Drawn:
    return imagine(Task(Brief.model_validate(brief), prompt, (), SIZE))


@pytest.mark.parametrize(
    ("prompt", "subject"),
    [
        ("burger A single, perfect specimen in soft light.", "burger"),
        ("A red sneaker on the beach. Soft light.", "A red sneaker on the beach"),
        ("Glow 2.0 serum", "Glow 2.0 serum"),
        ("  ", ""),
        ("Vitamin A night cream", "Vitamin A night cream"),
    ],
)
def test_a_prompt_is_about_what_comes_first(prompt: str, subject: str) -> None:
    assert subject_of(prompt) == subject


def test_a_thing_that_is_named_stands_on_its_set() -> None:
    drawn = imagined("burger", set="studio")
    assert drawn.remarks == ()
    assert drawn.picture.shape == (128, 192, 3)
    assert drawn.subject is not None
    assert drawn.backdrop is not None
    seen = np.argwhere(drawn.subject[..., 3] > 128)
    (top, left), (bottom, right) = seen.min(axis=0), seen.max(axis=0)
    assert 64 < bottom < 120, "it stands"
    assert bottom - top > 50
    assert abs((left + right) / 2 - 96) < 6


def test_a_place_that_is_named_is_drawn_and_the_rest_owned_up_to() -> None:
    drawn = imagined("a dragon in the jungle")
    assert np.array_equal(drawn.picture, stage(SetName.JUNGLE, SIZE).picture)
    assert drawn.remarks == (ONLY_THE_PLACE,)


@pytest.mark.parametrize("brief", [{"set": "studio"}, {"set": "beach"}])
def test_words_that_nothing_is_drawn_for_are_lettered(brief: dict[str, str]) -> None:
    drawn = imagined("Zyntrax", **brief)
    assert drawn.remarks == (NO_DRAWING,)
    assert drawn.subject is not None
    assert (drawn.subject[..., 3] > 200).any()


def test_texts_are_lettered_beside_the_thing() -> None:
    plain, titled = imagined("watch"), imagined("watch", texts=["SALE"])
    assert plain.subject is not None
    assert titled.subject is not None
    upper = np.s_[:32]
    assert not plain.subject[upper][..., 3].any()
    assert (titled.subject[upper][..., 3] > 200).any()


def test_no_words_at_all_give_the_set() -> None:
    drawn = imagined("", set="beach")
    assert np.array_equal(drawn.picture, stage(SetName.BEACH, SIZE).picture)
    assert drawn.remarks == ()
