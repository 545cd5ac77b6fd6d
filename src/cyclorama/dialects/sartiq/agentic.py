"""`/generations/agentic`: pictures that are judged, and made anew until one is good enough."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.accepting import create
from cyclorama.dialects.sartiq.agentic_answer import status_answer
from cyclorama.dialects.sartiq.agentic_bodies import AgenticGenerationCreate
from cyclorama.dialects.sartiq.answers.agentic import AgenticGenerationResponse, AgenticShotStatus
from cyclorama.dialects.sartiq.call import Call, calling
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.generation_create import compile_request
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.taking import taking_for
from cyclorama.generations.batch import batch_of
from cyclorama.generations.taken import taken
from cyclorama.kit.rate_limits import CallClass
from cyclorama.media.repository import of_accounts

router = APIRouter(
    prefix=f"{PREFIX}/generations/agentic", tags=["generations"], route_class=SartiqRoute
)

CanCreate = Annotated[Call, calling(Scope.GENERATIONS_WRITE, CallClass.GENERATION)]
CanRead = Annotated[Call, calling(Scope.GENERATIONS_READ)]


@router.post(
    "",
    operation_id="create_agentic_generation",
    responses=refusals(400, 401, 402, 403, 404, 413, 429, 503),
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
    taking = taking_for(call.services, asked, compiled.parts)
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
    responses=refusals(401, 403, 404, 429, 503),
)
async def get_agentic_generation_status(shot_id: str, call: CanRead) -> AgenticShotStatus:
    """What each take was judged to be, and why."""
    account_ids, links = await call.anywhere(), call.services.links
    async with call.services.database.read() as connection:
        found = await taken(connection, account_ids, shot_id)
        shown = {take.media for take in found.takes if take.media is not None}
        files = await of_accounts(connection, account_ids, shown)
    return status_answer(found, {one.id: links.sign(one) for one in files.values()})
