"""Sets are painted as they are asked for."""

from functools import cache

import numpy as np
import pytest

from cyclorama import errors
from cyclorama.imaging.canvas import Size
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.stages import FAMILIES, stage

WIDE, TALL = Size(192, 108), Size(108, 192)


@cache
def painted(name: SetName, size: Size) -> Backdrop:
    return stage(name, size)


@pytest.mark.parametrize("name", SetName)
def test_any_set_fills_its_frame(name: SetName) -> None:
    for size in (WIDE, TALL):
        backdrop = painted(name, size)
        assert backdrop.picture.shape == (size.height, size.width, 3)
        assert backdrop.picture.dtype == np.uint8
        assert 0.2 < backdrop.horizon < backdrop.ground <= 1
        assert backdrop.picture.std() > 12, "a picture of next to nothing"
        feet = backdrop.picture[round(backdrop.ground * size.height) - 1]
        assert feet.max() > 8, "one would stand in the black"


def test_no_two_sets_look_alike() -> None:
    pictures = {name: painted(name, WIDE).picture.astype(np.int16) for name in SetName}
    for one in SetName:
        for other in SetName:
            if one < other:
                assert np.abs(pictures[one] - pictures[other]).mean() > 6, (one, other)


@pytest.mark.parametrize("name", [SetName.STUDIO, SetName.CITY_NIGHT, SetName.JUNGLE])
def test_the_same_wish_gives_the_same_picture(name: SetName) -> None:
    one, again = (stage(name, WIDE, variant=2) for _ in range(2))
    assert np.array_equal(one.picture, again.picture)
    other = stage(name, WIDE, variant=4)
    assert not np.array_equal(one.picture, other.picture)


def test_the_layout_does_not_depend_on_the_size() -> None:
    small, large = (stage(SetName.CITY_DAY, size).picture for size in (WIDE, Size(768, 432)))
    shrunk = large.reshape(108, 4, 192, 4, 3).mean(axis=(1, 3))
    assert np.abs(shrunk - small).mean() < 9


def test_a_large_set_is_the_small_one_enlarged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cyclorama.scenery.stages.LARGEST", 96)
    large = stage(SetName.BEACH, WIDE).picture
    monkeypatch.undo()
    assert large.shape == (108, 192, 3)
    assert np.abs(large.astype(np.int16) - painted(SetName.BEACH, WIDE).picture).mean() < 12


def test_an_odd_variant_is_lit_from_the_other_side() -> None:
    even, odd = (stage(SetName.STUDIO, WIDE, variant=variant).light for variant in (6, 7))
    assert np.sign(even.across) == -np.sign(odd.across)


@pytest.mark.parametrize("name", [SetName.STUDIO, SetName.LOCKER_ROOM, SetName.STADIUM])
def test_it_takes_on_the_colours_of_a_team(name: SetName) -> None:
    red, blue = (
        stage(name, WIDE, colours=colours).picture.astype(float).mean(axis=(0, 1))
        for colours in (("#e01020", "#ffffff"), ("#1020e0", "#ffffff"))
    )
    assert red[0] - red[2] > blue[0] - blue[2] + 3


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(errors.InvalidInput, match="#RRGGBB"):
        stage(SetName.STUDIO, WIDE, colours=('red"/><script>',))


def test_every_set_has_one_painter() -> None:
    named = [name for names in FAMILIES.values() for name in names]
    assert sorted(named) == sorted(SetName)
