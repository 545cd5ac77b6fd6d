"""What one take is made of: steps in a row, each of which may use what those before it made."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import JsonValue

from cyclorama.errors import DeadlineExceeded
from cyclorama.steps.base import Params, StepContext, StepResult, StepType

MADE_BY = "made_by"
"""In parameters, `{"made_by": [step, output]}` stands for what an earlier step of the row made."""

PROMPT = "prompt"
"""The parameter that takes further words, where a step type has it."""

Kinds = Callable[[str], StepType[Any]]
"""Finds a step type by its name."""


class Work(Params):
    """`step` names it within its row; `make` is its step type."""

    step: str
    make: str
    params: dict[str, JsonValue]


async def carry_out(
    kinds: Kinds, ctx: StepContext, row: tuple[Work, ...], words: str
) -> StepResult:
    """The last one's result. `words` are added to every prompt. What is told of its making is of
    the step that drafted the picture, if one did: what came after did not make it another."""
    outputs: dict[str, Mapping[str, JsonValue]] = {}
    results = []
    for work in row:
        kind = kinds(work.make)
        params = _with(
            words, kind, {name: _filled(one, outputs) for name, one in work.params.items()}
        )
        kind.check(params)
        try:
            async with asyncio.timeout(kind.seconds):
                result = await kind.carry_out(ctx, params)
        except TimeoutError as error:
            raise DeadlineExceeded(
                f"This take took longer than {kind.seconds:.0f} seconds."
            ) from error
        outputs[work.step] = result.outputs
        results.append(result)
    drafts = [result.made for result in results if result.made is not None and result.made.draft]
    made = drafts[-1] if drafts else results[-1].made
    return StepResult(results[-1].outputs, made)


def takes_words(kinds: Kinds, row: tuple[Work, ...]) -> bool:
    return any(PROMPT in kinds(work.make).params.model_fields for work in row)


def _with(words: str, kind: StepType[Any], params: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if not words or PROMPT not in kind.params.model_fields:
        return params
    prompt = " ".join(part for part in (str(params.get(PROMPT) or ""), words) if part)
    return {**params, PROMPT: prompt}


def _filled(value: JsonValue, outputs: Mapping[str, Mapping[str, JsonValue]]) -> JsonValue:
    match value:
        case {"made_by": [str(step), str(output)]}:
            return outputs[step][output]
        case dict():
            return {name: _filled(one, outputs) for name, one in value.items()}
        case list():
            return [_filled(one, outputs) for one in value]
        case _:
            return value
