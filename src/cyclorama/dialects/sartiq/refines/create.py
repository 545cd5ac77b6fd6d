"""`/generations/refines`: many refines by one request. What cannot be refined fails for itself, and
the answer says why."""

from collections.abc import Collection
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import JsonValue

from cyclorama.dialects.body import described
from cyclorama.dialects.idempotency import say_if_replayed
from cyclorama.dialects.sartiq.answers.refined import MixedRefineResponse
from cyclorama.dialects.sartiq.call import Call, Scoped
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.files.addresses import refuse_unfetchable
from cyclorama.dialects.sartiq.generations.accepting import text_of
from cyclorama.dialects.sartiq.generations.read_back import reading
from cyclorama.dialects.sartiq.refines.bodies import (
    RefineGenerationRequest,
)
from cyclorama.dialects.sartiq.refines.failures import ITS_OWN_FAULT, check_count, said
from cyclorama.dialects.sartiq.refines.refining import (
    check_model,
    refine_prediction,
    refine_upload,
    wish_of,
)
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.single.creates import CanCreate, scope_of

router = APIRouter(prefix=f"{PREFIX}/generations", tags=["generations"], route_class=SartiqRoute)


@router.post(
    "/refines",
    operation_id="create_refine_generation",
    responses=refusals(400, 401, 403, 404, 409, 413, 429, 503),
    openapi_extra=described(RefineGenerationRequest),
)
async def create_refine_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> MixedRefineResponse:
    """Refine uploads, predictions or both."""
    asked = await call.body(RefineGenerationRequest)
    check_count(len(asked.urls) + len(asked.predictions))
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
        except ITS_OWN_FAULT as error:
            failed_uploads.append({"index": index, "url": url, "error": said(error)})
        else:
            say_if_replayed(response, done)
            generations.append(done.made_id)
    for index, prediction_id in enumerate(asked.predictions):
        try:
            source = asked.chained.get(prediction_id)
            route = f"generations/refines/prediction-{index}"
            done = await refine_prediction(call, accounts, prediction_id, source, wish, route, body)
        except ITS_OWN_FAULT as error:
            failed_refines.append({"prediction_id": prediction_id, "error": said(error)})
        else:
            say_if_replayed(response, done)
            refines.append(done.made_id)
    async with reading(call, accounts) as reader:
        return MixedRefineResponse(
            total_success=len(generations) + len(refines),
            total_failed=len(failed_uploads) + len(failed_refines),
            generations=await reader.generations_among(generations),
            refines=await reader.refines_among(refines),
            failed_uploads=failed_uploads,
            failed_refines=failed_refines,
        )


async def _accounts(call: Call, scoped: Scoped, named: UUID | None) -> Collection[str]:
    """Where predictions are looked for: in the account that was named, else in all that the
    caller acts for."""
    return (scoped.account_id,) if named is not None else await call.anywhere()
