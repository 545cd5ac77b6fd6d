"""Bring a picture to a size: cropped, padded or scaled, to the pixel."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from cyclorama.durable.lanes import Lane
from cyclorama.engines.retouching import (
    ADJUST_MEMORY,
    ADJUST_SECONDS,
    ADJUST_WORK,
    AdjustRequest,
    Pixels,
    Retouched,
)
from cyclorama.errors import CycloramaError
from cyclorama.imaging.adjustment import (
    TOLERANCE,
    Margins,
    Mode,
    Position,
    Proportions,
    Resampling,
    Wish,
    check_wish,
)
from cyclorama.steps.base import Params, PictureId, StepContext, StepResult, StepType
from cyclorama.steps.opened import opened
from cyclorama.steps.retouched import keep_retouched

Margin = Annotated[float, Field(ge=0, le=30_000)]


class AdjustImageParams(Params):
    """See `cyclorama.imaging.adjustment` for what each of them does. `margins` are top, right,
    bottom and left: below 1 a share of the frame, from 1 on pixels. `reference`: a picture whose
    size is taken where none is asked for."""

    image: PictureId
    target_width: Pixels | None = None
    target_height: Pixels | None = None
    aspect_ratio: Annotated[float | None, Field(gt=0, allow_inf_nan=False)] = None
    reference: PictureId | None = None
    mode: Mode = Mode.AUTO
    tolerance: Annotated[float, Field(ge=0, le=1)] = TOLERANCE
    resampling: Resampling = Resampling.LANCZOS
    proportions: Proportions = Proportions.PRESERVE
    position: Position = Position.CENTER
    margins: tuple[Margin, Margin, Margin, Margin] = (0.0, 0.0, 0.0, 0.0)

    @model_validator(mode="after")
    def _can_be_fulfilled(self) -> Self:
        try:
            check_wish(self.wish, self.reference is not None)
        except CycloramaError as error:
            raise ValueError(error.public) from error
        return self

    @property
    def wish(self) -> Wish:
        return Wish(
            width=self.target_width,
            height=self.target_height,
            aspect_ratio=self.aspect_ratio,
            mode=self.mode,
            tolerance=self.tolerance,
            proportions=self.proportions,
            position=self.position,
            margins=Margins(*self.margins),
        )


class AdjustImage(StepType[AdjustImageParams]):
    name: ClassVar = "adjust_image"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 900  # of a hundred megapixels, and waiting for a free child
    params = AdjustImageParams

    async def run(self, ctx: StepContext, params: AdjustImageParams) -> StepResult:
        """Raises InvalidInput for margins that leave no room, TooLarge over 100 megapixels."""
        out = ctx.scratch("picture")
        async with AsyncExitStack() as files:
            source = await files.enter_async_context(ctx.open(params.image))
            reference = await opened(ctx, files, params.reference)
            result, made = await ctx.craft(
                f"{ADJUST_WORK}:adjust_file",
                AdjustRequest(
                    source=source,
                    reference=reference,
                    wish=params.wish,
                    resampling=params.resampling,
                    out=out,
                ),
                Retouched,
                memory=ADJUST_MEMORY,
                seconds=ADJUST_SECONDS,
            )
        return await keep_retouched(ctx, out, result, made)
