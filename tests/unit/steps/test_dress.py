from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import ValidationError

from cyclorama.engines.capabilities import (
    Capability,
    DressRequest,
    DressResult,
    Garment,
    Made,
    Progress,
)
from cyclorama.engines.roster import Roster
from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.pose import Pose
from cyclorama.figure.staging import Staging
from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.view import View
from cyclorama.media.types import Facts
from cyclorama.steps.registry import step_type

PARAMS = {
    "garments": [
        {"cut_out": "media-1", "view": "back"},
        {"cut_out": "media-2", "view": "front", "main": False},
    ],
    "name": "zuri model-back-1",
    "appearance": {"gender": "female"},
    "pose": {"from_behind": True},
    "staging": {},
    "ratio": "4:5",
    "resolution": "2k",
    "format": "jpeg",
}


class Dresser:
    name = "dresser"
    capabilities = frozenset({Capability.DRESS})

    async def dress(
        self, request: DressRequest, progress: Progress | None = None
    ) -> tuple[DressResult, Made]:
        self.asked = request
        if progress:
            progress(0.5)
        made = Made(engine="dresser", model="m", version="1", seed=None, seconds=1, draft=True)
        return DressResult(
            width=1638, height=2048, box=(1, 2, 3, 4), kinds=(GarmentKind.TOP,), confidences=(0.9,)
        ), made


class Context:
    """What a step can reach, in memory; `opened` are the media whose files are open."""

    def __init__(self, *engines: Dresser) -> None:
        self.engines = Roster(engines)
        self.opened: list[str] = []
        self.closed: list[str] = []
        self.kept: list[Path] = []
        self.done: list[float] = []

    async def fetch(self, url: str) -> str:
        raise AssertionError(url)

    @asynccontextmanager
    async def open(self, media_id: str) -> AsyncIterator[Path]:
        self.opened.append(media_id)
        yield Path("files") / media_id
        self.closed.append(media_id)

    def scratch(self, name: str) -> Path:
        return Path("scratch") / name

    async def keep(self, file: Path, facts: Facts | None = None) -> str:
        self.kept.append(file)
        return "media-made"

    def progress(self, fraction: float) -> None:
        self.done.append(fraction)


async def test_step_asks_for_the_talent_in_all_garments_and_keeps_the_picture():
    dresser = Dresser()
    context = Context(dresser)

    result = await step_type("dress").carry_out(context, PARAMS)

    assert dresser.asked == DressRequest(
        garments=(
            Garment(cut_out=Path("files/media-1"), view=View.BACK),
            Garment(cut_out=Path("files/media-2"), main=False),
        ),
        appearance=Appearance(gender=Gender.FEMALE),
        pose=Pose(from_behind=True),
        staging=Staging(),
        width=1638,
        height=2048,
        format=PictureFormat.JPEG,
        out=Path("scratch/zuri model-back-1.jpg"),
    )
    assert result.outputs == {"media": "media-made", "kinds": ["top"], "confidences": [0.9]}
    assert result.made is not None
    assert result.made.draft
    assert context.kept == [Path("scratch/zuri model-back-1.jpg")]
    assert context.done == [0.5]


async def test_every_garment_file_is_closed_again():
    context = Context(Dresser())

    await step_type("dress").carry_out(context, PARAMS)

    assert sorted(context.opened) == sorted(context.closed) == ["media-1", "media-2"]


async def test_nobody_wears_more_than_ten_garments():
    eleven = [{"cut_out": "media-1"}] * 11
    with pytest.raises(ValidationError, match="garments"):
        await step_type("dress").carry_out(Context(), {**PARAMS, "garments": eleven})


async def test_a_size_in_pixels_goes_before_ratio_and_resolution():
    dresser = Dresser()

    params = {**PARAMS, "garments": [], "size": [640, 481]}
    await step_type("dress").carry_out(Context(dresser), params)

    assert (dresser.asked.width, dresser.asked.height) == (640, 481)
    assert dresser.asked.garments == ()
