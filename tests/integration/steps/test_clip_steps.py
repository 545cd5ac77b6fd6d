"""The steps that put clips together, with their exact work."""

import numpy as np
import pytest
from pydantic import ValidationError

from clip_files import BLUE, RED, moving, write_clip
from craft_desk import CraftDesk, done
from cyclorama.engines.capabilities import Capability, Made
from cyclorama.engines.draft.clip_cutting_work import cut_out_clip_file
from cyclorama.engines.picturing import Pictured
from cyclorama.errors import InvalidInput
from cyclorama.imaging import picture

MADE = Made(engine="stand-in", model="m", version="1", seed=None, seconds=0.1)


class StandIn:
    name = "stand-in"
    capabilities = frozenset({Capability.CUT_OUT_CLIP, Capability.MAKE_IMAGE})
    asked = None

    async def cut_out_clip(self, request, progress=None):
        return cut_out_clip_file(request), MADE

    async def make_image(self, request, progress=None):
        self.asked = request
        blue = np.full((request.height, request.width, 3), BLUE, np.uint8)
        picture.save_scratch(blue, request.out)
        return Pictured(width=request.width, height=request.height), MADE


@pytest.fixture
def engine():
    return StandIn()


@pytest.fixture
def desk(tmp_path, engine):
    return CraftDesk(tmp_path, [engine])


def put(desk, name, frames, **options):
    write_clip(desk.folder / f"{name}.mp4", frames, **options)
    return name


async def test_published_clips_are_joined(desk):
    clips = [put(desk, "a", moving(3)), put(desk, "b", moving(5))]

    made = await done(desk, "publish_video_with_logo", video_urls=clips, logo_place=None)

    assert desk.kept[made["media"]].clip.frames == 8
    assert made["all"] == [made["media"]]


async def test_a_single_clip_is_published_as_it_is(desk):
    made = await done(desk, "publish_video_with_logo", video_urls=[put(desk, "a", moving(3))])

    assert made["media"] == "a"


async def test_a_logo_makes_another_clip(desk):
    logo = desk.put("logo", np.full((8, 8, 3), 255, np.uint8))
    clip = put(desk, "a", moving(3))

    made = await done(desk, "publish_video_with_logo", video_urls=[clip], logo_url=logo)

    assert desk.kept[made["media"]].clip.frames == 3


async def test_clips_are_tiled(desk):
    clips = [put(desk, "a", moving(3)), put(desk, "b", moving(5))]

    made = await done(desk, "tile_grid_videos", video_urls=clips, grid_pattern="2x1", edge=96)

    facts = desk.kept[made["media"]]
    assert (facts.width, facts.height, facts.clip.frames) == (96, 32, 5)


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [("0x3", "no cells"), ("9999x9999", "at most"), ("1x1", "do not fit"), ("two", "is no grid")],
)
async def test_bad_grids_are_refused_before_any_work(desk, pattern, sentence):
    clips = [put(desk, "a", moving(2)), put(desk, "b", moving(2))]

    with pytest.raises((InvalidInput, ValidationError), match=sentence):
        await done(desk, "tile_grid_videos", video_urls=clips, grid_pattern=pattern)

    assert desk.crafted == []


async def test_a_clip_is_laid_upon_others(desk):
    clips = [put(desk, "a", moving(3)), put(desk, "b", moving(3))]

    made = await done(
        desk, "overlay_video", video_urls=clips, overlay_url="a", layout="right-large", sound="none"
    )

    assert desk.kept[made["media"]].clip.frames == 6


@pytest.mark.parametrize(
    ("step", "params"),
    [
        ("publish_video_with_logo", {"video_urls": []}),
        ("publish_video_with_logo", {"video_urls": ["a"] * 21}),
        ("overlay_video", {"video_urls": ["a"], "overlay_url": "b", "layout": "top-small"}),
        ("tile_grid_videos", {"video_urls": ["a"] * 17}),
        ("tile_grid_videos", {"video_urls": ["a"], "edge": 7}),
    ],
)
async def test_wrong_parameters_are_refused(desk, step, params):
    with pytest.raises(ValidationError):
        await done(desk, step, **params)


@pytest.fixture
def screened(desk):
    frame = np.full((64, 96, 3), (0, 177, 64), np.uint8)
    frame[16:, 36:60] = RED
    return put(desk, "screened", [frame] * 4)


async def test_the_background_of_a_clip_is_taken_away(desk, screened):
    made = await done(
        desk,
        "replace_background",
        media_url=screened,
        option="RemoveBackground",
        chroma_key_color="green",
    )

    facts = desk.kept[made["media"]]
    assert facts.has_alpha
    assert facts.clip.frames == 4


async def test_words_say_what_is_put_behind_a_clip(desk, engine, screened):
    made = await done(
        desk,
        "replace_background",
        media_url=screened,
        prompt="a blue wall",
        chroma_key_color="green",
        aspect_ratio="1:1",
    )

    facts = desk.kept[made["media"]]
    assert (engine.asked.prompt, engine.asked.width) == ("a blue wall", 96)
    assert (facts.width, facts.height, facts.clip.frames) == (96, 96, 4)
    assert facts.dominant_colour[5:] > "a0"


async def test_a_clip_is_not_restyled(desk, screened):
    with pytest.raises(InvalidInput, match="choose `replace`"):
        await done(desk, "replace_background", media_url=screened, option="restyle")
