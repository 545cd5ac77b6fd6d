"""The steps that retouch a finished picture, with the work itself."""

import numpy as np
import pytest
from PIL import Image
from skimage import data

import scenes
from craft_desk import CraftDesk, done, noise
from cyclorama.engines.capabilities import Made
from cyclorama.engines.draft.engine import Draft
from cyclorama.errors import FaceNotFound, InvalidInput, ProductNotFound, TooLarge
from cyclorama.imaging import picture
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.steps.registry import step_type


@pytest.fixture
def desk(tmp_path):
    return CraftDesk(tmp_path)


async def test_a_picture_is_adjusted_to_a_size(desk):
    photo = desk.put("photo", noise(60, 100))

    made = await done(desk, "adjust_image", image=photo, target_width=50, target_height=60)

    assert desk.pixels(made["media"]).shape == (60, 50, 3)
    assert (made["width"], made["height"]) == (50, 60)
    assert made["all"] == [made["media"]]
    assert desk.kept[made["media"]].width == 50


async def test_a_picture_is_adjusted_to_the_size_of_another(desk):
    photo, other = desk.put("photo", noise(60, 100)), desk.put("other", noise(40, 30))

    made = await done(desk, "adjust_image", image=photo, reference=other, mode="crop")

    assert desk.pixels(made["media"]).shape == (40, 30, 3)


async def test_a_jpeg_stays_a_jpeg_and_a_draft_a_draft(desk):
    file = desk.folder / "photo.jpg"
    note = Provenance(source=DigitalSource.COMPOSITE, made_by="x", note="A draft.")
    picture.save(noise(64, 64), file, PictureFormat.JPEG, note)

    made = await done(desk, "adjust_image", image="photo", target_width=32)

    with Image.open(desk.folder / made["media"]) as adjusted:
        assert adjusted.format == "JPEG"
    assert picture.note_of(desk.folder / made["media"]) == "A draft."


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"target_width": 0},
        {"target_width": 20_000, "target_height": 20_000},
        {"target_width": 10, "target_height": 10, "aspect_ratio": 3},
        {"aspect_ratio": 0},
        {"target_width": 10, "margins": (0, 0, 0, -1)},
        {"target_width": 10, "tolerance": 1.1},
        {"target_width": 10, "mode": "fold"},
    ],
)
def test_what_cannot_be_adjusted_is_refused_before_it_is_tried(params):
    with pytest.raises(InvalidInput):
        step_type("adjust_image").check({"image": "photo", **params})


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"factor": 3},
        {"factor": 2, "width": 10, "height": 10},
        {"width": 10},
        {"width": 20_000, "height": 20_000},
    ],
)
def test_pixels_are_asked_for_in_one_of_two_ways(params):
    with pytest.raises(InvalidInput):
        step_type("upscale").check({"image": "photo", **params})


class AtOnce:
    """A pool whose child is this process."""

    async def run(self, function, *args, memory, seconds, progress=None):
        return function(*args)


@pytest.fixture
def studio(tmp_path):
    return CraftDesk(tmp_path, [Draft(AtOnce())])


async def test_a_picture_gets_more_pixels(studio):
    photo = studio.put("photo", noise(32, 48))

    by_factor = await done(studio, "upscale", image=photo, factor=2)
    assert studio.pixels(by_factor["media"]).shape == (64, 96, 3)
    assert by_factor["remarks"] == []

    by_size = await done(studio, "upscale", image=photo, width=80, height=80)
    assert studio.pixels(by_size["media"]).shape == (80, 80, 3)
    assert "cut off evenly" in by_size["remarks"][0]

    smaller = await done(studio, "upscale", image=photo, width=24, height=16)
    assert "large enough" in smaller["remarks"][0]


async def test_more_pixels_than_can_be_held_are_not_made(studio):
    photo = studio.put("photo", np.zeros((1300, 1300, 3), np.uint8))

    with pytest.raises(TooLarge, match="100 megapixels"):
        await done(studio, "upscale", image=photo, factor=8)


