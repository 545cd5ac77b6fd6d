"""Make a picture, judge it, and make another until one is good enough.

Each take is written down when it begins and when it ends: whoever carries the step on, after a
worker was killed, begins with the take that had not ended.
"""

import asyncio
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.errors import CycloramaError, DeadlineExceeded, ProductionFailed
from cyclorama.imaging.shot_type import ShotType
from cyclorama.judges.judge import Judge, Question, Verdict
from cyclorama.judges.named import AUTO, judge_named
from cyclorama.steps.base import Params, StepContext, StepResult, StepType
from cyclorama.steps.take import Take, best_of

PROMPT = "prompt"
"""The parameter that takes the judge's wishes, where a step type has it."""

MOST_TAKES = 20


class AgenticTakeParams(Params):
    """`make`: the step type that makes the picture. `tries`: its parameters for each take in its
    turn, so that each can have its own seed. `shot_type`: how a person is to be shown, empty where
    none is. `threshold`: the score from which a take is accepted."""

    make: str
    tries: Annotated[tuple[dict[str, JsonValue], ...], Field(min_length=1, max_length=MOST_TAKES)]
    shot_type: Annotated[str, Field(max_length=100)] = ""
    threshold: Annotated[float, Field(ge=0, le=1)] = 0.7
    judge: str = AUTO


class AgenticTake(StepType[AgenticTakeParams]):
    name: ClassVar = "agentic_take"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 3600  # as long as a run may take; each take has its own step type's time
    params = AgenticTakeParams

    def __init__(self, kind: Callable[[str], StepType[Any]]) -> None:
        """`kind` finds a step type by its name."""
        self._kind = kind

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
        kind = self._kind(params.make)
        number = len(before) + 1
        asked, wished = _with_wishes(kind, params.tries[number - 1], before)
        take = Take(number=number, asked=wished, judge=judge.name)
        await ctx.write_take(take)
        try:
            made = await _made(kind, ctx.of_take(number), asked)
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


async def _made(kind: StepType[Any], ctx: StepContext, asked: dict[str, JsonValue]) -> StepResult:
    kind.check(asked)
    try:
        async with asyncio.timeout(kind.seconds):
            return await kind.carry_out(ctx, asked)
    except TimeoutError as error:
        raise DeadlineExceeded(f"This take took longer than {kind.seconds:.0f} seconds.") from error


async def _judged(ctx: StepContext, judge: Judge, take: Take, shot_type: str) -> Verdict:
    """A picture that cannot be judged is the last choice, and no failure."""
    if take.media is None:
        raise ProductionFailed("This take made no picture.")
    try:
        async with ctx.open(take.media) as picture:
            shot = ShotType.parse(shot_type) if shot_type else None
            question = Question(picture, shot, f"{ctx.name}:{take.number}")
            return await judge.judge(ctx, question)
    except CycloramaError as error:
        return Verdict(score=0, notes=(f"It could not be judged: {error.public}",))


def _with_wishes(
    kind: StepType[Any], asked: dict[str, JsonValue], before: Sequence[Take]
) -> tuple[dict[str, JsonValue], str]:
    """The take's parameters with all that was amiss so far in the prompt, and those words."""
    words = " ".join(dict.fromkeys(wish for take in before for wish in take.wishes))
    if not words or PROMPT not in kind.params.model_fields:
        return asked, ""
    prompt = " ".join(part for part in (str(asked.get(PROMPT) or ""), words) if part)
    return {**asked, PROMPT: prompt}, words
