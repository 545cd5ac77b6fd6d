"""Who is calling, and whether they may: the same check for every route of every dialect."""

import math

from fastapi import Request

from cyclorama.accounts.access_tokens import authenticate_access_token, is_access_token
from cyclorama.accounts.authentication import authenticate, authenticate_token
from cyclorama.accounts.keys import PREFIX
from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.answer_headers import answer_headers
from cyclorama.dialects.services import Services
from cyclorama.errors import Forbidden, RateLimited, Unauthorized
from cyclorama.kit.rate_limits import Allowance, CallClass

BEARER = "bearer "
AUTHORIZATION = "Authorization"
# What a refusal says besides (RFC 6750, section 3).
NO_CREDENTIAL = "Bearer"
BAD_CREDENTIAL = 'Bearer error="invalid_token"'
LACKS_SCOPE = 'Bearer error="insufficient_scope", scope="{}"'


async def admit(
    request: Request,
    services: Services,
    scope: Scope,
    call_class: CallClass,
    *,
    header: str = AUTHORIZATION,
) -> Principal:
    """Raises Unauthorized, then RateLimited, then Forbidden. The rate limit's state goes into
    the headers of whatever is answered. `header`: where a dialect's clients send their key;
    where it is missing, `Authorization` serves."""
    headers = answer_headers(request)
    sent = request.headers.get(header) or request.headers.get(AUTHORIZATION, "")
    credential = sent.strip()
    try:
        principal = await _authenticate(services, credential)
    except Unauthorized:
        headers["WWW-Authenticate"] = BAD_CREDENTIAL if credential else NO_CREDENTIAL
        raise
    if services.settings.rate_limits == "on" and not principal.local_admin:
        allowance = services.rate_limits.check(
            principal.key_id, call_class, services.clock(), principal.limits.get(call_class)
        )
        headers.update(rate_limit_headers(allowance))
        if not allowance.allowed:
            seconds = allowance.retry_after
            raise RateLimited(f"Too many requests. Retry after {seconds} seconds.", seconds)
    try:
        principal.require(scope)
    except Forbidden:
        headers["WWW-Authenticate"] = LACKS_SCOPE.format(scope.value)
        raise
    return principal


async def _authenticate(services: Services, credential: str) -> Principal:
    """A key comes raw or behind `Bearer`; whatever else is behind `Bearer` is a token: one of a
    user who signed in, or one that a user allowed an OAuth client."""
    text, is_bearer = credential, False
    if credential.lower().startswith(BEARER):
        text, is_bearer = credential[len(BEARER) :].strip(), True
    secret = services.settings.secret
    async with services.database.read() as connection:
        if is_bearer and is_access_token(text):
            return await authenticate_access_token(connection, secret, text, services.clock())
        if is_bearer and not text.startswith(PREFIX):
            return await authenticate_token(connection, secret, text, services.clock())
        return await authenticate(connection, secret, text or None)


def address_of(request: Request) -> str:
    """Where it comes from."""
    return request.client.host if request.client else ""


def rate_limit_headers(allowance: Allowance) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": str(allowance.limit),
        "X-RateLimit-Remaining": str(allowance.remaining),
        "X-RateLimit-Reset": str(math.ceil(allowance.reset_seconds)),
    }
