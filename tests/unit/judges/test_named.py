"""Judges by name, and the one that only pretends."""

from pathlib import Path

import pytest

from cyclorama.errors import InvalidInput
from cyclorama.imaging.shot_type import ShotType
from cyclorama.judges.judge import Question
from cyclorama.judges.named import judge_named


@pytest.mark.parametrize(
    ("name", "judge"),
    [(None, "local"), ("auto", "local"), ("Local", "local"), ("mock", "mock")],
)
def test_found(name, judge):
    assert judge_named(name).name == judge


@pytest.mark.parametrize("name", ["anthropic", "gemini", "openai"])
def test_a_judge_that_needs_a_model_is_not_configured(name):
    with pytest.raises(InvalidInput, match="is not configured on this server; it has auto, local"):
        judge_named(name)


def test_an_unknown_judge():
    with pytest.raises(InvalidInput, match="There is no judge 'my cat'"):
        judge_named("my cat")


async def test_the_mock_judges_by_the_takes_name_alone():
    mock, shot = judge_named("mock"), ShotType.parse("side_upper_body")

    async def score(take: str) -> float:
        verdict = await mock.judge(None, Question(Path("nothing.png"), shot, take))
        assert verdict.seen == "side_upper_body"
        return verdict.score

    scores = [await score(f"run:step:{number}") for number in range(40)]

    assert scores == [await score(f"run:step:{number}") for number in range(40)]
    assert 0.4 <= min(scores) < 0.6
    assert 0.8 < max(scores) <= 1
