"""`/login`: an access token for a password, and whose it is."""

from typing import Annotated, Literal

import structlog
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from cyclorama.accounts.access_tokens import LIFE, issue_access_token
from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import as_body, described
from cyclorama.dialects.callers import address_of
from cyclorama.dialects.form import FORM, Fields, read_form
from cyclorama.dialects.sartiq.answers.user import Token, UserPublic
from cyclorama.dialects.sartiq.call import Call, calling
from cyclorama.dialects.sartiq.errors import SartiqError, refusals
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.users.user_answer import read_user
from cyclorama.dialects.services import Given
from cyclorama.errors import InvalidInput, TooLarge, Unauthorized

log = structlog.get_logger()

router = APIRouter(prefix=f"{PREFIX}/login", tags=["login"], route_class=SartiqRoute)

WRONG = "Incorrect email or password"


class Body_login_access_token(BaseModel):  # noqa: N801  the contract's name
    """OAuth2's password form (RFC 6749, section 4.3.2); clients need no registration."""

    grant_type: Literal["password", ""] | None = None
    username: str = Field(description="E-mail address")
    password: str
    scope: str = ""
    client_id: str | None = None
    client_secret: str | None = None


@router.post(
    "/access-token",
    operation_id="login_access_token",
    response_model=Token,
    responses=refusals(401, 413, 429),
    openapi_extra=described(Body_login_access_token, FORM),
)
async def login_access_token(request: Request, response: Response, services: Given) -> Token:
    """Sign in with e-mail address and password. The token lives for an hour."""
    asked = as_body(dict(await _fields(request)), Body_login_access_token)
    try:
        user = await services.sign_in(asked.username, asked.password, address_of(request))
    except Unauthorized as error:
        raise SartiqError(401, WRONG) from error
    response.headers["Cache-Control"] = "no-store"
    now = services.clock()
    return Token(
        access_token=issue_access_token(user, services.settings.secret, now),
        expires_in=int(LIFE.total_seconds()),
    )


async def _fields(request: Request) -> Fields:
    """What is no form has no fields, as the framework sees it. Raises TooLarge."""
    try:
        return await read_form(request)
    except TooLarge:
        raise
    except InvalidInput:
        return []


@router.post(
    "/test-token",
    operation_id="test_token",
    response_model=UserPublic,
    responses=refusals(401, 403, 429),
)
async def test_token(call: Annotated[Call, calling(Scope.PLATFORM_READ)]) -> UserPublic:
    """Whose token or key this is."""
    return await read_user(call, call.user_id)
