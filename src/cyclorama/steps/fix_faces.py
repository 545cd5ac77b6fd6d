"""Make the faces in a picture clear."""

from contextlib import AsyncExitStack
from typing import ClassVar

from cyclorama.durable.lanes import Lane
from cyclorama.engines.retouching import FixFacesRequest
from cyclorama.steps.base import Params, PictureId, StepContext, StepResult, StepType
from cyclorama.steps.opened import opened
from cyclorama.steps.retouched import keep_retouched


class FixFacesParams(Params):
    """`reference`: a picture of the person, for engines that know how to use it."""

    image: PictureId
    reference: PictureId | None = None


class FixFaces(StepType[FixFacesParams]):
    name: ClassVar = "fix_faces"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 600
    params = FixFacesParams

    async def run(self, ctx: StepContext, params: FixFacesParams) -> StepResult:
        """Raises FaceNotFound where no face is seen."""
        out = ctx.scratch("picture")
        async with AsyncExitStack() as files:
            source = await files.enter_async_context(ctx.open(params.image))
            reference = await opened(ctx, files, params.reference)
            request = FixFacesRequest(source=source, reference=reference, out=out)
            result, made = await ctx.engines.fix_faces(request, ctx.progress)
        return await keep_retouched(ctx, out, result, made, faces=result.faces)
