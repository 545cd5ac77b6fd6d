"""What the step asks for, and when there is nothing to do."""

from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cyclorama.engines.capabilities import Made
from cyclorama.engines.merging import Merged
from cyclorama.media.types import Facts, Orientation
from cyclorama.sound.attach_mode import AttachMode
from cyclorama.steps.registry import step_type

FACTS = Facts(
    sha256="0", width=2, height=2, orientation=Orientation.SQUARE, has_alpha=False,
    dominant_colour="#000000", blurhash="", source_profile=None, source_bit_depth=8,
)  # fmt: skip


class Desk:
    asked: Any = None
    merged = Merged(seconds=2, copied=True, remarks=("Longer.",), facts=FACTS)

    @asynccontextmanager
    async def open(self, media_id: str):
        yield Path("/files", media_id)

    def scratch(self, name: str) -> Path:
        return Path("/scratch", name)

    async def craft(self, function, request, result, *, memory, seconds):
        self.asked = request
        made = Made(engine="draft", model="merge", version="1", seed=None, seconds=0.1)
        return self.merged, made

    async def keep(self, file: Path, facts: Any = None) -> str:
        return "kept"


async def carried_out(**params: Any):
    desk = Desk()
    return desk.asked, await step_type("video_audio_merge").carry_out(desk, params), desk


async def test_clips_and_a_sound_are_merged():
    _, result, desk = await carried_out(
        video_urls=["a", "b"], audio_url="song", attach_mode="PadAudio", volume=0.5
    )

    assert desk.asked.clips == (Path("/files/a"), Path("/files/b"))
    assert desk.asked.sound == Path("/files/song")
    assert (desk.asked.mode, desk.asked.volume) == (AttachMode.PAD_AUDIO, 0.5)
    assert result.outputs == {"media": "kept", "all": ["kept"], "remarks": ["Longer."]}


async def test_a_single_clip_without_a_new_sound_is_the_result():
    _, result, desk = await carried_out(video_urls=["a"])

    assert desk.asked is None
    assert result.outputs["media"] == "a"


async def test_a_clip_that_nothing_was_done_to_is_the_result():
    desk = Desk()
    desk.merged = Merged(seconds=2, copied=True, unchanged=True, remarks=("No sound.",))

    params = {"video_urls": ["a"], "audio_url": "mute"}
    result = await step_type("video_audio_merge").carry_out(desk, params)

    assert result.outputs == {"media": "a", "all": ["a"], "remarks": ["No sound."]}


async def test_clips_without_a_new_sound_are_joined():
    _, _, desk = await carried_out(video_urls=["a", "b"], audio_url=None)

    assert desk.asked.sound is None


@pytest.mark.parametrize(
    "wrong", [{"video_urls": []}, {"video_urls": ["a"] * 11}, {"attach_mode": "Loud"}]
)
def test_what_is_out_of_range_is_refused(wrong):
    with pytest.raises(ValidationError):
        step_type("video_audio_merge").params.model_validate({"video_urls": ["a"], **wrong})
