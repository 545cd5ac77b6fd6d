"""`/generations/refines`: many refines by one request. What cannot be refined fails for itself, and
the answer says why."""

from collections.abc import Collection
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import JsonValue

from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.refined import MixedRefineResponse
from cyclorama.dialects.sartiq.call import Call, Scoped
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.generations.callers import CanCreate
from cyclorama.dialects.sartiq.generations.read_back import reading
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.dialects.sartiq.refines.attempts import Attempts, check_count
from cyclorama.dialects.sartiq.refines.bodies import RefineGenerationRequest
from cyclorama.dialects.sartiq.refines.refining import (
    check_model,
    refine_prediction,
    refine_upload,
    wish_of,
)
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute

router = APIRouter(prefix=f"{PREFIX}/generations", tags=["generations"], route_class=SartiqRoute)


@router.post(
    "/refines",
    operation_id="create_refine_generation",
    responses=refusals(400, 401, 403, 404, 409, 413, 429),
    openapi_extra=described(RefineGenerationRequest),
)
async def create_refine_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> MixedRefineResponse:
    """Refine uploads, predictions or both."""
    asked = await call.body(RefineGenerationRequest)
    check_count(len(asked.urls) + len(asked.predictions))
    scoped = await call.within(organization_id or asked.organization_id)
    accounts = await _accounts(call, scoped, organization_id or asked.organization_id)
    await check_model(call, accounts, text_of(asked.refine_model_id))
    wish = wish_of(asked, text_of(asked.refine_model_id))
    body: dict[str, JsonValue] = asked.model_dump(mode="json")
    generations, refines = Attempts(response), Attempts(response)
    for index, url in enumerate(asked.urls):
        route = f"generations/refines/upload-{index}"
        await generations.attempt(
            refine_upload(scoped, url, wish, route, body), index=index, url=url
        )
    chained = asked.chained
    for index, prediction_id in enumerate(asked.predictions):
        source = chained.get(prediction_id)
        route = f"generations/refines/prediction-{index}"
        await refines.attempt(
            refine_prediction(call, accounts, prediction_id, source, wish, route, body),
            prediction_id=prediction_id,
        )
    async with reading(call, accounts) as reader:
        return MixedRefineResponse(
            total_success=len(generations.made) + len(refines.made),
            total_failed=len(generations.failed) + len(refines.failed),
            generations=await reader.generations_among(generations.made),
            refines=await reader.refines_among(refines.made),
            failed_uploads=generations.failed,
            failed_refines=refines.failed,
        )


async def _accounts(call: Call, scoped: Scoped, named: UUID | None) -> Collection[str]:
    """Where predictions are looked for: in the account that was named, else in all that the
    caller acts for."""
    return (scoped.account_id,) if named is not None else await call.anywhere()
