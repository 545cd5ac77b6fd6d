"""The old bulk route for refines."""

from fastapi import APIRouter, Response
from pydantic import JsonValue

from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.refined import BulkRefineResponse
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.generations.callers import CanCreate
from cyclorama.dialects.sartiq.generations.read_back import reading
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.dialects.sartiq.refines.attempts import Attempts, check_count
from cyclorama.dialects.sartiq.refines.bodies import BulkRefineRequest
from cyclorama.dialects.sartiq.refines.refining import check_model, refine_prediction, wish_of
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute

router = APIRouter(prefix=f"{PREFIX}/refines", tags=["refines"], route_class=SartiqRoute)


@router.post(
    "/predictions/bulk-refine",
    operation_id="bulk_refine_predictions",
    deprecated=True,
    responses=refusals(400, 401, 403, 404, 409, 413, 429),
    openapi_extra=described(BulkRefineRequest),
)
async def bulk_refine_predictions(call: CanCreate, response: Response) -> BulkRefineResponse:
    """Old bulk refine; use the unified route."""
    asked = await call.body(BulkRefineRequest)
    predictions = [str(one) for one in dict.fromkeys(asked.prediction_ids)]
    check_count(len(predictions))
    accounts = await call.anywhere()
    model_id = text_of(asked.generative_models_id)
    await check_model(call, accounts, model_id)
    wish = wish_of(asked, model_id)
    body: dict[str, JsonValue] = asked.model_dump(mode="json")
    source = text_of(asked.refines_refine_id)
    refines = Attempts(response)
    for index, prediction_id in enumerate(predictions):
        route = f"refines/bulk-refine/{index}"
        await refines.attempt(
            refine_prediction(call, accounts, prediction_id, source, wish, route, body),
            prediction_id=prediction_id,
        )
    async with reading(call, accounts) as reader:
        return BulkRefineResponse(
            success_count=len(refines.made),
            failed_count=len(refines.failed),
            failed_predictions=refines.failed,
            created_refines=await reader.refines_among(refines.made),
        )
