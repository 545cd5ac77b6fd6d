"""Make a picture, judge it, and make another until one is good enough.

Each take is written down when it begins and when it ends: whoever carries the step on, after a
worker was killed, begins with the take that had not ended.
"""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.errors import CycloramaError, ProductionFailed
from cyclorama.imaging.shot_type import ShotType
from cyclorama.judges.judge import Judge, Question, Verdict
from cyclorama.judges.named import AUTO, judge_named
from cyclorama.steps.base import Params, StepContext, StepResult, StepType
from cyclorama.steps.chain import Kinds, Work, carry_out, takes_words
from cyclorama.steps.opened import opened
from cyclorama.steps.take import SUBJECT, Take, best_of

MOST_TAKES = 20


class Try(Params):
    """How one take is made. `seed`: what its parameters were chosen by, for the record."""

    seed: int | None = None
    work: Annotated[tuple[Work, ...], Field(min_length=1)]


class AgenticTakeParams(Params):
    """`tries`: how each take is made in its turn, so that each can have its own seed. `shot_type`:
    how a person is to be shown, empty where none is. `threshold`: the score from which a take is
    accepted."""

    tries: Annotated[tuple[Try, ...], Field(min_length=1, max_length=MOST_TAKES)]
    shot_type: Annotated[str, Field(max_length=100)] = ""
    threshold: Annotated[float, Field(ge=0, le=1)] = 0.7
    judge: str = AUTO


class AgenticTake(StepType[AgenticTakeParams]):
    name: ClassVar = "agentic_take"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 3600  # as long as a run may take; each take's steps have their own time
    params = AgenticTakeParams

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds

    async def run(self, ctx: StepContext, params: AgenticTakeParams) -> StepResult:
        """The outputs are those of the best take, and `score`, `accepted` and `attempts`.

        Raises what the last take failed of, where none made a picture.
        """
        judge = judge_named(params.judge)
        done = [take for take in await ctx.takes() if take.ended]
        while len(done) < len(params.tries) and not any(take.accepted for take in done):
            done.append(await self._take(ctx, params, judge, done))
            ctx.progress(len(done) / len(params.tries))
        best = best_of(done)
        if best is None:
            raise ProductionFailed(done[-1].error or "No take made a picture.")
        outputs: dict[str, JsonValue] = {
            **best.outputs,
            "score": best.score,
            "accepted": best.accepted,
            "attempts": len(done),
        }
        return StepResult(outputs, best.made, part=Fraction(len(done), len(params.tries)))

    async def _take(
        self, ctx: StepContext, params: AgenticTakeParams, judge: Judge, before: Sequence[Take]
    ) -> Take:
        """One take, written down. Raises a passing failure only as long as there is no picture to
        fall back on: the step is tried again then, and what was taken before counts."""
        number = len(before) + 1
        how = params.tries[number - 1]
        words = _wishes(before) if takes_words(self._kinds, how.work) else ""
        take = Take(number=number, seed=how.seed, asked=words, judge=judge.name)
        await ctx.write_take(take)
        try:
            made = await carry_out(self._kinds, ctx.of_take(number), how.work, words)
            take = take.model_copy(update={"outputs": made.outputs, "made": made.made})
            verdict = await _judged(ctx, judge, take, params.shot_type)
        except CycloramaError as error:
            if error.transient and best_of(before) is None:
                raise
            take = take.model_copy(update={"error": error.public})
        else:
            accepted = verdict.score >= params.threshold
            take = take.model_copy(update={**dict(verdict), "accepted": accepted})
        await ctx.write_take(take)
        return take


def _wishes(takes: Sequence[Take]) -> str:
    """All that was amiss so far, so that what one take mended is not lost in the next."""
    return " ".join(dict.fromkeys(wish for take in takes for wish in take.wishes))


async def _judged(ctx: StepContext, judge: Judge, take: Take, shot_type: str) -> Verdict:
    """A picture that cannot be judged is the last choice, and no failure."""
    if take.media is None:
        raise ProductionFailed("This take made no picture.")
    try:
        async with AsyncExitStack() as files:
            picture = await files.enter_async_context(ctx.open(take.media))
            layer = take.outputs.get(SUBJECT)
            subject = await opened(ctx, files, layer if isinstance(layer, str) else None)
            shot = ShotType.parse(shot_type) if shot_type else None
            question = Question(picture, shot, f"{ctx.name}:{take.number}", subject)
            return await judge.judge(ctx, question)
    except CycloramaError as error:
        return Verdict(score=0, notes=(f"It could not be judged: {error.public}",))
