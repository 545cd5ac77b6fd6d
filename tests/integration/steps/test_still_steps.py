"""The steps that do exact work on pictures, with the work itself."""

import numpy as np
import pytest
from pydantic import ValidationError

from craft_desk import CraftDesk, done, noise
from cyclorama.engines.stills import TileRequest
from cyclorama.errors import InvalidInput, NotAPicture
from cyclorama.imaging import picture
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource, Provenance


@pytest.fixture
def desk(tmp_path):
    return CraftDesk(tmp_path)


async def test_pictures_are_tiled_to_the_pixel_and_split_again(desk):
    pictures = [desk.put(f"p{index}", noise(24, 32, seed=index)) for index in range(6)]

    grid = await done(desk, "tile_grid_images", image_urls=pictures, grid_pattern="3x2", gap=2)
    cells = await done(
        desk, "split_grid_images", image_url=grid["media"], grid_pattern="3x2", gap=2
    )

    assert desk.pixels(grid["media"]).shape == (50, 100, 3)
    assert grid["all"] == [grid["media"]]
    assert grid["remarks"] == []
    assert len(cells["all"]) == 6
    assert cells["media"] == cells["all"][0]
    assert np.array_equal(desk.pixels(cells["all"][5]), noise(24, 32, seed=5))


async def test_the_long_edge_of_a_grid_is_kept(desk):
    pictures = [desk.put(f"p{index}", noise(90, 120, seed=index)) for index in range(2)]

    made = await done(desk, "tile_grid_images", image_urls=pictures, grid_pattern="2x1", edge=120)
    square = await done(
        desk,
        "tile_grid_images",
        image_urls=pictures,
        grid_pattern="1x2",
        edge=120,
        aspect_ratio="1:1",
    )

    assert made["media"] == "grid"
    assert desk.kept["grid"].width == 120
    assert desk.pixels(square["media"]).shape == (120, 120, 3)


async def test_cells_that_stay_empty_are_told(desk):
    made = await done(desk, "tile_grid_images", image_urls=[desk.put("one", noise(8, 8))])

    assert "last 3" in made["remarks"][0]


@pytest.mark.parametrize("pattern", ["0x3", "9999x9999", "two by two", "1x1"])
async def test_bad_grids_are_refused_before_any_work(desk, pattern):
    pictures = [desk.put(f"p{index}", noise(8, 8)) for index in range(2)]

    with pytest.raises((InvalidInput, ValidationError)):
        await done(desk, "tile_grid_images", image_urls=pictures, grid_pattern=pattern)

    assert desk.crafted == []


async def test_gaps_that_leave_no_room_are_refused(desk):
    with pytest.raises(InvalidInput, match="leaves no room"):
        await done(
            desk,
            "tile_grid_images",
            image_urls=[desk.put("one", noise(8, 8))],
            grid_pattern="10x1",
            gap=500,
        )


async def test_a_picture_too_small_for_its_grid_is_refused(desk):
    with pytest.raises(InvalidInput, match="too small for 10 columns"):
        await done(
            desk, "split_grid_images", image_url=desk.put("one", noise(8, 8)), grid_pattern="10x1"
        )


async def test_what_is_no_picture_is_told(desk):
    (desk.folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")

    with pytest.raises(NotAPicture):
        await done(desk, "tile_grid_images", image_urls=["broken"])


async def test_a_logo_is_put_on_a_picture(desk):
    photo, logo = desk.put("photo", np.full((60, 80, 3), 90, np.uint8)), np.zeros((9, 9, 4))
    logo[..., 3] = 255

    made = await done(
        desk,
        "overlay_logo",
        image_url=photo,
        logo_url=desk.put("logo", logo.astype(np.uint8)),
        logo_place=None,
        logo_size=0.25,
        logo_opacity=None,
    )

    marked = desk.pixels(made["media"])
    assert (marked[:30] == 90).all()
    assert (marked[40:57, 60:77] == 0).mean() > 0.9


async def test_a_draft_with_a_logo_still_says_that_it_is_one(desk):
    note = "Draft: nobody was <photographed> & nothing was generated."
    draft = Provenance(source=DigitalSource.COMPOSITE, made_by="Test", note=note)
    picture.save(noise(20, 20), desk.scratch("drawn.png"), PictureFormat.PNG, draft)
    logo = desk.put("logo", np.zeros((4, 4, 3), np.uint8))

    made = await done(desk, "overlay_logo", image_url="drawn", logo_url=logo)
    grid = await done(desk, "tile_grid_images", image_urls=[made["media"], logo])

    assert picture.note_of(desk.scratch(f"{grid['media']}.png")) == note
    assert picture.note_of(desk.scratch("logo.png")) is None


async def test_frames_are_handed_out_with_and_without_a_logo(desk):
    frames = [desk.put(f"frame{index}", noise(20, 20, seed=index)) for index in range(2)]
    logo = desk.put("logo", np.zeros((4, 4, 3), np.uint8))

    plain = await done(desk, "publish_frames_with_logo", image_urls=frames, logo_url=None)
    marked = await done(desk, "publish_frames_with_logo", image_urls=frames, logo_url=logo)

    assert plain["all"] == frames
    assert len(marked["all"]) == 2
    for frame, published in zip(frames, marked["all"], strict=True):
        differs = (desk.pixels(frame) != desk.pixels(published)).any(axis=2)
        assert 0 < differs.sum() <= 9


async def test_a_cut_out_is_cropped_to_what_there_is(desk):
    layer = np.zeros((40, 40, 4), np.uint8)
    layer[10:20, 5:25] = 255

    made = await done(desk, "crop_to_content", image_url=desk.put("cut", layer), padding=0.1)

    assert desk.pixels(made["media"]).shape == (14, 24, 4)


def test_a_request_for_no_pictures_is_refused(tmp_path):
    with pytest.raises(ValueError, match="sources"):
        TileRequest(sources=(), columns=1, rows=1, edge=10, out=tmp_path / "x.png")
