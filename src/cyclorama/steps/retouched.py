"""Keep a picture that was retouched."""

from pathlib import Path

from pydantic import JsonValue

from cyclorama.engines.capabilities import Made
from cyclorama.engines.retouching import Retouched
from cyclorama.steps.base import StepContext, StepResult


async def keep_retouched(
    ctx: StepContext, out: Path, result: Retouched, made: Made, **more: JsonValue
) -> StepResult:
    """The step's outputs are `media`, `all`, `remarks`, `width` and `height`, and `more`."""
    media = await ctx.keep(out, result.facts)
    outputs: dict[str, JsonValue] = {
        "media": media,
        "all": [media],
        "remarks": list(result.remarks),
        "width": result.width,
        "height": result.height,
    }
    return StepResult(outputs | more, made)
