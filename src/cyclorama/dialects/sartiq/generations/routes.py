"""`/generations/`: make, list, read, mark, count, cancel and delete."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.generation import (
    GenerationPublic,
    GenerationsPublic,
    GenerationStats,
)
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.call import Call
from cyclorama.dialects.sartiq.enums import GenerationType
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.generations.accepting import create
from cyclorama.dialects.sartiq.generations.bodies import (
    GenerationCreate,
    GenerationIds,
    GenerationUpdate,
)
from cyclorama.dialects.sartiq.generations.callers import CanChange, CanCreate, CanRead
from cyclorama.dialects.sartiq.generations.create import compile_request
from cyclorama.dialects.sartiq.generations.filters import wanted_by
from cyclorama.dialects.sartiq.generations.read_back import page_of_generations, reading
from cyclorama.dialects.sartiq.generations.taking import taking_for
from cyclorama.dialects.sartiq.paging import Limit, Skip
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.generations.batch import batch_of
from cyclorama.generations.deletion import Deletion
from cyclorama.generations.marks import mark_revised
from cyclorama.generations.reading import Generations
from cyclorama.generations.wanted import Wanted
from cyclorama.production.cancel import cancel_run

router = APIRouter(prefix=f"{PREFIX}/generations", tags=["generations"], route_class=SartiqRoute)


@router.post(
    "/",
    operation_id="create_generation",
    responses=refusals(400, 401, 402, 403, 404, 413, 429),
    openapi_extra=described(GenerationCreate),
)
async def create_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None, v: str = "1"
) -> GenerationPublic:
    """Make pictures of what the parts of the request say. `v`: there is one version."""
    asked = await call.body(GenerationCreate)
    scoped = await call.within(organization_id or asked.organization_id)
    compiled = await compile_request(scoped, asked)
    taking = None
    if asked.generation_type is GenerationType.AGENTIC:
        taking = taking_for(call.services, compiled.parts)
    batch = batch_of(compiled.parts, compiled.sources, asked.batch_size, compiled.refine, taking)
    return await create(scoped, response, "generations", compiled.generation(batch))


@router.get("/", operation_id="read_generations", responses=refusals(401, 403, 429))
async def read_generations(
    call: CanRead,
    wanted: Annotated[Wanted, Depends(wanted_by)],
    organization_id: UUID | None = None,
    skip: Skip = 0,
    limit: Limit = 100,
) -> GenerationsPublic:
    """One's own or an organization's, the newest first."""
    scoped = await call.within(organization_id)
    return await page_of_generations(call, (scoped.account_id,), wanted, skip=skip, limit=limit)


@router.post(
    "/by-ids",
    operation_id="get_generations_by_ids",
    responses=refusals(400, 401, 403, 413, 429),
    openapi_extra=described(GenerationIds),
)
async def get_generations_by_ids(call: CanRead) -> list[GenerationPublic]:
    """Those of these that the caller sees, in this order."""
    ids = (await call.body(GenerationIds)).root
    async with reading(call, await call.anywhere()) as reader:
        return await reader.generations_among([str(one) for one in ids])


@router.get("/{id}", operation_id="read_generation", responses=refusals(401, 403, 404, 429))
async def read_generation(
    id: UUID,  # noqa: A002 - the contract's name
    call: CanRead,
    organization_id: UUID | None = None,
) -> GenerationPublic:
    """How far it is, and what it has made; links are signed anew at every reading."""
    async with reading(call, await _accounts(call, organization_id)) as reader:
        return await reader.generation(str(id))


@router.get(
    "/{id}/stats", operation_id="get_generation_stats", responses=refusals(401, 403, 404, 429)
)
async def get_generation_stats(
    id: UUID,  # noqa: A002
    call: CanRead,
    organization_id: UUID | None = None,
) -> GenerationStats:
    """How many of its predictions are done."""
    async with reading(call, await _accounts(call, organization_id)) as reader:
        return await reader.stats(str(id))


@router.patch(
    "/{id}",
    operation_id="update_generation",
    responses=refusals(400, 401, 403, 404, 413, 429),
    openapi_extra=described(GenerationUpdate),
)
async def update_generation(id: UUID, call: CanChange) -> GenerationPublic:  # noqa: A002
    """Mark it as reviewed, or as not."""
    asked = await call.body(GenerationUpdate)
    account_ids, services = await call.anywhere(), call.services
    async with services.database.write() as transaction:
        found = await Generations(transaction, account_ids).get(str(id))
        if asked.revised is not None:
            await mark_revised(transaction, found.id, asked.revised, services.clock())
    async with reading(call, account_ids) as reader:
        return await reader.generation(found.id)


@router.delete(
    "/{id}", operation_id="delete_generation", responses=refusals(401, 403, 404, 409, 429)
)
async def delete_generation(id: UUID, call: CanChange) -> Message:  # noqa: A002
    """With its predictions, their refines and all files; what still works on it is stopped."""
    services = call.services
    deletion = Deletion(services.database, services.queue, services.clock, await call.anywhere())
    await deletion.generation(str(id))
    return Message(message="Generation deleted successfully")


@router.post(
    "/{id}/cancel",
    operation_id="cancel_generation",
    responses=refusals(401, 403, 404, 409, 429),
)
async def cancel_generation(id: UUID, call: CanChange) -> GenerationPublic:  # noqa: A002
    """Stop what still works on it. What it has made stays."""
    account_ids, services = await call.anywhere(), call.services
    async with services.database.read() as connection:
        found = await Generations(connection, account_ids).get(str(id))
    await cancel_run(services.database, services.queue, services.clock, found.account_id, found.id)
    async with reading(call, account_ids) as reader:
        return await reader.generation(found.id)


async def _accounts(call: Call, organization_id: UUID | None) -> tuple[str, ...]:
    """Those among which a generation is looked for: the one that is named, else all that the
    caller acts for."""
    if organization_id is None:
        return await call.anywhere()
    return ((await call.within(organization_id)).account_id,)
