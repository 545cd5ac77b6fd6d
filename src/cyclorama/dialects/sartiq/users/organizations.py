"""`/organizations`: accounts that users share. An organization's id is its `organization_id`
everywhere else."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from cyclorama.accounts.account import MAX_NAME
from cyclorama.accounts.organizations import Organization, Organizations
from cyclorama.accounts.registration import create_organization
from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.answers.user import OrganizationPublic, OrganizationsPublic
from cyclorama.dialects.sartiq.call import Call, calling
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.paging import Limit, Skip
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.users.user_answer import require_signed_in
from cyclorama.kit.rate_limits import CallClass

router = APIRouter(
    prefix=f"{PREFIX}/organizations", tags=["organizations"], route_class=SartiqRoute
)

CanRead = Annotated[Call, calling(Scope.PLATFORM_READ)]
CanWrite = Annotated[Call, calling(Scope.PLATFORM_WRITE, CallClass.WRITE)]


class OrganizationCreate(BaseModel):
    name: str = Field(min_length=1, max_length=MAX_NAME)


class OrganizationUpdate(OrganizationCreate):
    pass


@router.get(
    "/",
    operation_id="read_organizations",
    response_model=OrganizationsPublic,
    responses=refusals(401, 403, 429),
)
async def read_organizations(
    call: CanRead, skip: Skip = 0, limit: Limit = 100
) -> OrganizationsPublic:
    """Those that the caller is a member of, by name."""
    require_signed_in(call)
    async with call.services.database.read() as connection:
        own = Organizations(connection, call.user_id, call.services.clock)
        found = await own.list(skip, limit)
        return OrganizationsPublic(data=[_answer(one) for one in found], count=await own.count())


@router.post(
    "/",
    operation_id="create_organization",
    response_model=OrganizationPublic,
    responses=refusals(400, 401, 403, 413, 429),
    openapi_extra=described(OrganizationCreate),
)
async def create(call: CanWrite) -> OrganizationPublic:
    """Whoever makes it is its owner."""
    require_signed_in(call)
    asked = await call.body(OrganizationCreate)
    services = call.services
    async with services.database.write() as transaction:
        made = await create_organization(
            transaction, services.clock, name=asked.name, owner=call.user_id, credit_grant=0
        )
        own = Organizations(transaction, call.user_id, services.clock)
        return _answer(await own.get(made.id))


@router.get(
    "/{organization_id}",
    operation_id="read_organization",
    response_model=OrganizationPublic,
    responses=refusals(401, 403, 404, 429),
)
async def read_organization(organization_id: UUID, call: CanRead) -> OrganizationPublic:
    """One that the caller is a member of."""
    require_signed_in(call)
    async with call.services.database.read() as connection:
        own = Organizations(connection, call.user_id, call.services.clock)
        return _answer(await own.get(str(organization_id)))


@router.patch(
    "/{organization_id}",
    operation_id="update_organization",
    response_model=OrganizationPublic,
    responses=refusals(400, 401, 403, 404, 413, 429),
    openapi_extra=described(OrganizationUpdate),
)
async def update_organization(organization_id: UUID, call: CanWrite) -> OrganizationPublic:
    """Rename it, as its owner or an admin."""
    require_signed_in(call)
    asked = await call.body(OrganizationUpdate)
    async with call.services.database.write() as transaction:
        own = Organizations(transaction, call.user_id, call.services.clock)
        await own.rename(str(organization_id), asked.name)
        return _answer(await own.get(str(organization_id)))


@router.delete(
    "/{organization_id}",
    operation_id="delete_organization",
    response_model=Message,
    responses=refusals(401, 403, 404, 409, 429),
)
async def delete_organization(organization_id: UUID, call: CanWrite) -> Message:
    """Close it for good, as its owner: its files are deleted, and nobody is a member any more."""
    require_signed_in(call)
    async with call.services.database.write() as transaction:
        own = Organizations(transaction, call.user_id, call.services.clock)
        await own.close(str(organization_id))
    return Message(message="Organization deleted successfully")


def _answer(organization: Organization) -> OrganizationPublic:
    return OrganizationPublic(
        id=organization.id,
        created_at=organization.created_at,
        name=organization.name,
        role=organization.role,
    )
