"""Give a picture more pixels."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from cyclorama.durable.lanes import Lane
from cyclorama.engines.retouching import Factor, Pixels, UpscaleRequest
from cyclorama.imaging.adjustment import MAX_PIXELS
from cyclorama.steps.base import Params, PictureId, StepContext, StepResult, StepType
from cyclorama.steps.retouched import keep_retouched


class UpscaleParams(Params):
    """Either `factor`, or `width` and `height`: these are filled, and what is over is cut off
    evenly. `prompt` and `model` are for engines that read them."""

    image: PictureId
    factor: Factor | None = None
    width: Pixels | None = None
    height: Pixels | None = None
    prompt: Annotated[str, Field(max_length=20_000)] = ""
    model: Annotated[str, Field(max_length=200)] = ""

    @model_validator(mode="after")
    def _one_of_two_ways(self) -> Self:
        sides = (self.width is not None) + (self.height is not None)
        if sides != (2 if self.factor is None else 0):
            raise ValueError(
                "Say how large the picture shall be: by a factor of 2, 4 or 8, or by width and"
                " height together"
            )
        if self.width and self.height and self.width * self.height > MAX_PIXELS:
            raise ValueError(f"at most {MAX_PIXELS // 1_000_000} megapixels are made")
        return self


class Upscale(StepType[UpscaleParams]):
    name: ClassVar = "upscale"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 1500  # of a hundred megapixels, and waiting for a free child
    params = UpscaleParams

    async def run(self, ctx: StepContext, params: UpscaleParams) -> StepResult:
        """Raises TooLarge where the result would have more than 100 megapixels."""
        out = ctx.scratch("picture")
        async with ctx.open(params.image) as source:
            request = UpscaleRequest(
                source=source,
                factor=params.factor,
                width=params.width,
                height=params.height,
                prompt=params.prompt,
                model=params.model,
                out=out,
            )
            result, made = await ctx.engines.upscale(request, ctx.progress)
        return await keep_retouched(ctx, out, result, made)
