"""The step with its exact work; an engine that cuts out and imagines stands beside it."""

import numpy as np
import pytest
from pydantic import ValidationError

from craft_desk import CraftDesk
from cyclorama.engines.capabilities import Capability, CutOutResult, Made
from cyclorama.engines.draft.work import cut_out_file
from cyclorama.engines.picturing import Pictured
from cyclorama.errors import InvalidInput, ProductNotFound
from cyclorama.imaging import picture
from cyclorama.steps.registry import step_type

MADE = Made(engine="stand-in", model="m", version="1", seed=None, seconds=0.1)


class StandIn:
    """Cuts out as the draft engine does, and remembers what it is to imagine."""

    name = "stand-in"
    capabilities = frozenset({Capability.CUT_OUT, Capability.EDIT_IMAGE})
    blind = False
    asked = None

    async def cut_out(self, request, progress=None):
        if self.blind:
            raise ProductNotFound("No product was found.")
        return CutOutResult.model_validate(cut_out_file(request)), MADE

    async def edit_image(self, request, progress=None):
        self.asked = request
        picture.save_scratch(np.zeros((8, 8, 3), np.uint8), request.out)
        return Pictured(width=8, height=8), MADE


@pytest.fixture
def engine():
    return StandIn()


@pytest.fixture
def desk(tmp_path, engine):
    return CraftDesk(tmp_path, [engine])


def cup(side=96):
    """A dark disc before a pale wall."""
    ys, xs = np.mgrid[0:side, 0:side]
    disc = np.hypot(xs - side / 2, ys - side / 2) < side / 4
    return np.where(disc[..., None], np.uint8([150, 40, 30]), np.uint8([228, 226, 222]))


async def done(desk, **params):
    return (await step_type("replace_background").carry_out(desk, params)).outputs


@pytest.mark.parametrize("option", ["remove", "RemoveBackground"])
async def test_what_is_behind_is_taken_away(desk, option):
    made = await done(desk, media_url=desk.put("photo", cup()), option=option)

    pixels = desk.pixels(made["media"])
    assert pixels.shape == (96, 96, 4)
    assert pixels[48, 48, 3] == 255
    assert pixels[4, 4, 3] == 0


async def test_a_cut_out_can_be_cropped_and_framed(desk):
    photo = desk.put("photo", cup())

    cropped = await done(desk, media_url=photo, option="remove", crop_to_content=True)
    framed = await done(
        desk,
        media_url=photo,
        option="remove",
        aspect_ratio="2:3",
        edge=90,
        overlay_scale=0.5,
        alignment="right",
    )

    assert desk.pixels(cropped["media"]).shape[0] < 60
    pixels = desk.pixels(framed["media"])
    assert pixels.shape == (90, 60, 4)
    columns = np.flatnonzero((pixels[..., 3] > 128).any(0))
    rows = np.flatnonzero((pixels[..., 3] > 128).any(1))
    assert abs(len(rows) - 45) <= 5  # its soft edge is above and below
    assert rows[-1] >= 86
    assert columns[-1] >= 55


async def test_another_picture_is_put_behind(desk):
    blue = desk.put("blue", np.full((50, 200, 3), (10, 20, 200), np.uint8))

    made = await done(desk, media_url=desk.put("photo", cup()), background_url=blue)

    pixels = desk.pixels(made["media"])
    assert pixels.shape == (96, 96, 3)
    assert (pixels[2, 2] == [10, 20, 200]).all()
    assert pixels[64, 48, 0] > 120
    assert (desk.pixels(made["backdrop"]) == [10, 20, 200]).all()
    assert desk.pixels(made["subject"]).shape == (96, 96, 4)


async def test_offsets_move_the_subject(desk):
    photo, wall = desk.put("photo", cup()), desk.put("wall", np.full((9, 9, 3), 255, np.uint8))

    made = await done(desk, media_url=photo, background_url=wall, offset_x=0.1, offset_y=-0.25)

    alpha = desk.pixels(made["subject"])[..., 3] > 128
    rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    assert abs((columns[0] + columns[-1]) / 2 - 57) <= 2
    assert abs(rows[-1] - 71) <= 2


async def test_a_screen_is_keyed_without_asking_an_engine(desk, engine):
    engine.blind = True
    screen = np.full((40, 40, 3), (0, 177, 64), np.uint8)
    screen[10:30, 10:30] = (200, 100, 90)

    made = await done(
        desk,
        media_url=desk.put("photo", screen),
        option="remove",
        chroma_key_color="green",
        chroma_tolerance=0.2,
    )

    assert (desk.pixels(made["media"])[..., 3] > 128).sum() == 400


async def test_an_empty_screen_is_told(desk):
    green = desk.put("photo", np.full((40, 40, 3), (0, 177, 64), np.uint8))

    with pytest.raises(ProductNotFound, match="colour of the screen"):
        await done(desk, media_url=green, option="remove", chroma_key_color="#00b140")


async def test_words_are_an_engines_work(desk, engine):
    photo = desk.put("photo", cup())

    made = await done(
        desk,
        media_url=photo,
        prompt="on a beach",
        brief={"set": "beach"},
        aspect_ratio="16:9",
        edge=160,
    )

    assert engine.asked.prompt == "on a beach"
    assert (engine.asked.width, engine.asked.height) == (160, 90)
    assert len(engine.asked.sources) == 1
    assert made["media"] == made["all"][0]


async def test_a_style_is_a_second_picture_for_the_engine(desk, engine):
    photo, style = desk.put("photo", cup()), desk.put("style", cup())

    await done(desk, media_url=photo, option="RestyleBackground", background_url=style)

    assert [source.stem for source in engine.asked.sources] == ["photo", "style"]


async def test_where_there_is_no_subject_that_is_told(desk, engine):
    engine.blind = True
    wall = np.full((64, 64, 3), 200, np.uint8)

    with pytest.raises(ProductNotFound):
        await done(desk, media_url=desk.put("photo", wall), option="remove")


async def test_a_clip_behind_a_photo_is_refused(desk):
    (desk.folder / "clip.mp4").write_bytes(b"\0\0\0\x18ftypisom" + bytes(64))

    with pytest.raises(InvalidInput, match="background_url"):
        await done(desk, media_url=desk.put("photo", cup()), background_url="clip")


@pytest.mark.parametrize(
    "wrong", [{"option": "explode"}, {"chroma_key_color": "lime"}, {"overlay_scale": 0}]
)
async def test_wrong_parameters_are_refused(desk, wrong):
    with pytest.raises(ValidationError):
        await done(desk, media_url="photo", **wrong)
