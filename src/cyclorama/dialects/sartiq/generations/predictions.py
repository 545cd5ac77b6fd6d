"""`/predictions/`: list, read, mark, select and delete."""

from uuid import UUID

import structlog
from fastapi import APIRouter
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.answers.prediction import (
    BulkDeleteResponse,
    PredictionPublic,
    PredictionsPublic,
)
from cyclorama.dialects.sartiq.call import Call
from cyclorama.dialects.sartiq.errors import SartiqError, refusals
from cyclorama.dialects.sartiq.generations.bodies import BulkDeleteRequest
from cyclorama.dialects.sartiq.generations.callers import CanChange, CanRead
from cyclorama.dialects.sartiq.generations.read_back import reading
from cyclorama.dialects.sartiq.paging import Limit, Skip
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.generations.deletion import Deletion
from cyclorama.generations.marks import mark_favourite, select
from cyclorama.generations.reading import Generations

router = APIRouter(prefix=f"{PREFIX}/predictions", tags=["predictions"], route_class=SartiqRoute)

MAX_IDS = 100

log = structlog.get_logger()


@router.get("/", operation_id="read_predictions", responses=refusals(401, 403, 429))
async def read_predictions(
    call: CanRead, favourite: bool | None = None, skip: Skip = 0, limit: Limit = 100
) -> PredictionsPublic:
    """One's own, the newest generation's first."""
    scoped = await call.within(None)
    async with reading(call, (scoped.account_id,)) as reader:
        return await reader.predictions(favourite=favourite, skip=skip, limit=limit)


@router.get("/{id}", operation_id="read_prediction", responses=refusals(401, 403, 404, 429))
async def read_prediction(id: UUID, call: CanRead) -> PredictionPublic:  # noqa: A002
    """With its refines."""
    async with reading(call, await call.anywhere()) as reader:
        return await reader.prediction(str(id))


@router.patch(
    "/{id}/favourite",
    operation_id="update_prediction_favourite_status",
    responses=refusals(401, 403, 404, 429),
)
async def update_prediction_favourite_status(
    id: UUID,  # noqa: A002
    favourite: bool,
    call: CanChange,
) -> PredictionPublic:
    """Mark it as a favourite, or as none."""
    account_ids, services = await call.anywhere(), call.services
    async with services.database.write() as transaction:
        found = await Generations(transaction, account_ids).prediction(str(id))
        await mark_favourite(transaction, found.id, favourite, services.clock())
    async with reading(call, account_ids) as reader:
        return await reader.prediction(found.id)


@router.post(
    "/{id}/select",
    operation_id="select_prediction",
    responses=refusals(401, 403, 404, 429),
)
async def select_prediction(id: UUID, call: CanChange) -> PredictionPublic:  # noqa: A002
    """Of its generation this one is chosen, and no other."""
    account_ids, services = await call.anywhere(), call.services
    async with services.database.write() as transaction:
        found = await Generations(transaction, account_ids).prediction(str(id))
        await select(transaction, found, services.clock())
    async with reading(call, account_ids) as reader:
        return await reader.prediction(found.id)


@router.delete(
    "/{id}", operation_id="delete_prediction", responses=refusals(401, 403, 404, 409, 429)
)
async def delete_prediction(id: UUID, call: CanChange) -> Message:  # noqa: A002
    """With its refines and files; not the last one of its generation."""
    await (await _deletion(call)).prediction(str(id))
    return Message(message="Prediction deleted successfully")


@router.post(
    "/bulk-delete",
    operation_id="bulk_delete_predictions",
    responses=refusals(400, 401, 403, 413, 429, 500),
    openapi_extra=described(BulkDeleteRequest),
)
async def bulk_delete_predictions(call: CanChange) -> BulkDeleteResponse:
    """Those of these that can be deleted; a generation of which none would be left goes, too."""
    asked = await call.body(BulkDeleteRequest)
    if not asked.prediction_ids:
        raise SartiqError(400, "prediction_ids is empty: name the predictions to be deleted.")
    if len(asked.prediction_ids) > MAX_IDS:
        raise SartiqError(400, f"At most {MAX_IDS} predictions are deleted at once.")
    deletion = await _deletion(call)
    try:
        done = await deletion.predictions([str(one) for one in asked.prediction_ids])
    except SQLAlchemyError as error:
        log.exception("database.failed", path=call.request.url.path)
        raise SartiqError(500, "Nothing was deleted: the database failed. Try again.") from error
    return BulkDeleteResponse(
        success_count=len(done.predictions),
        failed_count=len(done.failed),
        failed_predictions=[
            {"prediction_id": prediction_id, "error": reason}
            for prediction_id, reason in done.failed
        ],
        deleted_generations=done.generations,
        deleted_predictions=done.predictions,
    )


async def _deletion(call: Call) -> Deletion:
    services = call.services
    return Deletion(services.database, services.queue, services.clock, await call.anywhere())
