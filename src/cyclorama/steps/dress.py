"""Show garments on a person: one picture of a talent in a shot's pose, on its stage."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import DressRequest, Edge, Garment
from cyclorama.figure.appearance import Appearance
from cyclorama.figure.pose import Pose
from cyclorama.figure.staging import Staging
from cyclorama.imaging.canvas import Ratio, Resolution, canvas_size
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.view import View
from cyclorama.steps.base import Params, StepContext, StepResult, StepType


class GarmentParams(Params):
    """`cut_out` is the media of a garment that was cut out."""

    cut_out: str
    view: View = View.FRONT
    main: bool = True


class DressParams(Params):
    """Without garments the person is in plain clothes. `size`: width and height in pixels, where
    they are not to follow from ratio and resolution."""

    garments: Annotated[tuple[GarmentParams, ...], Field(max_length=10)]
    name: str
    appearance: Appearance
    pose: Pose
    staging: Staging
    ratio: Ratio = Ratio.R1X1
    resolution: Resolution = Resolution.ONE_K
    size: tuple[Edge, Edge] | None = None
    format: PictureFormat = PictureFormat.PNG


class Dress(StepType[DressParams]):
    name: ClassVar = "dress"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 300  # the engine's own deadline, and waiting for a free child
    params = DressParams

    async def run(self, ctx: StepContext, params: DressParams) -> StepResult:
        out = ctx.scratch(f"{params.name}.{params.format.suffix}")
        width, height = params.size or canvas_size(params.ratio, params.resolution)
        async with AsyncExitStack() as files:
            garments = [
                Garment(
                    cut_out=await files.enter_async_context(ctx.open(garment.cut_out)),
                    view=garment.view,
                    main=garment.main,
                )
                for garment in params.garments
            ]
            request = DressRequest(
                garments=tuple(garments),
                appearance=params.appearance,
                pose=params.pose,
                staging=params.staging,
                width=width,
                height=height,
                format=params.format,
                out=out,
            )
            result, made = await ctx.engines.dress(request, ctx.progress)
        media = await ctx.keep(out, result.facts)
        outputs: dict[str, JsonValue] = {
            "media": media,
            "kinds": list(result.kinds),
            "confidences": list(result.confidences),
        }
        return StepResult(outputs, made)
