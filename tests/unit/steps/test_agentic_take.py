"""Takes until one is good enough."""

from contextlib import asynccontextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any, ClassVar

import pytest
from pydantic import JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.errors import CycloramaError, InvalidInput, ProductionFailed, Unavailable
from cyclorama.judges import named
from cyclorama.judges.judge import Desk, Question, Verdict
from cyclorama.steps.agentic_take import AgenticTake
from cyclorama.steps.base import Params, StepContext, StepResult, StepType
from cyclorama.steps.registry import step_type
from cyclorama.steps.take import Take


class BrushParams(Params):
    seed: int
    prompt: str = ""


class Brush(StepType[BrushParams]):
    name: ClassVar = "brush"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 5
    params = BrushParams

    def __init__(self, failures: dict[int, CycloramaError]) -> None:
        self.failures = failures
        self.asked: list[BrushParams] = []

    async def run(self, ctx: StepContext, params: BrushParams) -> StepResult:
        self.asked.append(params)
        if params.seed in self.failures:
            raise self.failures.pop(params.seed)
        return StepResult({"media": await ctx.keep(Path(f"{params.seed}.png"))})


class Scored:
    """A judge that knows the seeds' scores."""

    name = "scored"

    def __init__(self, scores: dict[int, float | CycloramaError]) -> None:
        self.scores = scores

    async def judge(self, desk: Desk, question: Question) -> Verdict:
        score = self.scores[int(question.picture.stem)]
        if isinstance(score, CycloramaError):
            raise score
        wish = () if score >= 0.7 else (f"Better than {score}.",)
        return Verdict(score=score, seen=str(question.shot_type), notes=("Seen.",), wishes=wish)


class Table:
    name = "run:step"

    def __init__(self) -> None:
        self.written: dict[int, Take] = {}
        self.history: list[tuple[int, bool]] = []
        self.in_take: int | None = None

    @asynccontextmanager
    async def open(self, media_id: str):
        yield Path(media_id.partition(" ")[2])

    async def keep(self, file: Path, facts: object = None) -> str:
        return f"{self.in_take} {file}"

    async def takes(self):
        return list(self.written.values())

    async def write_take(self, take: Take) -> None:
        self.written[take.number] = take
        self.history.append((take.number, take.ended))

    def of_take(self, number: int) -> "Table":
        self.in_take = number
        return self

    def progress(self, fraction: float) -> None: ...


class Shoot:
    def __init__(self, monkeypatch, scores, failures=None, **params: Any) -> None:
        self.brush, self.desk = Brush(failures or {}), Table()
        monkeypatch.setitem(named._HERE, "scored", Scored(scores))
        self.params: dict[str, JsonValue] = {
            "tries": [{"seed": seed, "work": [self.work(seed)]} for seed in scores],
            "shot_type": "front_full_body",
            "judge": "scored",
            **params,
        }

    @staticmethod
    def work(seed: int) -> JsonValue:
        params: JsonValue = {"seed": seed, "prompt": "A coat."}
        return {"step": "drawn", "make": "brush", "params": params}

    async def run(self) -> StepResult:
        return await AgenticTake(lambda _name: self.brush).carry_out(self.desk, self.params)

    @property
    def seeds(self) -> list[int]:
        return [params.seed for params in self.brush.asked]


async def test_the_first_that_is_good_enough_is_taken(monkeypatch):
    shoot = Shoot(monkeypatch, {1: 0.2, 2: 0.8, 3: 0.9})

    result = await shoot.run()

    assert shoot.seeds == [1, 2]
    assert result.outputs == {"media": "2 2.png", "score": 0.8, "accepted": True, "attempts": 2}
    assert result.part == Fraction(2, 3)
    assert [take.accepted for take in shoot.desk.written.values()] == [False, True]


async def test_where_none_is_the_best_is_taken(monkeypatch):
    shoot = Shoot(monkeypatch, {1: 0.2, 2: 0.6, 3: 0.6})

    result = await shoot.run()

    assert result.outputs["media"] == "2 2.png"
    assert result.outputs["accepted"] is False
    assert result.part == 1


