"""Make a little game show of clips: each in turn, a countdown, and the question which one it is."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.engines.game import MEMORY, SECONDS, WORK, Game, GameRequest
from cyclorama.steps.base import (
    ClipId,
    Makes,
    Offer,
    Params,
    StepContext,
    StepResult,
    StepType,
)

QUESTION = "Which one wins?"


class GamifyExperienceParams(Params):
    """`labels` of the clips in their order; a clip without one has its number alone.
    `seconds_each`: so long each clip is shown at most; null: all of it, up to 15 seconds."""

    video_urls: Annotated[tuple[ClipId, ...], Field(min_length=2, max_length=6)]
    labels: Annotated[tuple[Annotated[str, Field(max_length=200)], ...], Field(max_length=6)] = ()
    question: Annotated[str, Field(max_length=300)] = ""
    seconds_each: Annotated[float, Field(ge=1, le=60)] | None = None


class GamifyExperience(StepType[GamifyExperienceParams]):
    name: ClassVar = "gamify_experience"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 1200
    params = GamifyExperienceParams
    offer: ClassVar = Offer(
        title="Game",
        summary="A game show of two to six clips: title, turns, countdown and choice.",
        makes=Makes.VIDEO,
        credits=10,
    )

    async def run(self, ctx: StepContext, params: GamifyExperienceParams) -> StepResult:
        async with AsyncExitStack() as stack:
            clips = [await stack.enter_async_context(ctx.open(one)) for one in params.video_urls]
            request = GameRequest(
                clips=tuple(clips),
                labels=params.labels,
                question=params.question.strip() or QUESTION,
                seconds_each=params.seconds_each,
                out=ctx.scratch("game.mp4"),
            )
            game, made = await ctx.craft(WORK, request, Game, memory=MEMORY, seconds=SECONDS)
        media = await ctx.keep(request.out, game.facts)
        remarks: list[JsonValue] = list(game.remarks)
        return StepResult({"media": media, "all": [media], "remarks": remarks}, made)
