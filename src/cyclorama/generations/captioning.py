"""A caption as a run: its plan, and waiting for what came of it."""

import asyncio
import time

from pydantic import JsonValue

from cyclorama.engines.captioning import CaptionOf
from cyclorama.errors import (
    BlockedAddress,
    CycloramaError,
    InvalidInput,
    NotAPicture,
    NotPlayable,
    NotThere,
    TooLarge,
    Unreachable,
)
from cyclorama.generations.sources import Source, Sources
from cyclorama.production.plan import Output, Plan, StepSpec, Value
from cyclorama.production.reading import Runs, RunView
from cyclorama.store.database import Database

KIND = "caption"
_STEP, _IMAGE = "caption", "image"
_POLL_SECONDS = 0.1
_SENDERS_FAULT = {
    kind.code
    for kind in (
        InvalidInput,
        BlockedAddress,
        Unreachable,
        NotThere,
        TooLarge,
        NotAPicture,
        NotPlayable,
    )
}


def compile_caption(source: Source, preset: CaptionOf) -> Plan:
    sources = Sources()
    image = sources.take(_IMAGE, source)
    params = {"image": image, "preset": Value(value=preset.value)}
    step = StepSpec(id=_STEP, type="caption_image", params=params)
    output = Output(name=_STEP, step=_STEP, output="text")
    return Plan(steps=(*sources.steps, step), outputs=(output,))


async def caption_of(
    database: Database, account_id: str, run_id: str, seconds: float
) -> tuple[str, float] | None:
    """The caption, and how sure it is, 0..1; None where the run has not ended within `seconds`.

    Raises InvalidInput for a picture that could not be fetched or read.
    """
    deadline = time.monotonic() + seconds
    while True:
        async with database.read() as connection:
            runs = Runs(connection, account_id)
            if (await runs.state(run_id)).is_terminal:
                return _read(await runs.get(run_id))
        if time.monotonic() >= deadline:
            return None
        await asyncio.sleep(_POLL_SECONDS)


def _read(run: RunView) -> tuple[str, float]:
    step = run.steps[_STEP]
    text, sure = step.outputs.get("text"), step.outputs.get("sure")
    if isinstance(text, str) and isinstance(sure, int | float):
        return text, float(sure)
    failed = next((one.error for one in run.steps.values() if one.error), run.error) or {}
    message = _text(failed.get("message")) or "The caption could not be written."
    if _text(failed.get("code")) in _SENDERS_FAULT:
        raise InvalidInput(message)
    raise CycloramaError(message)


def _text(value: JsonValue) -> str:
    return value if isinstance(value, str) else ""
