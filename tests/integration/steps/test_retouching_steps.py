"""The steps that retouch a finished picture, with the work itself."""

import numpy as np
import pytest
from PIL import Image

from craft_desk import CraftDesk
from cyclorama.errors import InvalidInput
from cyclorama.imaging import picture
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.steps.registry import step_type


@pytest.fixture
def desk(tmp_path):
    return CraftDesk(tmp_path)


def noise(height, width, channels=3, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels), np.uint8)


async def done(desk, name, **params):
    return (await step_type(name).carry_out(desk, params)).outputs


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
