"""Steps that make something of one photo, in its own size where no other is asked for."""

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from craft_desk import CraftDesk
from cyclorama.engines.capabilities import (
    Capability,
    Made,
    MakeVideoRequest,
    MakeVideoResult,
    Progress,
)
from cyclorama.engines.picturing import EditImageRequest, Pictured
from cyclorama.imaging.canvas import Size
from cyclorama.steps.photo_size import scaled_size
from cyclorama.steps.registry import step_type
from cyclorama.video.motion import Motion, Move

MADE = Made(engine="studio", model="m", version="1", seed=None, seconds=0.1)


class Studio:
    name = "studio"
    capabilities = frozenset({Capability.EDIT_IMAGE, Capability.MAKE_VIDEO})
    edited: EditImageRequest
    filmed: MakeVideoRequest

    async def edit_image(
        self, request: EditImageRequest, progress: Progress | None = None
    ) -> tuple[Pictured, Made]:
        self.edited = request
        request.out.write_bytes(b"")
        return Pictured(width=1, height=1, remarks=("The hat was left out.",)), MADE

    async def make_video(
        self, request: MakeVideoRequest, progress: Progress | None = None
    ) -> tuple[MakeVideoResult, Made]:
        self.filmed = request
        request.out.write_bytes(b"")
        result = MakeVideoResult(
            width=2, height=2, frames=150, fps=30, seconds=5, method="m", remarks=("Cropped.",)
        )
        return result, MADE


@pytest.fixture
def studio() -> Studio:
    return Studio()


@pytest.fixture
def desk(tmp_path, studio) -> CraftDesk:
    made = CraftDesk(tmp_path, [studio])
    made.put("photo", np.zeros((90, 161, 3), np.uint8))
    made.put("hat", np.zeros((8, 8, 3), np.uint8))
    return made


async def done(desk: CraftDesk, name: str, **params: Any) -> dict[str, Any]:
    return (await step_type(name).carry_out(desk, {"image": "photo", **params})).outputs


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (None, None, (800, 400)),
        (300, None, (300, 150)),
        (None, 300, (600, 300)),
        (64, 128, (64, 128)),
        (1, None, (1, 1)),
    ],
)
def test_a_missing_side_follows_from_the_photo(width, height, size):
    assert scaled_size(Size(1600, 800), width, height, 800) == size


def test_a_small_photo_is_not_enlarged():
    assert scaled_size(Size(16, 8), None, None, 800) == (16, 8)


async def test_an_edit_has_the_photos_size_and_all_pictures(desk, studio):
    made = await done(desk, "edit_photo", references=["hat"], prompt="a hat", brief={"variant": 3})

    assert (studio.edited.width, studio.edited.height) == (161, 90)
    assert [path.stem for path in studio.edited.sources] == ["photo", "hat"]
    assert (studio.edited.prompt, studio.edited.brief.variant) == ("a hat", 3)
    assert made == {"media": "picture", "remarks": ["The hat was left out."]}


async def test_a_size_that_is_asked_for_needs_no_look_at_the_photo(desk, studio):
    await done(desk, "edit_photo", width=200, height=300)

    assert (studio.edited.width, studio.edited.height) == (200, 300)
    assert desk.crafted == []


async def test_a_clip_is_even_and_keeps_the_photos_ratio(desk, studio):
    motion = Motion(moves=(Move.PAN_LEFT,), strength=0.5)

    made = await done(desk, "animate_photo", motion=motion.model_dump(mode="json"), prompt="left")

    assert (studio.filmed.width, studio.filmed.height) == (160, 90)
    assert (studio.filmed.motion, studio.filmed.seconds) == (motion, 5)
    assert made["media"] == "clip"
    assert made["remarks"] == ["Cropped."]


async def test_no_side_of_a_clip_is_smaller_than_encoders_take(desk, studio):
    await done(desk, "animate_photo", width=64)

    assert (studio.filmed.width, studio.filmed.height) == (64, 64)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("edit_photo", {"width": 0}),
        ("edit_photo", {"references": ["hat"] * 10}),
        ("animate_photo", {"width": 65}),
        ("animate_photo", {"duration": 11}),
    ],
)
async def test_what_is_out_of_range_is_refused(desk, name, wrong):
    with pytest.raises(ValidationError):
        await done(desk, name, **wrong)
