"""What the step asks of the engine, and what it tells of the result."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cyclorama.engines.capabilities import (
    Capability,
    Made,
    MakeVideoRequest,
    MakeVideoResult,
    Progress,
)
from cyclorama.engines.roster import Roster
from cyclorama.media.types import Facts
from cyclorama.steps.base import StepResult
from cyclorama.steps.registry import step_type
from cyclorama.video.motion import Motion, Move
from cyclorama.video.prompt import DEFAULT


class Director:
    """An engine that remembers what it was asked for."""

    name = "director"
    capabilities = frozenset({Capability.MAKE_VIDEO})
    asked: MakeVideoRequest

    async def make_video(
        self, request: MakeVideoRequest, progress: Progress | None = None
    ) -> tuple[MakeVideoResult, Made]:
        self.asked = request
        result = MakeVideoResult(
            width=request.width,
            height=request.height,
            frames=150,
            fps=30,
            seconds=5,
            method="camera push_in",
            remarks=("The first frame was cropped.",),
        )
        return result, Made(engine=self.name, model="m", version="1", seed=None, seconds=0.1)


class Desk:
    """As much of a step's context as this step uses."""

    def __init__(self, engine: Director) -> None:
        self.engines = Roster([engine])
        self.kept: list[Path] = []

    @asynccontextmanager
    async def open(self, media_id: str) -> AsyncIterator[Path]:
        yield Path(f"/files/{media_id}.png")

    def scratch(self, name: str) -> Path:
        return Path("/scratch") / name

    async def keep(self, file: Path, facts: Facts | None = None) -> str:
        self.kept.append(file)
        return "kept"

    def progress(self, fraction: float) -> None:
        pass


async def carried_out(**params: Any) -> tuple[StepResult, Director, Desk]:
    director = Director()
    desk = Desk(director)
    result = await step_type("make_video").carry_out(desk, params)
    return result, director, desk


async def test_words_become_a_motion_and_the_ratio_a_size():
    result, director, desk = await carried_out(
        first="one", last="two", prompt="slowly pan left", seconds=10, ratio="16:9", name="walk"
    )

    assert director.asked.first == Path("/files/one.png")
    assert director.asked.last == Path("/files/two.png")
    assert (director.asked.width, director.asked.height) == (1920, 1080)
    assert director.asked.seconds == 10
    assert director.asked.prompt == "slowly pan left"
    assert director.asked.motion.moves == (Move.PAN_LEFT,)
    assert desk.kept == [Path("/scratch/walk.mp4")]
    assert result.outputs["media"] == "kept"
    assert result.outputs["motion_from"] == "prompt"
    assert result.outputs["remarks"] == ["The first frame was cropped."]


async def test_motion_goes_before_the_words():
    motion = Motion(moves=(Move.ORBIT_LEFT,), loop=True)

    result, director, _ = await carried_out(
        first="one", prompt="pan left", motion=motion.model_dump(mode="json")
    )

    assert director.asked.motion == motion
    assert result.outputs["motion_from"] == "request"


async def test_unreadable_words_get_the_default_and_the_result_says_so():
    result, director, _ = await carried_out(first="one", prompt="ドレス 👗")

    assert director.asked.motion == DEFAULT
    assert result.outputs["motion_from"] == "default"
    assert result.outputs["motion"] == DEFAULT.model_dump(mode="json")


async def test_clips_last_five_or_ten_seconds():
    with pytest.raises(ValidationError):
        await carried_out(first="one", seconds=7)
