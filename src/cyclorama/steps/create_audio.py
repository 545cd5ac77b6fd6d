"""Make a sound from words: speech, an effect or music."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import Made
from cyclorama.engines.sounding import ComposeRequest, Sounded, SoundKind, SpeakRequest
from cyclorama.errors import InvalidInput
from cyclorama.steps.base import Makes, Offer, Params, StepContext, StepResult, StepType

LONGEST_SPEECH = 5000
NOTHING_TO_SAY = "There is nothing to say: the prompt is empty. Write what the voice is to say."
TOO_LONG = "The text to say has {count} characters; at most {most} are spoken. Shorten it."


class AudioKind(StrEnum):
    SPEECH = "speech"
    EFFECT = "effect"
    MUSIC = "music"


class CreateAudioParams(Params):
    """`prompt` is what is said, or describes the effect or the music; `words` are what is to be
    sung. `duration` in seconds, of effects and music: speech lasts as long as it takes."""

    kind: AudioKind = AudioKind.MUSIC
    prompt: Annotated[str, Field(max_length=20_000)] = ""
    words: Annotated[str, Field(max_length=20_000)] = ""
    voice: Annotated[str, Field(max_length=100)] = "auto"
    language: Annotated[str, Field(max_length=35, description="BCP 47, such as pt-BR.")] = ""
    mood: Annotated[str, Field(max_length=500)] = ""
    key: Annotated[str, Field(max_length=60, description="Such as A minor.")] = ""
    tempo: Annotated[int, Field(ge=40, le=220, description="Beats a minute.")] | None = None
    duration: Annotated[float, Field(ge=1, le=120, description="Seconds.")] = 10


class CreateAudio(StepType[CreateAudioParams]):
    name: ClassVar = "create_audio"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 600  # the engine's own deadline, and waiting for a free child
    params = CreateAudioParams
    offer: ClassVar = Offer(
        title="Create audio",
        summary="Speech, a sound effect or music from words.",
        makes=Makes.AUDIO,
        credits=5,
    )

    async def run(self, ctx: StepContext, params: CreateAudioParams) -> StepResult:
        out = ctx.scratch(f"{params.kind}.m4a")
        sounded, made = await _sounded(ctx, params, out)
        media = await ctx.keep(out, sounded.facts)
        return StepResult(
            {
                "media": media,
                "all": [media],
                "seconds": sounded.seconds,
                "described": sounded.described,
                "remarks": list(sounded.remarks),
            },
            made,
        )


async def _sounded(ctx: StepContext, params: CreateAudioParams, out: Path) -> tuple[Sounded, Made]:
    if params.kind is AudioKind.SPEECH:
        return await ctx.engines.speak(_speech(params, out), ctx.progress)
    request = ComposeRequest(
        kind=SoundKind.MUSIC if params.kind is AudioKind.MUSIC else SoundKind.EFFECT,
        prompt=params.prompt,
        words=params.words,
        mood=params.mood,
        key=params.key,
        tempo=params.tempo,
        seconds=params.duration,
        out=out,
    )
    return await ctx.engines.compose(request, ctx.progress)


def _speech(params: CreateAudioParams, out: Path) -> SpeakRequest:
    """Raises InvalidInput for a text that nobody can say."""
    text = params.prompt.strip()
    if not text:
        raise InvalidInput(NOTHING_TO_SAY)
    if len(text) > LONGEST_SPEECH:
        raise InvalidInput(TOO_LONG.format(count=len(text), most=LONGEST_SPEECH))
    return SpeakRequest(text=text, voice=params.voice, language=params.language, out=out)
