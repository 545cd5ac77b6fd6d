"""`/users/me`: the user who signed in."""

from typing import Annotated

import structlog
from fastapi import APIRouter
from pydantic import BaseModel, Field

from cyclorama.accounts.passwords import MAX_LENGTH, MIN_LENGTH, set_password
from cyclorama.accounts.registration import MAX_EMAIL
from cyclorama.accounts.scopes import Scope
from cyclorama.accounts.users import MAX_FULL_NAME, Users
from cyclorama.dialects.body import described
from cyclorama.dialects.callers import address_of
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.answers.user import UserPublic
from cyclorama.dialects.sartiq.call import Call, calling
from cyclorama.dialects.sartiq.errors import SartiqError, refusals
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.users.user_answer import read_user, require_signed_in, user_answer
from cyclorama.errors import Unauthorized
from cyclorama.kit.rate_limits import CallClass

log = structlog.get_logger()

router = APIRouter(prefix=f"{PREFIX}/users/me", tags=["users"], route_class=SartiqRoute)

CanRead = Annotated[Call, calling(Scope.PLATFORM_READ)]
CanWrite = Annotated[Call, calling(Scope.PLATFORM_WRITE, CallClass.WRITE)]

NewPassword = Annotated[str, Field(min_length=MIN_LENGTH, max_length=MAX_LENGTH)]


class UserUpdateMe(BaseModel):
    """What is null stays as it is."""

    full_name: str | None = Field(None, max_length=MAX_FULL_NAME)
    email: str | None = Field(None, max_length=MAX_EMAIL)


class UpdatePassword(BaseModel):
    current_password: str = Field(max_length=MAX_LENGTH)
    new_password: NewPassword


@router.get(
    "",
    operation_id="read_user_me",
    response_model=UserPublic,
    responses=refusals(401, 403, 429),
)
async def read_user_me(call: CanRead) -> UserPublic:
    """Who is calling."""
    return await read_user(call, call.user_id)


@router.patch(
    "",
    operation_id="update_user_me",
    response_model=UserPublic,
    responses=refusals(400, 401, 403, 409, 413, 429),
    openapi_extra=described(UserUpdateMe),
)
async def update_user_me(call: CanWrite) -> UserPublic:
    """Change one's own name or e-mail address."""
    require_signed_in(call)
    asked = await call.body(UserUpdateMe)
    async with call.services.database.write() as transaction:
        users = Users(transaction, call.services.clock)
        await users.change(call.user_id, email=asked.email, full_name=asked.full_name)
        return user_answer(await users.get(call.user_id))


@router.patch(
    "/password",
    operation_id="update_password_me",
    response_model=Message,
    responses=refusals(400, 401, 403, 413, 429),
    openapi_extra=described(UpdatePassword),
)
async def update_password_me(call: CanWrite) -> Message:
    """Choose another password. It ends every access token of the user."""
    require_signed_in(call)
    asked = await call.body(UpdatePassword)
    services = call.services
    own = await read_user(call, call.user_id)
    address = address_of(call.request)
    try:
        await services.sign_in(own.email, asked.current_password, address)  # counts the tries
    except Unauthorized as error:
        raise SartiqError(400, "Incorrect password") from error
    if asked.new_password == asked.current_password:
        raise SartiqError(400, "New password cannot be the same as the current one")
    password_hash = await services.passwords.hash(asked.new_password)
    async with services.database.write() as transaction:
        await set_password(transaction, call.user_id, password_hash)
    log.info("password.changed", user=call.user_id)
    return Message(message="Password updated successfully")


@router.delete(
    "",
    operation_id="delete_user_me",
    response_model=Message,
    responses=refusals(401, 403, 409, 429),
)
async def delete_user_me(call: CanWrite) -> Message:
    """End one's own user. What was made stays with the accounts that it belongs to."""
    require_signed_in(call)
    async with call.services.database.write() as transaction:
        await Users(transaction, call.services.clock).remove(call.user_id)
    log.info("user.removed", user=call.user_id)
    return Message(message="User deleted successfully")
