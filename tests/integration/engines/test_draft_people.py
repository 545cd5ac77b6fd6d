from pathlib import Path

import numpy as np
import pytest
from skimage import data

from cyclorama import errors
from cyclorama.engines.capabilities import (
    DressRequest,
    Garment,
    ModelShotThumbnailRequest,
    TalentThumbnailRequest,
)
from cyclorama.engines.draft.dressing import NOTE, dress_file
from cyclorama.engines.draft.engine import Draft
from cyclorama.engines.draft.people import model_shot_file, talent_file
from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.photo import hung_out
from cyclorama.figure.pose import Pose
from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging import picture
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource
from cyclorama.imaging.view import View
from cyclorama.kit.pool import ChildPool
from cyclorama.library.shots import ModelShot, load_model_shots
from cyclorama.library.talents import Talent, load_talents
from cyclorama.media.inspect import take_as_is
from cyclorama.media.types import Limits
from pictures import provenance_of, save_photo, xmp_of


@pytest.fixture(scope="module")
def wardrobe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wardrobe")
    for item in (Item.TEE, Item.TEE_BACK, Item.JEANS):
        picture.save_scratch(hung_out(item, 300), folder / f"{item}.png")
    return folder


def asked(
    wardrobe: Path, out: Path, picture_format: PictureFormat = PictureFormat.PNG
) -> DressRequest:
    shot = load_model_shots()["MODEL-FULL-1"]
    return DressRequest(
        garments=(
            Garment(cut_out=wardrobe / "tee.png"),
            Garment(cut_out=wardrobe / "jeans.png", main=False),
        ),
        appearance=Appearance(gender=Gender.FEMALE),
        pose=shot.poses[Gender.FEMALE],
        staging=shot.staging,
        width=200,
        height=320,
        format=picture_format,
        out=out,
    )


@pytest.mark.parametrize("picture_format", PictureFormat)
def test_croquis_file_is_what_was_asked_for_and_says_that_it_is_a_draft(
    wardrobe: Path, tmp_path: Path, picture_format: PictureFormat
):
    request = asked(wardrobe, tmp_path / f"made.{picture_format.suffix}", picture_format)

    result = dress_file(request)

    left, top, right, bottom = result.box
    assert picture.load(request.out).shape == (320, 200, 3)
    assert result.kinds == (GarmentKind.TOP, GarmentKind.TROUSERS)
    assert min(result.confidences) > 0.6
    assert bottom - top > 260
    assert 40 < left < right < 160
    assert provenance_of(request.out) == DigitalSource.COMPOSITE.uri
    assert NOTE.encode() in xmp_of(request.out)


def test_same_request_makes_the_same_file(wardrobe: Path, tmp_path: Path):
    first, second = asked(wardrobe, tmp_path / "1.png"), asked(wardrobe, tmp_path / "2.png")

    dress_file(first)
    dress_file(second)

    assert first.out.read_bytes() == second.out.read_bytes()


def test_facts_measured_by_the_engine_are_those_of_the_file(wardrobe: Path, tmp_path: Path):
    request = asked(wardrobe, tmp_path / "made.png")

    told = dress_file(request).facts

    measured = take_as_is(request.out, Limits()).facts
    assert told is not None
    for exact in ("sha256", "width", "height", "orientation", "has_alpha"):
        assert getattr(told, exact) == getattr(measured, exact)


def test_photo_that_was_not_cut_out_is_refused(wardrobe: Path, tmp_path: Path):
    save_photo(data.coffee(), wardrobe / "photo.png")
    request = asked(wardrobe, tmp_path / "out.png").model_copy(
        update={"garments": (Garment(cut_out=wardrobe / "photo.png"),)}
    )

    with pytest.raises(errors.InvalidInput, match="cut out"):
        dress_file(request)

    assert not request.out.exists()


def test_empty_cut_out_is_refused(wardrobe: Path, tmp_path: Path):
    picture.save_scratch(np.zeros((80, 60, 4), np.uint8), wardrobe / "empty.png")
    request = asked(wardrobe, tmp_path / "out.png").model_copy(
        update={"garments": (Garment(cut_out=wardrobe / "empty.png"),)}
    )

    with pytest.raises(errors.ProductNotFound):
        dress_file(request)


async def test_draft_dresses_through_a_child_process_within_its_memory(
    wardrobe: Path, tmp_path: Path
):
    pool = ChildPool(1)
    request = asked(wardrobe, tmp_path / "made.jpg", PictureFormat.JPEG).model_copy(
        update={"width": 2732, "height": 4096}
    )
    seen: list[float] = []
    try:
        result, made = await Draft(pool).dress(request, seen.append)
    finally:
        pool.close()

    assert (result.width, result.height) == (2732, 4096)
    assert made.draft is True
    assert request.out.exists()
    assert seen == sorted(seen)


@pytest.mark.parametrize("talent", load_talents(), ids=lambda talent: talent.name)
def test_every_talent_has_a_portrait(talent: Talent, tmp_path: Path):
    request = TalentThumbnailRequest(
        appearance=talent.appearance, width=80, height=100, out=tmp_path / "talent.png"
    )

    result = talent_file(request)

    portrait = picture.load(request.out)
    skin = list(bytes.fromhex(talent.appearance.skin[1:]))
    assert portrait.shape == (100, 80, 3)
    assert (result.width, result.height) == (80, 100)
    assert (np.abs(portrait.astype(int) - skin).max(axis=2) <= 12).sum() > 250
    assert provenance_of(request.out) == DigitalSource.ALGORITHMIC.uri


@pytest.mark.parametrize("shot", load_model_shots().values(), ids=lambda shot: shot.code)
def test_every_model_shot_draws_its_thumbnail(shot: ModelShot, tmp_path: Path):
    for gender, pose in shot.poses.items():
        request = ModelShotThumbnailRequest(
            appearance=Appearance(gender=gender),
            pose=pose,
            staging=shot.staging,
            width=80,
            height=100,
            out=tmp_path / f"{gender}.png",
        )

        model_shot_file(request)

        assert picture.load(request.out).std() > 5


@pytest.mark.parametrize("from_behind", [False, True])
def test_of_the_product_s_two_sides_the_seen_one_is_worn(
    wardrobe: Path, tmp_path: Path, from_behind: bool
):
    both = (
        Garment(cut_out=wardrobe / "tee.png", view=View.FRONT),
        Garment(cut_out=wardrobe / "tee_back.png", view=View.BACK),
    )
    pictures = []
    for garments in (both, both[from_behind : from_behind + 1]):
        request = asked(wardrobe, tmp_path / "croquis.png").model_copy(
            update={"garments": garments, "pose": Pose(from_behind=from_behind)}
        )
        dress_file(request)
        pictures.append(picture.load(request.out))

    assert np.array_equal(*pictures)