async def test_what_was_amiss_goes_into_the_prompt(monkeypatch):
    shoot = Shoot(monkeypatch, {1: 0.2, 2: 0.3, 3: 0.9})

    await shoot.run()

    assert [params.prompt for params in shoot.brush.asked] == [
        "A coat.",
        "A coat. Better than 0.2.",
        "A coat. Better than 0.2. Better than 0.3.",
    ]
    assert shoot.desk.written[2].asked == "Better than 0.2."


async def test_a_take_is_written_down_when_it_begins_and_when_it_ends(monkeypatch):
    shoot = Shoot(monkeypatch, {1: 0.2, 2: 0.9})

    await shoot.run()

    assert shoot.desk.history == [(1, False), (1, True), (2, False), (2, True)]
    assert shoot.desk.written[1].seen == "front_full_body"
    assert shoot.desk.written[1].notes == ("Seen.",)


async def test_it_goes_on_with_the_take_that_had_not_ended(monkeypatch):
    shoot = Shoot(monkeypatch, {1: 0.2, 2: 0.9})
    earlier = Take(number=1, outputs={"media": "1 1.png"}, score=0.6, wishes=("Brighter.",))
    shoot.desk.written = {1: earlier, 2: Take(number=2)}

    result = await shoot.run()

    assert shoot.seeds == [2]
    assert shoot.brush.asked[0].prompt == "A coat. Brighter."
    assert result.outputs["attempts"] == 2


async def test_a_take_that_fails_is_one_of_them(monkeypatch):
    shoot = Shoot(monkeypatch, {1: 0.2, 2: 0.9}, {1: InvalidInput("No.")})

    result = await shoot.run()

    assert shoot.desk.written[1].error == "No."
    assert result.outputs["attempts"] == 2


async def test_where_all_fail_the_step_does(monkeypatch):
    failures = {1: InvalidInput("No."), 2: InvalidInput("No again.")}
    shoot = Shoot(monkeypatch, {1: 0.2, 2: 0.9}, failures)

    with pytest.raises(ProductionFailed, match="No again"):
        await shoot.run()


async def test_a_passing_failure_is_the_steps_until_there_is_a_picture(monkeypatch):
    shoot = Shoot(monkeypatch, {1: 0.2, 2: 0.3}, {1: Unavailable("Wait."), 2: Unavailable("Wait.")})

    with pytest.raises(Unavailable):
        await shoot.run()
    result = await shoot.run()

    assert shoot.seeds == [1, 1, 2]
    assert shoot.desk.written[2].error == "Wait."
    assert result.outputs["media"] == "1 1.png"


async def test_a_picture_that_cannot_be_judged_is_the_last_choice(monkeypatch):
    shoot = Shoot(monkeypatch, {1: Unavailable("Asleep."), 2: 0.1})

    result = await shoot.run()

    assert shoot.desk.written[1].notes == ("It could not be judged: Asleep.",)
    assert result.outputs["media"] == "2 2.png"


async def test_a_judge_that_is_not_there_is_told_at_once(monkeypatch):
    shoot = Shoot(monkeypatch, {1: 0.2}, judge="gemini")

    with pytest.raises(InvalidInput, match="not configured"):
        await shoot.run()
    assert shoot.seeds == []


def test_it_can_make_whatever_steps_can():
    assert step_type("agentic_take").name == "agentic_take"
    assert step_type("agentic_take").offer is None


async def test_a_take_may_be_several_steps_in_a_row(monkeypatch):
    shoot = Shoot(monkeypatch, {1: 0.9})
    later = {
        "step": "finished",
        "make": "brush",
        "params": {"seed": 1, "prompt": {"made_by": ["drawn", "media"]}},
    }
    shoot.params["tries"] = [{"work": [shoot.work(1), later]}]

    await shoot.run()

    assert [params.prompt for params in shoot.brush.asked] == ["A coat.", "1 1.png"]
