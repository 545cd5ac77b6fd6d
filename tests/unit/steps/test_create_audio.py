"""What the step asks of the engines for each kind of sound."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cyclorama.engines.capabilities import Capability, Made
from cyclorama.engines.roster import Roster
from cyclorama.engines.sounding import ComposeRequest, Sounded, SoundKind, SpeakRequest
from cyclorama.errors import InvalidInput, MissingEngine
from cyclorama.steps.registry import step_type


class Musician:
    name = "musician"
    capabilities = frozenset({Capability.COMPOSE, Capability.SPEAK})
    asked: Any = None

    async def compose(self, request, progress=None):
        return self._answer(request)

    async def speak(self, request, progress=None):
        return self._answer(request)

    def _answer(self, request):
        self.asked = request
        made = Made(engine=self.name, model="m", version="1", seed=None, seconds=0.1)
        return Sounded(seconds=2.5, sample_rate=48000, channels=2, remarks=("Hummed.",)), made


class Desk:
    def __init__(self, *engines: Any) -> None:
        self.engines = Roster(engines)
        self.kept: list[Path] = []

    def scratch(self, name: str) -> Path:
        return Path("/scratch", name)

    async def keep(self, file: Path, facts: Any = None) -> str:
        self.kept.append(file)
        return "kept"

    def progress(self, fraction: float) -> None:
        pass


async def carried_out(**params: Any):
    musician = Musician()
    result = await step_type("create_audio").carry_out(Desk(musician), params)
    return musician.asked, result


async def test_music_is_composed():
    asked, result = await carried_out(
        kind="music", prompt="jazz", mood="sad", key="A minor", tempo=90, duration=12, words="la"
    )

    assert asked == ComposeRequest(
        kind=SoundKind.MUSIC, prompt="jazz", mood="sad", key="A minor", tempo=90, seconds=12,
        words="la", out=Path("/scratch/music.m4a"),
    )  # fmt: skip
    assert result.outputs["media"] == "kept"
    assert result.outputs["all"] == ["kept"]
    assert result.outputs["remarks"] == ["Hummed."]


async def test_an_effect_is_composed_too():
    asked, _ = await carried_out(kind="effect", prompt="applause", duration=3)

    assert (asked.kind, asked.prompt, asked.seconds) == (SoundKind.EFFECT, "applause", 3)


async def test_speech_is_spoken():
    asked, _ = await carried_out(kind="speech", prompt=" Hello ", voice="Rachel", language="en-GB")

    assert asked == SpeakRequest(
        text="Hello", voice="Rachel", language="en-GB", out=Path("/scratch/speech.m4a")
    )


@pytest.mark.parametrize(("text", "sentence"), [("  ", "nothing to say"), ("a" * 5001, "5001")])
async def test_a_text_that_nobody_can_say_is_refused(text, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        await carried_out(kind="speech", prompt=text)


async def test_without_an_engine_that_speaks_the_error_says_so():
    with pytest.raises(MissingEngine, match="speak"):
        await step_type("create_audio").carry_out(Desk(), {"kind": "speech", "prompt": "Hello"})


@pytest.mark.parametrize("wrong", [{"duration": 0}, {"duration": 121}, {"kind": "noise"}])
def test_what_is_out_of_range_is_refused(wrong):
    with pytest.raises(ValidationError):
        step_type("create_audio").params.model_validate({"prompt": "x", **wrong})
