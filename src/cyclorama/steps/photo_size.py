"""The size of what is made from a photo, where it is not asked for: the photo's own."""

from pathlib import Path

from cyclorama.engines.measuring import MEMORY, SECONDS, WORK, Measured, MeasureRequest
from cyclorama.imaging.canvas import Size
from cyclorama.steps.base import StepContext


async def settled_size(
    ctx: StepContext, photo: Path, width: int | None, height: int | None, longest: int
) -> Size:
    """Width and height in pixels; one that is not given follows from the photo's ratio. Where
    neither is, the photo's own, its long edge at most `longest`."""
    if width is not None and height is not None:
        return Size(width, height)
    own, _ = await ctx.craft(
        WORK, MeasureRequest(source=photo), Measured, memory=MEMORY, seconds=SECONDS
    )
    return scaled_size(Size(own.width, own.height), width, height, longest)


def scaled_size(own: Size, width: int | None, height: int | None, longest: int) -> Size:
    if width is not None and height is not None:
        return Size(width, height)
    if width is not None:
        return Size(width, max(1, round(width * own.height / own.width)))
    if height is not None:
        return Size(max(1, round(height * own.width / own.height)), height)
    scale = min(1.0, longest / max(own))
    return Size(max(1, round(own.width * scale)), max(1, round(own.height * scale)))
