"""A text from the roster's writer, whole and by lines."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from cyclorama.engines.draft.engine import Draft
from cyclorama.engines.roster import Roster
from cyclorama.errors import Unavailable
from cyclorama.steps.base import StepContext
from cyclorama.steps.registry import step_type


def desk(*engines: Any) -> StepContext:
    return cast(
        StepContext,
        SimpleNamespace(engines=Roster(engines), progress=lambda _fraction: None),
    )


async def test_without_a_language_model_a_pattern_is_filled_in_and_the_result_says_so():
    params = {
        "prompt": "Sell it.",
        "pattern": "ad_copy",
        "values": {"product": "Cup"},
        "lines": 2,
    }

    result = await step_type("chat").carry_out(desk(Draft(cast(Any, None))), params)

    text = result.outputs["text"]
    assert "Cup" in text
    assert result.outputs["lines"] == text.splitlines()
    assert len(result.outputs["lines"]) == 2
    assert result.outputs["from_pattern"] is True
    assert result.made is not None
    assert result.made.draft


@pytest.mark.parametrize(
    ("option", "phrase"), [("RefinePrompt", "50 mm lens"), ("Image2Prompt", "as it is shown")]
)
async def test_where_no_pattern_is_named_the_way_names_one(option, phrase):
    params = {"prompt": "A cup on a table.", "option": option}

    result = await step_type("chat").carry_out(desk(Draft(cast(Any, None))), params)

    assert phrase in result.outputs["text"]
    assert "A cup on a table" in result.outputs["text"]


async def test_without_any_writer_the_error_names_what_is_missing():
    with pytest.raises(Unavailable, match=r"write text \(write\)"):
        await step_type("chat").carry_out(desk(), {"prompt": "Hello"})
