from pathlib import Path

import numpy as np
import pytest
import skimage.data

from cyclorama.engines.data_set import (
    JudgeSetRequest,
    Learned,
    PreparePhotoRequest,
    SetPhoto,
    Verdict,
)
from cyclorama.engines.draft.data_set_work import judge_set_file, prepare_photo_file
from cyclorama.imaging import picture
from pictures import provenance_of, save_photo


def request(tmp_path: Path, array, learned: str = "product", **more) -> PreparePhotoRequest:
    source = tmp_path / "source.png"
    save_photo(np.asarray(array), source)
    return PreparePhotoRequest(
        source=source,
        learned=Learned(learned),
        trigger="ohwx",
        out=tmp_path / "prepared.png",
        **more,
    )


def boot() -> np.ndarray:
    """A red product in the lower right of a large white picture."""
    photo = np.full((900, 1200, 3), 245, np.uint8)
    photo[400:820, 700:1100] = (200, 32, 42)
    photo[500:520, 720:1080] = (250, 250, 250)
    return photo


def test_the_subject_is_cut_out_of_its_frame(tmp_path):
    made = prepare_photo_file(request(tmp_path, boot()))

    assert (made.width, made.height) == (448, 448)
    assert made.sure > 0.55
    assert made.caption == "product photo of ohwx in red, plain white background"
    prepared = picture.load(tmp_path / "prepared.png")
    assert prepared.shape == (448, 448, 3)
    assert (prepared[224, 224] == (200, 32, 42)).all()
    assert (prepared[5, 5] == 245).all()
    assert made.facts.width == 448


def test_without_cropping_all_of_the_photo_is_kept(tmp_path):
    made = prepare_photo_file(request(tmp_path, boot(), crop=False))

    assert (made.width, made.height) == (1152, 832)
    assert made.sure is None
    assert "in red" not in made.caption


def test_a_style_is_all_of_the_picture(tmp_path):
    made = prepare_photo_file(request(tmp_path, boot(), "style"))

    assert (made.width, made.height) == (1152, 832)
    assert made.caption == "picture in the style of ohwx"


def test_what_is_transparent_shows_where_the_subject_is_and_becomes_white(tmp_path):
    photo = np.zeros((700, 700, 4), np.uint8)
    photo[100:500, 150:450] = (30, 60, 160, 255)

    made = prepare_photo_file(request(tmp_path, photo))

    assert made.sure == 1.0
    assert made.caption.startswith("product photo of ohwx in blue")
    prepared = picture.load(tmp_path / "prepared.png")
    assert prepared.shape[2] == 3
    assert (prepared[2, 2] == 255).all()


def test_a_person_is_seen_with_their_framing(tmp_path):
    made = prepare_photo_file(
        request(tmp_path, skimage.data.astronaut()[:420, 60:400], "subject", crop=False)
    )

    assert made.faces == 1
    assert made.framing
    assert made.framing in made.caption
    assert any("Small" in finding for finding in made.findings)


@pytest.mark.parametrize("count", [1, 7])
def test_the_sheets_show_every_photo(tmp_path, count):
    file = tmp_path / "photo.png"
    save_photo(skimage.data.coffee()[:320, :448], file)
    prepared = prepare_photo_file(
        PreparePhotoRequest(
            source=file,
            learned=Learned.STYLE,
            trigger="ohwx",
            words="靴 " + "with a long caption " * count,
            out=tmp_path / "prepared.png",
        )
    )
    asked = JudgeSetRequest(
        learned=Learned.STYLE,
        trigger="ohwx",
        photos=tuple(
            SetPhoto(number=number, file=file, prepared=prepared) for number in range(1, count + 1)
        ),
        lost=1,
        sheet=tmp_path / "sheet.png",
        report=tmp_path / "report.png",
    )

    made = judge_set_file(asked)

    sheet, report = picture.load(asked.sheet), picture.load(asked.report)
    assert (made.sheet_facts.height, made.sheet_facts.width) == sheet.shape[:2]
    assert (made.report_facts.height, made.report_facts.width) == report.shape[:2]
    assert report.shape[0] > count * 148
    tiles = (sheet[156 : 156 + 280, 40 : 40 + 280] < 200).any(axis=2)
    assert tiles.mean() > 0.4
    assert provenance_of(asked.sheet).endswith("composite")
    assert made.verdict is Verdict.POOR
    assert made.findings[0] == f"1 of {count + 1} photos could not be taken in."
    told = ["Nearly the same as photo 1." in photo.findings for photo in made.photos]
    assert told == [False] + (count - 1) * [True]
