"""What a refine of a prediction is made from: the prediction's picture, or what an earlier refine
made of it."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import Conflict, TooLarge
from cyclorama.generations.originals import picture_of
from cyclorama.generations.reading import Generations
from cyclorama.generations.records import NewRefine
from cyclorama.generations.submit import NewRefineRun
from cyclorama.imaging.adjustment import MAX_PIXELS, MAX_SIDE
from cyclorama.imaging.canvas import Size

STEP = "refine"


@dataclass(frozen=True, kw_only=True)
class RefineWish:
    """Either `width` and `height` in pixels, or `scale_factor`."""

    width: int | None = None
    height: int | None = None
    scale_factor: float | None = None
    prompt: str | None = None
    model_id: str | None = None


async def refine_run(
    connection: AsyncConnection,
    kept: Generations,
    prediction_id: str,
    source_refine_id: str | None,
    wish: RefineWish,
) -> NewRefineRun:
    """In the account of the prediction. `source_refine_id`: the refine that is refined again.

    Raises NotFound, Forbidden; Conflict for what is not a finished picture, or belongs to another
    prediction; TooLarge.
    """
    prediction = await kept.prediction(prediction_id)
    if source_refine_id is None:
        media = await picture_of(connection, prediction)
    else:
        source = next((one for one in prediction.refines if one.id == source_refine_id), None)
        if source is None:
            raise Conflict(
                f"The prediction has no refine {source_refine_id}: only its own can be refined"
                " again."
            )
        media = await picture_of(connection, source)
    size = refined_size(Size(media.facts.width, media.facts.height), wish)
    return NewRefineRun(
        account_id=prediction.account_id,
        prediction_id=prediction.id,
        source_media_id=media.id,
        refine=NewRefine(
            step_id=STEP,
            width=size.width,
            height=size.height,
            scale_factor=wish.scale_factor,
            prompt=wish.prompt,
            model_id=wish.model_id,
            source_refine_id=source_refine_id,
        ),
    )


def refined_size(own: Size, wish: RefineWish) -> Size:
    """Of the result, in pixels. Raises TooLarge."""
    if wish.scale_factor is None:
        assert wish.width is not None
        assert wish.height is not None
        return Size(wish.width, wish.height)
    factor = int(wish.scale_factor)
    size = Size(own.width * factor, own.height * factor)
    if max(size) > MAX_SIDE or size.width * size.height > MAX_PIXELS:
        raise TooLarge(
            f"The picture would measure {size.width} x {size.height} pixels; at most"
            f" {MAX_PIXELS // 1_000_000} megapixels are made. Choose a smaller factor."
        )
    return size
