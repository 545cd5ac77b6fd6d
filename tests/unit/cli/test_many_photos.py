from pathlib import Path

import pytest

from cyclorama.cli.darkroom import Darkroom
from cyclorama.cli.many_photos import Photo, sentence
from cyclorama.errors import InvalidInput, NotAPicture, ProductNotFound
from cyclorama.kit.pool import ChildPool
from cyclorama.media.types import Limits


@pytest.mark.parametrize(
    ("error", "start"),
    [
        (NotAPicture("The file is a GIF."), "The file is a GIF."),
        (ProductNotFound("Not found."), "Not found. Here: --box"),
        (FileNotFoundError(2, "No such file"), "There is no such file."),
        (IsADirectoryError(21, "Is a directory"), "This is a folder."),
        (PermissionError(13, "Permission denied"), "The file cannot be read or written: Perm"),
        (RuntimeError("first\n  second"), "Something unexpected went wrong: RuntimeError: first s"),
    ],
)
def test_every_error_is_one_line(error, start):
    assert sentence(error).startswith(start)
    assert "\n" not in sentence(error)


def test_progress_of_parts_adds_up(tmp_path):
    steps: list[float] = []
    photo = Photo(Path("a.jpg"), "a", tmp_path, steps.append)
    one, other = photo.progress("one"), photo.progress("other")

    one(0.25)
    other(0.5)
    one(1.0)
    photo.finish(parts=3)

    assert steps == [0.25, 0.5, 0.75, 1.5]


def test_a_result_never_replaces_a_photo_that_was_given(tmp_path):
    photo, made = tmp_path / "cup-cut-out.png", tmp_path / "making.png"
    photo.write_bytes(b"photo")
    made.write_bytes(b"made")
    darkroom = Darkroom(ChildPool(1), Limits(), tmp_path, [photo])

    with pytest.raises(InvalidInput, match="choose another --out"):
        darkroom.hand_out(made, "cup-cut-out.png")
    kept = darkroom.hand_out(made, "shoe-cut-out.png")

    assert photo.read_bytes() == b"photo"
    assert kept.read_bytes() == b"made"
