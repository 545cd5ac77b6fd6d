"""`/organizations/{id}/members`: who shares an organization, and what each may do in it.

Owners may do anything; admins anything to admins and members; members may leave.
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from cyclorama.accounts.members import Member, Members, Role
from cyclorama.accounts.organizations import Organizations
from cyclorama.accounts.registration import MAX_EMAIL
from cyclorama.accounts.scopes import Scope
from cyclorama.accounts.users import Users
from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.answers.user import MemberPublic, MembersPublic
from cyclorama.dialects.sartiq.call import Call, calling
from cyclorama.dialects.sartiq.errors import NO_PERMISSION, SartiqError, refusals
from cyclorama.dialects.sartiq.paging import Limit, Skip
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.users.user_answer import require_signed_in
from cyclorama.kit.rate_limits import CallClass
from cyclorama.store.database import Transaction

router = APIRouter(
    prefix=f"{PREFIX}/organizations/{{organization_id}}/members",
    tags=["organizations"],
    route_class=SartiqRoute,
)

CanRead = Annotated[Call, calling(Scope.PLATFORM_READ)]
CanWrite = Annotated[Call, calling(Scope.PLATFORM_WRITE, CallClass.WRITE)]


class MemberAdd(BaseModel):
    email: str = Field(max_length=MAX_EMAIL, description="Of a user of this installation")
    role: Role = Role.MEMBER


class MemberUpdate(BaseModel):
    role: Role


@router.get(
    "/",
    operation_id="read_members",
    response_model=MembersPublic,
    responses=refusals(401, 403, 404, 429),
)
async def read_members(
    organization_id: UUID, call: CanRead, skip: Skip = 0, limit: Limit = 100
) -> MembersPublic:
    """In the order in which they came."""
    require_signed_in(call)
    async with call.services.database.read() as connection:
        await Organizations(connection, call.user_id, call.services.clock).get(str(organization_id))
        found = await Members(connection, str(organization_id), call.services.clock).list()
    page = found[skip : skip + limit]
    return MembersPublic(data=[_answer(one) for one in page], count=len(found))


@router.post(
    "/",
    operation_id="add_member",
    response_model=MemberPublic,
    responses=refusals(400, 401, 403, 404, 409, 413, 429),
    openapi_extra=described(MemberAdd),
)
async def add_member(organization_id: UUID, call: CanWrite) -> MemberPublic:
    """A user of this installation joins, at the word of an owner or an admin."""
    require_signed_in(call)
    asked = await call.body(MemberAdd)
    async with call.services.database.write() as transaction:
        members = await _allowed(call, transaction, organization_id, gives=asked.role)
        person = await Users(transaction, call.services.clock).find(asked.email)
        await members.add(person.id, asked.role)
        return await _read(members, person.id)


@router.patch(
    "/{user_id}",
    operation_id="update_member",
    response_model=MemberPublic,
    responses=refusals(400, 401, 403, 404, 409, 413, 429),
    openapi_extra=described(MemberUpdate),
)
async def update_member(organization_id: UUID, user_id: UUID, call: CanWrite) -> MemberPublic:
    """Give a member another role."""
    require_signed_in(call)
    asked = await call.body(MemberUpdate)
    async with call.services.database.write() as transaction:
        members = await _allowed(call, transaction, organization_id, user_id, gives=asked.role)
        await members.change_role(str(user_id), asked.role)
        return await _read(members, str(user_id))


@router.delete(
    "/{user_id}",
    operation_id="remove_member",
    response_model=Message,
    responses=refusals(401, 403, 404, 409, 429),
)
async def remove_member(organization_id: UUID, user_id: UUID, call: CanWrite) -> Message:
    """A member goes, of their own will or not; their keys of the organization die with it."""
    require_signed_in(call)
    async with call.services.database.write() as transaction:
        members = await _allowed(call, transaction, organization_id, user_id)
        await members.remove(str(user_id))
    return Message(message="Member removed successfully")


async def _allowed(
    call: Call,
    transaction: Transaction,
    organization_id: UUID,
    user_id: UUID | None = None,
    *,
    gives: Role | None = None,
) -> Members:
    """The members, where the caller may do it to `user_id`, whose new role is `gives`.

    Raises NotFound for what the caller is no member of, and for an unknown member; SartiqError
    (403) for what the caller's role does not allow.
    """
    own = await Organizations(transaction, call.user_id, call.services.clock).get(
        str(organization_id)
    )
    members = Members(transaction, str(organization_id), call.services.clock)
    now = None if user_id is None else (await members.get(str(user_id))).role
    leaves = gives is None and str(user_id) == call.user_id
    touches_owner = Role.OWNER in (now, gives)
    if not (leaves or own.role is Role.OWNER or (own.role is Role.ADMIN and not touches_owner)):
        raise SartiqError(403, NO_PERMISSION)
    return members


async def _read(members: Members, user_id: str) -> MemberPublic:
    return _answer(await members.get(user_id))


def _answer(member: Member) -> MemberPublic:
    return MemberPublic(
        user_id=member.user_id, email=member.email, role=member.role, created_at=member.since
    )
