"""Make a whole video from a brief: script, voice, scenes, presenter and music."""

from contextlib import AsyncExitStack
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.engines.agent import MEMORY, SECONDS, WORK, AgentRequest, Assembled, Scene
from cyclorama.engines.capabilities import ClipEdge
from cyclorama.engines.espeak.voices import gender_of
from cyclorama.engines.picturing import MakeImageRequest
from cyclorama.engines.sounding import ComposeRequest, SpeakRequest
from cyclorama.engines.writing import WriteRequest
from cyclorama.errors import InvalidInput, MissingEngine
from cyclorama.imaging.canvas import Ratio, Size, fit_size
from cyclorama.scenery.brief import Brief
from cyclorama.steps.agent_script import common_words, line_count, lines_of, said_lines, topic_of
from cyclorama.steps.base import (
    Makes,
    Offer,
    Params,
    StepContext,
    StepResult,
    StepType,
    VisualId,
)

MOST_SCENES = 20
MOST_SETS = 3  # pictures that are made where no files are given
PATTERN = "ad_copy"
SCRIPT = (
    "Write what a presenter says in a video of {seconds:g} seconds, {lines} short sentences, one in"
    " each line and nothing else. The video: {brief}"
)
MUSIC = "corporate background music for a video: {brief}"
EMPTY = "The prompt is empty: say what the video is to be about."
MUTE = "It has music and captions but no voice: {reason}"


class VideoAgentParams(Params):
    """`file_urls`: pictures and clips to be shown in their order. `duration` in seconds: a voice
    that takes longer is not cut. `avatar` and `voice`: names, or `auto`. What the prompt has
    between quotation marks is said as it stands."""

    prompt: Annotated[str, Field(max_length=20_000)]
    file_urls: Annotated[tuple[VisualId, ...], Field(max_length=20)] = ()
    duration: Annotated[float, Field(ge=3, le=60)] = 10
    avatar: Annotated[str, Field(max_length=100)] = "auto"
    voice: Annotated[str, Field(max_length=100)] = "auto"
    aspect_ratio: Ratio = Ratio.R9X16
    edge: ClipEdge = 1280


class VideoAgent(StepType[VideoAgentParams]):
    name: ClassVar = "video_agent"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 1800
    params = VideoAgentParams
    offer: ClassVar = Offer(
        title="Video agent",
        summary="A video from a brief: script, voice, scenes, presenter and music.",
        makes=Makes.VIDEO,
        credits=80,
    )

    async def run(self, ctx: StepContext, params: VideoAgentParams) -> StepResult:
        if not params.prompt.strip():
            raise InvalidInput(EMPTY)
        size = fit_size(params.aspect_ratio, params.edge)
        remarks: list[str] = []
        lines = await _script(ctx, params)
        voices = await _voices(ctx, params, lines, remarks)
        music = await _music(ctx, params)
        async with AsyncExitStack() as stack:
            shown: list[Path] = [
                await stack.enter_async_context(ctx.open(one)) for one in params.file_urls
            ]
            if not shown:
                shown = await _sets(ctx, params, size, len(lines))
            request = AgentRequest(
                scenes=_scenes(lines, shown, voices),
                headline=_headline(params.prompt),
                avatar=params.avatar,
                gender=gender_of(params.voice),
                music=music,
                seconds=params.duration,
                width=size.width,
                height=size.height,
                out=ctx.scratch("video.mp4"),
            )
            video, made = await ctx.craft(WORK, request, Assembled, memory=MEMORY, seconds=SECONDS)
        media = await ctx.keep(request.out, video.facts)
        told: list[JsonValue] = [*remarks, *video.remarks]
        outputs: dict[str, JsonValue] = {
            "media": media,
            "all": [media],
            "lines": list(lines),
            "remarks": told,
        }
        return StepResult(outputs, made.model_copy(update={"draft": True}))


async def _script(ctx: StepContext, params: VideoAgentParams) -> list[str]:
    """What is said: what the brief quotes, else what an engine writes about it."""
    quoted = said_lines(params.prompt)
    if quoted:
        return quoted
    count = line_count(params.duration)
    request = WriteRequest(
        prompt=SCRIPT.format(seconds=params.duration, lines=count, brief=params.prompt)[:20_000],
        pattern=PATTERN,
        values={"product": topic_of(params.prompt)},
    )
    written, _ = await ctx.engines.write(request)
    return lines_of(written.text, params.duration) or [topic_of(params.prompt)]


async def _voices(
    ctx: StepContext, params: VideoAgentParams, lines: list[str], remarks: list[str]
) -> list[Path]:
    """A sound for each line. Without an engine that speaks, the video has captions and music."""
    made: list[Path] = []
    for number, line in enumerate(lines):
        out = ctx.scratch(f"voice-{number}.wav")
        try:
            sounded, _ = await ctx.engines.speak(
                SpeakRequest(text=line[:5000], voice=params.voice, out=out)
            )
        except MissingEngine as error:
            remarks.append(MUTE.format(reason=error.public))
            return []
        remarks.extend(remark for remark in sounded.remarks if remark not in remarks)
        made.append(out)
    return made


async def _music(ctx: StepContext, params: VideoAgentParams) -> Path:
    request = ComposeRequest(
        prompt=MUSIC.format(brief=params.prompt[:2000]),
        seconds=params.duration,
        out=ctx.scratch("music.wav"),
    )
    await ctx.engines.compose(request)
    return request.out


async def _sets(ctx: StepContext, params: VideoAgentParams, size: Size, scenes: int) -> list[Path]:
    """Pictures of the place that the brief names, each a little different."""
    place = common_words(params.prompt)
    made = []
    for number in range(min(MOST_SETS, scenes)):
        request = MakeImageRequest(
            prompt=place,
            brief=Brief(place=place[:2000], variant=number),
            width=size.width,
            height=size.height,
            out=ctx.scratch(f"set-{number}.png"),
        )
        await ctx.engines.make_image(request)
        made.append(request.out)
    return made


def _headline(brief: str) -> str:
    topic = topic_of(brief)
    return topic[:1].upper() + topic[1:]


def _scenes(lines: list[str], shown: list[Path], voices: list[Path]) -> tuple[Scene, ...]:
    """A scene for each line, and one for each file that would not be seen otherwise."""
    count = min(MOST_SCENES, max(len(lines), len(shown)))
    return tuple(
        Scene(
            shows=shown[number * len(shown) // count] if shown else None,
            line=lines[number] if number < len(lines) else "",
            voice=voices[number] if number < len(voices) else None,
        )
        for number in range(count)
    )
