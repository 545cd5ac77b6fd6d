"""`/generations/agentic`: pictures that are judged, and made anew until one is good enough."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.agentic.answer import status_answer
from cyclorama.dialects.sartiq.agentic.bodies import AgenticGenerationCreate
from cyclorama.dialects.sartiq.answers.agentic import AgenticGenerationResponse, AgenticShotStatus
from cyclorama.dialects.sartiq.call import Call
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.generations.accepting import create
from cyclorama.dialects.sartiq.generations.callers import CanCreate
from cyclorama.dialects.sartiq.generations.create import compile_request
from cyclorama.dialects.sartiq.generations.taking import taking_for
from cyclorama.dialects.sartiq.ids import id_of
from cyclorama.dialects.sartiq.open_routes import calling_unless_open
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.services import Given
from cyclorama.generations.batch import batch_of
from cyclorama.generations.taken import owner_of, taken
from cyclorama.media.repository import of_accounts

router = APIRouter(
    prefix=f"{PREFIX}/generations/agentic", tags=["generations"], route_class=SartiqRoute
)

MayRead = Annotated[Call | None, calling_unless_open("agentic-status", Scope.GENERATIONS_READ)]


@router.post(
    "",
    operation_id="create_agentic_generation",
    responses=refusals(400, 401, 402, 403, 404, 413, 429),
    openapi_extra=described(AgenticGenerationCreate),
)
async def create_agentic_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> AgenticGenerationResponse:
    """Make pictures in takes. The id of the shot is that of the first prediction; those of the
    others tell how far they are in the same way."""
    asked = await call.body(AgenticGenerationCreate)
    scoped = await call.within(organization_id or asked.organization_id)
    compiled = await compile_request(scoped, asked)
    taking = taking_for(
        call.services,
        compiled.parts,
        attempts=asked.max_attempts,
        threshold=asked.min_confidence_score,
        judge=asked.evaluation_provider,
    )
    batch = batch_of(compiled.parts, compiled.sources, asked.batch_size, compiled.refine, taking)
    made = await create(
        scoped, response, "generations/agentic", compiled.generation(batch, type="AGENTIC")
    )
    return AgenticGenerationResponse(
        **dict(made), orchestration_shot_id=str(made.predictions[0].id)
    )


@router.get(
    "/{shot_id}/status",
    operation_id="get_agentic_generation_status",
    responses=refusals(401, 403, 404, 429),
)
async def get_agentic_generation_status(
    shot_id: str, call: MayRead, services: Given
) -> AgenticShotStatus:
    """What each take was judged to be, and why."""
    prediction_id, links = id_of(shot_id, "shot"), services.links
    account_ids = None if call is None else await call.anywhere()
    async with services.database.read() as connection:
        if account_ids is None:
            account_ids = (await owner_of(connection, prediction_id),)
        found = await taken(connection, account_ids, prediction_id)
        shown = {take.media for take in found.takes if take.media is not None}
        files = await of_accounts(connection, account_ids, shown)
    return status_answer(found, {one.id: links.sign(one) for one in files.values()})
