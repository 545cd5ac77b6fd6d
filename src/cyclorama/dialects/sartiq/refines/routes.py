"""`/refines`: one refine at a time, and what there are."""

from uuid import UUID

from fastapi import APIRouter, Response

from cyclorama.dialects.body import described
from cyclorama.dialects.idempotency import say_if_replayed
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.answers.refine import RefinePublic, RefinesPublic
from cyclorama.dialects.sartiq.call import Call
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.generations.callers import CanChange, CanCreate, CanRead
from cyclorama.dialects.sartiq.generations.read_back import reading
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.dialects.sartiq.paging import Limit, Skip
from cyclorama.dialects.sartiq.refines.bodies import RefineCreate
from cyclorama.dialects.sartiq.refines.refining import check_model, refine_prediction, wish_of
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.generations.refine_deletion import delete_refine as remove

router = APIRouter(prefix=f"{PREFIX}/refines", tags=["refines"], route_class=SartiqRoute)


@router.get("/", operation_id="list_all_refines", responses=refusals(401, 403, 429))
async def list_all_refines(
    call: CanRead, organization_id: UUID | None = None, skip: Skip = 0, limit: Limit = 100
) -> RefinesPublic:
    """All refines of the account, the newest first."""
    scoped = await call.within(organization_id)
    async with reading(call, (scoped.account_id,)) as reader:
        return await reader.refines(skip=skip, limit=limit)


@router.post(
    "/",
    operation_id="create_refine",
    responses=refusals(400, 401, 402, 403, 404, 409, 413, 429),
    openapi_extra=described(RefineCreate),
)
async def create_refine(call: CanCreate, response: Response) -> RefinePublic:
    """Refine one prediction."""
    asked = await call.body(RefineCreate)
    accounts = await call.anywhere()
    model_id = text_of(asked.refine_model_id)
    await check_model(call, accounts, model_id)
    done = await refine_prediction(
        call,
        accounts,
        str(asked.prediction_id),
        text_of(asked.refines_refine_id),
        wish_of(asked, model_id),
        "refines",
        asked.model_dump(mode="json"),
    )
    say_if_replayed(response, done)
    return await _read(call, done.made_id)


@router.get(
    "/predictions/{prediction_id}/refines",
    operation_id="list_refines",
    responses=refusals(401, 403, 404, 429),
)
async def list_refines(
    prediction_id: UUID, call: CanRead, skip: Skip = 0, limit: Limit = 100
) -> RefinesPublic:
    """Refines of a prediction, the oldest first."""
    async with reading(call, await call.anywhere()) as reader:
        return await reader.refines_of(str(prediction_id), skip=skip, limit=limit)


@router.get(
    "/refines/{refine_id}",
    operation_id="get_refine",
    responses=refusals(401, 403, 404, 429),
)
async def get_refine(refine_id: UUID, call: CanRead) -> RefinePublic:
    """Read one refine."""
    return await _read(call, str(refine_id))


@router.get(
    "/{refine_id}",
    operation_id="get_refine_by_id",
    responses=refusals(401, 403, 404, 429),
)
async def get_refine_by_id(refine_id: UUID, call: CanRead) -> RefinePublic:
    """Read one refine, as by the longer path."""
    return await _read(call, str(refine_id))


@router.delete(
    "/refines/{refine_id}",
    operation_id="delete_refine",
    responses=refusals(401, 403, 404, 409, 429),
)
async def delete_refine(refine_id: UUID, call: CanChange) -> Message:
    """Remove a refine and its image."""
    services = call.services
    accounts = await call.anywhere()
    await remove(services.database, services.queue, services.clock, accounts, str(refine_id))
    return Message(message="The refine was deleted.")


async def _read(call: Call, refine_id: str) -> RefinePublic:
    async with reading(call, await call.anywhere()) as reader:
        return await reader.refine(refine_id)
