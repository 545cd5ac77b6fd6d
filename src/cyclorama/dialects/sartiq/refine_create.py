"""`/generations/refines`, and the old bulk route: many refines by one request. What cannot be
refined fails for itself, and the answer says why."""

from collections.abc import Collection
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import JsonValue

from cyclorama import errors
from cyclorama.dialects.body import described
from cyclorama.dialects.idempotency import say_if_replayed
from cyclorama.dialects.sartiq.accepting import text_of
from cyclorama.dialects.sartiq.addresses import refuse_unfetchable
from cyclorama.dialects.sartiq.answers.refined import BulkRefineResponse, MixedRefineResponse
from cyclorama.dialects.sartiq.call import Call, Scoped
from cyclorama.dialects.sartiq.errors import SartiqError, refusals
from cyclorama.dialects.sartiq.read_back import Reader
from cyclorama.dialects.sartiq.refine_bodies import (
    MAX_ITEMS,
    BulkRefineRequest,
    RefineGenerationRequest,
)
from cyclorama.dialects.sartiq.refining import (
    check_model,
    refine_prediction,
    refine_upload,
    wish_of,
)
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.single_creates import CanCreate, scope_of

router = APIRouter(prefix=PREFIX, route_class=SartiqRoute)

NOTHING = "There is nothing to refine: send base_image_urls, prediction_ids, or both."
NOT_THERE = "There is no such prediction, or its picture was deleted."
# What is wrong with one item, and leaves the others as they are.
_ITS_OWN_FAULT = (
    errors.InvalidInput,
    errors.NotFound,
    errors.Forbidden,
    errors.Conflict,
    errors.InsufficientCredits,
)


@router.post(
    "/generations/refines",
    tags=["generations"],
    operation_id="create_refine_generation",
    responses=refusals(400, 401, 403, 404, 409, 413, 429, 503),
    openapi_extra=described(RefineGenerationRequest),
)
async def create_refine_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> MixedRefineResponse:
    """Refine uploads, predictions or both."""
    asked = await call.body(RefineGenerationRequest)
    _check_count(len(asked.urls) + len(asked.predictions))
    scoped = await scope_of(call, organization_id, asked)
    accounts = await _accounts(call, scoped, organization_id or asked.organization_id)
    await check_model(call, accounts, text_of(asked.refine_model_id))
    wish = wish_of(asked, text_of(asked.refine_model_id))
    body: dict[str, JsonValue] = asked.model_dump(mode="json")
    generations: list[str] = []
    refines: list[str] = []
    failed_uploads: list[dict[str, JsonValue]] = []
    failed_refines: list[dict[str, JsonValue]] = []
    for index, url in enumerate(asked.urls):
        try:
            refuse_unfetchable(call.services, url)
            done = await refine_upload(
                scoped, url, wish, f"generations/refines/upload-{index}", body
            )
        except _ITS_OWN_FAULT as error:
            failed_uploads.append({"index": index, "url": url, "error": _said(error)})
        else:
            say_if_replayed(response, done)
            generations.append(done.made_id)
    for index, prediction_id in enumerate(asked.predictions):
        try:
            source = asked.chained.get(prediction_id)
            route = f"generations/refines/prediction-{index}"
            done = await refine_prediction(call, accounts, prediction_id, source, wish, route, body)
        except _ITS_OWN_FAULT as error:
            failed_refines.append({"prediction_id": prediction_id, "error": _said(error)})
        else:
            say_if_replayed(response, done)
            refines.append(done.made_id)
    services = call.services
    async with services.database.read() as connection:
        reader = Reader(connection, accounts, services.links, services.clock)
        return MixedRefineResponse(
            total_success=len(generations) + len(refines),
            total_failed=len(failed_uploads) + len(failed_refines),
            generations=await reader.generations_among(generations),
            refines=await reader.refines_among(refines),
            failed_uploads=failed_uploads,
            failed_refines=failed_refines,
        )


@router.post(
    "/refines/predictions/bulk-refine",
    tags=["refines"],
    operation_id="bulk_refine_predictions",
    deprecated=True,
    responses=refusals(400, 401, 403, 404, 409, 413, 429, 503),
    openapi_extra=described(BulkRefineRequest),
)
async def bulk_refine_predictions(call: CanCreate, response: Response) -> BulkRefineResponse:
    """Old bulk refine; use the unified route."""
    asked = await call.body(BulkRefineRequest)
    predictions = [str(one) for one in dict.fromkeys(asked.prediction_ids)]
    _check_count(len(predictions))
    accounts = await call.anywhere()
    model_id = text_of(asked.generative_models_id)
    await check_model(call, accounts, model_id)
    wish = wish_of(asked, model_id)
    body: dict[str, JsonValue] = asked.model_dump(mode="json")
    refines: list[str] = []
    failed: list[dict[str, JsonValue]] = []
    for index, prediction_id in enumerate(predictions):
        try:
            source = text_of(asked.refines_refine_id)
            route = f"refines/bulk-refine/{index}"
            done = await refine_prediction(call, accounts, prediction_id, source, wish, route, body)
        except _ITS_OWN_FAULT as error:
            failed.append({"prediction_id": prediction_id, "error": _said(error)})
        else:
            say_if_replayed(response, done)
            refines.append(done.made_id)
    services = call.services
    async with services.database.read() as connection:
        reader = Reader(connection, accounts, services.links, services.clock)
        return BulkRefineResponse(
            success_count=len(refines),
            failed_count=len(failed),
            failed_predictions=failed,
            created_refines=await reader.refines_among(refines),
        )


def _check_count(items: int) -> None:
    if items == 0:
        raise SartiqError(400, NOTHING)
    if items > MAX_ITEMS:
        raise SartiqError(400, f"At most {MAX_ITEMS} pictures are refined by one request.")


async def _accounts(call: Call, scoped: Scoped, named: UUID | None) -> Collection[str]:
    """Where predictions are looked for: in the account that was named, else in all that the
    caller acts for."""
    return (scoped.account_id,) if named is not None else await call.anywhere()


def _said(error: errors.CycloramaError) -> str:
    """What another account has is not told from what nobody has. Raises the error where it is not
    of one item, but of the request."""
    if isinstance(error, errors.IdempotencyMismatch):
        raise error
    return NOT_THERE if isinstance(error, errors.NotFound | errors.Forbidden) else error.public
