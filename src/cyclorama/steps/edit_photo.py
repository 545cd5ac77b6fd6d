"""Edit a photo as words say, in its own size."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import Edge
from cyclorama.engines.picturing import EditImageRequest
from cyclorama.scenery.brief import Brief
from cyclorama.steps.base import Params, PictureId, StepContext, StepResult, StepType
from cyclorama.steps.photo_size import settled_size
from cyclorama.steps.take import SUBJECT

LONGEST = 2048
SMALLEST, LARGEST = 64, 8192  # a side that follows from a very long or narrow photo


class EditPhotoParams(Params):
    """`references`: what else is to be seen, or to be kept to. `brief` says as data what the
    prompt says in words. Width and height that are not given are the photo's, whose long edge
    then becomes at most 2048 px. `model` names one, for engines that have several. `layers`: the
    subject is kept, too, as the output `subject`, where the engine puts its pictures together of
    layers: with transparency, in the picture's frame."""

    image: PictureId
    references: Annotated[tuple[PictureId, ...], Field(max_length=9)] = ()
    prompt: Annotated[str, Field(max_length=20_000)] = ""
    brief: Brief = Brief()
    width: Edge | None = None
    height: Edge | None = None
    model: Annotated[str, Field(max_length=100)] = ""
    layers: bool = False


class EditPhoto(StepType[EditPhotoParams]):
    name: ClassVar = "edit_photo"
    lane: ClassVar = Lane.CPU
    seconds: ClassVar = 900  # the engine's own deadline, and waiting for a free child
    params = EditPhotoParams

    async def run(self, ctx: StepContext, params: EditPhotoParams) -> StepResult:
        async with AsyncExitStack() as files:
            photo = await files.enter_async_context(ctx.open(params.image))
            references = [
                await files.enter_async_context(ctx.open(one)) for one in params.references
            ]
            size = await settled_size(ctx, photo, params.width, params.height, LONGEST)
            wish = EditImageRequest(
                prompt=params.prompt,
                brief=params.brief,
                width=_side(size.width),
                height=_side(size.height),
                out=ctx.scratch("picture.png"),
                sources=(photo, *references),
                subject=ctx.scratch("subject.png") if params.layers else None,
                backdrop=ctx.scratch("backdrop.png") if params.layers else None,
            )
            result, made = await ctx.engines.edit_image(wish, ctx.progress)
        media = await ctx.keep(wish.out, result.facts)
        outputs: dict[str, JsonValue] = {"media": media, "remarks": list(result.remarks)}
        if result.layers and wish.subject is not None:
            outputs[SUBJECT] = await ctx.keep(wish.subject, result.subject_facts)
        return StepResult(outputs, made)


def _side(pixels: int) -> int:
    return min(max(pixels, SMALLEST), LARGEST)
