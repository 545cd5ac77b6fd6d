"""Whom the step asks for what, and what it puts together."""

from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from cyclorama.engines.agent import Assembled
from cyclorama.engines.capabilities import Capability, Made
from cyclorama.engines.picturing import Pictured
from cyclorama.engines.roster import Roster
from cyclorama.engines.sounding import Sounded
from cyclorama.engines.writing import Written
from cyclorama.errors import InvalidInput
from cyclorama.figure.appearance import Gender
from cyclorama.media.types import Facts, Orientation
from cyclorama.steps.registry import step_type

FACTS = Facts(
    sha256="0", width=2, height=2, orientation=Orientation.SQUARE, has_alpha=False,
    dominant_colour="#000000", blurhash="", source_profile=None, source_bit_depth=8,
)  # fmt: skip
MADE = Made(engine="crew", model="m", version="1", seed=None, seconds=0.1)


class Crew:
    """Writes three lines, paints, hums, and speaks where it can."""

    name = "crew"

    def __init__(self, speaks: bool) -> None:
        self.capabilities = {Capability.WRITE, Capability.COMPOSE, Capability.MAKE_IMAGE}
        if speaks:
            self.capabilities.add(Capability.SPEAK)
        self.asked: dict[str, list[Any]] = {}

    async def write(self, request, progress=None):
        self.asked.setdefault("write", []).append(request)
        return Written(text="One is here.\nTwo is here.\nThree."), MADE

    async def compose(self, request, progress=None):
        self.asked.setdefault("compose", []).append(request)
        return Sounded(seconds=1, sample_rate=48000, channels=2), MADE

    async def speak(self, request, progress=None):
        self.asked.setdefault("speak", []).append(request)
        return Sounded(seconds=1, sample_rate=48000, channels=2, remarks=("Hoarse.",)), MADE

    async def make_image(self, request, progress=None):
        self.asked.setdefault("make_image", []).append(request)
        return Pictured(width=1, height=1), MADE


class Desk:
    def __init__(self, crew: Crew) -> None:
        self.engines = Roster([crew])
        self.asked: Any = None

    @asynccontextmanager
    async def open(self, media_id: str):
        yield Path("/files", media_id)

    def scratch(self, name: str) -> Path:
        return Path("/scratch", name)

    async def craft(self, function, request, result, *, memory, seconds):
        self.asked = request
        return Assembled(seconds=10, facts=FACTS), MADE

    async def keep(self, file: Path, facts: Any = None) -> str:
        return "kept"


async def carried_out(speaks: bool = True, **params: Any):
    crew = Crew(speaks)
    desk = Desk(crew)
    params = {"prompt": "Make a video about the lamp", "edge": 128} | params
    result = await step_type("video_agent").carry_out(desk, params)
    return crew.asked, desk.asked, result


async def test_a_brief_becomes_script_voice_music_and_scenes():
    asked, video, result = await carried_out(voice="Brian", duration=9, avatar="Bob")

    assert asked["write"][0].values == {"product": "the lamp"}
    assert [one.text for one in asked["speak"]] == ["One is here.", "Two is here.", "Three."]
    assert [scene.voice for scene in video.scenes] == [one.out for one in asked["speak"]]
    assert asked["compose"][0].seconds == 9
    assert [scene.line for scene in video.scenes] == ["One is here.", "Two is here.", "Three."]
    assert [one.brief.variant for one in asked["make_image"]] == [0, 1, 2]
    assert video.headline == "The lamp"
    assert (video.avatar, video.gender) == ("Bob", Gender.MALE)
    assert (video.width, video.height) == (72, 128)
    assert result.outputs["remarks"] == ["Hoarse."]
    assert result.made.draft is True


async def test_files_are_shown_in_their_order_and_each_of_them():
    _, video, _ = await carried_out(file_urls=["a", "b", "c", "d", "e"])

    shown = [scene.shows.name for scene in video.scenes]
    assert shown == ["a", "b", "c", "d", "e"]
    assert [scene.line for scene in video.scenes][3:] == ["", ""]


async def test_few_files_are_spread_over_the_lines():
    asked, video, _ = await carried_out(file_urls=["a", "b"])

    assert [scene.shows.name for scene in video.scenes] == ["a", "a", "b"]
    assert "make_image" not in asked


async def test_what_is_quoted_is_said_and_nothing_is_written():
    asked, video, _ = await carried_out(prompt='She says "Good evening." and smiles')

    assert "write" not in asked
    assert [scene.line for scene in video.scenes] == ["Good evening."]


async def test_without_an_engine_that_speaks_the_video_is_made_and_says_so():
    _, video, result = await carried_out(speaks=False)

    assert [scene.voice for scene in video.scenes] == [None] * 3
    assert video.music is not None
    (remark,) = result.outputs["remarks"]
    assert "no voice" in remark


async def test_an_empty_brief_is_refused():
    with pytest.raises(InvalidInput, match="empty"):
        await carried_out(prompt="  ")
