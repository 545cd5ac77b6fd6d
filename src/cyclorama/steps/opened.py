"""Files that a step works with only where they are named."""

from contextlib import AsyncExitStack
from pathlib import Path

from cyclorama.steps.base import StepContext


async def opened(ctx: StepContext, files: AsyncExitStack, media: str | None) -> Path | None:
    return None if media is None else await files.enter_async_context(ctx.open(media))
