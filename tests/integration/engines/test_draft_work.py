from pathlib import Path

import numpy as np
import pytest
from skimage import data

from cyclorama import errors
from cyclorama.engines.capabilities import CutOutRequest, PackshotRequest, ThumbnailRequest
from cyclorama.engines.draft import work
from cyclorama.engines.draft.engine import Draft
from cyclorama.engines.draft.work import cut_out_file, packshot_file, thumbnail_file
from cyclorama.imaging import picture
from cyclorama.imaging.composition import Composition
from cyclorama.imaging.cut_out import CONFIDENT, CutOut
from cyclorama.imaging.hint import Box, Hint
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource
from cyclorama.kit.pool import ChildPool
from cyclorama.library.shots import Shot, load_shots
from cyclorama.media.inspect import take_as_is
from cyclorama.media.types import Limits
from pictures import provenance_of, save_photo


@pytest.fixture(scope="module")
def cup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cut-out of a real photo."""
    folder = tmp_path_factory.mktemp("cup")
    save_photo(data.coffee(), folder / "photo.png")
    cut_out_file(
        CutOutRequest(source=folder / "photo.png", max_edge=600, out=folder / "cut-out.png")
    )
    return folder / "cut-out.png"


def request(cut_out: Path, out: Path, picture_format: PictureFormat, code: str) -> PackshotRequest:
    return PackshotRequest(
        cut_out=cut_out,
        composition=load_shots()[code].composition,
        width=820,
        height=1024,
        format=picture_format,
        out=out,
    )


def test_cut_out_of_a_real_photo_holds_the_cup(cup: Path):
    cut_out = picture.load(cup)

    assert cut_out.shape == (400, 600, 4)
    assert cut_out[60, 300, 3] == 255  # the cup's rim
    assert cut_out[20, 20, 3] == 0  # the table
    assert 0.25 < (cut_out[..., 3] > 127).mean() < 0.6


def test_doubtful_cut_out_is_refused_with_and_without_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    save_photo(np.full((60, 80, 3), 90, np.uint8), tmp_path / "photo.png")
    doubtful = CutOut(
        alpha=np.eye(60, 80, dtype=np.float32),
        foreground=np.zeros((60, 80, 3), np.uint8),
        confidence=CONFIDENT - 0.01,
        method="guess",
    )
    monkeypatch.setattr(work, "cut_out", lambda photo, hint: doubtful)
    asked = CutOutRequest(source=tmp_path / "photo.png", max_edge=512, out=tmp_path / "out.png")
    hint = Hint(box=Box(left=0.2, top=0.2, right=0.8, bottom=0.8))

    with pytest.raises(errors.ProductNotFound, match="hint"):
        cut_out_file(asked)
    with pytest.raises(errors.ProductNotFound, match="closer box"):
        cut_out_file(asked.model_copy(update={"hint": hint}))

    assert not asked.out.exists()


def test_photo_that_is_a_cut_out_already_is_taken_as_it_is(cup: Path, tmp_path: Path):
    result = cut_out_file(CutOutRequest(source=cup, max_edge=600, out=tmp_path / "again.png"))

    assert result.confidence == 1
    assert np.array_equal(picture.load(tmp_path / "again.png"), picture.load(cup))


@pytest.mark.parametrize("picture_format", PictureFormat)
def test_packshot_file_is_what_was_asked_for(
    cup: Path, tmp_path: Path, picture_format: PictureFormat
):
    asked = request(cup, tmp_path / f"made.{picture_format.suffix}", picture_format, "FRONT-1")

    result = packshot_file(asked)

    made = picture.load(asked.out)
    assert made.shape == (1024, 820, 3)
    assert abs(result.box[0] - 82) <= 1
    assert abs(result.box[2] - (820 - 82)) <= 1
    assert provenance_of(asked.out) == DigitalSource.COMPOSITE.uri


def test_transparent_shot_as_jpeg_shows_white(cup: Path, tmp_path: Path):
    asked = request(cup, tmp_path / "made.jpg", PictureFormat.JPEG, "CLEAR-1")

    packshot_file(asked)

    assert picture.load(asked.out)[5, 5].tolist() == [255, 255, 255]


def test_opaque_picture_is_no_cut_out(tmp_path: Path):
    save_photo(data.coffee(), tmp_path / "photo.png")

    with pytest.raises(errors.InvalidInput, match="transparency"):
        packshot_file(
            request(tmp_path / "photo.png", tmp_path / "out.png", PictureFormat.PNG, "FRONT-1")
        )


@pytest.mark.parametrize("shot", load_shots().values(), ids=lambda shot: shot.code)
def test_every_shot_draws_its_thumbnail(shot: Shot, tmp_path: Path):
    asked = ThumbnailRequest(
        specimen=shot.specimen,
        composition=shot.composition,
        width=160,
        height=160,
        out=tmp_path / "thumbnail.png",
    )

    thumbnail_file(asked)

    thumbnail = picture.load(asked.out)
    assert thumbnail.shape[:2] == (160, 160)
    assert thumbnail.std() > 5
    assert provenance_of(asked.out) == DigitalSource.ALGORITHMIC.uri


async def test_draft_works_through_a_child_process(cup: Path, tmp_path: Path):
    pool = ChildPool(1)
    asked = request(cup, tmp_path / "made.png", PictureFormat.PNG, "WHITE-1")
    try:
        result, made = await Draft(pool).compose_packshot(asked)
    finally:
        pool.close()

    assert (result.width, result.height) == (820, 1024)
    assert made.seconds > 0
    assert asked.out.exists()


@pytest.mark.parametrize("picture_format", list(PictureFormat))
def test_facts_measured_by_the_engine_are_those_of_the_file(
    cup: Path, tmp_path: Path, picture_format: PictureFormat
):
    asked = PackshotRequest(
        cut_out=cup,
        composition=Composition(),
        width=400,
        height=300,
        format=picture_format,
        out=tmp_path / f"shot.{picture_format.suffix}",
    )

    told = packshot_file(asked).facts

    measured = take_as_is(asked.out, Limits()).facts
    assert told is not None
    for exact in ("sha256", "width", "height", "orientation", "has_alpha"):
        assert getattr(told, exact) == getattr(measured, exact)
    channels = zip(*(bytes.fromhex(f.dominant_colour[1:]) for f in (told, measured)), strict=True)
    assert all(abs(a - b) <= 8 for a, b in channels)  # lossy formats shift a shade
