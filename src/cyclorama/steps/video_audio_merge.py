"""Play clips one after another, with another sound."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.engines.merging import Merged, MergeRequest
from cyclorama.sound.attach_mode import AttachMode
from cyclorama.steps.base import (
    ClipId,
    Makes,
    Offer,
    Params,
    SoundId,
    StepContext,
    StepResult,
    StepType,
)
from cyclorama.steps.opened import opened

MERGE = "cyclorama.engines.draft.merge_work:merge_file"
MEMORY = 2_000_000_000  # ten minutes of sound, twice, beside the frames
SECONDS = 1500.0


class VideoAudioMergeParams(Params):
    """`audio_url` may be a clip, whose sound is taken; null leaves the sound as it is. `volume` of
    that sound, 1 as it is. `keep_original`: the clips' own sound is heard with it."""

    video_urls: Annotated[tuple[ClipId, ...], Field(min_length=1, max_length=10)]
    audio_url: SoundId | None = None
    attach_mode: AttachMode = AttachMode.MATCH_VIDEO
    volume: Annotated[float, Field(ge=0, le=4)] = 1.0
    keep_original: bool = False


class VideoAudioMerge(StepType[VideoAudioMergeParams]):
    name: ClassVar = "video_audio_merge"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 1800
    params = VideoAudioMergeParams
    offer: ClassVar = Offer(
        title="Video and audio",
        summary="Join clips and attach a sound: cut, repeated, padded, stretched, or exact.",
        makes=Makes.VIDEO,
        credits=2,
    )

    async def run(self, ctx: StepContext, params: VideoAudioMergeParams) -> StepResult:
        if params.audio_url is None and len(params.video_urls) == 1:
            clip = params.video_urls[0]  # nothing to do: the clip is the result
            return StepResult({"media": clip, "all": [clip], "remarks": []})
        async with AsyncExitStack() as stack:
            clips = [await stack.enter_async_context(ctx.open(one)) for one in params.video_urls]
            sound = await opened(ctx, stack, params.audio_url)
            request = MergeRequest(
                clips=tuple(clips),
                sound=sound,
                mode=params.attach_mode,
                volume=params.volume,
                keep_original=params.keep_original,
                out=ctx.scratch("clip.mp4"),
            )
            merged, made = await ctx.craft(MERGE, request, Merged, memory=MEMORY, seconds=SECONDS)
        if merged.unchanged:
            media = params.video_urls[0]
        else:
            media = await ctx.keep(request.out, merged.facts)
        remarks: list[JsonValue] = list(merged.remarks)
        return StepResult({"media": media, "all": [media], "remarks": remarks}, made)
