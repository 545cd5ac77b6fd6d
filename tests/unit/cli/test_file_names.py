from pathlib import Path

import pytest

from cyclorama.cli.file_names import result_names


@pytest.mark.parametrize(
    ("photos", "names"),
    [
        (["cup.jpg"], ["cup"]),
        (["cup.jpg", "shoe.png"], ["cup", "shoe"]),
        (["red/cup.jpg", "blue/cup.jpg"], ["red-cup", "blue-cup"]),
        (["cup.jpg", "cup.png"], ["cup-jpg", "cup-png"]),
        (["1/red/cup.jpg", "2/red/cup.jpg"], ["1-red-cup", "2-red-cup"]),
        (["red/cup.jpg", "blue/cup.jpg", "red-cup.jpg"], ["1-red-cup", "blue-cup", "red-cup"]),
        (["cup.jpg", "red/CUP.jpg"], ["1-cup", "red-CUP"]),
    ],
)
def test_names_are_as_short_as_they_can_be(photos, names):
    found = result_names([Path("/1", photo) for photo in photos])

    assert list(found.values()) == names


def test_names_do_not_depend_on_the_order():
    photos = [Path(f"/a/{folder}/{name}") for folder in "xyz" for name in ("cup.jpg", "cup.png")]

    assert result_names(photos) == result_names(photos[::-1])
    assert len({name.casefold() for name in result_names(photos).values()}) == len(photos)


def test_a_photo_given_twice_is_one_photo():
    names = result_names([Path("/a/cup.jpg"), Path("/a/../a/cup.jpg")])

    assert list(names.values()) == ["cup"]


def test_photos_that_only_case_tells_apart_get_names_that_more_than_case_tells_apart():
    names = result_names([Path("/a/cup.jpg"), Path("/A/cup.jpg"), Path("/a/CUP.jpg")])

    assert len({name.casefold() for name in names.values()}) == 3
