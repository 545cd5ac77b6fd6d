"""A call of the dialect whose caller was admitted, and the account that it is made for.

CanRead = Annotated[Call, calling(Scope.GENERATIONS_READ)]

async def read(call: CanRead, organization_id: UUID | None = None) -> ...:
    scoped = await call.within(organization_id)
"""

from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import Depends, Request, Security
from fastapi.security import OAuth2PasswordBearer
from pydantic import BaseModel, JsonValue

from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import Scope
from cyclorama.accounts.sign_in import accounts_of
from cyclorama.dialects.body import as_body, read_json
from cyclorama.dialects.callers import AUTHORIZATION, admit
from cyclorama.dialects.sartiq.errors import (
    BAD_CREDENTIALS,
    NO_PERMISSION,
    NOT_AUTHENTICATED,
    SartiqError,
    no_body,
    not_json,
)
from cyclorama.dialects.sartiq.route import PREFIX
from cyclorama.dialects.services import Given, Services
from cyclorama.errors import InvalidInput, TooLarge, Unauthorized
from cyclorama.kit.rate_limits import CallClass

M = TypeVar("M", bound=BaseModel)

# Names the scheme in the API's document; who calls is found out by `admit`.
BEARER = OAuth2PasswordBearer(tokenUrl=f"{PREFIX}/login/access-token", auto_error=False)


@dataclass(frozen=True)
class Scoped:
    """A call for one account. `organization`: it is one that several users share."""

    call: "Call"
    account_id: str
    organization: bool

    @property
    def services(self) -> Services:
        return self.call.services

    @property
    def user_id(self) -> str:
        return self.call.caller.user_id

    @property
    def organization_id(self) -> str | None:
        return self.account_id if self.organization else None


@dataclass(frozen=True)
class Call:
    request: Request
    services: Services
    caller: Principal

    @property
    def user_id(self) -> str:
        return self.caller.user_id

    async def within(self, organization_id: UUID | None) -> Scoped:
        """The account that is meant: without an id that of the user's own, or of the API key.
        Raises SartiqError (403) for an organization that the caller does not act for."""
        if organization_id is None:
            return self.acting_for(self.caller.account_id)
        if str(organization_id) not in await self.anywhere():
            raise SartiqError(403, NO_PERMISSION)
        return self.acting_for(str(organization_id))

    def acting_for(self, account_id: str) -> Scoped:
        """The call for this account, which is one of those that the caller acts for."""
        own = account_id == self.caller.account_id
        return Scoped(self, account_id, not own or self.caller.organization)

    async def anywhere(self) -> tuple[str, ...]:
        """All accounts that the caller acts for, its own first: where a thing is asked for by its
        id alone."""
        if not self.caller.signed_in:
            return (self.caller.account_id,)
        listed = await accounts_of(self.services.database, self.caller.user_id)
        return tuple(account_id for account_id, _ in listed)

    async def json(self) -> JsonValue:
        """Raises TooLarge; RequestValidationError for what is no JSON."""
        headers = self.request.headers
        if headers.get("Content-Length", "0") == "0" and "Transfer-Encoding" not in headers:
            raise no_body()
        try:
            return await read_json(self.request, self.services.settings.max_body_bytes)
        except TooLarge:
            raise
        except InvalidInput as error:
            raise not_json(error) from error

    async def body(self, model: type[M]) -> M:
        """Raises TooLarge, RequestValidationError."""
        return as_body(await self.json(), model, say_input=True)


def calling(scope: Scope, call_class: CallClass = CallClass.READ) -> Any:
    """What fills in a route's parameter of type Call, before anything else of the request is
    looked at."""

    async def admitted(
        request: Request, services: Given, _token: Annotated[str | None, Security(BEARER)]
    ) -> Call:
        return await admit_call(request, services, scope, call_class)

    return Depends(admitted)


async def admit_call(
    request: Request, services: Services, scope: Scope, call_class: CallClass
) -> Call:
    """Raises SartiqError (401), RateLimited, Forbidden."""
    try:
        caller = await admit(request, services, scope, call_class)
    except Unauthorized as error:
        sent = request.headers.get(AUTHORIZATION)
        raise SartiqError(401, BAD_CREDENTIALS if sent else NOT_AUTHENTICATED) from error
    return Call(request, services, caller)
