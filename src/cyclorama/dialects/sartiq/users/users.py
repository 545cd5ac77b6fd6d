"""`/users`: for whoever administers the installation."""

from typing import Annotated
from uuid import UUID

import structlog
from fastapi import APIRouter
from pydantic import BaseModel, Field

from cyclorama.accounts.passwords import set_password
from cyclorama.accounts.registration import MAX_EMAIL, create_personal
from cyclorama.accounts.scopes import Scope
from cyclorama.accounts.users import MAX_FULL_NAME, Users
from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.answers.user import UserPublic, UsersPublic
from cyclorama.dialects.sartiq.call import Call, calling
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.paging import Limit, Skip
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.users.own_user import NewPassword
from cyclorama.dialects.sartiq.users.user_answer import (
    read_user,
    require_signed_in,
    require_superuser,
    user_answer,
)
from cyclorama.kit.rate_limits import CallClass

log = structlog.get_logger()

router = APIRouter(prefix=f"{PREFIX}/users", tags=["users"], route_class=SartiqRoute)

CanRead = Annotated[Call, calling(Scope.PLATFORM_READ)]
CanWrite = Annotated[Call, calling(Scope.PLATFORM_WRITE, CallClass.WRITE)]


class UserCreate(BaseModel):
    email: str = Field(max_length=MAX_EMAIL)
    password: NewPassword
    full_name: str | None = Field(None, max_length=MAX_FULL_NAME)


class UserUpdate(BaseModel):
    """What is null stays as it is."""

    email: str | None = Field(None, max_length=MAX_EMAIL)
    password: NewPassword | None = None
    full_name: str | None = Field(None, max_length=MAX_FULL_NAME)
    is_active: bool | None = None


@router.get(
    "/",
    operation_id="read_users",
    response_model=UsersPublic,
    responses=refusals(401, 403, 429),
)
async def read_users(call: CanRead, skip: Skip = 0, limit: Limit = 100) -> UsersPublic:
    """All users of the installation, in the order in which they came."""
    require_superuser(call)
    async with call.services.database.read() as connection:
        users = Users(connection, call.services.clock)
        found = await users.list(skip, limit)
        return UsersPublic(data=[user_answer(one) for one in found], count=await users.count())


@router.post(
    "/",
    operation_id="create_user",
    response_model=UserPublic,
    responses=refusals(400, 401, 403, 409, 413, 429),
    openapi_extra=described(UserCreate),
)
async def create_user(call: CanWrite) -> UserPublic:
    """A user with an account of their own."""
    require_superuser(call)
    asked = await call.body(UserCreate)
    services = call.services
    password_hash = await services.passwords.hash(asked.password)
    async with services.database.write() as transaction:
        made = await create_personal(
            transaction,
            services.clock,
            email=asked.email,
            credit_grant=services.settings.credit_grant,
        )
        await set_password(transaction, made.user_id, password_hash)
        users = Users(transaction, services.clock)
        await users.change(made.user_id, full_name=asked.full_name)
        answer = user_answer(await users.get(made.user_id))
    log.info("user.created", user=made.user_id)
    return answer


@router.get(
    "/{user_id}",
    operation_id="read_user_by_id",
    response_model=UserPublic,
    responses=refusals(401, 403, 404, 429),
)
async def read_user_by_id(user_id: UUID, call: CanRead) -> UserPublic:
    """One user: oneself, or any for whoever administers the installation."""
    require_signed_in(call)
    if str(user_id) != call.user_id:
        require_superuser(call)
    return await read_user(call, str(user_id))


@router.patch(
    "/{user_id}",
    operation_id="update_user",
    response_model=UserPublic,
    responses=refusals(400, 401, 403, 404, 409, 413, 429),
    openapi_extra=described(UserUpdate),
)
async def update_user(user_id: UUID, call: CanWrite) -> UserPublic:
    """Change a user. One that is not active is refused everywhere, with all tokens and keys."""
    require_superuser(call)
    asked = await call.body(UserUpdate)
    services = call.services
    password_hash = await services.passwords.hash(asked.password) if asked.password else None
    async with services.database.write() as transaction:
        users = Users(transaction, services.clock)
        await users.change(
            str(user_id), email=asked.email, full_name=asked.full_name, active=asked.is_active
        )
        if password_hash is not None:
            await set_password(transaction, str(user_id), password_hash)
        return user_answer(await users.get(str(user_id)))


@router.delete(
    "/{user_id}",
    operation_id="delete_user",
    response_model=Message,
    responses=refusals(401, 403, 404, 409, 429),
)
async def delete_user(user_id: UUID, call: CanWrite) -> Message:
    """End a user. What they made stays with the accounts that it belongs to."""
    require_superuser(call)
    async with call.services.database.write() as transaction:
        await Users(transaction, call.services.clock).remove(str(user_id))
    log.info("user.removed", user=str(user_id))
    return Message(message="User deleted successfully")