async def test_faces_are_made_clear_and_counted(studio):
    photo = studio.put("photo", data.astronaut()[:256, 80:336])

    made = await done(studio, "fix_faces", image=photo, reference=photo)

    assert made["faces"] == 1
    assert "reference was not used" in made["remarks"][0]
    assert studio.pixels(made["media"]).shape == (256, 256, 3)


async def test_a_picture_without_a_face_is_a_clear_failure(studio):
    photo = studio.put("photo", data.coffee()[:200, :200])

    with pytest.raises(FaceNotFound, match="No face was found"):
        await done(studio, "fix_faces", image=photo)


async def test_a_background_gets_the_colour_of_a_palette(studio):
    photo = studio.put("photo", scenes.draw("shoe", 3, (320, 256)).picture)
    palette = studio.put("palette", np.full((8, 8, 3), (200, 180, 150), np.uint8))

    made = await done(studio, "fix_background", image=photo, palette=palette)

    assert made["delta_e"] <= 0.5
    assert made["remarks"] == []
    assert np.abs(studio.pixels(made["media"])[4, 4].astype(int) - (200, 180, 150)).max() <= 6


async def test_a_background_is_replaced_by_a_picture(studio):
    photo = studio.put("photo", scenes.draw("shoe", 3, (320, 256)).picture)
    scenery = studio.put("scenery", waves(100, 200))

    made = await done(studio, "fix_background", image=photo, palette=scenery, strategy="replace")

    assert studio.pixels(made["media"]).shape == (320, 256, 3)
    assert made["delta_e"] <= 2


async def test_a_person_is_found_by_the_face_where_no_product_is(studio, monkeypatch):
    async def nothing_found(*_):
        raise ProductNotFound("none")

    monkeypatch.setattr(Draft, "cut_out", nothing_found)
    photo = studio.put("photo", data.astronaut()[::2, ::2])
    palette = studio.put("palette", np.full((8, 8, 3), (10, 200, 40), np.uint8))

    made = await done(studio, "fix_background", image=photo, palette=palette)

    pixels = studio.pixels(made["media"])
    assert tuple(pixels[5, 250]) == (10, 200, 40)
    assert pixels[55, 110, 0] > 120  # the face
    assert "not plain" in made["remarks"][0]


@pytest.mark.parametrize("pieces", [1, 2])
async def test_a_person_whose_cut_out_is_in_pieces_is_looked_for_anew(studio, monkeypatch, pieces):
    photo = data.astronaut()[::2, ::2]
    alpha = np.zeros(photo.shape[:2], np.uint8)
    alpha[20:100] = 255
    alpha[150:250] = 255 * (pieces - 1)

    async def cut(_engine, request, _progress=None):
        Image.fromarray(np.dstack([photo, alpha])).save(request.out)
        return None, Made(engine="x", model="x", version="1", seed=None, seconds=0)

    monkeypatch.setattr(Draft, "cut_out", cut)
    palette = studio.put("palette", np.full((8, 8, 3), (10, 200, 40), np.uint8))

    made = await done(studio, "fix_background", image=studio.put("photo", photo), palette=palette)

    green = (studio.pixels(made["media"])[125] == (10, 200, 40)).all(axis=1)
    assert green.all() == (pieces == 1)  # that row is in neither of the two pieces


async def test_a_picture_without_a_subject_is_a_clear_failure(studio):
    photo = studio.put("photo", np.full((96, 96, 3), 200, np.uint8))
    palette = studio.put("palette", np.full((8, 8, 3), 10, np.uint8))

    with pytest.raises(ProductNotFound):
        await done(studio, "fix_background", image=photo, palette=palette)


def waves(height, width):
    y, x = np.mgrid[0:height, 0:width]
    return np.dstack([x * 255 // width, y * 255 // height, 0 * x + 90]).astype(np.uint8)
