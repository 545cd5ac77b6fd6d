"""Who is calling, and whether they may: the same check for every route of every dialect."""

import math

from fastapi import Request, Response

from cyclorama.accounts.authentication import authenticate
from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.services import Services
from cyclorama.errors import RateLimited
from cyclorama.kit.rate_limits import Allowance, CallClass

BEARER = "bearer "


async def admit(
    request: Request, response: Response, services: Services, scope: Scope, call_class: CallClass
) -> Principal:
    """Raises Unauthorized, then RateLimited, then Forbidden. The rate limit's state goes into
    the headers of `response`."""
    text = request.headers.get("Authorization", "").strip()
    if text.lower().startswith(BEARER):
        text = text[len(BEARER) :].strip()
    async with services.database.read() as connection:
        principal = await authenticate(connection, services.settings.secret, text or None)
    if services.settings.rate_limits == "on" and not principal.local_admin:
        allowance = services.rate_limits.check(principal.key_id, call_class, services.clock())
        response.headers.update(rate_limit_headers(allowance))
        if not allowance.allowed:
            seconds = allowance.retry_after
            raise RateLimited(f"Too many requests. Retry after {seconds} seconds.", seconds)
    principal.require(scope)
    return principal


def rate_limit_headers(allowance: Allowance) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": str(allowance.limit),
        "X-RateLimit-Remaining": str(allowance.remaining),
        "X-RateLimit-Reset": str(math.ceil(allowance.reset_seconds)),
    }
